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

    Attributes:
        possible: the concepts that the sentence may speak of: all that it does, and others.
    """

    def __init__(self, words: Sequence[str], clauses: Sequence[int], lexicons: Iterable[Lexicon]) -> None:
        self._words = words
        self._clauses = clauses
        self._lexicons = tuple(lexicons)
        #: Concept -> the lexicons by which the sentence may put it.
        self._putting = _putting(words, self._lexicons)
        self.possible = self._putting.keys()
        self._elements: dict[Lexicon, Elements] = {}
        self._hits: dict[str, list[Hit]] = {}
        self._ends: dict[str, dict[int, list[int]]] = {}

    def hits(self, concept: str) -> list[Hit]:
        """Return where the sentence speaks of a concept, in the order of the text.

        A phrase does not reach over the end of a clause. Where phrases overlap, the longest is kept; a phrase inside
        one of its concept's exceptions ("peer review") is none.
        """
        known = self._hits.get(concept)
        if known is None:
            found: set[tuple[Hit, bool]] = set()
            putting = self._putting.get(concept, ())
            for lexicon in putting:
                self._search_in(lexicon, concept, found)
            if found:
                # What the others may hold besides are exceptions.
                for lexicon in self._lexicons:
                    if lexicon not in putting:
                        self._search_in(lexicon, concept, found)
            known = self._hits[concept] = _settled(found) if found else []
        return known

    def _search_in(self, lexicon: Lexicon, concept: str, found: set[tuple[Hit, bool]]) -> None:
        root = lexicon.graph(concept)
        if root:
            elements = self._elements.get(lexicon)
            if elements is None:
                elements = self._elements[lexicon] = Elements(map(lexicon.elements.__getitem__, self._words))
            self._search(root, elements, found)

    def _search(self, root: Node, elements: Elements, found: set[tuple[Hit, bool]]) -> None:
        """Add the ranges of phrases to those that were found, each with whether it is an exception."""
        # At most places no phrase begins, neither with the word nor with another concept.
        for element in root.keys() & elements.places.keys():
            for first in elements.places[element]:
                self._walk(root[element], elements, first, first + 1, found)
        for name in root.get(CONCEPTS, ()):
            for first, ends in self._ends_of(name).items():
                for end in ends:
                    self._walk(root["{" + name + "}"], elements, first, end, found)

    def _walk(self, node: Node, elements: Elements, first: int, at: int, found: set[tuple[Hit, bool]]) -> None:
        if ENDS in node:
            found.update((Hit(first, at), exception) for exception in node[ENDS])
            if len(node) == 1:
                return
        limit = bisect_right(self._clauses, self._clauses[first])
        if at < limit:
            for element in elements.of[at]:
                if element in node:
                    self._walk(node[element], elements, first, at + 1, found)
            for name in node.get(CONCEPTS, ()):
                for end in self._ends_of(name).get(at, ()):
                    self._walk(node["{" + name + "}"], elements, first, end, found)
        if GAP in node:
            for after in self._gap(at, limit):
                self._walk(node[GAP], elements, first, after, found)

    def _ends_of(self, concept: str) -> dict[int, list[int]]:
        """Return for each token at which the words of a concept begin where they end."""
        known = self._ends.get(concept)
        if known is None:
            known = self._ends[concept] = {}
            for first, last in self.hits(concept) if concept in self._putting else ():
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


class Elements:
    """What the words of a sentence can stand for.

    Args:
        words: the elements of each word.

    Attributes:
        of: the elements of each word.
        places: element -> the words that can stand for it.
    """

    def __init__(self, words: Iterable[tuple[str, ...]]) -> None:
        self.of = list(words)
        self.places: dict[str, list[int]] = {}
        for at, elements in enumerate(self.of):
            for element in elements:
                self.places.setdefault(element, []).append(at)


def _putting(words: Sequence[str], lexicons: Sequence[Lexicon]) -> dict[str, list[Lexicon]]:
    """Return the concepts that a sentence may put, each with the lexicons by which it may."""
    gates = [(lexicon, lexicon.gate(words)) for lexicon in lexicons]
    found: dict[str, list[Lexicon]] = {}
    fresh: set[str] = set()
    while True:
        # A phrase of one language may hold a concept that another one puts.
        more: set[str] = set()
        for lexicon, gate in gates:
            for concept in gate.admit(fresh):
                if concept not in found:
                    more.add(concept)
                found.setdefault(concept, []).append(lexicon)
        if not more or len(gates) == 1:
            return found
        fresh = more


def _settled(found: Iterable[tuple[Hit, bool]]) -> list[Hit]:
    """Return hits without those that exceptions strike out, and of those inside one another the longest."""
    struck = [hit for hit, exception in found if exception]
    kept: list[Hit] = []
    for hit in sorted((hit for hit, exception in found if not exception), key=lambda hit: (hit.first, -hit.last)):
        if not any(hit.within(other) for other in struck) and not (kept and hit.within(kept[-1])):
            kept.append(hit)
    return kept
