"""What governs a verb within its clause: a negator, or somebody other than the buyer who acts.

The lexicons' concepts `negator`, `negator-after`, `please` and `clause-break` are known to the engine by these names.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msglint.match.parts import words
from msglint.match.tokens import Range

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.match.document import Reading
    from msglint.match.tokens import Hit
    from msglint.match.wording import Wording

NEGATOR = "negator"
NEGATOR_AFTER = "negator-after"
PLEASE = "please"
CLAUSE_BREAK = "clause-break"
#: The concepts that the engine asks for by name, beside those of the rules.
CONCEPTS = (NEGATOR, NEGATOR_AFTER, PLEASE, CLAUSE_BREAK)

#: How far a negator reaches, in words; half as far again would excuse the next verb.
_NEGATOR_WORDS = 7
_NEGATOR_AFTER_WORDS = 8
#: So many words stand at most between two things in a list ("or", "and also").
_LISTED_WORDS = 1
#: A longer list is none that a person writes.
_MOST_LISTED = 20


def negator_of(reading: Reading, hit: Hit) -> Hit | None:
    """Return the negator that governs a hit, if one does.

    A negator before it governs it within the clause, unless a polite request ("please", 请) begins in between: what
    follows that is asked for. A negator after it ("... is not necessary") governs it likewise. What a negator governs
    may be a list.
    """
    number = reading.segments.sentence_at(hit.first)
    first, wording = reading.segments.sentences[number].first, reading.wordings[number]
    own = hit.moved(-first)
    listed = (_governing(wording, other) for other in _listed_before(wording, own))
    negator = _governing(wording, own) or next(filter(None, listed), None)
    return negator.moved(first) if negator else None


def _listed_before(wording: Wording, hit: Hit) -> Iterable[Hit]:
    """Return the hits of the same concept that a hit follows in a list: "no PayPal, Venmo or cheque"."""
    for hits in wording.hits.values():
        at = bisect_left(hits, hit)
        if hits[at : at + 1] != [hit]:
            continue
        for before in range(at - 1, max(-1, at - 1 - _MOST_LISTED), -1):
            if hits[before + 1].first - hits[before].last > _LISTED_WORDS:
                break
            yield hits[before]


def _governing(wording: Wording, hit: Hit) -> Hit | None:
    """Return the negator that governs a hit of a sentence by itself, worked out once."""
    if hit not in wording.governing:
        wording.governing[hit] = _found_governing(wording, hit)
    return wording.governing[hit]


def _found_governing(wording: Wording, hit: Hit) -> Hit | None:
    clause = wording.clause_of(hit)
    for negator in wording.hits_in((NEGATOR,), Range(clause.first, hit.first)):
        between = Range(negator.last, hit.first)
        if words(wording, between) <= _NEGATOR_WORDS and not wording.hits_in((PLEASE, CLAUSE_BREAK), between):
            return negator
    for negator in wording.hits_in((NEGATOR_AFTER,), Range(hit.last, clause.last)):
        between = Range(hit.last, negator.first)
        if words(wording, between) <= _NEGATOR_AFTER_WORDS and not wording.hits_in((CLAUSE_BREAK,), between):
            return negator
    return None


def actor_of(reading: Reading, hit: Hit, actors: Iterable[str], everyone: Iterable[str]) -> Hit | None:
    """Return the nearest actor before a hit, in its clause, if it is one of the given concepts.

    Args:
        reading: the part.
        hit: the verb.
        actors: concepts of those whose deed is meant.
        everyone: concepts of all who may act, the buyer included; a request in between makes the buyer act.
    """
    clause = clause_of(reading, hit)
    before = Range(clause.first, hit.first)
    wanted = set(reading.hits_in(tuple(actors), before))
    for actor in reversed(reading.hits_in(tuple(everyone), before)):
        if reading.hits_in((CLAUSE_BREAK,), Range(actor.last, hit.first)):
            return None
        return actor if actor in wanted else None
    return None


def clause_of(reading: Reading, hit: Hit) -> Range:
    """Return the clause in which a hit stands."""
    return reading.clauses_of(Range(*hit))
