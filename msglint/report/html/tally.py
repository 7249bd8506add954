"""Counts over a whole run, by rule and by file, kept while its messages pass by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from msglint.report.result import Result
    from msglint.violation import Severity, Violation


@dataclass(slots=True)
class RuleCount:
    """What was found of one rule.

    Attributes:
        example: its first violation, which says why and what to write instead.
        link: the id of the first that is explained on the page; empty where none is.
        severities: severity -> violations.
        messages: messages that break it.
    """

    example: Violation
    link: str = ""
    severities: Counter[Severity] = field(default_factory=Counter)
    messages: int = 0


@dataclass(slots=True)
class FileCount:
    """What was found in one file.

    Attributes:
        number: its number on the page.
        link: the id of its first message with violations that is shown; empty where none is.
        messages: messages that it holds.
        violating: those of them with violations.
        violations: violations of any severity.
    """

    number: int
    link: str = ""
    messages: int = 0
    violating: int = 0
    violations: int = 0


class Tally:
    """Counts messages and violations."""

    def __init__(self) -> None:
        self._rules: dict[str, RuleCount] = {}
        self._files: dict[str, FileCount] = {}
        #: Severity -> the id of its first violation that is explained on the page.
        self.links: dict[Severity, str] = {}

    def file(self, source: str) -> FileCount:
        """Return the counts of a file."""
        return self._files.setdefault(source, FileCount(len(self._files) + 1))

    def count(self, result: Result, link: str, explained: int) -> None:
        """Add a message.

        Args:
            result: the message.
            link: its id on the page; empty where it isn't shown with its text.
            explained: how many of its violations are explained there.
        """
        violations = result.violations
        file = self.file(result.message.source)
        file.messages += 1
        file.violating += bool(violations)
        file.violations += len(violations)
        if violations:
            file.link = file.link or link
        for violation in violations:
            self._rules.setdefault(violation.rule, RuleCount(violation)).severities[violation.severity] += 1
        for rule in {violation.rule for violation in violations}:
            self._rules[rule].messages += 1
        for number, violation in enumerate(violations[:explained] if link else (), 1):
            count = self._rules[violation.rule]
            count.link = count.link or f"{link}v{number}"
            self.links.setdefault(violation.severity, f"{link}v{number}")

    def rules(self) -> list[tuple[str, RuleCount]]:
        """Return the rules that were broken with their counts: the gravest first, of these the most frequent."""

        def order(item: tuple[str, RuleCount]) -> tuple[int, int, str]:
            severities = item[1].severities
            return min(map(SEVERITIES.index, severities)), -severities.total(), item[0]

        return sorted(self._rules.items(), key=order)

    def files(self) -> list[tuple[str, FileCount]]:
        """Return the files with their counts: those with most violations first, otherwise as they came."""
        return sorted(self._files.items(), key=lambda item: (-item[1].violations, item[1].number))
