"""Finders about the message as a whole: something is absent, it says only one thing, too many days have passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.match.document import Range
from msglint.match.found import Match
from msglint.match.single import fits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from msglint.match.document import Document, Reading
    from msglint.ruleset.rule import Absent, Elapsed, Only


def find_absent(finder: Absent, document: Document) -> Iterator[Match]:
    """Return a match when none of the entities stands anywhere."""
    for reading in document.reads(finder.reads):
        for kind in finder.kinds:
            if any(fits(found, finder.where) for found in reading.entities(kind)):
                return
    yield Match(None, None)


def find_only(finder: Only, document: Document) -> Iterator[Match]:
    """Return a match when every sentence of the body says one of the concepts, and nothing another."""
    readings = [reading for reading in document.reads(("body",)) if reading.segments.sentences]
    if not readings or not all(_says_only(finder, reading) for reading in readings):
        return
    if finder.needs and not document.speaks_of(finder.needs):
        return
    yield Match(None, None)


def find_elapsed(finder: Elapsed, document: Document) -> Iterator[Match]:
    """Return a match when too many days lie between two moments; moments that are not known break nothing."""
    context = document.message.context
    since = next((name for name in finder.since if getattr(context, name) is not None), None)
    until = getattr(context, finder.until)
    if since is None or until is None:
        return
    days = (_day(until) - _day(getattr(context, since))).days
    if days > finder.more_than and (finder.at_most is None or days <= finder.at_most):
        values = {"days": str(days), "since": since.removesuffix("_date"), "limit": str(finder.more_than)}
        yield Match(None, None, values=values, about="context")


def _says_only(finder: Only, reading: Reading) -> bool:
    tokens = Range(0, len(reading.segments.tokens))
    if finder.without and reading.hits_in(finder.without, tokens):
        return False
    allowed = {*finder.concepts, *finder.needs}
    return all(not allowed.isdisjoint(reading.hits(sentence)) for sentence in range(len(reading.segments.sentences)))


def _day(moment: date) -> date:
    """Return the calendar day; a moment with a time counts by its own time zone."""
    return moment.date() if hasattr(moment, "date") else moment
