"""A clock that tells what time is spent on, each moment on one thing only."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Clock:
    """Adds up time: what runs inside something else counts for itself, and not for what it runs in.

    Args:
        rest: what runs where nothing else does.
        now: tells the time in seconds.

    Attributes:
        spent: what ran -> the seconds that it took.
    """

    def __init__(self, rest: str, now: Callable[[], float]) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._now = now
        self._running = [rest]
        self._since = now()

    def begin(self, what: str) -> None:
        """Let something run, until `end`."""
        self._add()
        self._running.append(what)

    def end(self) -> None:
        """End what began last; what it ran in goes on."""
        self._add()
        if len(self._running) > 1:
            self._running.pop()

    def stop(self) -> None:
        """Count what ran until now."""
        self._add()

    def _add(self) -> None:
        now = self._now()
        self.spent[self._running[-1]] += now - self._since
        self._since = now
