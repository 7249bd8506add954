"""Concepts that stand together in a clause, a sentence, neighbouring sentences or a message, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.match.found import Match
from msglint.match.parts import clashes, matching, tokens_between
from msglint.match.tokens import Range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.match.document import Document, Reading
    from msglint.match.tokens import Hit
    from msglint.ruleset.rule import Together
    from msglint.violation import Confidence

#: These units are parts of one sentence, and what stands in it can be remembered.
WITHIN_SENTENCE = ("clause", "sentence")


def find(finder: Together, document: Document) -> Iterator[Match]:
    """Return a match for each place of the anchor that has all other parts near enough."""
    for reading in document.reads(finder.reads):
        if finder.unit in WITHIN_SENTENCE:
            for sentence, wording in zip(reading.segments.sentences, reading.wordings, strict=True):
                for unit, parts in wording.matches(finder):
                    moved = {name: hit.moved(sentence.first) for name, hit in parts.items()}
                    yield _match(finder, reading, unit.moved(sentence.first), moved)
        else:
            yield from _find_across(finder, reading)


def _find_across(finder: Together, reading: Reading) -> Iterator[Match]:
    if not all(reading.speaks_of(concepts) for _, concepts in finder.parts):
        return
    seen: set[Hit] = set()
    for unit, parts in matching(finder, reading, reading.units(finder.unit)):
        # Units of neighbouring sentences overlap; an anchor that matched in one has matched.
        anchor = parts[finder.parts[0][0]]
        if anchor not in seen:
            seen.add(anchor)
            yield _match(finder, reading, unit, parts)


def _match(finder: Together, reading: Reading, unit: Range, parts: dict[str, Hit]) -> Match:
    anchor = parts[finder.parts[0][0]]
    clause = reading.clauses_of(Range(*anchor))
    found = dict(parts)
    for name, concepts in finder.optional:
        near = reading.hits_in(concepts, Range(max(clause.first, unit.first), min(clause.last, unit.last)))
        free = [hit for hit in near if not any(clashes(hit, other) for other in found.values())]
        if free:
            found[name] = min(free, key=lambda hit: tokens_between(anchor, hit))
    # Where the span is made of optional parts that are not there, all parts show what is meant.
    shown = [hit for name, hit in found.items() if name in finder.span] or list(found.values())
    where = Range(min(hit.first for hit in shown), max(hit.last for hit in shown))
    confidence: Confidence = "high"
    scattered = len({reading.segments.clauses[hit.first] for hit in parts.values()}) > 1
    if scattered or (finder.optional and not any(name in found for name, _ in finder.optional)):
        confidence = "medium"
    values = {name: _quote(reading, hit) for name, hit in found.items()}
    return Match(reading, reading.span(where), where, found, confidence, values)


def _quote(reading: Reading, hit: Hit) -> str:
    span = reading.span(hit)
    return " ".join(reading.part.text[span.start : span.end].split())
