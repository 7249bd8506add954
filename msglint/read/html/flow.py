"""Text as a browser lays it out: blanks evened out, blocks and line breaks as gaps between its stretches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.origin import Collage
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from msglint.read.html.markup import Aligned

_BLANKS = re.compile(r"[ \t\n\f\r]++")
#: So many line breaks in a row are more than a reader needs.
_MOST_BREAKS = 2
#: What stands between two blocks, and between those that have a blank line around them.
_NEXT_LINE, _BLANK_LINE = "\u2028", "\n\n"


class Flow:
    """A text in the making, and the gap before what comes next: of blanks and breaks only the widest counts.

    Attributes:
        collage: the text so far.
    """

    def __init__(self) -> None:
        self.collage = Collage()
        self._lines = self._level = 0
        self._blank = False

    def blank(self) -> None:
        """Note a blank."""
        self._blank = True

    def line(self) -> None:
        """Note a line break."""
        self._lines += 1

    def block(self, level: int) -> None:
        """Note where a block begins or ends; one of level 2 has a blank line around it."""
        self._level = max(self._level, level)

    def add(self, piece: Aligned, *, preserves: bool) -> None:
        """Add a stretch of a text node.

        Args:
            piece: its text and its place in the markup.
            preserves: whether blanks are kept as they are.
        """
        exact = len(piece.text) == piece.end - piece.start
        at = 0
        for blank in [] if preserves else _BLANKS.finditer(piece.text):
            self._add(piece, at, blank.start(), exact=exact)
            self._blank = True
            at = blank.end()
        self._add(piece, at, len(piece.text), exact=exact)

    def mark(self, sign: str) -> None:
        """Add a sign that stands nowhere in the markup."""
        self._close_gap()
        self.collage.insert(sign)

    def _add(self, piece: Aligned, first: int, last: int, *, exact: bool) -> None:
        if first < last:
            self._close_gap()
            start, end = (piece.start + first, piece.start + last) if exact else (piece.start, piece.end)
            self.collage.add(piece.text[first:last], start, end)

    def _close_gap(self) -> None:
        gap = self._gap()
        if self.collage.length:
            self.collage.insert(gap)

    def _gap(self) -> str:
        """Return the gap as text, and begin anew."""
        lines, level, blank = self._lines, self._level, self._blank
        self._lines = self._level = 0
        self._blank = False
        if level > 1 or lines > 1:
            return _BLANK_LINE
        if level:
            return _NEXT_LINE
        return "\n" if lines else " " if blank else ""


class Break(NamedTuple):
    """A range of the markup that makes a line break; an empty one where a block begins or ends."""

    start: int
    end: int


class Breaks:
    """Counts the line breaks that a reader sees in a row."""

    def __init__(self) -> None:
        self._breaks: list[Break] = []
        self._at_line_start = True

    def block(self, at: int) -> None:
        """Note where a block begins or ends, which breaks the line unless it is broken already."""
        if not self._at_line_start:
            self._breaks.append(Break(at, at))
            self._at_line_start = True

    def line(self, start: int, end: int) -> None:
        """Note a line break of one's own."""
        self._breaks.append(Break(start, end))
        self._at_line_start = True

    def blank(self) -> None:
        """Note a blank that takes a place in its line, as `&nbsp;` does."""
        self._at_line_start = False

    def clear(self) -> None:
        """Note something to see."""
        self._breaks.clear()
        self._at_line_start = False

    def too_many(self) -> Break | None:
        """Return the range of the breaks in a row, where they are too many."""
        if len(self._breaks) <= _MOST_BREAKS:
            return None
        written = [one for one in self._breaks if one.start < one.end] or self._breaks
        return Break(min(one.start for one in written), max(one.end for one in written))
