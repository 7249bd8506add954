"""How the parts of a message are read: which of them stand at a place, and the words of which languages count there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.trace.result import PartAsRead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.match.document import Document, Reading
    from msglint.trace.places import Places, Spot

_WORD = re.compile(r"\S+")
#: Fewer words leave open what language a text is in.
_FEW_WORDS = 12
#: So many small words of a language are a sentence of it.
_TELLING = 2


def parts_as_read(documents: Iterable[Document], spot: Spot, places: Places) -> tuple[PartAsRead, ...]:
    """Return the parts that have text at a place, those that are read in the same way only once."""
    found = (
        _as_read(reading)
        for document in documents
        for reading in document.readings
        if any(
            spot.touches(places.quote(reading.part, Span(*word.span()))) for word in _WORD.finditer(reading.part.text)
        )
    )
    return tuple(dict.fromkeys(found))


def _as_read(reading: Reading) -> PartAsRead:
    lexicons, sentences = reading.lexicons, reading.segments.sentences
    likeliest = reading.language(sentences) if sentences else None
    words = reading.segments.words
    is_known: bool | None = likeliest is not None
    # A language without small words of its own is told by its script.
    if likeliest and likeliest.function_words and sum(map(likeliest.function_words.__contains__, words)) < _TELLING:
        is_known = None if len(words) < _FEW_WORDS else False
    names = tuple(lexicon.name for lexicon in lexicons)
    return PartAsRead(reading.part.name, reading.part.role, names, likeliest.name if likeliest else None, is_known)
