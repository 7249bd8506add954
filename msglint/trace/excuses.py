"""Which excuses were tried on a match, and by which words each applied or failed."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msglint.match.excuse import ACTORS, excused, quotation_of, reach_of
from msglint.match.scope import NEGATOR, NEGATOR_AFTER, actor_of, clause_of, negator_of
from msglint.match.tokens import Range
from msglint.trace.result import Tried

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.match.document import Document, Reading
    from msglint.match.found import Match
    from msglint.match.tokens import Hit
    from msglint.ruleset.rule import Excuse
    from msglint.trace.places import Places
    from msglint.trace.result import Quote


def tried(excuse: Excuse, match: Match, document: Document, places: Places) -> Tried:
    """Return what an excuse makes of a match, with the words that excuse it or nearly do."""
    applies = excused(excuse, match, document)
    if excuse.kind == "says":
        return Tried(excuse, applies, _said(excuse, match, document, places, applies=applies))
    if match.reading is None or match.where is None:
        return Tried(excuse, applies)
    if excuse.kind == "quoted":
        return Tried(excuse, applies, _quotation(match.reading, match.where, places) if applies else None)
    hit = match.parts.get(excuse.part)
    words = _governor(excuse, match.reading, hit, applies=applies) if hit else None
    return Tried(excuse, applies, places.words(match.reading, words) if words else None)


def _governor(excuse: Excuse, reading: Reading, hit: Hit, *, applies: bool) -> Hit | None:
    """Return the negator or the actor, or where none of them excuses, one that stands in the clause."""
    if excuse.kind == "negated":
        if applies:
            return negator_of(reading, hit)
        return nearest(reading.hits_in((NEGATOR, NEGATOR_AFTER), clause_of(reading, hit)), hit)
    if applies:
        return actor_of(reading, hit, excuse.concepts, ACTORS)
    clause = clause_of(reading, hit)
    return next(reversed(reading.hits_in(ACTORS, Range(clause.first, hit.first))), None)


def _said(excuse: Excuse, match: Match, document: Document, places: Places, *, applies: bool) -> Quote | None:
    """Return the words of what `says` looks for: within its reach where it applies, else the nearest beyond it."""
    reading, where = match.reading, match.where
    if reading is not None and where is not None:
        reach = reach_of(excuse, reading, where) if applies else None
        within = nearest(reading.hits_in(excuse.concepts, reach), where) if reach else None
        found = within or nearest_in(reading, excuse.concepts, where)
        if found:
            return places.words(reading, found)
    return spoken(excuse.concepts, document, places)


def _quotation(reading: Reading, where: Range, places: Places) -> Quote | None:
    found = quotation_of(reading, where)
    return places.quote(reading.part, reading.folded.source(*found)) if found else None


def spoken(concepts: Iterable[str], document: Document, places: Places) -> Quote | None:
    """Return the first words of a message that put one of the concepts; None without any."""
    wanted = tuple(concepts)
    for reading in document.readings:
        found = nearest_in(reading, wanted, Range(0, 0))
        if found:
            return places.words(reading, found)
    return None


def nearest_in(reading: Reading, concepts: Iterable[str], where: Hit | Range) -> Hit | None:
    """Return the words of a part nearest to a range that put one of the concepts; None without any."""
    near: list[Hit] = []
    for concept in concepts:
        hits = reading.concepts.get(concept, [])
        at = bisect_left(hits, where)
        # Hits of one concept stand in the order of the text, none inside another.
        near += hits[max(0, at - 1) : at + 1]
    return nearest(near, where)


def nearest(hits: Iterable[Hit], where: Hit | Range) -> Hit | None:
    """Return the hit with the fewest tokens between it and a range; None without any."""
    return min(hits, key=lambda hit: (max(hit.first - where.last, where.first - hit.last, 0), hit), default=None)
