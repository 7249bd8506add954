"""What is said beside the result: lines on standard error, and how text and colour fit a stream."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal

from msglint.report.display import Display

if TYPE_CHECKING:
    from typing import TextIO

#: More of a bug's way through the code than this helps nobody who reads one line.
_FRAMES = 3


def say(kind: Literal["error", "note"], text: str) -> None:
    """Write one line on standard error."""
    print(f"msglint: {kind}: {visible(text, sys.stderr)}", file=sys.stderr)  # noqa: T201 - this is the place that prints


def visible(text: str, stream: TextIO) -> str:
    """Return one line of text as a stream can carry it, with stand-ins for what has no shape or moves the cursor."""
    return Display(stream.encoding).shown(text)


def wants_color(choice: str, stream: TextIO) -> bool:
    """Return whether to colour what is written to a stream.

    Args:
        choice: `auto`, `always` or `never`.
        stream: a terminal is coloured, unless the environment says otherwise.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return os.environ.get("TERM") != "dumb" and stream.isatty()


def describe_bug(error: Exception) -> str:
    """Say what a programmer needs to find a bug, without a word of the message that brought it out."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - no pathlib, for start-up counts
    places = []
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(package):
            places.append(f"{file[len(package) + 1 :]}:{trace.tb_lineno}")
        trace = trace.tb_next
    way = ", ".join(places[-_FRAMES:])
    return f"a bug in msglint: {type(error).__name__} ({way}); please report it with this line"
