"""Triggers: for each concept, words of which each of its phrases has one, so that most sentences need no search.

A sentence without any trigger of a concept can't speak of it. Of the words that would do, those are taken that stand
in few other phrases: "please" says little, "refund" much.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msglint.lexicon.graph import CONCEPTS, ENDS, GAP, NUMBER

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from msglint.lexicon.graph import Node
    from msglint.lexicon.lexicon import Term

_Value = TypeVar("_Value")

#: A small word stands in most sentences, and so does a number; another concept may have many words.
_COST_OF_SMALL_WORD = 1_000
_COST_OF_NUMBER = 500
_COST_OF_CONCEPT = 100


class Triggers(NamedTuple):
    """What the words of a sentence may put.

    Attributes:
        words: element -> the concepts that a sentence with it may put, each with the elements one of which it needs
            besides; None where it needs none.
        rests: concept -> further concepts that a sentence which puts it may put, whatever else it says.
    """

    words: dict[str, tuple[tuple[str, frozenset[str] | None], ...]]
    rests: dict[str, tuple[str, ...]]


def find_triggers(terms: Iterable[Term], small_words: Container[str]) -> Triggers:
    """Return the triggers of a lexicon.

    Args:
        terms: its terms.
        small_words: words that stand in most sentences.
    """
    terms = [term for term in terms if not term.exception]
    costs = _costs([term.graph.head for term in terms], small_words)
    chosen: dict[str, dict[str, set[str] | None]] = {}
    rests: dict[str, set[str]] = {}
    for term in terms:
        for element, others in _Cutter(costs).pairs(term.graph.head):
            if _is_concept(element):
                rests.setdefault(element.strip("{}"), set()).add(term.concept)
                continue
            concepts = chosen.setdefault(element, {})
            known = concepts.setdefault(term.concept, set())
            if known is not None:
                concepts[term.concept] = None if others is None else known | others
    # Equal ones are one: half as much is left to store and to load.
    shared: dict[object, Any] = {}
    words = {
        element: tuple(
            _one((concept, None if others is None else _one(frozenset(others), shared)), shared)
            for concept, others in sorted(concepts.items())
        )
        for element, concepts in sorted(chosen.items())
    }
    return Triggers(
        {element: _one(pairs, shared) for element, pairs in words.items()},
        {concept: tuple(sorted(_reached(concept, rests))) for concept in sorted(rests)},
    )


def _one(value: _Value, known: dict[object, Any]) -> _Value:
    one: _Value = known.setdefault(value, value)
    return one


def _is_concept(element: str) -> bool:
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
                # Whether another concept is there, its words alone don't tell.
                yield element, None if others is None or any(map(_is_concept, others)) else others

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
        elif _is_concept(element):
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


def _reached(concept: str, rests: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [concept]
    while waiting:
        fresh = rests.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found
