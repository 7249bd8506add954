"""A part of a message: a text that the buyer reads, what is attached to its places, and where it all stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msglint.origin import Origin, Piece
from msglint.record import Record
from msglint.span import Span
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

PartName = Literal["subject", "body", "attachment", "context"]
#: What a part is in its message: what the buyer sees (`text`), what markup keeps from sight (`hidden`), what is shown
#: for a picture or on hovering (`label`), or what no buyer ever sees (`comment`).
Role = Literal["text", "hidden", "label", "comment"]


_NOWHERE = Span(0, 0)


class Include(Record):
    """A further file whose text stands in a part.

    Attributes:
        file: the file as the user would name it.
        text: all of it.
        start: the offset in the part's source space from which on its code points count.
    """

    file: str
    text: str
    start: int


class Place(NamedTuple):
    """Where something stands.

    Attributes:
        file: the further file that holds it; None for the message's own.
        source: the text in which the span counts.
        span: offsets in it, in code points.
    """

    file: str | None
    source: str
    span: Span


class Value(Record):
    """The value of an attribute of markup, searched for addresses and the like.

    Attributes:
        part: the value as a text of its own.
        anchor: the range of the outer part's text to which it belongs: the words of a link.
        kinds: the entities that it is searched for.
        shown: the words that the buyer sees for it.
    """

    part: Part
    anchor: Span
    kinds: tuple[str, ...]
    shown: str = ""


class Feature(Record):
    """An entity that is no text: a picture, a style, an attachment.

    Attributes:
        kind: which entity.
        attributes: attribute -> value, by which rules filter.
        part: what is shown for it in a report, as a text of its own.
        anchor: the range of the outer part's text to which it belongs.
        values: what a rule's message may name in braces, beside the text.
    """

    kind: str
    attributes: Mapping[str, str]
    part: Part
    anchor: Span = _NOWHERE
    values: tuple[tuple[str, str], ...] = ()


class Part(Record):
    """A stretch of text that goes out with a message.

    Attributes:
        name: which part of the message it is.
        text: what is read in it.
        source: the text in which offsets, lines and columns are counted.
        start: offset of `text` in `source`, in code points, where it is a slice of it.
        origin: the way back to `source` where it is no slice.
        role: what it is in the message.
        quoted: ranges of `text` that quote the buyer.
        senders: names and addresses of who sends the message, in small letters, where they are known: what they
            quote of themselves is no quotation of the buyer.
        values: attributes of its markup.
        features: its entities that are no text.
        includes: further files that stand in it.
        note: how it is kept from sight, for a person; only where it is `hidden`.
        is_alternative: whether it is one of several bodies of which a mail program shows one.
    """

    name: PartName
    text: str
    source: str
    start: int = 0
    origin: Origin | None = None
    role: Role = "text"
    quoted: tuple[Span, ...] = ()
    senders: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    features: tuple[Feature, ...] = ()
    includes: tuple[Include, ...] = ()
    note: str = ""
    is_alternative: bool = False

    def slice(self, start: int, end: int, shown: str | None = None) -> Part:
        """Return a range of this part as a part of its own, which reads as given or as it is written."""
        text = self.text[start:end] if shown is None else shown
        shift = 0 if self.origin else self.start
        origin = Origin([Piece(0, len(text), start + shift, end + shift)], self.origin)
        return self.replaced(text=text, start=0, origin=origin, quoted=(), values=(), features=())

    def place(self, span: Span) -> Place:
        """Return where a range of the part's text stands."""
        found = self.origin.span(*span) if self.origin else Span(self.start + span.start, self.start + span.end)
        for include in reversed(self.includes):
            if found.start >= include.start:
                end = min(found.end - include.start, len(include.text))
                return Place(include.file, include.text, Span(found.start - include.start, end))
        return Place(None, self.source, Span(found.start, min(found.end, len(self.source))))
