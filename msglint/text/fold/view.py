"""A reading of a text that knows where each of its code points came from, and the draft that folding works on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.outline import Outline
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Trick(NamedTuple):
    """A raw range that only looks like what it reads.

    Attributes:
        start: raw offset of its first code point.
        end: one past its last.
        name: how it is hidden, as a person would say it: "look-alike letters".
    """

    start: int
    end: int
    name: str


class Edit(NamedTuple):
    """A range of a draft and what it becomes."""

    start: int
    end: int
    text: str


class _Map:
    """The raw range of each code point of a reading, worked out when someone asks: most texts are only read.

    Args:
        length: how long the raw text is.
    """

    __slots__ = ("_ends", "_length", "_order", "_starts", "_steps", "ordered")

    def __init__(self, length: int) -> None:
        self._length = length
        self._starts: Sequence[int] | None = None
        self._ends: Sequence[int] = ()
        self._steps: list[tuple[Sequence[Edit] | None, Sequence[int]]] = []
        self._order: list[int] = []
        #: Whether the sources stand in the order of the reading; reversed text is read from its end.
        self.ordered = True

    def copy(self) -> _Map:
        """Return a map that goes on from here by itself."""
        other = _Map(self._length)
        other._starts, other._ends, other.ordered = self._starts, self._ends, self.ordered
        other._steps = list(self._steps)
        return other

    def add(self, edits: Sequence[Edit] | None = None, indexes: Sequence[int] = ()) -> None:
        """Add a step: edits, or else the code points that are left, in their new order."""
        self._steps.append((edits, indexes))

    def ranges(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return where the source of each code point begins, and where it ends."""
        starts, ends = self._starts, self._ends
        if starts is None:
            starts, ends = range(self._length), range(1, self._length + 1)
        for edits, indexes in self._steps:
            if edits is not None:
                starts, ends = _edited(starts, edits, min), _edited(ends, edits, max)
            else:
                starts, ends = [starts[at] for at in indexes], [ends[at] for at in indexes]
        # Whoever else asks at the same time comes to the same result.
        self._starts, self._ends, self._steps = starts, ends, []
        return starts, ends

    def back(self, raw: Span) -> Span:
        """Return the range of the reading that comes from a raw range."""
        starts, ends = self.ranges()
        if self.ordered:
            return Span(bisect_right(ends, raw.start), bisect_left(starts, raw.end))
        # Sources are either the same or apart, so that their ends are in order where their starts are.
        order = self._order = self._order or sorted(range(len(starts)), key=starts.__getitem__)
        first = bisect_right(order, raw.start, key=ends.__getitem__)
        last = bisect_left(order, raw.end, key=starts.__getitem__)
        places = order[first:last]
        return Span(min(places), max(places) + 1) if places else Span(first, first)


class View:
    """A reading of a text that knows where each of its code points came from.

    Args:
        text: the reading.
        sources: the way back; None where the reading is the raw text, point for point.
        tricks: what the reading has seen through, in the order of the raw text.

    Attributes:
        text: the reading.
        tricks: what the reading has seen through, in the order of the raw text.
    """

    __slots__ = ("_outline", "_sources", "_tricks_by_name", "text", "tricks")

    def __init__(self, text: str, sources: _Map | None = None, tricks: Sequence[Trick] = ()) -> None:
        self.text = text
        self.tricks = tricks
        self._tricks_by_name: dict[str, list[Trick]] | None = None
        self._sources = sources
        self._outline: Outline | None = None

    @property
    def outline(self) -> Outline:
        """What tells cheaply that something is not in the reading."""
        if self._outline is None:
            self._outline = Outline(self.text)
        return self._outline

    def source(self, start: int, end: int) -> Span:
        """Return the raw range that the code points from `start` up to `end` (not included) came from.

        An empty range gives an empty raw range.
        """
        if self._sources is None:
            return Span(start, end)
        starts, ends = self._sources.ranges()
        if start >= end:
            at = starts[start] if start < len(starts) else max(ends, default=0)
            return Span(at, at)
        if self._sources.ordered:
            return Span(starts[start], ends[end - 1])
        return Span(min(starts[start:end]), max(ends[start:end]))

    def target(self, raw: Span) -> Span:
        """Return the range of the reading that a raw range became, the other way round."""
        if self._sources is None:
            return raw
        return self._sources.back(raw)

    def tricks_in(self, span: Span) -> list[Trick]:
        """Return what was seen through in a range of raw offsets, in the order of the text."""
        if self._tricks_by_name is None:
            self._tricks_by_name = {}
            for trick in self.tricks:
                self._tricks_by_name.setdefault(trick.name, []).append(trick)
        found: list[Trick] = []
        # Those of one name stand apart, so they end in the order in which they begin.
        for tricks in self._tricks_by_name.values():
            first = bisect_right(tricks, span.start, key=lambda trick: trick.end)
            found += tricks[first : bisect_left(tricks, span.end, key=lambda trick: trick.start)]
        return sorted(found)

    def draft(self) -> Draft:
        """Return a draft of another view that goes on from this one."""
        return Draft(self.text, self._sources and self._sources.copy(), self.tricks)


