"""The baseline: violations that were there before anybody looked, let pass until somebody puts them right."""
# ruff: noqa: PTH100, PTH110, PTH118, PTH120 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from msglint.config.patterns import NO_FILES
from msglint.report.result import Result, Suppressed
from msglint.suppress.baselinefile import Known, read_known, write_known
from msglint.suppress.stale import Stale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from msglint.errors import MsglintError
    from msglint.report.result import Outcome
    from msglint.ruleset.rule import RuleSet
    from msglint.suppress.names import Names
    from msglint.violation import Violation

_MOST_SHOWN = 3
_MOST_NOTES = 10


class Baseline:
    """What is known of some files, and what a run makes of it.

    A violation is known by its file, its message's id where it has one, its rule and its fingerprint, and as many times
    as it was there; neither lines nor dates count, so that edits elsewhere change nothing. What comes from no file, as
    the standard input, is never known, and neither is a breach of a rule that nothing may ignore.

    Args:
        file: the baseline's file.
        names: the rules that there are.
        known: what is known, and how many times.
        is_updated: whether the run is to learn what is there: then all of it counts as known.
    """

    def __init__(self, file: str, names: Names, known: Mapping[Known, int], *, is_updated: bool = False) -> None:
        self._file = file
        self._folder = os.path.dirname(os.path.abspath(file))
        self._names = names
        self._known = {one: count for one, count in known.items() if one.rule not in names.never}
        self._is_updated = is_updated
        #: What this run has found of it.
        self._found: Counter[Known] = Counter()
        #: Path -> the rules that it was checked by.
        self._checked: dict[str, RuleSet] = {}
        self._failed: set[str] = set()
        self._there: dict[str, bool] = {}

    @classmethod
    def read(cls, file: str, names: Names, *, is_updated: bool = False) -> Baseline:
        """Return the baseline of a file; arguments are those of the class.

        Raises:
            RuleError: there is no such file, unless it is to be written, or it can't be read or is damaged.
        """
        return cls(file, names, read_known(file, may_lack=is_updated), is_updated=is_updated)

    def through(self, outcomes: Iterable[Outcome], rules_for: Callable[[str], RuleSet]) -> Iterator[Outcome]:
        """Yield the outcomes of a run, what is known standing apart in each; errors stay as they are.

        Args:
            outcomes: the outcomes, those of one file in their order.
            rules_for: file, as the user named it -> the rules that it is checked by.
        """
        for outcome in outcomes:
            if isinstance(outcome, Result):
                yield self.apply(outcome, rules_for(outcome.message.source))
            else:
                self.fail(outcome)
                yield outcome

    def apply(self, result: Result, checked: RuleSet) -> Result:
        """Return a result in which what is known stands apart.

        Args:
            result: the result.
            checked: the rules that the message was checked by.
        """
        message = result.message
        path = self._path(message.source)
        if path is None:
            return result
        self._checked[path] = checked
        kept: list[Violation] = []
        passed = list(result.suppressed)
        for violation in result.violations:
            known = Known(path, message.id, violation.rule, violation.fingerprint)
            if self._lets_pass(known):
                self._found[known] += 1
                passed.append(Suppressed(violation, "baseline"))
            else:
                kept.append(violation)
        return replace(result, violations=tuple(kept), suppressed=tuple(passed))

    def recall(self, result: Result) -> None:
        """Count what an earlier part of the run has let pass, as its report says."""
        path = self._path(result.message.source)
        for suppressed in result.suppressed:
            if path is not None and suppressed.by == "baseline":
                violation = suppressed.violation
                self._found[Known(path, result.message.id, violation.rule, violation.fingerprint)] += 1

    def fail(self, error: MsglintError) -> None:
        """Note that something could not be checked: what is known of its file may still be there."""
        source = getattr(error, "source", None)
        path = self._path(source) if isinstance(source, str) else None
        if path is not None:
            self._failed.add(path)

    def stale(self) -> list[Stale]:
        """Return what the baseline knows and is there no more, as far as this run has looked."""
        gone: dict[str, Counter[str]] = {}
        for known, count in self._known.items():
            left = count - self._found[known]
            if left > 0 and self._is_settled(known):
                gone.setdefault(known.path, Counter())[known.rule] += left
        notes = [
            f"knows {_number(rules.total(), 'violation')} in {path} that {_are(rules.total())} gone ({_some(rules)})"
            for path, rules in sorted(gone.items())
        ]
        if len(notes) > _MOST_NOTES:
            total = sum(gone[path].total() for path in sorted(gone)[_MOST_NOTES:])
            others = len(notes) - _MOST_NOTES
            notes[_MOST_NOTES:] = [f"knows {_number(total, 'violation')} in {others:,} further files that are gone"]
        lost = sorted(path for path in {known.path for known in self._known} if not self._is_there(path))
        if lost:
            notes.append(
                f"knows violations in {_number(len(lost), 'file')} that {_are(len(lost))} gone ({_some(lost)})"
            )
        return [Stale(self._file, 0, f"{note}; run again with --update-baseline") for note in notes]

    def updated(self) -> dict[Known, int]:
        """Return what the baseline knows after this run.

        What was checked is known as it was found. What was not checked, or could not be, stays as long as there is such
        a file and such a rule.
        """
        found: dict[Known, int] = dict(self._found)
        for known, count in self._known.items():
            if known.rule not in self._names.known or self._is_settled(known):
                continue
            if self._is_there(known.path):
                found[known] = max(count, found.get(known, 0))
        return {known: count for known, count in found.items() if count}

    def write(self) -> str:
        """Write what the baseline knows after this run, and return a line on it for a person.

        Raises:
            UsageError: the file can't be written.
        """
        known = self.updated()
        write_known(self._file, known)
        files = len({one.path for one in known})
        return f"{self._file}: knows {_number(sum(known.values()), 'violation')} in {_number(files, 'file')}"

    def _lets_pass(self, known: Known) -> bool:
        if known.rule in self._names.never:
            return False
        return self._is_updated or self._found[known] < self._known.get(known, 0)

    def _is_settled(self, known: Known) -> bool:
        """Return whether this run has found all that is there of something."""
        checked = self._checked.get(known.path)
        if checked is None or known.path in self._failed:
            return False
        return known.rule not in self._names.known or any(rule.id == known.rule for rule in checked.rules)

    def _is_there(self, path: str) -> bool:
        """Return whether there is such a file; what was checked may have come from an editor, and be nowhere yet."""
        if path not in self._there:
            self._there[path] = path in self._checked or os.path.exists(os.path.join(self._folder, path))
        return self._there[path]

    def _path(self, source: str) -> str | None:
        """Return the path of a file from the baseline's folder on; None where it is no file, or on another drive."""
        if source in NO_FILES:
            return None
        try:
            return os.path.relpath(source, self._folder).replace(os.sep, "/")
        except ValueError:
            return None


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _some(names: Iterable[str]) -> str:
    known = sorted(names)
    return ", ".join([*known[:_MOST_SHOWN], *(["..."] if len(known) > _MOST_SHOWN else [])])
