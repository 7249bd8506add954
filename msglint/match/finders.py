"""Which finders of concepts are worth asking: most sentences have not one word of most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.match.together import WITHIN_SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.match.document import Reading
    from msglint.match.wording import Wording
    from msglint.ruleset.rule import Together


class Finders:
    """The finders of concepts of a rule set, sorted by the concepts of their anchors.

    Args:
        finders: the finders.
    """

    def __init__(self, finders: Iterable[Together]) -> None:
        self._near: dict[str, list[Together]] = {}
        self._wide: list[Together] = []
        for finder in finders:
            if finder.unit in WITHIN_SENTENCE:
                for concept in finder.parts[0][1]:
                    self._near.setdefault(concept, []).append(finder)
            else:
                self._wide.append(finder)

    def candidates(self, readings: Iterable[Reading]) -> frozenset[int]:
        """Return the ids of the finders that may find something in a message."""
        found: set[int] = set()
        for reading in readings:
            for wording in reading.wordings:
                found |= wording.candidates(self)
            found.update(
                id(finder)
                for finder in self._wide
                if all(not reading.possible.isdisjoint(concepts) for _, concepts in finder.parts)
            )
        return frozenset(found)

    def found_in(self, wording: Wording) -> frozenset[int]:
        """Return the ids of the finders that keep to a sentence and find something in it."""
        anchored = {id(finder): finder for concept in wording.possible for finder in self._near.get(concept, ())}
        return frozenset(
            number
            for number, finder in anchored.items()
            if all(not wording.possible.isdisjoint(concepts) for _, concepts in finder.parts)
            and wording.matches(finder)
        )
