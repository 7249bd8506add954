"""Places in a source text: code-point offsets from 0, lines and columns from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Position(NamedTuple):
    """One place in a source text.

    Line and column count from 1, the offset from 0; all three count code points. CRLF, CR and LF each end one line.
    """

    line: int
    column: int
    offset: int


class Span(NamedTuple):
    """A half-open range of code-point offsets, `start` included, `end` not."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Return whether the two ranges share a code point."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def united(spans: Iterable[Span]) -> list[Span]:
    """Return spans in the order of the text, those that touch or overlap as one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = result[-1].cover(span)
        else:
            result.append(span)
    return result


class LineIndex:
    """Turns offsets of one text into lines and columns.

    Args:
        text: the whole source, line breaks as they are in the file.
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]

    def position(self, offset: int) -> Position:
        """Return line and column of a code-point offset (0 up to and including the text's length)."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1, offset)

    def start_of_line(self, line: int) -> int:
        """Return the offset of the first code point of a line, counted from 1."""
        return self._starts[line - 1]
