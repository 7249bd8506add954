"""What excuses a match: negation, another actor, something that the message says within reach, quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msglint.match.scope import PLEASE, acted_by, negated

if TYPE_CHECKING:
    from msglint.match.document import Document, Reading
    from msglint.match.found import Match
    from msglint.ruleset.rule import Excuse

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
        return _quoted(reading, match)
    hit = match.parts.get(excuse.part)
    if hit is None:
        return False
    if excuse.kind == "negated":
        return negated(reading, hit)
    return acted_by(reading, hit, excuse.concepts, ACTORS)


def said(excuse: Excuse, match: Match, document: Document) -> bool:
    """Return whether the message speaks of one of the concepts within reach of a match."""
    if match.reading is None or match.where is None:
        return excuse.reach == "message" and document.speaks_of(excuse.concepts)
    reading, where = match.reading, match.where
    if excuse.without:
        own = reading.sentences_of(where)
        if reading.hits_in(excuse.without, own):
            return bool(reading.hits_in(excuse.concepts, own))
    if excuse.reach == "message":
        return document.speaks_of(excuse.concepts)
    if excuse.reach == "clause":
        reach = reading.clauses_of(where)
    else:
        reach = reading.sentences_of(where, around=1 if excuse.reach == "neighbours" else 0)
    return bool(reading.hits_in(excuse.concepts, reach))


def _quoted(reading: Reading, match: Match) -> bool:
    """Return whether a match stands between quotation marks on one line."""
    assert match.where is not None  # noqa: S101 - the caller has asked
    tokens = reading.segments.tokens
    start, end = tokens[match.where.first].start, tokens[match.where.last - 1].end
    for quotations in reading.quotations:
        at = bisect_right(quotations, start, key=lambda quotation: quotation.start) - 1
        if at >= 0 and end <= quotations[at].end:
            return True
    return False
