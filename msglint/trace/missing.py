"""What is there and what is missing, where a finder points at nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msglint.match import single, together
from msglint.match.excuse import said
from msglint.match.parts import distance
from msglint.ruleset import rule as r
from msglint.span import Span
from msglint.trace.excuses import nearest_in
from msglint.trace.messagewide import obstacles_of_whole
from msglint.trace.result import FinderPart, Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from msglint.match.document import Document, Reading
    from msglint.match.found import Match
    from msglint.match.tokens import Hit, Range
    from msglint.text.entities import Found
    from msglint.trace.places import Places, Spot
    from msglint.trace.result import Quote

#: What is known of a finder that points at nothing: its parts, and what stands in its way.
Lack = tuple[tuple[FinderPart, ...], tuple[Obstacle, ...]]


def lack(finder: r.Finder, document: Document, spot: Spot, places: Places) -> Lack:
    """Return what a finder has and lacks at a place where it points at nothing."""
    if isinstance(finder, r.Together):
        return _lack_together(finder, document, spot, places)
    if isinstance(finder, r.Entity):
        return (), tuple(_obstacles_of_entity(finder, document, spot, places)) or (Obstacle("none"),)
    if isinstance(finder, r.Pattern):
        return (), (Obstacle("pattern"),)
    return (), tuple(obstacles_of_whole(finder, document, places))


def parts_of(finder: r.Together, match: Match, places: Places) -> tuple[FinderPart, ...]:
    """Return the named parts of a finder with the words that a match has for them."""
    assert match.reading is not None  # noqa: S101 - what stands together stands in a part
    return tuple(
        _part(name, concepts, match.reading, match.parts.get(name), places, is_optional=at >= len(finder.parts))
        for at, (name, concepts) in enumerate((*finder.parts, *finder.optional))
    )


def _part(
    name: str, concepts: tuple[str, ...], reading: Reading, hit: Hit | None, places: Places, *, is_optional: bool
) -> FinderPart:
    if hit is None:
        return FinderPart(name, concepts, None, is_optional=is_optional)
    said = tuple(concept for concept in concepts if hit in reading.concepts.get(concept, ()))
    return FinderPart(name, concepts, places.words(reading, hit), said, is_optional)


def _lack_together(finder: r.Together, document: Document, spot: Spot, places: Places) -> Lack:
    relaxed = r.Together(**{**finder.fields(), "without": (), "within": None, "ordered": False})
    for match in together.find(relaxed, document):
        place = places.match(match)
        if place is not None and spot.touches(place):
            return parts_of(finder, match, places), tuple(_obstacles_of_together(finder, match, places))
    best: tuple[FinderPart, ...] = ()
    most = (-1, -1)
    for reading, unit in _units(finder, document, spot, places):
        parts = tuple(_found_in(finder, reading, unit, spot, places))
        found = [part.words for part in parts if part.words]
        here = (len(found), sum(spot.touches(words) for words in found))
        if here > most:
            best, most = parts, here
    if not best:
        best = tuple(FinderPart(name, concepts, None) for name, concepts in finder.parts)
    shared = all(part.words for part in best)
    return best, (Obstacle("shared"),) if shared else ()


def _units(finder: r.Together, document: Document, spot: Spot, places: Places) -> Iterator[tuple[Reading, Range]]:
    for reading in document.reads(finder.reads):
        for unit in reading.units(finder.unit):
            if spot.touches(places.words(reading, unit)):
                yield reading, unit


def _found_in(finder: r.Together, reading: Reading, unit: Range, spot: Spot, places: Places) -> Iterator[FinderPart]:
    """Yield the parts that a finder needs, with the first words for each in a unit, those at the spot before others."""
    for name, concepts in finder.parts:
        hits = reading.hits_in(concepts, unit)
        here = (hit for hit in hits if spot.touches(places.words(reading, hit)))
        hit = next(here, hits[0] if hits else None)
        if hit:
            yield _part(name, concepts, reading, hit, places, is_optional=False)
            continue
        beyond = nearest_in(reading, concepts, unit)
        found = _part(name, concepts, reading, beyond, places, is_optional=False)
        yield replace(found, words=None, elsewhere=found.words)


def _obstacles_of_together(finder: r.Together, match: Match, places: Places) -> Iterator[Obstacle]:
    """Yield what keeps parts that are all there from counting."""
    reading, where = match.reading, match.where
    assert reading is not None  # noqa: S101 - what stands together stands in a part
    assert where is not None  # noqa: S101 - what stands together stands in a part
    for unit in reading.units(finder.unit):
        if finder.without and unit.first <= where.first < unit.last:
            barred = reading.hits_in(finder.without, unit)
            if barred:
                yield Obstacle("without", places.words(reading, barred[0]), wanted=finder.without)
                break
    hits = [match.parts[name] for name, _ in finder.parts]
    apart = max(distance(reading, hits[0], hit) for hit in hits)
    if finder.within is not None and apart > finder.within:
        yield Obstacle("apart", value=f"{apart:g}", wanted=(str(finder.within),))
    if finder.ordered and hits != sorted(hits):
        yield Obstacle("order", wanted=tuple(name for name, _ in finder.parts))


def _obstacles_of_entity(finder: r.Entity, document: Document, spot: Spot, places: Places) -> Iterator[Obstacle]:
    """Yield what keeps each entity at the spot from being one that a finder looks for."""
    relaxed = r.Entity(**{**finder.fields(), "near": None, "beside": ()})
    for match in single.find_entity(relaxed, document):
        place = places.match(match)
        if place is not None and spot.touches(place):
            if finder.near is not None and not said(finder.near, match, document):
                yield Obstacle("near", place, value=finder.near.reach, wanted=finder.near.concepts)
            else:
                yield Obstacle("beside", place, wanted=finder.beside)
    for reading in document.reads(finder.reads):
        for found, place in entities(finder.kind, reading, places):
            if spot.touches(place):
                yield from _wrong(finder, found.attributes, place)


def _wrong(finder: r.Entity, attributes: Mapping[str, str], place: Quote) -> Iterator[Obstacle]:
    """Yield the attributes by which an entity is none that a finder looks for."""
    for name, values in finder.where:
        if attributes.get(name, values[0]) not in values:
            yield Obstacle("attribute", place, name, attributes[name], values)
    if finder.but_not and all(attributes.get(name, values[0]) in values for name, values in finder.but_not):
        for name, values in finder.but_not:
            yield Obstacle("unlike", place, name, attributes.get(name, values[0]), values)


def entities(kind: str, reading: Reading, places: Places) -> Iterator[tuple[Found, Quote]]:
    """Yield the entities of one kind in a part or at its places, each with its own place."""
    for found in reading.entities(kind):
        yield found, places.quote(reading.part, Span(found.start, found.end))
    for found, part, _, _ in reading.attached(kind):
        yield found, places.quote(part, Span(found.start, found.end))
