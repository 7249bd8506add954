"""One ignore, wherever it is written, and what has become of it in a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.suppress.stale import Stale

if TYPE_CHECKING:
    from datetime import date

    from msglint.suppress.paths import Pattern
    from msglint.violation import Violation


@dataclass(slots=True, eq=False)
class Entry:
    """An ignore, and what has become of it.

    Attributes:
        file: the file that holds it.
        line: its line there, from 1.
        rules: the ids of the rules that it lets pass.
        reason: why.
        until: the last day on which it holds; None for ever.
        pattern: the files that it means; None for a comment, which means what is around it.
        fingerprint: of the one violation that is meant; empty for all.
        is_met: whether a message was checked that it means.
        is_used: whether it has let something pass.
        is_decided: whether each message that it means was checked for all its rules, and is no other one next time.
        is_single: whether it can mean no other file than the one that was checked.
        is_shared: whether it can also mean what messages say that include its file.
    """

    file: str
    line: int
    rules: frozenset[str]
    reason: str
    until: date | None
    pattern: Pattern | None = None
    fingerprint: str = ""
    is_met: bool = False
    is_used: bool = False
    is_decided: bool = True
    is_single: bool = False
    is_shared: bool = False

    def meet(self, checked: frozenset[str], *, is_sure: bool, is_shared: bool) -> None:
        """Note that a message was checked that the ignore means.

        Args:
            checked: the ids of the rules that it was checked by.
            is_sure: whether it is known which further messages the ignore means.
            is_shared: whether the ignore can also mean what messages say that include its file.
        """
        self.is_met = True
        self.is_decided &= is_sure and self.rules <= checked
        self.is_shared |= is_shared

    def names(self, violation: Violation) -> bool:
        """Return whether a violation is one that the ignore lets pass, wherever it stands."""
        return violation.rule in self.rules and self.fingerprint in ("", violation.fingerprint)

    def has_ended(self, today: date) -> bool:
        """Return whether it holds no more."""
        return self.until is not None and self.until < today

    @property
    def ended(self) -> Stale:
        """What to say when it has ended."""
        problem = f"this ignore ended on {self.until}, and lets nothing pass any more; remove it, or give it a new end"
        return Stale(self.file, self.line, problem)

    @property
    def unused(self) -> Stale:
        """What to say when it has let nothing pass."""
        return Stale(self.file, self.line, "this ignore lets nothing pass any more; remove it")
