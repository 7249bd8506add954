"""The texts of a message as its buyer reads them, with the places in them that violations are about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from msglint.report.html.lines import Lines, Mark
from msglint.span import Span, united
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.message import Message
    from msglint.origin import Piece
    from msglint.part import Part, Place
    from msglint.report.html.markup import Html
    from msglint.violation import Violation

_BREAK = re.compile(r"\r\n|[\r\n]")
_ROLES = {
    "hidden": "Hidden text",
    "label": "Shown for a picture or on hovering",
    "comment": "Comment that no buyer sees",
}


class Passage:
    """One text of a message.

    Args:
        part: the text, and the way from it to the file.
        title: what it is to the message.
    """

    def __init__(self, part: Part, title: str) -> None:
        self.part = part
        self.title = title
        self._marks: list[Mark] = []
        self._first: int | None = 1 if not part.start and part.origin is None else None

    @property
    def is_marked(self) -> bool:
        """Whether a violation stands in it."""
        return bool(self._marks)

    def source(self, violation: Violation) -> str | None:
        """Return the text in which a violation's positions count, if the violation may stand in this part."""
        if violation.part != self.part.name:
            return None
        if violation.file is None:
            return self.part.source
        return next((include.text for include in self.part.includes if include.file == violation.file), None)

    def find(self, violation: Violation) -> list[Span]:
        """Return the ranges of the text that a violation's place is read as; none where it isn't read here."""
        place = self._place(violation)
        if place is None:
            return []
        if self.part.origin is None:
            start, end = place.start - self.part.start, place.end - self.part.start
            return [Span(start, end)] if 0 <= start < len(self.part.text) else []
        found = united(_read_as(piece, place) for piece in self._index.overlapping(place))
        whole = Span(found[0].start, found[-1].end) if found else Span(0, 0)
        return [whole] if self.reads([whole], violation) else found

    def reads(self, spans: Sequence[Span], violation: Violation) -> bool:
        """Return whether one range is just what the violation says that it is about."""
        return len(spans) == 1 and self.part.text[slice(*spans[0])].replace("\u2028", "\n") == violation.text

    def find_words(self, violation: Violation) -> list[Span]:
        """Return the words that show what a violation is about: those of the link whose address it names."""
        start, end = violation.start, violation.end
        if start is None or end is None or violation.part != self.part.name:
            return []
        for place, anchor in self._anchored:
            if place.file == violation.file and place.span.start <= start.offset and end.offset <= place.span.end:
                return [_stripped(self.part.text, anchor)]
        return []

    def mark(self, spans: Iterable[Span], violation: Violation, number: int, label: str) -> None:
        """Mark ranges of the text for a violation with its number."""
        for span in spans:
            self._marks.append(Mark(*span, number, violation.severity, label))
            if self._first is None and self.part.origin is None and violation.start:
                self._first = violation.start.line - len(_BREAK.findall(self.part.text, 0, span.start))

    def html(self, prefix: str) -> Html:
        """Return the text with its marks; the ids of the message's violations begin with `prefix`."""
        text = self.part.text
        first = self._first if _BREAK.search(text) else None
        return Lines(text, self._marks, prefix, first=first, is_made=self.part.origin is not None).html()

    def _place(self, violation: Violation) -> Span | None:
        """Return a violation's range in the space of offsets that the part's origin leads to."""
        if violation.start is None or violation.end is None or violation.part != self.part.name:
            return None
        shift = 0
        if violation.file is not None:
            includes = (include.start for include in self.part.includes if include.file == violation.file)
            shift = next(includes, -1)
            if shift < 0:
                return None
        return Span(violation.start.offset + shift, violation.end.offset + shift)

    @cached_property
    def _index(self) -> _Index:
        return _Index(self.part.origin.pieces() if self.part.origin else ())

    @cached_property
    def _anchored(self) -> list[tuple[Place, Span]]:
        """Where each thing stands in the file that is no text but belongs to some, and the range of that text."""
        held = [(value.part, value.anchor) for value in self.part.values]
        held += [(feature.part, feature.anchor) for feature in self.part.features]
        shown = ((part, anchor) for part, anchor in held if self.part.text[anchor.start : anchor.end].strip())
        return [(part.place(Span(0, len(part.text))), anchor) for part, anchor in shown]


