"""A progress bar on standard error, for a run that takes long enough to make a person wonder."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Self

from msglint.workers.portions import size_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from msglint.cli.checking.bar import Bar
    from msglint.errors import InputError
    from msglint.workers.portions import Start

_FIRST_AFTER = 1.0
_EVERY = 0.1
_ERASE = "\r\x1b[2K"


class Progress:
    """Counts messages and the bytes of their files; `clear` must be called before others write to the terminal.

    Bytes tell how far a run is: how many messages a file holds, nobody knows before.

    Args:
        files: what is to be checked.
        start: where the run begins; None for the beginning.
        shown: whether a person may see it.
    """

    def __init__(self, files: Sequence[str | InputError], start: Start | None = None, *, shown: bool) -> None:
        self._files = [file for file in files if isinstance(file, str)]
        if start:
            del self._files[: self._files.index(start.file)]
        self._shown = shown
        self._begin = monotonic()
        self._next = self._begin + _FIRST_AFTER
        self._bar: Bar | None = None
        self._messages = 0
        self._bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, however the run has ended."""
        self.clear()

    def next_message(self) -> None:
        """Count a message that is done, and draw, unless that was done a moment ago."""
        self._messages += 1
        if self._shown and (now := monotonic()) >= self._next:
            self._next = now + _EVERY
            self._draw()

    def next_portion(self, size: int) -> None:
        """Count the bytes of what is done."""
        self._bytes += size

    def clear(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.clear()

    def _draw(self) -> None:
        if self._bar is None:
            from msglint.cli.checking.bar import Bar  # noqa: PLC0415 - few runs are long enough, and rich takes its time

            # What is still being written, such as a pipe, has no size.
            total = None if "-" in self._files else sum(map(size_of, self._files))
            self._bar = Bar(total, self._begin)
        self._bar.draw(self._messages, self._bytes)


def _show(line: str) -> None:
    """Put a line in the place of the one that is drawn."""
    sys.stderr.write(_ERASE + line)
    sys.stderr.flush()


@contextmanager
def said_after_a_while(text: str, *, shown: bool) -> Iterator[None]:
    """Say what a person waits for, where it takes over a second, and take the line away at the end.

    Args:
        text: what is going on.
        shown: whether a person may see it.
    """
    if not shown:
        yield
        return
    from threading import Timer  # noqa: PLC0415 - because nobody may be looking, and it takes a while to import

    drawn: list[str] = []

    def draw() -> None:
        drawn.append(text)
        _show(text)

    timer = Timer(_FIRST_AFTER, draw)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if shown:
            # Processes may be forked next, and better of one thread than of two.
            timer.join()
        if drawn:
            _show("")


def may_show_progress(*, quiet: bool, report_is_text: bool) -> bool:
    """Return whether a progress line reaches a person and spoils nothing.

    Args:
        quiet: whether the user asked for silence.
        report_is_text: whether the report comes in whole lines, between which the progress line can stand.
    """
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return report_is_text or not sys.stdout.isatty()
