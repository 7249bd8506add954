"""A progress line on standard error, for a run that takes long enough to make a person wonder."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST_AFTER = 1.0
_EVERY = 0.1
_WIDTH = 24
_ERASE = "\r\x1b[2K"


class Progress:
    """Counts files and messages; `clear` must be called before anything else is written to the terminal.

    Args:
        files: how many files there are.
        shown: whether a person may see it.
    """

    def __init__(self, files: int, *, shown: bool) -> None:
        self._files = files
        self._shown = shown
        self._next = monotonic() + _FIRST_AFTER
        self._drawn = False
        self._file = 0
        self._messages = 0

    def next_file(self) -> None:
        """Count a file that is about to be read."""
        self._file += 1

    def next_message(self) -> None:
        """Count a message that is done, and draw, unless that was done a moment ago."""
        self._messages += 1
        if self._shown and (now := monotonic()) >= self._next:
            self._next = now + _EVERY
            self._draw()

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn:
            _show("")
            self._drawn = False

    def _draw(self) -> None:
        line = f"{self._messages:,} messages"
        # How far it is through a single file of many messages, nobody knows.
        if self._files > 1:
            full = _WIDTH * (self._file - 1) // self._files
            bar = "#" * full + "-" * (_WIDTH - full)
            line = f"[{bar}] file {self._file:,} of {self._files:,}, {line}"
        _show(line)
        self._drawn = True


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
