"""What a template becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from msglint.message import Comment
    from msglint.origin import Origin
    from msglint.part import Include


class Rendering(NamedTuple):
    """One text that a template can become, and the way back into it and the files that it includes."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Rendered:
    """All of a template that is checked.

    Attributes:
        renderings: texts that together show each way of each branch, each pair of them, and one without an order ID if
            there is any; at least one.
        told: one text in which each branch is told with its condition in words; None where there are none.
        includes: the further files that stand in them.
        notes: what a person should know, each one line.
        comments: the comments of all these files.
    """

    renderings: tuple[Rendering, ...]
    told: Rendering | None
    includes: tuple[Include, ...]
    notes: tuple[str, ...]
    comments: tuple[Comment, ...]
