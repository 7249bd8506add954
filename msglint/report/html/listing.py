"""Lists that grow with a run, but not beyond their limit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msglint.report.html.markup import element

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.report.html.markup import Html


#: Items may be long; together they keep to this many characters, roughly.
_MAX_CHARS = 1_000_000


@dataclass(slots=True)
class Listing:
    """A list that grows only to its limits; what comes after is counted.

    Attributes:
        limit: the most items that it keeps.
        items: the first items.
        total: how many there were.
        chars: how long the kept items are together.
    """

    limit: int
    items: list[Html] = field(default_factory=list)
    total: int = 0
    chars: int = 0

    def add(self, write: Callable[[], Html]) -> None:
        """Add an item; it is written only if it is kept."""
        self.total += 1
        if len(self.items) < self.limit and self.chars < _MAX_CHARS:
            self.items.append(write())
            self.chars += len(self.items[-1])

    def rest(self) -> Html | None:
        """Return what says how many items are not listed; None if all are."""
        rest = self.total - len(self.items)
        return element("p", f"and {rest:,} more that are not listed here", class_="left-out") if rest else None

    def folded(self, title: str) -> Html | None:
        """Return the list folded away under a title with its count; None where it is empty."""
        if not self.total:
            return None
        return element(
            "section",
            element("h2", f"{title} ({self.total:,})"),
            element("details", element("summary", "Show them"), element("ul", *self.items), self.rest()),
        )
