"""What excuses a match: negation, another actor, something that the message says within reach, quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msglint.match.scope import PLEASE, actor_of, negator_of

if TYPE_CHECKING:
    from msglint.match.document import Document, Reading
    from msglint.match.found import Match
    from msglint.match.tokens import Range
    from msglint.ruleset.rule import Excuse
    from msglint.span import Span

#: Everyone who may act, as far as `actor` tells them apart; a request cue makes the buyer act.
ACTORS = ("seller", "platform", "someone", "buyer", "request", PLEASE)


def excused(excuse: Excuse, match: Match, document: Document) -> bool:
    """Return whether an excuse applies to a match."""
    if excuse.kind == "says":
        return said(excuse, match, document)
    reading = match.reading
    if reading is None or match.where is None:
        return False
    if excuse.kind == "quoted":
        return quotation_of(reading, match.where) is not None
    hit = match.parts.get(excuse.part)
    if hit is None:
        return False
    if excuse.kind == "negated":
        return negator_of(reading, hit) is not None
    return actor_of(reading, hit, excuse.concepts, ACTORS) is not None


def said(excuse: Excuse, match: Match, document: Document) -> bool:
    """Return whether the message speaks of one of the concepts within reach of a match."""
    if match.reading is None or match.where is None:
        return excuse.reach == "message" and document.speaks_of(excuse.concepts)
    reach = reach_of(excuse, match.reading, match.where)
    return document.speaks_of(excuse.concepts) if reach is None else bool(match.reading.hits_in(excuse.concepts, reach))


def reach_of(excuse: Excuse, reading: Reading, where: Range) -> Range | None:
    """Return the tokens among which `says` looks for its concepts; None for the whole message.

    Args:
        excuse: the excuse.
        reading: the part.
        where: the tokens of the match.
    """
    if excuse.without:
        own = reading.sentences_of(where)
        if reading.hits_in(excuse.without, own):
            return own
    if excuse.reach == "message":
        return None
    if excuse.reach == "clause":
        return reading.clauses_of(where)
    return reading.sentences_of(where, around=1 if excuse.reach == "neighbours" else 0)


def quotation_of(reading: Reading, where: Range) -> Span | None:
    """Return the quotation, on one line, in which some tokens stand, as offsets in the folded text."""
    places = reading.segments.places
    start, end = places[where.first][0], places[where.last - 1][1]
    for quotations in reading.quotations:
        at = bisect_right(quotations, start, key=lambda quotation: quotation.start) - 1
        if at >= 0 and end <= quotations[at].end:
            return quotations[at]
    return None
