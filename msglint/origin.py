"""Where the code points of a text stand in the source that it was made from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Piece(NamedTuple):
    """A stretch of a text and the stretch of the source that it reads.

    Where both are equally long, they correspond code point by code point; otherwise each code point of the text comes
    from the whole of the source's stretch.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class Origin:
    """The way back from a text to its source; what stands in no piece (a line break between blocks) was added.

    Args:
        pieces: in the order of the text, without overlaps.
        within: the way on, where the source was itself made from another one; None where it is the file.
    """

    __slots__ = ("_pieces", "_within")

    def __init__(self, pieces: Sequence[Piece], within: Origin | None = None) -> None:
        self._pieces = pieces
        self._within = within

    def then(self, outer: Origin | None) -> Origin:
        """Return this way with another one behind it."""
        if outer is None:
            return self
        return Origin(self._pieces, self._within.then(outer) if self._within else outer)

    def span(self, start: int, end: int) -> Span:
        """Return the range of the file that a range of the text comes from; an empty one gives an empty one."""
        found = self._span(start, end)
        return self._within.span(*found) if self._within else found

    def pieces(self) -> Iterator[Piece]:
        """Yield the stretches of the text with the stretches of the file that they read, in the order of the text."""
        within = self._within
        for piece in self._pieces:
            if within is None:
                yield piece
            elif _is_exact(piece):
                shift = piece.start - piece.source_start
                for start, end, *source in within.cut(piece.source_start, piece.source_end):
                    yield Piece(start + shift, end + shift, *source)
            else:
                yield from _blurred(piece.start, piece.end, within.span(piece.source_start, piece.source_end))

    def cut(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces of a range of the text."""
        first = bisect_right(self._pieces, start, key=_end_of)
        last = bisect_left(self._pieces, end, key=_start_of)
        for piece in Origin(self._pieces[first:last], self._within).pieces():
            begin, stop = max(start, piece.start), min(end, piece.end)
            if (begin, stop) == (piece.start, piece.end):
                yield piece
            elif _is_exact(piece):
                yield Piece(begin, stop, _source_of(piece, begin).start, _source_of(piece, stop - 1).end)
            else:
                yield from _blurred(begin, stop, Span(piece.source_start, piece.source_end))

    def _span(self, start: int, end: int) -> Span:
        pieces = self._pieces
        first = bisect_right(pieces, start, key=_end_of)
        last = bisect_left(pieces, end, key=_start_of) - 1
        if start >= end or first > last:
            return self._between(first, start)
        inside = pieces[first : last + 1]
        begins = [_source_of(piece, max(start, piece.start)).start for piece in (inside[0], inside[-1])]
        ends = [_source_of(piece, min(end, piece.end) - 1).end for piece in (inside[0], inside[-1])]
        return Span(min(begins), max(ends))

    def _between(self, first: int, at: int) -> Span:
        """Return the empty range of the source at which an offset stands."""
        if first < len(self._pieces):
            piece = self._pieces[first]
            place = _source_of(piece, at).start if piece.start <= at else piece.source_start
        else:
            place = self._pieces[-1].source_end if self._pieces else 0
        return Span(place, place)


class Collage:
    """A text in the making, each piece of which knows where it comes from."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._pieces: list[Piece] = []
        #: How long the text is so far, in code points.
        self.length = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Add what a range of the source reads."""
        if not text:
            return
        last = self._pieces[-1] if self._pieces else None
        follows = last is not None and last.end == self.length and last.source_end == start
        if last and follows and _is_exact(last) and len(text) == end - start:
            self._pieces[-1] = Piece(last.start, self.length + len(text), last.source_start, end)
        else:
            self._pieces.append(Piece(self.length, self.length + len(text), start, end))
        self.insert(text)

    def insert(self, text: str) -> None:
        """Add what stands nowhere in the source."""
        self._texts.append(text)
        self._starts.append(self.length)
        self.length += len(text)

    def between(self, start: int, end: int) -> str:
        """Return a range of the text."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        begin = self._starts[first] if self._starts else 0
        return "".join(self._texts[first:last])[max(0, start - begin) : max(0, end - begin)]

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._texts)

    def origin(self, within: Origin | None = None) -> Origin:
        """Return the way back, or, where the source was itself made from another one, all the way."""
        return Origin(self._pieces, within)


def _is_exact(piece: Piece) -> bool:
    return piece.end - piece.start == piece.source_end - piece.source_start


def _blurred(start: int, end: int, source: Span) -> Iterator[Piece]:
    """Yield a stretch each code point of which comes from the whole of a source's, whatever their lengths."""
    piece = Piece(start, end, *source)
    if end - start > 1 and _is_exact(piece):
        yield from (Piece(at, at + 1, *source) for at in range(start, end))
    else:
        yield piece


def _source_of(piece: Piece, at: int) -> Span:
    """Return where one code point of a piece comes from."""
    if _is_exact(piece):
        start = piece.source_start + at - piece.start
        return Span(start, start + 1)
    return Span(piece.source_start, piece.source_end)


def _start_of(piece: Piece) -> int:
    return piece.start


def _end_of(piece: Piece) -> int:
    return piece.end
