"""Lists that grow with a run, but not beyond their limit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msglint.report.html.markup import element

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.report.html.markup import Html


@dataclass(slots=True)
class Listing:
    """A list that grows only to its limit; what comes after is counted.

    Attributes:
        limit: the most items that it keeps.
        items: the first items.
        total: how many there were.
    """

    limit: int
    items: list[Html] = field(default_factory=list)
    total: int = 0

    def add(self, write: Callable[[], Html]) -> None:
        """Add an item; it is written only if it is kept."""
        self.total += 1
        if len(self.items) < self.limit:
            self.items.append(write())

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
