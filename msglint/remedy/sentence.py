"""The whole of a sentence: with its full stop, its quotation marks, and the addresses that end it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.span import Span

if TYPE_CHECKING:
    from msglint.match.document import Reading
    from msglint.match.found import Match

_OPENING = re.compile(r"[\"'“”„‘‚«»‹›¿¡(（\[【「『《*_]+$")
_CLOSING = r"\"'”“’‘»«›)）\]】」』》*_"
_END = re.compile(rf"[/{_CLOSING}]*(?:[ \t\u00a0\u202f]?[.!?。！？．｡…‽؟।]+[{_CLOSING}]*|[,;:，、；：،؛]+)?")
_REACH = 20
#: What a sentence may end with, or begin, beside words.
_ENTITIES = ("link", "email", "placeholder")


def sentence_of(match: Match) -> Span | None:
    """Return the range of the sentences that a match stands in, as raw offsets; None where there are no words."""
    reading = match.reading
    if reading is None or match.span is None:
        return None
    where = match.where or reading.tokens_near(match.span)
    if where is None:
        return None
    found = reading.span(reading.sentences_of(where)).cover(match.span)
    return _with_signs(reading.part.text, _with_entities(reading, found))


def _with_entities(reading: Reading, found: Span) -> Span:
    for kind in _ENTITIES:
        for entity in reading.entities(kind):
            place = Span(entity.start, entity.end)
            if place.overlaps(found):
                found = found.cover(place)
    return found


def _with_signs(text: str, found: Span) -> Span:
    opening = _OPENING.search(text, max(0, found.start - _REACH), found.start)
    closing = _END.match(text, found.end)
    return Span(opening.start() if opening else found.start, closing.end() if closing else found.end)
