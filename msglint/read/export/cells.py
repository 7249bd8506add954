"""The cells of a delimited table, each with its place in the file.

This is RFC 4180 as `csv.reader` reads it, which tells what a cell holds and not where: a message of many lines in
quotes, with quotation marks doubled, could not be traced back to its lines. The delimiter is read off the header and
not guessed by `csv.Sniffer`, for that goes by letter counts of the rows, which prose upsets, and takes seconds for a
few kilobytes of hostile text.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from msglint.read.export.written import Written
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: More columns than spreadsheets have: no table, but a file that would fill the memory.
MAX_COLUMNS = 16_384

#: What may part the cells of a .csv file, the usual ones first.
_DELIMITERS = (",", ";", "\t", "|")
# Excel's own way to say which delimiter it is.
_SEP = r"(?i:sep)=([,;\t|])(?:\r\n|\r|\n)"


class Cell(NamedTuple):
    """One cell.

    Attributes:
        start: offset in the file, in code points, at which what it holds begins.
        end: likewise where that ends, before a closing quotation mark.
        tail: where the cell ends; what stands between the closing quotation mark and there counts as text.
    """

    start: int
    end: int
    tail: int

    def value(self, text: str) -> str:
        """Return what the cell holds; `text` is the file."""
        held = text[self.start : self.end]
        if self.tail < 0:
            return held
        return held.replace('""', '"') + text[self.end + 1 : self.tail]

    def written(self, text: str) -> Written:
        """Return the same with the way back to the file."""
        if self.tail < 0 or (self.tail == self.end + 1 and text.find('"', self.start, self.end) < 0):
            return Written.cut(text, self.start, self.end)
        return Written.joined(self._pieces(text))

    def _pieces(self, text: str) -> Iterator[tuple[str, int, int]]:
        at = self.start
        while (quote := text.find('""', at, self.end)) >= 0:
            # The first of the two is the one that counts.
            yield text[at : quote + 1], at, quote + 1
            at = quote + 2
        yield text[at : self.end], at, self.end
        yield text[self.end + 1 : self.tail], self.end + 1, self.tail


class Row(NamedTuple):
    """One row that isn't blank.

    Attributes:
        line: its line in the file, from 1.
        cells: its cells.
    """

    line: int
    cells: list[Cell]


class CellError(Exception):
    """The table can't be read on.

    Args:
        problem: what is wrong.
        line: line of the row, from 1.
    """

    def __init__(self, problem: str, line: int) -> None:
        self.problem = problem
        self.line = line
        super().__init__(problem)


class Dialect(NamedTuple):
    """How a table is written.

    Attributes:
        delimiter: what parts its cells.
        skips_spaces: whether spaces behind a delimiter are no part of the cell.
        start: offset at which the header begins, in code points.
    """

    delimiter: str
    skips_spaces: bool = False
    start: int = 0


def dialect_of(text: str, is_header: Callable[[Sequence[str]], bool]) -> Dialect:
    """Read off a table's header how the table is written.

    Args:
        text: the file.
        is_header: whether column names are such as a table of messages has.
    """
    said = re.match(_SEP, text)
    start = said.end() if said else 0
    best, most = Dialect(",", start=start), (False, 0)
    for delimiter in said[1] if said else _DELIMITERS:
        dialect = Dialect(delimiter, start=start)
        names = header(text, dialect)
        rated = is_header(names), len(names)
        if rated > most:
            # With a space in front of each name but the first, a space stands in front of each cell.
            spaced = len(names) > 1 and all(name.startswith(" ") for name in names[1:])
            best, most = dialect._replace(skips_spaces=spaced), rated
    return best


def header(text: str, dialect: Dialect) -> list[str]:
    """Return the cells of the first row that isn't blank; none where there is no such row, or it can't be read."""
    try:
        return [cell.value(text) for row in islice(rows(text, dialect), 1) for cell in row.cells]
    except CellError:
        return []


def rows(text: str, dialect: Dialect) -> Iterator[Row]:
    """Yield the rows of a table, the header first.

    Raises:
        CellError: a quotation mark isn't closed, or there are too many columns; the rows before were yielded.
    """
    match_cell = re.compile(_cell(dialect)).match
    at, line, counted = dialect.start, 1, 0
    while at < len(text):
        begin = at
        line += _breaks(text, counted, begin)
        counted = begin
        cells: list[Cell] = []
        parted = dialect.delimiter
        while parted == dialect.delimiter:
            match = match_cell(text, at)
            if match is None:
                raise CellError("a quotation mark in this row is not closed", line)
            if len(cells) == MAX_COLUMNS:
                raise CellError(f"has more than {MAX_COLUMNS:,} columns", line)
            start, end = match.span(1)
            # An empty slice of the group that is in quotes still has a place; one that isn't there is at -1.
            cells.append(Cell(start, end, match.end(2)) if start >= 0 else Cell(*match.span(3), -1))
            at, parted = match.end(), match[4]
        if at - len(parted) > begin:
            yield Row(line, cells)


def _cell(dialect: Dialect) -> str:
    delimiter = re.escape(dialect.delimiter)
    bare = rf"[^{delimiter}\r\n]*+"
    spaces = " *+" if dialect.skips_spaces else ""
    return rf'{spaces}(?:"([^"]*+(?:""[^"]*+)*+)"({bare})|(?!")({bare}))({delimiter}|\r\n|\r|\n|\Z)'


def _breaks(text: str, start: int, end: int) -> int:
    """Count the line breaks of a range that begins and ends with a row."""
    return text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end)
