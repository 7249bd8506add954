"""The difference that fixes make, as a unified diff."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from msglint.fix.file import FixedFile

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BROKEN = re.compile("[\ud800-\udfff]")
_COLORS = {"-": "31", "+": "32", "@": "36"}
_BOLD = "1"


def unified(fixed: FixedFile, *, shown: Callable[[str], str] | None = None, color: bool = False) -> str:
    """Return what changes in a file, as `patch` and `git apply -p0` read it; empty where nothing does.

    Args:
        fixed: the file.
        shown: returns a line as a terminal can show it, for a person; None to give lines as they are, for programs.
        color: whether to colour it.
    """
    if not fixed.is_changed:
        return ""
    import difflib  # noqa: PLC0415 - only for a change, and start-up counts

    name = "".join(char if char.isprintable() else "?" for char in _BROKEN.sub("?", fixed.path))
    lines = difflib.unified_diff(_LINE.findall(fixed.old), _LINE.findall(fixed.new), name, name)
    return "".join(_painted(line, is_head) if color else line for line, is_head in _written(lines, shown))


def _written(lines: Iterator[str], shown: Callable[[str], str] | None) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a diff, and whether each belongs to its head."""
    for number, line in enumerate(lines):
        text = _BROKEN.sub("\ufffd", line)
        body = text.rstrip("\r\n")
        ending = text[len(body) :]
        if shown is not None and number > 1:
            body, ending = body[:1] + shown(body[1:]), "\n" if ending else ""
        yield (body + (ending or "\n")), number <= 1
        if not ending:
            yield "\\ No newline at end of file\n", False


def _painted(line: str, is_head: bool) -> str:  # noqa: FBT001 - what `_written` yields
    color = _BOLD if is_head else _COLORS.get(line[0])
    body = line.rstrip("\r\n")
    return f"\x1b[{color}m{body}\x1b[0m{line[len(body) :]}" if color else line
