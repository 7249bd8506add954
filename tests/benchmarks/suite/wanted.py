"""What a run of the benchmarks is asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much to measure.

    Attributes:
        turns: how often each short command runs.
        messages: how many messages the corpora have.
        files: how many files other linters read too.
        archive: how many messages the file of `archive` has.
        seed: what the corpora are made from.
    """

    turns: int
    messages: int
    files: int
    archive: int
    seed: int

    @property
    def long_turns(self) -> int:
        """How often each command runs that takes seconds or minutes."""
        return min(self.turns, 3)

    def said(self, *, is_long: bool = False) -> str:
        """Return how often a command runs, in words."""
        turns = self.long_turns if is_long else self.turns
        return "1 turn" if turns == 1 else f"{turns} turns"
