"""Which finders are worth asking: most messages have not one word of most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.match.together import WITHIN_SENTENCE
from msglint.ruleset.rule import Entity, Together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.match.document import Document, Reading
    from msglint.match.wording import Wording
    from msglint.ruleset.rule import Rule


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
        self._wide: list[tuple[Together, int]] = []
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
            for concept in finder.parts[0][1]:
                self._near.setdefault(concept, []).append(finder)
            return
        bits = 0
        for _, concepts in finder.parts:
            bit = self._parts.setdefault(concepts, 1 << len(self._parts))
            bits |= bit
            for concept in concepts:
                self._bits[concept] = self._bits.get(concept, 0) | bit
        self._wide.append((finder, bits))

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
            if all(not possible.isdisjoint(concepts) for _, concepts in finder.parts)
            and all(wording.puts(concepts) for _, concepts in finder.parts)
            and wording.matches(finder)
        )

    def parts_in(self, wording: Wording) -> int:
        """Return the bits of the parts of wide finders that a sentence holds."""
        bits = 0
        for concept in wording.possible & self._bits.keys():
            more = self._bits[concept]
            if more & ~bits and wording.puts((concept,)):
                bits |= more
        return bits

    def _found_across(self, reading: Reading) -> Iterator[int]:
        """Yield the ids of the wide finders whose parts all stand in a part, in neighbours where they must."""
        held = [wording.parts_for(self) for wording in reading.wordings]
        if not any(held):
            return
        everywhere = 0
        for bits in held:
            everywhere |= bits
        for finder, bits in self._wide:
            if bits & ~everywhere:
                continue
            pairs = zip(held, held[1:] or held, strict=False)
            if finder.unit != "neighbours" or any(not bits & ~(left | right) for left, right in pairs):
                yield id(finder)
