"""Terms of a lexicon, compiled into graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msglint.lexicon.graph import CONCEPTS, ENDS, GAP, NUMBER, Joiner
from msglint.lexicon.notation import TermError, parse_term, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.lexicon.graph import Node
    from msglint.lexicon.notation import Choice, Sequence

MAX_CHARS = 5_000
#: Matching takes one step of the call stack for each element.
MAX_ELEMENTS = 50
#: More steps than this to build one graph is a slip of the pen, or an attack on memory.
MAX_STEPS = 20_000


class Graph(NamedTuple):
    """A compiled term.

    Attributes:
        head: its first node.
        needs: the concepts that it refers to.
    """

    head: Node
    needs: frozenset[str]

    def single_words(self) -> set[str]:
        """Return the words that the term may consist of alone."""
        return {element for element, node in self.head.items() if isinstance(node, dict) and ENDS in node}


def compile_term(term: str, *, exception: bool = False) -> Graph:
    """Compile a term.

    Args:
        term: the term as a lexicon writes it.
        exception: whether it is one of a concept's exceptions; what the nodes hold at which a way ends.

    Raises:
        TermError: the notation is broken, the term may stand for nothing at all, or it is too large.
    """
    if len(term) > MAX_CHARS:
        raise TermError(f"{shown(term)} has more than {MAX_CHARS:,} characters; split it up")
    sequence = parse_term(term)
    if _longest(sequence) > MAX_ELEMENTS:
        raise TermError(f"{shown(term)} has more than {MAX_ELEMENTS} words in a row; a part of it will do")
    builder = _Builder(term)
    head = builder.build(sequence, {ENDS: [exception]})
    while GAP in head:
        head = builder.join({key: node for key, node in head.items() if key != GAP}, head[GAP])
    if ENDS in head:
        raise TermError(f"{shown(term)} can stand for nothing at all; make at least one word compulsory")
    return Graph(head, frozenset(_needs(sequence)))


class _Builder(Joiner):
    """Builds one term's graph from its end to its beginning, so that ways that differ in front share what follows."""

    def __init__(self, term: str) -> None:
        super().__init__()
        self._term = term

    def build(self, sequence: Sequence, node: Node) -> Node:
        for item in reversed(sequence):
            self.steps += 1
            self.check()
            node = self._before(item, node)
        return node

    def check(self) -> None:
        """Refuse a term whose graph is too large."""
        if self.steps > MAX_STEPS:
            raise TermError(f"{shown(self._term)} branches too often; split it up")

    def _before(self, item: str | Choice, node: Node) -> Node:
        if not isinstance(item, str):
            head: Node = {}
            for option in item.options:
                head = self.join(head, self.build(option, node))
            return head
        if item == GAP and ENDS in node:
            # What ends after a gap has ended before it.
            rest = {key: value for key, value in node.items() if key != ENDS}
            return {GAP: rest, ENDS: node[ENDS]} if rest else node
        if item.startswith("{") and item != NUMBER:
            return {item: node, CONCEPTS: [item[1:-1]]}
        return {item: node}


def _longest(sequence: Sequence) -> int:
    return sum(1 if isinstance(item, str) else max(map(_longest, item.options)) for item in sequence)


def _needs(sequence: Sequence) -> Iterable[str]:
    for item in sequence:
        if not isinstance(item, str):
            for option in item.options:
                yield from _needs(option)
        elif item.startswith("{") and item != NUMBER:
            yield item[1:-1]