class _Index:
    """Finds the pieces that read a range of the source, whatever their order.

    Args:
        pieces: the pieces of a text.
    """

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = sorted(pieces, key=lambda piece: piece.source_start)
        self._starts = [piece.source_start for piece in self._pieces]
        self._reach = list(accumulate((piece.source_end for piece in self._pieces), max))

    def overlapping(self, place: Span) -> list[Piece]:
        """Return the pieces that read a code point of a range."""
        first = bisect_right(self._reach, place.start)
        last = bisect_left(self._starts, place.end)
        return [piece for piece in self._pieces[first:last] if piece.source_end > place.start]


class Laid(NamedTuple):
    """A message laid out.

    Attributes:
        shown: its texts, in the order in which they are read.
        holding: number of a violation -> the text that it is marked in.
        all: these and all other texts that may hold the place of a violation.
    """

    shown: list[Passage]
    holding: dict[int, Passage]
    all: list[Passage]


def lay_out(message: Message, violations: Sequence[tuple[Violation, str]]) -> Laid:
    """Find for every violation the text in which it is best seen, and mark it there.

    Args:
        message: the message.
        violations: violations, the first of which gets the number 1, with what the link to each says.
    """
    readings = _readings(message)
    holding: dict[int, Passage] = {}
    for number, (violation, label) in enumerate(violations, 1):
        found = _seen(readings, violation)
        if found:
            passage, spans = found
            passage.mark(spans, violation, number, label)
            holding[number] = passage
    main, *others = readings
    shown = [passage for passage in main if passage.is_marked or _is_read(passage.part)]
    shown += [passage for reading in others for passage in reading if passage.is_marked]
    return Laid(shown, holding, [passage for reading in readings for passage in reading])


def _seen(readings: Sequence[Sequence[Passage]], violation: Violation) -> tuple[Passage, list[Span]] | None:
    """Return the first text in which a violation stands, or which shows words for it; and the ranges there."""
    if violation.start is None:
        return None
    for find in (Passage.find, Passage.find_words):
        for reading in readings:
            found = [(passage, spans) for passage in reading if (spans := find(passage, violation))]
            if found:
                # Two attachments may have the same offsets; the one that reads like it is meant.
                return next((each for each in found if each[0].reads(each[1], violation)), found[0])
    return None


def _is_read(part: Part) -> bool:
    return part.role == "text" and not part.text.isspace() and part.text != ""


def _readings(message: Message) -> list[list[Passage]]:
    """Return the texts of each way to read a message, the best one to look at first."""
    readings = [(message.parts, "in one branch of the template" if message.told else "")]
    if message.told:
        # Tells all branches of a template at once, each with its condition.
        readings.insert(0, (message.told, "with all branches of the template"))
    readings += [(parts, "in another branch of the template") for parts in message.variants]
    return [list(_passages(parts, note)) for parts, note in readings]


def _passages(parts: Iterable[Part], note: str) -> Iterator[Passage]:
    for part in parts:
        yield Passage(part, _title(part, note))
        if part.name == "attachment":
            # The file itself, by its name.
            yield from (Passage(feature.part, _title(part, "")) for feature in part.features)


def _title(part: Part, note: str) -> str:
    if part.role != "text":
        title = _ROLES[part.role]
        return f"{title} ({part.note})" if part.note else title
    if part.is_alternative:
        note = "in one of the e-mail's versions"
    return part.name.capitalize() + (f", {note}" if note and part.name == "body" else "")


def _stripped(text: str, span: Span) -> Span:
    """Return a range without the blanks at its ends."""
    words = text[span.start : span.end]
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


def _read_as(piece: Piece, place: Span) -> Span:
    """Return what of a text reads the range of the source that a piece shares with a place."""
    if piece.end - piece.start != piece.source_end - piece.source_start:
        return Span(piece.start, piece.end)
    shift = piece.start - piece.source_start
    return Span(max(piece.source_start, place.start) + shift, min(piece.source_end, place.end) + shift)
