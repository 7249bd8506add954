"""Why a finder about the message as a whole does not point at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.match import whole
from msglint.match.single import fits
from msglint.match.tokens import Range
from msglint.ruleset import rule as r
from msglint.span import Span
from msglint.trace.excuses import spoken
from msglint.trace.result import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.match.document import Document
    from msglint.trace.places import Places
    from msglint.trace.result import Quote


def obstacles_of_whole(finder: r.Finder, document: Document, places: Places) -> Iterator[Obstacle]:
    """Yield what keeps a finder from pointing at the message; nothing where only its conditions do."""
    if isinstance(finder, r.Absent):
        yield Obstacle("present", _present(finder, document, places), wanted=(*finder.kinds, *finder.concepts))
    elif isinstance(finder, r.Only):
        yield from _more(finder, document, places)
    elif isinstance(finder, r.Elapsed):
        yield _too_soon(finder, document)
    elif isinstance(finder, r.Length):
        limit = finder.at_most if finder.more_than is None else finder.more_than
        yield Obstacle("length", name=finder.unit, value=f"{whole.length(finder, document):g}", wanted=(str(limit),))
    elif isinstance(finder, r.OtherLanguage):
        wanted = document.message.context.buyer_language
        yield Obstacle("language" if wanted else "date", name="buyer_language", value=wanted or "")


def _present(finder: r.Absent, document: Document, places: Places) -> Quote | None:
    """Return what should be absent to break the rule; None where it can't be shown."""
    for reading in document.shows(finder.reads):
        for kind in finder.kinds:
            for found in reading.entities(kind):
                if fits(found, finder.where):
                    return places.quote(reading.part, Span(found.start, found.end))
    for reading in document.readings:
        for kind in finder.kinds:
            for found, part, _, _ in reading.features(kind):
                if fits(found, finder.where):
                    return places.quote(part, Span(found.start, found.end))
    return spoken(finder.concepts, document, places)


def _more(finder: r.Only, document: Document, places: Places) -> Iterator[Obstacle]:
    for reading in document.shows(("body",)):
        for number in whole.own_sentences(reading):
            if not whole.fits_only(finder, reading, number):
                words = places.words(reading, Range(*reading.segments.sentences[number]))
                yield Obstacle("more", words, wanted=(*finder.concepts, *finder.needs))
                return
    yield Obstacle("needs", wanted=finder.needs or finder.concepts)


def _too_soon(finder: r.Elapsed, document: Document) -> Obstacle:
    context = document.message.context
    found = whole.elapsed(finder, context)
    if found is None:
        unknown = finder.until if getattr(context, finder.until) is None else " or ".join(finder.since)
        return Obstacle("date", name=unknown)
    since, number = found
    limits = (str(finder.more_than), *([] if finder.at_most is None else [str(finder.at_most)]))
    return Obstacle("time", name=since, value=f"{number:g}", wanted=limits)
