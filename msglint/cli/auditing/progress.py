"""The bar that shows how far an audit is: rows, how many of them a second, and the time that is left."""

from __future__ import annotations

from time import monotonic
from typing import Self

from rich.progress import MofNCompleteColumn, TextColumn, TimeRemainingColumn

from msglint.cli.bars import progress, rate

_FIRST_AFTER = 1.0
_EVERY = 0.2


class Bar:
    """Is drawn while it is used as a context, and leaves no trace.

    Args:
        total: how many rows there are.
        shown: whether a person may see it.
    """

    def __init__(self, total: int, *, shown: bool) -> None:
        self._shown = shown
        self._progress = progress(
            MofNCompleteColumn(),
            TextColumn("rows, {task.description}", markup=False),
            TimeRemainingColumn(),
            TextColumn("left"),
        )
        self._task = self._progress.add_task("", total=total)
        self._begin = monotonic()
        self._next = self._begin + _FIRST_AFTER
        self._rows = 0
        self._drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def advance(self, rows: int, *, checked: bool) -> None:
        """Count rows that are done, and draw, unless that was done a moment ago.

        Args:
            rows: how many.
            checked: whether they were checked now; what an earlier run has done says nothing about the rate.
        """
        self._rows += rows if checked else 0
        self._progress.advance(self._task, rows)
        now = monotonic()
        if self._shown and now >= self._next:
            self._next = now + _EVERY
            self._progress.update(self._task, description=f"{rate(self._rows, self._begin)},")
            self._progress.start()
            self._drawn = True
            self._progress.refresh()

    def clear(self) -> None:
        """Take the bar away, so that something else can be written."""
        if self._drawn:
            self._progress.stop()
            self._drawn = False
