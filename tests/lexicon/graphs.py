"""Walks the graphs that terms are compiled into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.lexicon.graph import CONCEPTS, ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.lexicon.graph import Node


def ways(node: Node, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield each way through a graph: its elements, and what its end holds."""
    for end in node.get(ENDS, ()):
        yield before, end
    elements = node.keys() - {ENDS, CONCEPTS}
    assert {f"{{{concept}}}" for concept in node.get(CONCEPTS, ())} == {
        element for element in elements if element.startswith("{") and element != "{number}"
    }
    for element in elements:
        yield from ways(node[element], (*before, element))


def distinct_nodes(head: Node) -> int:
    """Count the nodes of a graph, shared ones once."""
    nodes = {id(head): head}
    pending = [head]
    while pending:
        for child in pending.pop().values():
            if isinstance(child, dict) and id(child) not in nodes:
                nodes[id(child)] = child
                pending.append(child)
    return len(nodes)
