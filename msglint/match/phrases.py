"""Finds the words and phrases of lexicons in a sentence."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msglint.lexicon.graph import CONCEPTS, ENDS, GAP
from msglint.match.tokens import Hit
from msglint.text.segment import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.lexicon.graph import Node
    from msglint.lexicon.lexicon import Lexicon

#: A gap in a phrase takes at most this many words.
_GAP_WORDS = 4


class Search:
    """One sentence's search for concepts, each when it is asked for.

    Args:
        words: the sentence's words.
        clauses: the number of each word's clause.
        lexicons: the lexicons to ask.
    """

    def __init__(self, words: Sequence[str], clauses: Sequence[int], lexicons: Iterable[Lexicon]) -> None:
        self._words = words
        self._clauses = clauses
        self._lexicons = [(lexicon, list(map(lexicon.elements, words))) for lexicon in lexicons]
        self._hits: dict[str, list[Hit]] = {}
        self._ends: dict[str, dict[int, list[int]]] = {}

    def hits(self, concept: str) -> list[Hit]:
        """Return where the sentence speaks of a concept, in the order of the text.

        A phrase does not reach over the end of a clause. Where phrases overlap, the longest is kept; a phrase inside
        one of its concept's exceptions ("peer review") is none.
        """
        known = self._hits.get(concept)
        if known is None:
            fresh: set[Hit] = set()
            struck: set[Hit] = set()
            for lexicon, elements in self._lexicons:
                root = lexicon.graph(concept)
                if root:
                    for first, last, exception in self._found(root, elements):
                        (struck if exception else fresh).add(Hit(first, last))
            known = self._hits[concept] = _settled(fresh, struck)
        return known

    def _found(self, root: Node, elements: list[tuple[str, ...]]) -> Iterator[tuple[int, int, bool]]:
        """Yield the ranges of phrases, and whether each is an exception."""
        heads = root.keys()
        others = {at for name in root.get(CONCEPTS, ()) for at in self._ends_of(name)}
        for first, own in enumerate(elements):
            # At most places no phrase begins, neither with the word nor with another concept.
            if not heads.isdisjoint(own) or first in others:
                limit = bisect_right(self._clauses, self._clauses[first])
                for last, exception in self._walk(root, elements, first, limit):
                    yield first, last, exception

    def _walk(self, node: Node, elements: list[tuple[str, ...]], at: int, limit: int) -> Iterator[tuple[int, bool]]:
        for exception in node.get(ENDS, ()):
            yield at, exception
        if at < limit:
            for element in elements[at]:
                child = node.get(element)
                if child is not None:
                    yield from self._walk(child, elements, at + 1, limit)
            for name in node.get(CONCEPTS, ()):
                for end in self._ends_of(name).get(at, ()):
                    if end <= limit:
                        yield from self._walk(node["{" + name + "}"], elements, end, limit)
        gap = node.get(GAP)
        if gap is not None:
            for after in self._gap(at, limit):
                yield from self._walk(gap, elements, after, limit)

    def _ends_of(self, concept: str) -> dict[int, list[int]]:
        """Return for each token at which the words of a concept begin where they end."""
        known = self._ends.get(concept)
        if known is None:
            known = self._ends[concept] = {}
            for first, last in self.hits(concept):
                known.setdefault(first, []).append(last)
        return known

    def _gap(self, at: int, limit: int) -> Iterator[int]:
        """Yield the places where the next element may stand; a character without spaces around counts half a word."""
        room = 2 * _GAP_WORDS
        for after in range(at, limit):
            yield after
            room -= 1 if is_unspaced(self._words[after]) else 2
            if room < 0:
                return


def _settled(fresh: Iterable[Hit], struck: Iterable[Hit]) -> list[Hit]:
    """Return hits without those that exceptions strike out, and of those inside one another the longest."""
    kept: list[Hit] = []
    for hit in sorted(fresh, key=lambda hit: (hit.first, -hit.last)):
        if not any(hit.within(other) for other in struck) and not (kept and hit.within(kept[-1])):
            kept.append(hit)
    return kept
