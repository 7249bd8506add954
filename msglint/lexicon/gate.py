"""The gate: which concepts a sentence may put, told from its words alone, so that the others need no search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.lexicon.triggers import Opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from msglint.lexicon.triggers import Pair


class Gate:
    """What tells the concepts that one sentence may put by one lexicon: all that it does, and few others.

    Args:
        elements: what the words of the sentence can stand for; it is the gate's from now on.
        opened: what each of the words opens.
        following: concept -> what it opens, if anything.
    """

    def __init__(self, elements: set[str], opened: Iterable[Opened], following: Mapping[str, Opened | None]) -> None:
        self._present = elements
        self._following = following
        self._told: set[str] = set()
        self._waiting: list[Pair] = []
        self._next = self._opened_by(opened)

    def admit(self, concepts: AbstractSet[str]) -> set[str]:
        """Return the concepts that the sentence may put and that were not told yet.

        Args:
            concepts: those that it may put by other lexicons; they may be part of this one's phrases.
        """
        told: set[str] = set()
        arrived = set(concepts) - self._told
        fresh, self._next = self._next, set()
        while fresh or arrived:
            told |= fresh
            self._told |= fresh
            arrived |= fresh
            self._present.update([f"{{{concept}}}" for concept in arrived])
            fresh = self._opened_by(filter(None, map(self._following.__getitem__, arrived))) - self._told
            arrived = set()
        return told

    def _opened_by(self, opened: Iterable[Opened]) -> set[str]:
        present, waiting = self._present, self._waiting
        found: set[str] = set()
        for sure, unsure, later in opened:
            found.update(sure)
            for concept, others in unsure:
                if concept not in found and not others.isdisjoint(present):
                    found.add(concept)
            waiting += later
        return found | self._arrived_for() if waiting else found

    def _arrived_for(self) -> set[str]:
        """Return the concepts that have waited for what has arrived."""
        found: set[str] = set()
        still: list[Pair] = []
        for pair in self._waiting:
            concept, others = pair
            if concept not in self._told and concept not in found:
                if others.isdisjoint(self._present):
                    still.append(pair)
                else:
                    found.add(concept)
        self._waiting = still
        return found


def joined(opened: Iterable[Opened | None]) -> Opened | None:
    """Return what some elements open together; None where that is nothing."""
    every = list(filter(None, opened))
    if len(every) <= 1:
        return every[0] if every else None
    sure = {concept for one in every for concept in one.sure}
    return Opened(
        tuple(sure),
        tuple(pair for one in every for pair in one.unsure if pair[0] not in sure),
        tuple(pair for one in every for pair in one.later if pair[0] not in sure),
    )
