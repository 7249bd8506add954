"""A clock that tells what time is spent on, each moment on one thing only."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Overhead(NamedTuple):
    """What timing itself takes, in seconds, each time that something begins and ends.

    Attributes:
        inside: what is counted for the thing that is timed.
        around: what is counted for what it runs in.
    """

    inside: float = 0.0
    around: float = 0.0


class Clock:
    """Adds up time: what runs inside something else counts for itself, and not for what it runs in.

    Args:
        rest: what runs where nothing else does.
        now: tells the time in seconds.
        overhead: what timing takes; it is taken away from what was measured.
    """

    def __init__(self, rest: str, now: Callable[[], float], overhead: Overhead = Overhead()) -> None:  # noqa: B008 - because it is frozen
        self._measured: defaultdict[str, float] = defaultdict(float)
        self._times: defaultdict[str, int] = defaultdict(int)
        self._inner: defaultdict[str, int] = defaultdict(int)
        self._overhead = overhead
        self._now = now
        self._running = [rest]
        self._since = now()

    def begin(self, what: str) -> None:
        """Let something run, until `end`."""
        around = self._running[-1]
        self._inner[around] += 1
        self._times[what] += 1
        self._running.append(what)
        now = self._now()
        self._measured[around] += now - self._since
        self._since = now

    def end(self) -> None:
        """End what began last; what it ran in goes on."""
        now = self._now()
        self._measured[self._running.pop()] += now - self._since
        self._since = now

    def stop(self) -> None:
        """Count what ran until now."""
        now = self._now()
        self._measured[self._running[-1]] += now - self._since
        self._since = now

    def spent(self, what: str) -> float:
        """Return the seconds that something has taken; 0 for what never ran."""
        inside, around = self._overhead
        return max(0.0, self._measured[what] - inside * self._times[what] - around * self._inner[what])

    def names(self) -> list[str]:
        """Return everything that ran, in the order in which it first ended."""
        return list(self._measured)
