"""Where in a document its messages stand, and what they are made of."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import TYPE_CHECKING

from msglint.errors import InputError
from msglint.origin import Origin, Piece
from msglint.read import suffixes
from msglint.read.export.nodes import json_text, parse_json
from msglint.span import Span
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.message import Message
    from msglint.part import Include, Part, PartName
    from msglint.violation import Fix

_FIELDS: dict[PartName, tuple[str, ...]] = {"subject": ("subject",), "body": ("text", "html", "eml")}
_LINE_OF_TEXT = re.compile(r"\S[^\r\n\u2028]*")


class Edit(NamedTuple):
    """A change of a document: what stands at `span` becomes `text`."""

    span: Span
    text: str


class Layout:
    """A document by its lines.

    Args:
        text: the whole document.
        name: its name; by its ending, each line may be a message of its own.
    """

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.holds_records = name.lower().endswith(suffixes.RECORDS)
        # The reader of records, and nobody else, knows no line break but this one.
        breaks = "\n" if self.holds_records else r"\r\n|\r|\n"
        self._starts = [0, *(match.end() for match in re.finditer(breaks, text))]
        #: The way from the text to itself.
        self.itself = Origin([Piece(0, len(text), 0, len(text))])
        self._same: str | None = None

    def line(self, number: int, column: int = 0) -> Span:
        """Return what stands on a line, without the blanks around it.

        Args:
            number: the line, from 1; 0 means the first one.
            column: from where on, from 1; 0 means all of it.
        """
        at = min(max(number, 1), len(self._starts)) - 1
        begin = start = self._starts[at]
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.text)
        line = self.text[start:end]
        start += len(line) - len(line.lstrip())
        end = start + len(line.strip())
        return Span(min(max(start, begin + column - 1), end), end)

    def is_source(self, source: str) -> bool:
        """Return whether a text is the whole document; all messages of a table share one, which is compared once."""
        if source is not self._same and source == self.text:
            self._same = source
        return source is self._same

    def first_line(self, span: Span) -> Span:
        """Return as much of a span as stands on one line."""
        end = re.compile(r"[\r\n]").search(self.text, span.start, span.end)
        return Span(span.start, end.start()) if end else span


class Placed:
    """One message in its document.

    Args:
        message: the message.
        layout: the document.
    """

    def __init__(self, message: Message, layout: Layout) -> None:
        self.message = message
        self._layout = layout
        self._known: dict[PartName, list[Origin | None]] = {}

    @cached_property
    def line(self) -> Span:
        """The line on which the message begins."""
        return self._layout.line(self.message.line)

    @cached_property
    def head(self) -> Span:
        """What stands for the message as a whole: its subject, or else the first line of its text."""
        for name in ("subject", "body"):
            for part in self.message.parts:
                text = _LINE_OF_TEXT.search(part.text) if part.name == name and part.role == "text" else None
                place = part.place(Span(*text.span())) if text else None
                way = self._way(part) if place and place.file is None else None
                if place and way:
                    return self._layout.first_line(way.span(*place.span))
        return self.line

    def span(self, part: PartName, start: int, end: int) -> Span | None:
        """Return where a range stands that counts in the source of a part; None where that is not in the document."""
        way = next(filter(None, self._ways(part)), None)
        return way.span(start, end) if way else None

    def include(self, part: PartName, file: str) -> Include | None:
        """Return a further file that stands in a part."""
        return next((one for found in self._parts(part) for one in found.includes if one.file == file), None)

    def edit(self, part: PartName, fix: Fix) -> Edit | None:
        """Return a fix as a change of the document; None where what is to be changed may stand elsewhere."""
        span = self.span(part, fix.start.offset, fix.end.offset)
        if span is None or not all(self._ways(part)):
            return None
        quoted = self._layout.holds_records
        return Edit(span, json.dumps(fix.replacement, ensure_ascii=False)[1:-1] if quoted else fix.replacement)

    def _ways(self, name: PartName) -> list[Origin | None]:
        """Return the ways to the document from all sources that parts of a name have; None for one that has none."""
        if name not in self._known:
            # A page has a thousand parts, and one source.
            sources = {id(part.source): part for part in self._parts(name)}
            self._known[name] = [self._way(part) for part in sources.values()]
        return self._known[name]

    def _parts(self, name: PartName) -> Iterator[Part]:
        for parts in (self.message.parts, *self.message.variants, self.message.told or ()):
            yield from (part for part in parts if part.name == name)

    def _way(self, part: Part) -> Origin | None:
        """Return the way from the source of a part to the document; None where there is none."""
        if not self._layout.holds_records:
            return self._layout.itself if self._layout.is_source(part.source) else None
        # A subject may read the same as the text.
        own = [way for name, source, way in self._fields if source == part.source and name == part.name]
        return next(iter(own or [way for _, source, way in self._fields if source == part.source]), None)

    @cached_property
    def _fields(self) -> list[tuple[PartName, str, Origin]]:
        """The strings of a record that make the message: part, what it reads, and the way to the document."""
        line = self._layout.text[slice(*self.line)]
        try:
            record = parse_json(line, self.message.source).value
        except InputError:
            return []
        inside = Origin([Piece(0, len(line), *self.line)])
        fields: list[tuple[PartName, str, Origin]] = []
        for part, names in _FIELDS.items():
            nodes = [record[name] for name in names if name in record and record[name].text]
            written = [json_text(node, line, inside) for node in nodes]
            fields += [(part, one.text, one.way()) for one in written]
        return fields
