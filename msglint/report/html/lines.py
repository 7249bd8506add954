"""A text as a list of its lines, with marks in place and folds over what is far from them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from msglint.report.html.characters import cells
from msglint.report.html.markup import Html, element, joined
from msglint.report.html.words import counted
from msglint.tuples import NamedTuple
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.violation import Severity

#: Up to so many lines or characters, a text is shown whole.
_SHORT_LINES, _SHORT_CHARS = 30, 4_000
#: Lines shown around the first and the last line of a mark, and the fewest worth folding away.
_AROUND, _FEWEST = 2, 4
#: Above so many characters, folded lines are left out: nobody reads them, and the page must open.
_FOLDED_CHARS = 20_000
#: In a line that is longer than this, characters farther than that from its beginning and from marks are left out.
_LONG_LINE, _NEAR = 3_000, 300
_BREAK = re.compile(r"\r\n|[\r\n]")
#: A text that was made from markup separates lines within a paragraph by U+2028.
_BREAK_OF_MADE = re.compile(r"\r\n|[\r\n\u2028]")


class Mark(NamedTuple):
    """A range of a text that a violation is about.

    Attributes:
        start: offset of its first code point.
        end: one past its last one.
        number: the violation's number within the message, from 1; 0 where the mark needs no link to it.
        severity: the violation's.
        label: what the link to the violation says to who can't see it.
    """

    start: int
    end: int
    number: int
    severity: Severity
    label: str = ""


class _Line(NamedTuple):
    """A line of the text: its number from 0, where it starts, where it ends without its break, and where with it."""

    number: int
    start: int
    end: int
    stop: int


class Lines:
    """Writes a text as HTML, a list item a line.

    Args:
        text: the text.
        marks: what is marked in it, in any order, nested and overlapping.
        prefix: what the ids of the message's violations begin with.
        first: the number of its first line; None for a text whose lines have none.
        is_made: whether the text was made from markup, and no file has its lines.
    """

    def __init__(
        self, text: str, marks: Iterable[Mark], prefix: str, *, first: int | None = None, is_made: bool = False
    ) -> None:
        self._text = text
        self._prefix = prefix
        self._first = first
        clamped = (_clamped(mark, len(text)) for mark in marks)
        self._marks = sorted(clamped, key=lambda mark: (mark.start, -mark.end, mark.number))
        self._lines = list(_lines_of(text, _BREAK_OF_MADE if is_made else _BREAK))
        self._links = self._links_by_line()
        self._linked: set[int] = set()

    def html(self) -> Html:
        """Return the text; folds and what is left out say how much they hold."""
        if len(self._lines) <= _SHORT_LINES and len(self._text) <= _SHORT_CHARS:
            return self._list(self._lines)
        near = self._near()
        runs = groupby(self._lines, lambda line: line.number in near)
        return joined(self._list(list(run)) if is_near else self._fold(list(run)) for is_near, run in runs)

    def _near(self) -> set[int]:
        """Return the numbers of the lines that are shown: the first ones, and those around the ends of marks."""
        ends = self._lines_at({end for mark in self._marks for end in (mark.start, _last(mark))})
        shown = [0, *sorted({line.number for line in ends.values()}), len(self._lines) + _AROUND]
        near: set[int] = set()
        for before, after in pairwise(shown):
            gap = range(before + _AROUND + 1, after - _AROUND)
            near.update(set(range(before, after)).difference(gap if len(gap) >= _FEWEST else ()))
        return near

    def _links_by_line(self) -> dict[int, list[tuple[int, Mark]]]:
        """Return for each line the links that stand in it: each at the end of its mark, before a break held by it."""
        lines = self._lines_at({_last(mark) for mark in self._marks})
        links: dict[int, list[tuple[int, Mark]]] = {}
        for mark in self._marks:
            if mark.number:
                line = lines[_last(mark)]
                links.setdefault(line.number, []).append((min(mark.end, line.end), mark))
        return links

    def _lines_at(self, offsets: Iterable[int]) -> dict[int, _Line]:
        """Return the line that holds each offset, its break counted in."""
        stops = [line.stop for line in self._lines]
        last = len(stops) - 1
        return {offset: self._lines[min(bisect_right(stops, offset), last)] for offset in offsets}

    def _fold(self, run: Sequence[_Line]) -> Html:
        chars = run[-1].stop - run[0].start
        size = counted(len(run), "line")
        if chars > _FOLDED_CHARS:
            return element("p", f"{size} ({counted(chars, 'character')}) left out", class_="left-out")
        return element("details", element("summary", f"{size} more"), self._list(run), class_="fold")

    def _list(self, run: Sequence[_Line]) -> Html:
        return element("ul" if self._first is None else "ol", *map(self._item, run), class_="lines")

    def _item(self, line: _Line) -> Html:
        number = None if self._first is None else self._first + line.number
        return element("li", element("bdi", *self._stretches(line)), value=number)

    def _stretches(self, line: _Line) -> Iterator[Html]:
        """Yield the stretches of a line between the ends of marks, each within the marks that hold it."""
        markup = cells(self._text[line.start : line.end])
        marks = [mark for mark in self._marks if mark.start < line.stop and mark.end > line.start]
        links = self._links.get(line.number, ())
        ends = {min(max(at, line.start), line.end) for mark in marks for at in (mark.start, mark.end)}
        cuts = sorted({line.start, line.end, *ends, *(at for at, _ in links)})
        for start, end in zip(cuts, [*cuts[1:], line.end], strict=True):
            yield from (self._link(mark) for at, mark in links if at == start)
            piece = _shortened(markup, start - line.start, end - line.start)
            holding = [mark for mark in marks if mark.start <= start < end <= mark.end]
            yield _marked(piece, holding) if holding else piece

    def _link(self, mark: Mark) -> Html:
        # Of a violation whose words stand apart, the explanation leads back to the first of them.
        name = None if mark.number in self._linked else f"{self._prefix}t{mark.number}"
        self._linked.add(mark.number)
        # The number is drawn from the attribute: so the text can be searched, selected and copied as it is.
        return element(
            "a",
            id=name,
            href=f"#{self._prefix}v{mark.number}",
            class_=f"ref {mark.severity}",
            data_v=mark.number,
            aria_label=mark.label,
        )


def _clamped(mark: Mark, size: int) -> Mark:
    """Return a mark within a text: positions that it doesn't have, as after masking, must not cost the report."""
    start = min(mark.start, size)
    return mark._replace(start=start, end=min(max(start, mark.end), size))


