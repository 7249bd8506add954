"""Tests examples again, but only those of rules that may behave otherwise than before."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from msglint.authoring.watch import stamp
from msglint.testing.verdict import try_examples
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.authoring.watch import Stamp
    from msglint.errors import RuleError
    from msglint.ruleset.rule import Rule, RuleSet

#: The folders whose files say what words mean or weigh, for all rules.
_WORDS = ("lexicons", "senses")
_FALLBACKS = "fallbacks.yaml"
_SCORERS = "scorers"


class _Result(NamedTuple):
    """How a rule behaved, and in which state it did."""

    rule: Rule
    file: Stamp | None
    number: int
    failures: list[RuleError]


class Retest:
    """Keeps what the examples of each rule have shown, until something changes it."""

    def __init__(self) -> None:
        self._known: dict[str, _Result] = {}

    def forget(self, changed: Iterable[str]) -> None:
        """Forget everything where files have changed on which all rules depend."""
        if any(is_about_words(file) or _folder(file) == _SCORERS for file in changed):
            self._known.clear()

    def examine(self, rule: Rule, rules: RuleSet) -> tuple[int, list[RuleError]]:
        """Test a rule's examples, unless neither the rule nor its file has changed; see `try_examples`."""
        now = stamp(rule.file)
        known = self._known.get(rule.id)
        # An exemption, a preset or the like makes another rule of the same file.
        if known is None or known.file != now or known.rule != rule:
            known = self._known[rule.id] = _Result(rule, now, *try_examples(rule, rules))
        return known.number, known.failures


def is_about_words(file: str) -> bool:
    """Return whether a change of a file makes msglint compile the words of all languages anew."""
    return _folder(file) in _WORDS or PurePath(file).name == _FALLBACKS


def _folder(file: str) -> str:
    return PurePath(file).parent.name
