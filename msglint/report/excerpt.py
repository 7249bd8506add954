"""The line of the source that holds a span, cut to a width, with the marks that go under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.report.display import Cell, Display
    from msglint.span import Position

_LINE_END = re.compile(r"[\r\n]")
_LEFT, _RIGHT = -1, 1
#: A line may be a megabyte long; no more code points than this times the width are looked at on each side.
_REACH = 2


class Excerpt(NamedTuple):
    """One line in three pieces, and the line of marks."""

    before: str
    marked: str
    after: str
    marks: str


def excerpt(source: str, start: Position, end: Position, display: Display, width: int) -> Excerpt:
    """Return the first line of a span.

    Args:
        source: the text in which the positions count.
        start: first code point of the span.
        end: one past its last code point; beyond the first line the marks end with an ellipsis.
        display: what the stream can show.
        width: columns that neither line exceeds.
    """
    reach = _REACH * width
    line_start = max(0, start.offset - start.column + 1)
    limit = min(len(source), start.offset + 2 * reach)
    found = _LINE_END.search(source, start.offset, limit)
    line_end = found.start() if found else limit
    left = max(line_start, start.offset - reach)
    last = min(end.offset, line_end, start.offset + reach)
    right = min(line_end, last + reach)
    cut_right = right < line_end or (not found and limit < len(source))

    cells = display.cells(source[left:right])
    before = cells[: start.offset - left]
    marked = cells[start.offset - left : last - left]
    after = cells[last - left :]
    ellipsis = display.ellipsis
    room = width - len(ellipsis) * (bool(before) + bool(after))
    goes_on = end.offset > last
    shown = "".join(cell.text for cell in marked)
    marks = _columns(marked)
    if max(marks, 1) + len(ellipsis) * goes_on > room:
        shown, marks = _fitted(marked, width - len(ellipsis) * bool(before), display, cut=True)
        marks -= len(ellipsis)
        after, cut_right, goes_on = [], False, True
    room = width - max(marks, 1) - len(ellipsis) * goes_on

    share = room // 2 if cut_right else max(room // 2, room - _columns(after))
    head, indent = _fitted(before, share, display, cut=left > line_start, side=_LEFT)
    tail, _ = _fitted(after, room - indent, display, cut=cut_right)
    if marked and not marks and indent:
        indent -= 1  # a lone combining mark stands in the column of its letter
    return Excerpt(head, shown, tail, " " * indent + "^" * max(marks, 1) + ellipsis * goes_on)


def _fitted(cells: Sequence[Cell], room: int, display: Display, *, cut: bool, side: int = _RIGHT) -> tuple[str, int]:
    """Return as much as fits, with an ellipsis where some is left out, and its width.

    Args:
        cells: a piece of a line.
        room: columns that it may take.
        display: what the stream can show.
        cut: whether something is left out already.
        side: where to leave out.
    """
    width = _columns(cells)
    if width <= room and not cut:
        return "".join(cell.text for cell in cells), width
    room -= len(display.ellipsis)
    width = 0
    kept = []
    for cell in cells[::side]:
        if width + cell.width > room:
            break
        kept.append(cell.text)
        width += cell.width
    text = "".join(kept[::side])
    text = text + display.ellipsis if side == _RIGHT else display.ellipsis + text
    return text, width + len(display.ellipsis)


def _columns(cells: Sequence[Cell]) -> int:
    return sum(cell.width for cell in cells)
