"""Where the words of a trace stand in the message's file, and which place the trace is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msglint.span import LineIndex
from msglint.trace.result import Quote

if TYPE_CHECKING:
    from msglint.match.document import Reading
    from msglint.match.found import Match
    from msglint.match.tokens import Hit, Range
    from msglint.part import Part
    from msglint.span import Span


class Spot(NamedTuple):
    """The place that a trace is about.

    Attributes:
        line: the line of the message's file, from 1; None for the whole message.
        column: the column of that line, in code points from 1; None for the whole line.
    """

    line: int | None = None
    column: int | None = None

    def touches(self, quote: Quote) -> bool:
        """Return whether some words stand there, at least in part."""
        if self.line is None:
            return True
        start, end = quote.start, quote.end
        last = end.line - (end.column == 1 and end.line > start.line)
        if quote.file is not None or not start.line <= self.line <= last:
            return False
        return self.column is None or start[:2] <= (self.line, self.column) < max(
            end[:2], (start.line, start.column + 1)
        )


class Places:
    """Finds the lines and columns of a message's texts, each of which it cuts into lines only once."""

    def __init__(self) -> None:
        self._lines: dict[int, tuple[str, LineIndex]] = {}

    def quote(self, part: Part, span: Span) -> Quote:
        """Return a range of a part's text with its place in the file."""
        file, source, (start, end) = part.place(span)
        # Two texts never share an identity as long as both are kept.
        _, lines = self._lines.get(id(source)) or self._lines.setdefault(id(source), (source, LineIndex(source)))
        text = " ".join(part.text[span.start : span.end].split())
        return Quote(text, part.name, lines.position(start), lines.position(end), file)

    def words(self, reading: Reading, where: Range | Hit) -> Quote:
        """Return some tokens with their place."""
        return self.quote(reading.part, reading.span(where))

    def match(self, match: Match) -> Quote | None:
        """Return what a match points at; None for the message as a whole."""
        shown = match.shown()
        return self.quote(*shown) if shown else None
