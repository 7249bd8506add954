"""Which finders are worth asking: most messages have not one word of most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.match.together import WITHIN_SENTENCE
from msglint.ruleset.rule import Entity, Together
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.match.document import Document, Reading
    from msglint.match.wording import Wording
    from msglint.ruleset.rule import Rule


class _Wide(NamedTuple):
    """A finder that reaches over sentences.

    Attributes:
        finder: the finder.
        bits: those of all its parts.
        parts: the bit and the concepts of each.
    """

    finder: Together
    bits: int
    parts: tuple[tuple[int, tuple[str, ...]], ...]


class Finders:
    """The finders of some rules, sorted by what a message must hold for them to find anything.

    Args:
        rules: the rules.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        #: Each rule with the ids of its finders.
        self._rules = [(rule, frozenset(map(id, rule.finders))) for rule in rules]
        self._always: set[int] = set()
        self._entities: dict[str, list[int]] = {}
        self._near: dict[str, list[Together]] = {}
        #: The id of a near finder -> the concepts of its parts, in the order in which they are asked for.
        self._order: dict[int, tuple[tuple[str, ...], ...]] = {}
        self._wide: list[_Wide] = []
        #: The parts of the wide finders, each with a bit of its own.
        self._parts: dict[tuple[str, ...], int] = {}
        #: Concept -> the bits of those parts of which it is one.
        self._bits: dict[str, int] = {}
        for rule, _ in self._rules:
            for finder in rule.finders:
                if isinstance(finder, Together):
                    self._add(finder)
                elif isinstance(finder, Entity):
                    self._entities.setdefault(finder.kind, []).append(id(finder))
                else:
                    self._always.add(id(finder))

    def _add(self, finder: Together) -> None:
        if finder.unit in WITHIN_SENTENCE:
            self._order[id(finder)] = tuple(concepts for _, concepts in finder.parts)
            for concept in finder.parts[0][1]:
                self._near.setdefault(concept, []).append(finder)
            return
        bits = 0
        parts: list[tuple[int, tuple[str, ...]]] = []
        for _, concepts in finder.parts:
            bit = self._parts.setdefault(concepts, 1 << len(self._parts))
            parts.append((bit, concepts))
            bits |= bit
            for concept in concepts:
                self._bits[concept] = self._bits.get(concept, 0) | bit
        self._wide.append(_Wide(finder, bits, tuple(parts)))

    def worth_asking(self, document: Document) -> Iterator[tuple[Rule, frozenset[int]]]:
        """Yield each rule with the ids of those of its finders that may find something in a message."""
        found = set(self._always)
        for kind, ids in self._entities.items():
            if any(reading.holds(kind) for reading in document.readings):
                found.update(ids)
        for reading in document.readings:
            for wording in reading.wordings:
                found |= wording.found_by(self)
            found.update(self._found_across(reading))
        for rule, own in self._rules:
            yield rule, own & found

    def found_in(self, wording: Wording) -> frozenset[int]:
        """Return the ids of the finders that keep to a sentence and find something in it."""
        possible = wording.possible
        anchored = {id(finder): finder for concept in possible & self._near.keys() for finder in self._near[concept]}
        return frozenset(
            number
            for number, finder in anchored.items()
            if all(not possible.isdisjoint(concepts) for concepts in self._order[number])
            and self._all_put(number, wording)
            and wording.matches(finder)
        )

    def _all_put(self, number: int, wording: Wording) -> bool:
        """Return whether a sentence speaks of all parts of a finder."""
        parts = self._order[number]
        for concepts in parts:
            if not wording.puts(concepts):
                # What was missing is likely to be missing again.
                self._order[number] = (concepts, *(other for other in parts if other is not concepts))
                return False
        return True

    def parts_in(self, wording: Wording) -> int:
        """Return the bits of the parts of wide finders that a sentence may hold."""
        bits = 0
        for concept in wording.possible & self._bits.keys():
            bits |= self._bits[concept]
        return bits

    def _found_across(self, reading: Reading) -> Iterator[int]:
        """Yield the ids of the wide finders whose parts all stand in a part, in neighbours where they must."""
        wordings = reading.wordings
        possible = [wording.parts_for(self) for wording in wordings]
        everywhere = 0
        for bits in possible:
            everywhere |= bits
        for wide in self._wide:
            if not wide.bits & ~everywhere and _stands_in(wide, wordings, possible):
                yield id(wide.finder)


def _stands_in(wide: _Wide, wordings: Sequence[Wording], possible: Sequence[int]) -> bool:
    """Return whether sentences hold all parts of a finder, neighbours where they must.

    Args:
        wide: the finder.
        wordings: how the sentences are worded.
        possible: the bits of the parts that each may hold.
    """
    if wide.finder.unit != "neighbours":
        return all(
            any(may & bit and wording.speaks_of(concepts) for wording, may in zip(wordings, possible, strict=True))
            for bit, concepts in wide.parts
        )
    last = len(wordings) - 1
    pairs = [(at, min(at + 1, last)) for at in range(max(last, 1))]
    return any(
        not wide.bits & ~(possible[left] | possible[right])
        and all(wordings[left].speaks_of(concepts) or wordings[right].speaks_of(concepts) for _, concepts in wide.parts)
        for left, right in pairs
    )
