"""Finders about the message as a whole: something is absent, it says only one thing, too many days have passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.match.found import Match
from msglint.match.single import fits
from msglint.match.tokens import Range
from msglint.text.language import differs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from msglint.match.document import Document, Reading
    from msglint.message import Context
    from msglint.ruleset.rule import Absent, Elapsed, Length, Only


_HOUR = 3600


def find_absent(finder: Absent, document: Document) -> Iterator[Match]:
    """Return a match when none of the entities and concepts stands anywhere."""
    for reading in document.shows(finder.reads):
        for kind in finder.kinds:
            if any(fits(found, finder.where) for found in reading.entities(kind)):
                return
    held = (item.found for reading in document.readings for kind in finder.kinds for item in reading.features(kind))
    if any(fits(found, finder.where) for found in held):
        return
    if not finder.concepts or not document.speaks_of(finder.concepts):
        yield Match(None, None)


def find_only(finder: Only, document: Document) -> Iterator[Match]:
    """Return a match when every sentence of the body says one of the concepts, and nothing another."""
    readings = [reading for reading in document.shows(("body",)) if reading.segments.sentences]
    if not readings or not all(_says_only(finder, reading) for reading in readings):
        return
    if finder.needs and not document.speaks_of(finder.needs):
        return
    yield Match(None, None)


def find_elapsed(finder: Elapsed, document: Document) -> Iterator[Match]:
    """Return a match when too much time lies between two moments; moments that are not known break nothing."""
    found = elapsed(finder, document.message.context)
    if found is None:
        return
    since, number = found
    if number > finder.more_than and (finder.at_most is None or number <= finder.at_most):
        name = since.removesuffix("_date")
        values = {finder.unit: f"{number:.0f}", "since": name, "limit": str(finder.more_than)}
        yield Match(None, None, values=values, about="context")


def elapsed(finder: Elapsed, context: Context) -> tuple[str, float] | None:
    """Return from which date on, and how many days or hours have surely passed; None where a date is not known."""
    since = next((name for name in finder.since if getattr(context, name) is not None), None)
    until = getattr(context, finder.until)
    if since is None or until is None:
        return None
    start = getattr(context, since)
    return since, (_day(until) - _day(start)).days if finder.unit == "days" else _hours(start, until)


def find_length(finder: Length, document: Document) -> Iterator[Match]:
    """Return a match when the bodies together are too long or too short; nothing at all is not too short."""
    count = length(finder, document)
    if finder.more_than is not None:
        limit, broken = finder.more_than, count > finder.more_than
    else:
        limit = finder.at_most or 0
        broken = 0 < count <= limit
    if broken:
        yield Match(None, None, values={finder.unit: f"{count:.0f}", "limit": str(limit)})


def length(finder: Length, document: Document) -> float:
    """Return how long the bodies together are, in what the finder counts."""
    readings = document.shows(("body",))
    if finder.unit == "characters":
        return sum(len(reading.part.text.strip()) for reading in readings)
    return sum(map(_words, readings))


def find_language(document: Document) -> Iterator[Match]:
    """Return a match when a body is surely in another language than the buyer's."""
    wanted = document.message.context.buyer_language
    if wanted is None:
        return
    for reading in document.shows(("body",)):
        found = differs(*_own_words(reading), wanted)
        if found is not None:
            yield Match(None, None, values={"language": found, "wanted": wanted})
            return


def _own_words(reading: Reading) -> tuple[str, list[str]]:
    """Return what a part says itself, quotations and lines of the buyer left out: as text, and as words."""
    tokens = [token for token in reading.segments.tokens if token.text[0].isalpha()]
    quoted = [span for quotations in reading.quotations for span in quotations]
    own = [
        token.text
        for token in tokens
        if not any(span.start <= token.start < span.end for span in quoted)
        and not reading.is_quoted(reading.folded.source(token.start, token.end).start)
    ]
    return " ".join(own), own


def _words(reading: Reading) -> float:
    """Return how many words of its own a part has, order IDs aside; two characters of an unspaced script are one."""
    ids = [reading.tokens_at(found.start, found.end) for found in reading.entities("order-id")]
    sentences = (
        Range(*sentence) for number, sentence in enumerate(reading.segments.sentences) if reading.quotes(number)
    )
    apart = sum(reading.lengths[where.last] - reading.lengths[where.first] for where in (*ids, *sentences) if where)
    return max(0, reading.lengths[-1] - apart) / 2


def _hours(start: date | datetime, end: date | datetime) -> float:
    """Return the hours that surely lie between two moments; a day without a time may be any hour of it."""
    from datetime import datetime  # noqa: PLC0415 - whoever has a date has loaded it

    if isinstance(start, datetime) and isinstance(end, datetime) and (start.tzinfo is None) == (end.tzinfo is None):
        return (end - start).total_seconds() / _HOUR
    return ((_day(end) - _day(start)).days - 1) * 24.0 + 1


def _says_only(finder: Only, reading: Reading) -> bool:
    return all(fits_only(finder, reading, number) for number in own_sentences(reading))


def own_sentences(reading: Reading) -> list[int]:
    """Return the numbers of the sentences that the buyer has not said."""
    return [number for number in range(len(reading.segments.sentences)) if not reading.quotes(number)]


def fits_only(finder: Only, reading: Reading, sentence: int) -> bool:
    """Return whether a sentence, by its number, says one of the concepts and nothing that is barred."""
    wording = reading.wordings[sentence]
    return wording.speaks_of((*finder.concepts, *finder.needs)) and not wording.speaks_of(finder.without)


def _day(moment: date) -> date:
    """Return the calendar day; a moment with a time counts by its own time zone."""
    return moment.date() if hasattr(moment, "date") else moment
