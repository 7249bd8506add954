"""What is said beside the result: lines on standard error, and how text and colour fit a stream."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from typing import TextIO


def say(kind: Literal["error", "note"], text: str) -> None:
    """Write one line on standard error."""
    print(f"msglint: {kind}: {visible(text, sys.stderr)}", file=sys.stderr)  # noqa: T201 - this is the place that prints


def visible(text: str, stream: TextIO) -> str:
    """Return one line of text as a stream can carry it, with stand-ins for what has no shape or moves the cursor."""
    from msglint.report.display import Display  # noqa: PLC0415 - because most runs have nothing to say

    return Display(stream.encoding).shown(text)


def plural(number: int, noun: str) -> str:
    """Return a number with what it counts."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


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
