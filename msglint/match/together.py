"""Concepts that stand together in a clause, a sentence, neighbouring sentences or a message, in any order."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msglint.match.document import Range
from msglint.match.found import Match
from msglint.match.scope import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.match.document import Document, Reading
    from msglint.match.phrases import Hit
    from msglint.ruleset.rule import Together
    from msglint.violation import Confidence

#: So many hits of a part before and after its place are looked at; in a long message, all would take quadratic time.
_NEAREST = 50


def find(finder: Together, document: Document) -> Iterator[Match]:
    """Return a match for each place of the anchor that has all other parts near enough."""
    for reading in document.reads(finder.reads):
        if any(reading.possible.isdisjoint(concepts) for _, concepts in finder.parts):
            continue
        seen: set[Hit] = set()
        for unit in _units(finder, reading):
            if finder.without and reading.hits_in(finder.without, unit):
                continue
            hits = _hits(finder, reading, unit)
            if hits is None:
                continue
            for anchor in hits[0]:
                # Units of neighbouring sentences overlap; an anchor that matched in one has matched.
                if anchor not in seen and (parts := _choose(finder, reading, anchor, hits)):
                    seen.add(anchor)
                    yield _match(finder, reading, unit, parts)


def _units(finder: Together, reading: Reading) -> Iterator[Range]:
    """Yield the units whose words may put all parts; in the others, nothing need be searched."""
    for unit in reading.units(finder.unit):
        wordings = [reading.wordings[number] for number in reading.sentences_in(unit)]
        if all(any(not wording.possible.isdisjoint(concepts) for wording in wordings) for _, concepts in finder.parts):
            yield unit


def _hits(finder: Together, reading: Reading, unit: Range) -> list[list[Hit]] | None:
    """Return the hits of each part, or None where a part has none."""
    hits = []
    for _, concepts in finder.parts:
        found = reading.hits_in(concepts, unit)
        if not found:
            return None
        hits.append(found)
    return hits


def _choose(finder: Together, reading: Reading, anchor: Hit, hits: list[list[Hit]]) -> dict[str, Hit] | None:
    """Return the nearest hit of each part that fits the anchor, or None."""
    chosen = {finder.parts[0][0]: anchor}
    last = anchor
    for (name, _), found in zip(finder.parts[1:], hits[1:], strict=True):
        at = bisect_left(found, last if finder.ordered else anchor)
        fitting = [
            hit
            for hit in found[max(0, at - _NEAREST) : at + _NEAREST]
            if not any(clashes(hit, other) for other in chosen.values())
            and (not finder.ordered or hit.first >= last.last)
            and (finder.within is None or distance(reading, anchor, hit) <= finder.within)
        ]
        if not fitting:
            return None
        last = chosen[name] = min(fitting, key=lambda hit: (_tokens_between(anchor, hit), hit))
    return chosen


def _match(finder: Together, reading: Reading, unit: Range, parts: dict[str, Hit]) -> Match:
    clause = reading.clauses_of(Range(*parts[finder.parts[0][0]]))
    found = dict(parts)
    for name, concepts in finder.optional:
        near = reading.hits_in(concepts, Range(max(clause.first, unit.first), min(clause.last, unit.last)))
        free = [hit for hit in near if not any(clashes(hit, other) for other in found.values())]
        if free:
            found[name] = min(free, key=lambda hit: _tokens_between(parts[finder.parts[0][0]], hit))
    # Where the span is made of optional parts that are not there, all parts show what is meant.
    shown = [hit for name, hit in found.items() if name in finder.span] or list(found.values())
    where = Range(min(hit.first for hit in shown), max(hit.last for hit in shown))
    confidence: Confidence = "high"
    scattered = len({reading.segments.clauses[hit.first] for hit in parts.values()}) > 1
    if scattered or (finder.optional and not any(name in found for name, _ in finder.optional)):
        confidence = "medium"
    values = {name: _quote(reading, hit) for name, hit in found.items()}
    return Match(reading, reading.span(where), where, found, confidence, values)


def clashes(hit: Hit, other: Hit) -> bool:
    """Return whether two hits share words, unless one stands in a gap inside the other ("take your [review] down")."""
    if hit.last <= other.first or other.last <= hit.first:
        return False
    inside = other.first < hit.first and hit.last < other.last
    around = hit.first < other.first and other.last < hit.last
    return not (inside or around)


def _quote(reading: Reading, hit: Hit) -> str:
    span = reading.span(hit)
    return " ".join(reading.part.text[span.start : span.end].split())


def distance(reading: Reading, left: Hit, right: Hit) -> float:
    """Return how many words stand between two hits."""
    first, second = sorted((left, right))
    return words(reading, Range(first.last, second.first))


def _tokens_between(left: Hit, right: Hit) -> int:
    return max(left.first - right.last, right.first - left.last, 0)
