"""What a template can say: texts with their places, and choices between them that hang on values from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.read.template.conditions.formula import Formula


class Chunk(NamedTuple):
    """A text, and the range of the source that it comes from.

    Where both are equally long, the text is what stands there.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Arm:
    """One way of a choice.

    Attributes:
        guard: when it is taken, if none before it is.
        nodes: what it says.
        start: where it stands in the source.
        words: its condition in words; empty where it has none.
        denial: the contrary in words.
    """

    guard: Formula
    nodes: Nodes
    start: int
    words: str = ""
    denial: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Several ways, of which the first whose guard holds is taken; the last one's always does.

    Attributes:
        kind: a branch that a person wrote, a loop, a value that may be missing, or a value that was `set` in branches.
        arms: its ways.
    """

    kind: Literal["branch", "loop", "default", "value"]
    arms: tuple[Arm, ...]


Nodes = tuple[Chunk | Choice, ...]


class Size(NamedTuple):
    """How much there is in a plan: code points of all its texts, texts and choices, and how deep they are nested."""

    length: int
    pieces: int
    depth: int


def size_of(nodes: Iterable[Chunk | Choice]) -> Size:
    """Return how much there is in all ways of some nodes."""
    length = pieces = depth = 0
    for node in nodes:
        pieces += 1
        if isinstance(node, Chunk):
            length += len(node.text)
            continue
        for arm in node.arms:
            inner = size_of(arm.nodes)
            length, pieces, depth = length + inner.length, pieces + inner.pieces, max(depth, inner.depth + 1)
    return Size(length, pieces, depth)