class Draft:
    """A view in the making: each step of folding replaces ranges of it, and it keeps the way back to the raw text.

    Args:
        text: the reading so far.
        sources: the way back; None where that is the raw text.
        tricks: what was seen through so far.

    Attributes:
        text: the reading so far.
        tricks: what was seen through so far, in any order.
    """

    def __init__(self, text: str, sources: _Map | None = None, tricks: Sequence[Trick] = ()) -> None:
        self.text = text
        self.tricks = list(tricks)
        self._sources = sources

    def view(self) -> View:
        """Return the finished view."""
        return View(self.text, self._sources, _joined(self.tricks) if self.tricks else ())

    def source(self, start: int, end: int) -> Span:
        """Return the raw range of a range that is not empty."""
        if self._sources is None:
            return Span(start, end)
        starts, ends = self._sources.ranges()
        if self._sources.ordered:
            return Span(starts[start], ends[end - 1])
        return Span(min(starts[start:end]), max(ends[start:end]))

    def note(self, start: int, end: int, name: str) -> None:
        """Note that a range, which is not empty, only looks like what it reads."""
        self.tricks.append(Trick(*self.source(start, end), name))

    def swap(self, text: str) -> None:
        """Put another text in the place of this one, code point for code point."""
        self.text = text

    def replace(self, edits: Sequence[Edit]) -> None:
        """Replace ranges, given in the order of the text and without overlaps.

        Where a range keeps its length, each of its code points keeps its own source; otherwise, each new one comes from
        the whole range.
        """
        pieces: list[str] = []
        at = 0
        moved = False
        for start, end, new in edits:
            pieces += (self.text[at:start], new)
            moved = moved or len(new) != end - start
            at = end
        before = len(self.text)
        self.text = "".join((*pieces, self.text[at:]))
        if moved:
            self._sources = self._sources or _Map(before)
            self._sources.add(edits)

    def keep(self, indexes: Sequence[int]) -> None:
        """Keep only some code points, given in the order of the text."""
        self._sources = self._sources or _Map(len(self.text))
        self._sources.add(indexes=indexes)
        self.text = "".join(map(self.text.__getitem__, indexes))

    def reorder(self, indexes: Sequence[int]) -> None:
        """Put code points into another order; those not given are left out."""
        self._sources = self._sources or _Map(len(self.text))
        self._sources.ordered = False
        self.keep(indexes)


def _edited(places: Sequence[int], edits: Sequence[Edit], outermost: Callable[[Sequence[int]], int]) -> list[int]:
    """Return the starts, or the ends, of sources after some edits."""
    result: list[int] = []
    at = 0
    for start, end, new in edits:
        if len(new) != end - start:
            result += places[at:start]
            if new:
                result += [outermost(places[start:end])] * len(new)
            at = end
    result += places[at:]
    return result


def _joined(tricks: list[Trick]) -> list[Trick]:
    """Return tricks in the order of the text; those of one name that touch, or stand in one another, are one."""
    result: list[Trick] = []
    last: dict[str, int] = {}
    for trick in sorted(tricks):
        at = last.get(trick.name)
        if at is not None and trick.start <= result[at].end:
            result[at] = Trick(result[at].start, max(result[at].end, trick.end), trick.name)
        else:
            last[trick.name] = len(result)
            result.append(trick)
    return result
