"""Finds the words and phrases of lexicons in a sentence."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from msglint.lexicon.graph import CONCEPTS, ENDS, GAP
from msglint.text.segment import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from msglint.lexicon.graph import Node
    from msglint.lexicon.lexicon import Lexicon

#: A gap in a phrase takes at most this many words.
_GAP_WORDS = 4


class Hit(NamedTuple):
    """A range of tokens that puts a concept into words, `first` included, `last` not."""

    first: int
    last: int

    def moved(self, by: int) -> Hit:
        """Return the range as many tokens further on."""
        return Hit(self.first + by, self.last + by)

    def within(self, other: Hit) -> bool:
        """Return whether this range lies inside another."""
        return other.first <= self.first and self.last <= other.last


Hits = dict[str, list[Hit]]


def find_phrases(words: Sequence[str], clauses: Sequence[int], lexicons: Iterable[Lexicon]) -> Hits:
    """Return the concepts that a sentence speaks of, each with its places in the order of the text.

    A phrase does not reach over the end of a clause. Where phrases of one concept overlap, the longest is kept; a
    phrase inside one of its concept's exceptions ("peer review") is none.

    Args:
        words: the sentence's words.
        clauses: the number of each word's clause.
        lexicons: the lexicons to ask.
    """
    search = _Search(words, clauses)
    lexicons = [lexicon for lexicon in lexicons if lexicon.levels]
    for level in range(max((len(lexicon.levels) for lexicon in lexicons), default=0)):
        for lexicon in lexicons:
            if level < len(lexicon.levels):
                search.run(lexicon, lexicon.levels[level])
        search.settle()
    return search.hits


class _Search:
    """One sentence's search, level by level: the phrases of a level see the concepts found before."""

    def __init__(self, words: Sequence[str], clauses: Sequence[int]) -> None:
        self.words = words
        self.clauses = clauses
        self.hits: Hits = {}
        self._ends: dict[tuple[str, int], list[int]] = {}
        self._starts: set[int] = set()
        self._found: set[tuple[str, bool, int, int]] = set()

    def run(self, lexicon: Lexicon, root: Node) -> None:
        if not root:
            return
        self._elements = elements = list(map(lexicon.elements, self.words))
        heads = root.keys()
        limit = 0
        for first, own in enumerate(elements):
            if first == limit:
                limit = bisect_right(self.clauses, self.clauses[first])
            # At most places no phrase begins, neither with the word nor with a concept found there before.
            if first in self._starts or not heads.isdisjoint(own):
                self._walk(root, first, first, limit)

    def settle(self) -> None:
        """Turn what a level found into hits: exceptions strike out, the longest wins."""
        struck: dict[str, list[Hit]] = {}
        fresh: dict[str, list[Hit]] = {}
        for concept, exception, first, last in self._found:
            (struck if exception else fresh).setdefault(concept, []).append(Hit(first, last))
        self._found.clear()
        for concept, hits in fresh.items():
            kept: list[Hit] = []
            for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
                if any(hit.within(other) for other in struck.get(concept, ())):
                    continue
                if not kept or not hit.within(kept[-1]):
                    kept.append(hit)
            if kept:
                self.hits[concept] = kept
            for hit in kept:
                self._ends.setdefault((concept, hit.first), []).append(hit.last)
                self._starts.add(hit.first)

    def _walk(self, node: Node, first: int, at: int, limit: int) -> None:
        for concept, exception in node.get(ENDS, ()):
            self._found.add((concept, exception, first, at))
        if at < limit:
            for element in self._elements[at]:
                child = node.get(element)
                if child is not None:
                    self._walk(child, first, at + 1, limit)
            for concept in node.get(CONCEPTS, ()):
                for end in self._ends.get((concept, at), ()):
                    if end <= limit:
                        self._walk(node["{" + concept + "}"], first, end, limit)
        gap = node.get(GAP)
        if gap is not None:
            for after in self._gap(at, limit):
                self._walk(gap, first, after, limit)

    def _gap(self, at: int, limit: int) -> Iterable[int]:
        """Return the places where the next element may stand; a character without spaces around counts half a word."""
        room = 2 * _GAP_WORDS
        for after in range(at, limit):
            yield after
            room -= 1 if is_unspaced(self.words[after]) else 2
            if room < 0:
                return
