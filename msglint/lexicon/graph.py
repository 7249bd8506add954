"""The graph of elements that matching walks along, and how graphs are joined.

A graph shares what its ways have in common, so long lists side by side cost their sum and not their product. Its nodes
are never changed once made: graphs of several terms share them.
"""

from __future__ import annotations

from typing import Any

#: The element that stands for a gap.
GAP = "..."
#: The element that stands for a number in digits.
NUMBER = "{number}"
#: Key of a node that holds what ends there.
ENDS = ""
#: Key of a node that holds the names of the concepts which may follow.
CONCEPTS = "{"
#: A node of the graph: element -> node, and the two keys above.
Node = dict[str, Any]


class Joiner:
    """Joins nodes into such that go on like all of them; what it has joined before, it shares.

    Without that memory, terms that begin with lists ("(a|b) (c|d) x", "(a|b) (c|d) y") would be multiplied out.
    """

    def __init__(self) -> None:
        #: How many ways were looked at.
        self.steps = 0
        #: The nodes of a key are kept beside the joint one, or others might get their ids.
        self._joined: dict[tuple[int, int], tuple[Node, Node, Node]] = {}

    def join(self, left: Node, right: Node) -> Node:
        """Return a node from which both nodes' ways go on; neither is changed."""
        known = self._joined.get((id(left), id(right)))
        if known is not None:
            return known[2]
        both = dict(left)
        self.steps += len(right)
        self.check()
        for key, value in right.items():
            mine = both.get(key)
            if mine is None or mine is value:
                both[key] = value
            elif isinstance(value, list):
                both[key] = [*mine, *(item for item in value if item not in mine)]
            else:
                both[key] = self.join(mine, value)
        self._joined[id(left), id(right)] = (left, right, both)
        return both

    def check(self) -> None:
        """Stop a job that has become too large; by default, none is."""
