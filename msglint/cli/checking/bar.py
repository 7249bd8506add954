"""The bar that shows how far a long run is: messages, how many of them a second, and the time that is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.progress import TaskProgressColumn, TextColumn, TimeRemainingColumn

from msglint.cli.bars import progress, rate

if TYPE_CHECKING:
    from rich.progress import ProgressColumn


class Bar:
    """A bar that is drawn when it is told to, and leaves no trace.

    Args:
        total: how many bytes are to be checked; None where nobody knows.
        begin: since when they are, in seconds of `monotonic`.
    """

    def __init__(self, total: int | None, begin: float) -> None:
        self._begin = begin
        columns: list[ProgressColumn] = [TextColumn("{task.description}", markup=False)]
        if total is not None:
            left = TimeRemainingColumn(elapsed_when_finished=False), TextColumn("left")
            columns = [TaskProgressColumn(), *columns, *left]
        self._progress = progress(*columns)
        self._task = self._progress.add_task("", total=total)

    def draw(self, messages: int, size: int) -> None:
        """Show the bar.

        Args:
            messages: how many are done.
            size: how many bytes of the files are done.
        """
        text = f"{messages:,} {'message' if messages == 1 else 'messages'}, {rate(messages, self._begin)}"
        self._progress.update(self._task, completed=size, description=text)
        self._progress.start()
        self._progress.refresh()

    def clear(self) -> None:
        """Take the bar away."""
        self._progress.stop()
