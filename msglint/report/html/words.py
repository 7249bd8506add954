"""Words that several places of the page share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.violation import Severity


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 line", "1,200 lines"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def severities(found: Iterable[Severity]) -> str:
    """Return how many of each severity there are, gravest first: "2 errors, 1 info"."""
    numbers = list(found)
    counts = [(name, numbers.count(name)) for name in SEVERITIES]
    return ", ".join(f"{n:,} info" if name == "info" else counted(n, name) for name, n in counts if n)
