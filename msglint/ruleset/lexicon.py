"""A lexicon: how one language puts the concepts that rules speak of, compiled for matching.

A compiled lexicon is made of plain dicts, lists and strings, so that a cache can store it as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msglint.ruleset.terms import CONCEPTS, ENDS, GAP, NUMBER, merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from msglint.ruleset.terms import Graph, Node

_MEMO_SIZE = 20_000


class Term(NamedTuple):
    """One term of a concept.

    Attributes:
        concept: the concept's name.
        graph: its ways, each ending in the concept and whether it is an exception.
        exception: whether the term says that its words do not mean the concept.
    """

    concept: str
    graph: Graph
    exception: bool


class Lexicon:
    """One language's phrases, ready for matching.

    Args:
        language: its code, as in `en`.
        name: its English name.
        script: `Latin`, `Han`, ... : texts without a letter of it don't need the lexicon.
        levels: one graph of phrases for each depth of reference; a level refers only to concepts of those before it.
        concepts: the concepts that it has words for.
    """

    def __init__(self, language: str, name: str, script: str, levels: list[Node], concepts: list[str]) -> None:
        self.language = language
        self.name = name
        self.script = script
        self.levels = levels
        self.concepts = frozenset(concepts)
        self._words: set[str] = set()
        self._stems: set[str] = set()
        self._endings: set[str] = set()
        for element in _words_of(levels):
            if element.endswith("*"):
                self._stems.add(element[:-1])
            elif element.startswith("*"):
                self._endings.add(element[1:])
            else:
                self._words.add(element)
        self._longest = max(map(len, (*self._stems, *self._endings)), default=0)
        self._memo: dict[str, tuple[str, ...]] = {}

    def elements(self, token: str) -> tuple[str, ...]:
        """Return the elements of phrases that a token can stand for."""
        known = self._memo.get(token)
        if known is None:
            if len(self._memo) >= _MEMO_SIZE:
                self._memo.clear()
            known = self._memo[token] = tuple(dict.fromkeys(self._elements(token)))
        return known

    def _elements(self, token: str) -> Iterable[str]:
        if token in self._words:
            yield token
        for size in range(1, min(len(token), self._longest) + 1):
            if token[:size] in self._stems:
                yield f"{token[:size]}*"
            if token[-size:] in self._endings:
                yield f"*{token[-size:]}"
        if token.isdecimal():
            yield NUMBER


def compile_levels(terms: Iterable[Term], depth: Mapping[str, int]) -> list[Node]:
    """Join the terms' graphs, one for each level.

    Args:
        terms: the terms of a lexicon.
        depth: for each concept, how deep its references go (0: none), over all lexicons together.
    """
    levels: list[Node] = [{} for _ in range(max(depth.values(), default=0) + 1)]
    for term in terms:
        root = levels[depth[term.concept]]
        for element, node in term.graph.head.items():
            mine = root.get(element)
            if mine is None:
                root[element] = node
            elif isinstance(node, list):
                root[element] = [*mine, *(item for item in node if item not in mine)]
            else:
                root[element] = merged(mine, node)
    return levels


def _words_of(levels: Iterable[Node]) -> set[str]:
    """Return the elements of graphs that stand for words."""
    elements: set[str] = set()
    pending = list(levels)
    seen: set[int] = set()
    while pending:
        for element, child in pending.pop().items():
            if element in (ENDS, CONCEPTS):
                continue
            if element not in (GAP, NUMBER) and not element.startswith("{"):
                elements.add(element)
            if id(child) not in seen:
                seen.add(id(child))
                pending.append(child)
    return elements
