"""The bar that shows how far a long run is: messages, how many of them a second, and the time that is left."""

from __future__ import annotations

import sys
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

_WIDTH = 24


class Bar:
    """A bar that is drawn when it is told to, and leaves no trace.

    Args:
        total: how many bytes are to be checked; None where nobody knows.
        begin: since when they are, in seconds of `monotonic`.
    """

    def __init__(self, total: int | None, begin: float) -> None:
        self._begin = begin
        columns = [BarColumn(_WIDTH), TextColumn("{task.description}", markup=False)]
        if total is not None:
            columns[1:1] = [TaskProgressColumn()]
            columns += [TimeRemainingColumn(elapsed_when_finished=False), TextColumn("left")]
        self._progress = Progress(
            *columns,
            console=Console(file=sys.stderr, emoji=False, highlight=False),
            # A thread that draws by itself would not know what else is being written to the terminal.
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total)

    def draw(self, messages: int, size: int) -> None:
        """Show the bar.

        Args:
            messages: how many are done.
            size: how many bytes of the files are done.
        """
        rate = messages / max(monotonic() - self._begin, 0.001)
        text = f"{messages:,} {'message' if messages == 1 else 'messages'}, {rate:,.0f} a second"
        self._progress.update(self._task, completed=size, description=text)
        self._progress.start()
        self._progress.refresh()

    def clear(self) -> None:
        """Take the bar away."""
        self._progress.stop()