def _last(mark: Mark) -> int:
    """Return the offset of a mark's last code point; of an empty one, where it stands."""
    return max(mark.start, mark.end - 1)


def _lines_of(text: str, pattern: re.Pattern[str]) -> Iterator[_Line]:
    start = 0
    number = 0
    for found in pattern.finditer(text):
        yield _Line(number, start, found.start(), found.end())
        start, number = found.end(), number + 1
    # What ends with a line break has no further line; an empty text has one.
    if start < len(text) or not number:
        yield _Line(number, start, len(text), len(text))


def _shortened(markup: Sequence[str], start: int, end: int) -> Html:
    """Return a stretch of a line; in a long line only what is near its ends, where marks begin and end."""
    left_out = end - start - 2 * _NEAR
    if len(markup) <= _LONG_LINE or left_out <= _NEAR:
        return Html("".join(markup[start:end]))
    note = element("span", f"… {counted(left_out, 'character')} left out …", class_="left-out")
    return Html("".join([*markup[start : start + _NEAR], note, *markup[end - _NEAR : end]]))


def _marked(piece: Html, marks: Sequence[Mark]) -> Html:
    gravest = min((mark.severity for mark in marks), key=SEVERITIES.index)
    numbers = sorted({mark.number for mark in marks})
    several = " several" if len(numbers) > 1 else ""
    return element("mark", piece, class_=gravest + several, data_v=" ".join(map(str, numbers)))
