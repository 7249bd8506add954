"""Triggers: for each concept, words of which each of its phrases has one, so that most sentences need no search.

A sentence without any trigger of a concept can't speak of it. Of the words that would do, those are taken that stand
in few other phrases: "please" says little, "refund" much.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msglint.lexicon.graph import CONCEPTS, ENDS, GAP, NUMBER
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from msglint.lexicon.graph import Node
    from msglint.lexicon.lexicon import Term

#: A small word stands in most sentences, and so does a number; another concept may have many words.
_COST_OF_SMALL_WORD = 1_000
_COST_OF_NUMBER = 500
_COST_OF_CONCEPT = 100


#: A concept that a sentence may put, with the elements one of which it needs for that.
Pair = tuple[str, frozenset[str]]


class Opened(NamedTuple):
    """The concepts that a sentence with an element may put.

    Attributes:
        sure: those that it may put whatever else it holds.
        unsure: others, each with the words one of which it needs besides.
        later: others, each with what it needs besides, concepts among them, which may yet turn up.
    """

    sure: tuple[str, ...]
    unsure: tuple[Pair, ...]
    later: tuple[Pair, ...]


def find_triggers(terms: Iterable[Term], small_words: Container[str]) -> dict[str, Opened]:
    """Return the triggers of a lexicon: element -> what it opens; elements may be other concepts, in braces.

    Args:
        terms: its terms.
        small_words: words that stand in most sentences.
    """
    terms = [term for term in terms if not term.exception]
    costs = _costs([term.graph.head for term in terms], small_words)
    chosen: dict[str, dict[str, set[str] | None]] = {}
    for term in terms:
        for element, others in _Cutter(costs).pairs(term.graph.head):
            concepts = chosen.setdefault(element, {})
            known = concepts.setdefault(term.concept, set())
            if known is not None:
                concepts[term.concept] = None if others is None else known | others
    return {element: _opened(concepts) for element, concepts in sorted(chosen.items())}


def _opened(concepts: Mapping[str, set[str] | None]) -> Opened:
    pairs = [(concept, frozenset(others)) for concept, others in sorted(concepts.items()) if others is not None]
    later = tuple(pair for pair in pairs if any(map(is_concept, pair[1])))
    unsure = tuple(pair for pair in pairs if pair not in later)
    return Opened(tuple(concept for concept, others in sorted(concepts.items()) if others is None), unsure, later)


def is_concept(element: str) -> bool:
    """Return whether an element stands for the phrases of another concept."""
    return element.startswith("{") and element != NUMBER


class _Cut(NamedTuple):
    """Elements of which every way has one, and what they cost."""

    cost: int
    elements: frozenset[str]


class _Cutter:
    """Finds the cheapest elements of which every way through a graph has one."""

    def __init__(self, costs: Mapping[str, int]) -> None:
        self._costs = costs
        self._known: dict[int, _Cut] = {}

    def pairs(self, head: Node) -> Iterator[tuple[str, frozenset[str] | None]]:
        """Yield the cheapest elements of which every way has one, each with others of which it has one besides.

        Those are the first elements of the ways, or what follows where it is the first itself; None for no others.
        """
        for first, child in head.items():
            if first == CONCEPTS:
                continue
            for element in self._edge(first, child).elements:
                others: frozenset[str] | None = frozenset([first])
                if element == first:
                    others = None if ENDS in child else self.cut(child).elements
                yield element, others

    def cut(self, node: Node) -> _Cut:
        """Return such elements for the ways that go on from a node; no way ends at it."""
        known = self._known.get(id(node))
        if known is None:
            parts = [self._edge(element, child) for element, child in node.items() if element != CONCEPTS]
            elements = frozenset[str]().union(*(part.elements for part in parts))
            known = self._known[id(node)] = _Cut(sum(part.cost for part in parts), elements)
        return known

    def _edge(self, element: str, child: Node) -> _Cut:
        here = None if element == GAP else _Cut(self._costs[element], frozenset([element]))
        if here is not None and ENDS in child:
            return here
        later = self.cut(child)
        return later if here is None or later.cost < here.cost else here


def _costs(heads: list[Node], small_words: Container[str]) -> dict[str, int]:
    """Return what each element costs: more if more terms have it."""
    costs: dict[str, int] = dict(Counter(element for head in heads for element in set(_elements(head, set()))))
    for element in costs:
        if element == NUMBER:
            costs[element] += _COST_OF_NUMBER
        elif is_concept(element):
            costs[element] += _COST_OF_CONCEPT
        elif element in small_words:
            costs[element] += _COST_OF_SMALL_WORD
    return costs


def _elements(node: Node, seen: set[int]) -> Iterator[str]:
    if id(node) in seen:
        return
    seen.add(id(node))
    for element, child in node.items():
        if element in (ENDS, CONCEPTS):
            continue
        if element != GAP:
            yield element
        yield from _elements(child, seen)
