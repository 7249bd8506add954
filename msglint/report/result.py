"""What every report is made of: the outcome of each message, the counts, and the interface of a reporter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from msglint.errors import MsglintError
from msglint.record import Record

if TYPE_CHECKING:
    from msglint.message import Message
    from msglint.violation import Violation


class Suppressed(Record):
    """A violation that is known and let pass.

    Attributes:
        violation: the violation.
        by: `ignore` (somebody has given a reason) or `baseline` (it was there when the baseline was made).
        reason: the reason of an ignore; empty for the baseline.
    """

    violation: Violation
    by: Literal["ignore", "baseline"]
    reason: str = ""


class Result(Record):
    """One checked message.

    Attributes:
        message: the message as it was read.
        violations: what is wrong with it, in the order of the report; empty when it is clean.
        suppressed: what is wrong with it too, but let pass.
    """

    message: Message
    violations: tuple[Violation, ...]
    suppressed: tuple[Suppressed, ...] = ()


#: A checked message, or the error that kept one from being checked.
Outcome: TypeAlias = Result | MsglintError


class Summary:
    """Counts over one run, kept while its outcomes pass by.

    Args:
        messages: messages that were checked.
        violating: those of them with a violation of any severity.
        error: violations of severity `error`.
        warning: violations of severity `warning`.
        info: violations of severity `info`.
        ignored: violations that are ignored with a reason, never counted above.
        known: violations that the baseline knows; likewise.
        failures: inputs or rules that could not be used; never counted among the violations.
    """

    def __init__(
        self,
        *,
        messages: int = 0,
        violating: int = 0,
        error: int = 0,
        warning: int = 0,
        info: int = 0,
        ignored: int = 0,
        known: int = 0,
        failures: int = 0,
    ) -> None:
        self.messages = messages
        self.violating = violating
        self.error = error
        self.warning = warning
        self.info = info
        self.ignored = ignored
        self.known = known
        self.failures = failures

    def __eq__(self, other: object) -> bool:
        return vars(self) == vars(other) if isinstance(other, Summary) else NotImplemented

    __hash__ = None  # type: ignore[assignment] # because counts change

    def count(self, outcome: Outcome) -> None:
        """Add one outcome."""
        if isinstance(outcome, MsglintError):
            self.failures += 1
            return
        self.messages += 1
        self.violating += bool(outcome.violations)
        for suppressed in outcome.suppressed:
            if suppressed.by == "ignore":
                self.ignored += 1
            else:
                self.known += 1
        for violation in outcome.violations:
            if violation.severity == "error":
                self.error += 1
            elif violation.severity == "warning":
                self.warning += 1
            else:
                self.info += 1

    def in_words(self) -> str:
        """Return what a person wants to know at the end, in one line."""
        if not self.messages:
            text = "no messages checked"
        elif not self.violating:
            text = f"{_plural(self.messages, 'message')} checked, no {'new ' if self.known else ''}violations found"
        else:
            kinds = [_plural(self.error, "error")] if self.error else []
            kinds += [_plural(self.warning, "warning")] if self.warning else []
            kinds += [f"{self.info} info"] if self.info else []
            of_all = f"{self.violating} of " if self.messages > 1 else ""
            text = f"{', '.join(kinds)} in {of_all}{_plural(self.messages, 'message')}"
        passed = [f"{self.ignored} ignored"] if self.ignored else []
        passed += [f"{self.known} in the baseline"] if self.known else []
        if passed:
            text += f"; {', '.join(passed)}"
        if self.failures:
            text += f"; {_plural(self.failures, 'problem')}"
            text += ", so perhaps not everything was checked" if self.messages else ""
        return text


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class Reporter(Protocol):
    """Writes one report in one format to one stream, a message at a time, so that no run is too long for it."""

    def add(self, outcome: Outcome) -> None:
        """Write one outcome, or keep it until its place in the report has come."""

    def finish(self, summary: Summary) -> None:
        """Write what stands at the end; the stream stays open."""
