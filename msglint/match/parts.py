"""Which parts of a `together` finder stand near enough to each other, in a sentence or a whole part."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol

from msglint.match.tokens import Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.match.tokens import Hit
    from msglint.ruleset.rule import Together

#: So many hits of a part before and after its place are looked at; in a long message, all would take quadratic time.
_NEAREST = 20


class Spoken(Protocol):
    """What is searched: the wording of a sentence, or a part."""

    @property
    def lengths(self) -> Sequence[int]:
        """How long it is up to each token, in half words."""

    def hits_in(self, concepts: Sequence[str], where: Range) -> list[Hit]:
        """Return where a range speaks of any of the concepts, in the order of the text."""


def matching(finder: Together, spoken: Spoken, units: Iterable[Range]) -> Iterator[tuple[Range, dict[str, Hit]]]:
    """Yield each unit and place of the anchor that has all other parts near enough, with the parts."""
    for unit in units:
        if finder.without and spoken.hits_in(finder.without, unit):
            continue
        hits = _hits(finder, spoken, unit)
        for anchor in hits[0] if hits else ():
            parts = _choose(finder, spoken, anchor, hits)
            if parts:
                yield unit, parts


def _hits(finder: Together, spoken: Spoken, unit: Range) -> list[list[Hit]]:
    """Return the hits of each part; an empty list where a part has none."""
    hits = []
    for _, concepts in finder.parts:
        found = spoken.hits_in(concepts, unit)
        if not found:
            return []
        hits.append(found)
    return hits


def _choose(finder: Together, spoken: Spoken, anchor: Hit, hits: list[list[Hit]]) -> dict[str, Hit] | None:
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
            and (finder.within is None or distance(spoken, anchor, hit) <= finder.within)
        ]
        if not fitting:
            return None
        last = chosen[name] = min(fitting, key=lambda hit: (tokens_between(anchor, hit), hit))
    return chosen


def clashes(hit: Hit, other: Hit) -> bool:
    """Return whether two hits share words, unless one stands in a gap inside the other ("take your [review] down")."""
    if hit.last <= other.first or other.last <= hit.first:
        return False
    inside = other.first < hit.first and hit.last < other.last
    around = hit.first < other.first and other.last < hit.last
    return not (inside or around)


def distance(spoken: Spoken, left: Hit, right: Hit) -> float:
    """Return how many words stand between two hits."""
    first, second = sorted((left, right))
    return words(spoken, Range(first.last, second.first))


def words(spoken: Spoken, between: Range) -> float:
    """Return how many words a range of tokens makes; a character of a script without spaces counts half."""
    if between.first >= between.last:
        return 0
    lengths = spoken.lengths
    return (lengths[between.last] - lengths[between.first]) / 2


def tokens_between(left: Hit, right: Hit) -> int:
    """Return how many tokens stand between two hits."""
    return max(left.first - right.last, right.first - left.last, 0)
