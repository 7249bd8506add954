"""Triggers: for each concept, words of which each of its phrases has one, so that most sentences need no search.

A sentence without any trigger of a concept can't speak of it. Of the words that would do, those are taken that stand
in few other phrases: "please" says little, "refund" much.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from msglint.lexicon.graph import CONCEPTS, ENDS, GAP, NUMBER

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from msglint.lexicon.graph import Node
    from msglint.lexicon.lexicon import Term

#: A small word stands in most sentences, and so does a number; another concept may have many words.
_COST_OF_SMALL_WORD = 1_000
_COST_OF_NUMBER = 500
_COST_OF_CONCEPT = 100


class Triggers(NamedTuple):
    """What the words of a sentence may put.

    Attributes:
        words: element -> the concepts that a sentence with it may put.
        rests: concept -> further concepts that a sentence which puts it may put, whatever else it says.
    """

    words: dict[str, tuple[str, ...]]
    rests: dict[str, tuple[str, ...]]


def find_triggers(terms: Iterable[Term], small_words: Container[str]) -> Triggers:
    """Return the triggers of a lexicon.

    Args:
        terms: its terms.
        small_words: words that stand in most sentences.
    """
    terms = [term for term in terms if not term.exception]
    costs = _costs([term.graph.head for term in terms], small_words)
    chosen: dict[str, set[str]] = {}
    rests: dict[str, set[str]] = {}
    for term in terms:
        for element in _Cutter(costs).cut(term.graph.head).elements:
            is_concept = element.startswith("{") and element != NUMBER
            (rests if is_concept else chosen).setdefault(element.strip("{}") if is_concept else element, set()).add(
                term.concept
            )
    far = {concept: _reached(concept, rests) for concept in rests}
    words = {
        element: concepts.union(*(far[concept] for concept in concepts if concept in far))
        for element, concepts in chosen.items()
    }
    return Triggers(_sorted(words), _sorted(far))


class _Cut(NamedTuple):
    """Elements of which every way has one, and what they cost."""

    cost: int
    elements: frozenset[str]


class _Cutter:
    """Finds the cheapest elements of which every way through a graph has one."""

    def __init__(self, costs: Mapping[str, int]) -> None:
        self._costs = costs
        self._known: dict[int, _Cut] = {}

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
        elif element.startswith("{"):
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


def _sorted(sets: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(names)) for name, names in sorted(sets.items())}
