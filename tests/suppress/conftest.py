"""A folder with drafts and a few rules, one of them never to be ignored, all checked by the real readers and engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.engine import check_message
from msglint.message import Message
from msglint.read import read
from msglint.report.result import Result
from msglint.suppress.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from msglint.ruleset.rule import RuleSet
    from tests.conftest import Bench

_RULES = {
    "own/mail": "find: {entity: email}",
    "own/shout": "find: {pattern: NOW}",
    "own/order": "find: {absent: order-id}",
    "own/sworn": "never-ignore: true\nfind: {pattern: SECRET}",
    "other/star": "find: {pattern: STAR}",
}


class Desk:
    """Writes drafts into a folder and checks them.

    Args:
        folder: the folder, which is the current one.
        rules: the rules.
    """

    def __init__(self, folder: Path, rules: RuleSet) -> None:
        self.folder = folder
        self.rules = rules
        self.names = Names(rules)

    def write(self, name: str, text: str) -> str:
        """Write a file, and return its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return name

    def results(self, *names: str, rules: RuleSet | None = None) -> list[Result]:
        """Return the result of each message of some files; templates may include what lies in the folder."""
        return [
            Result(message, tuple(check_message(message, rules or self.rules)))
            for name in names
            for message in read(name, folders=["."])
            if isinstance(message, Message)
        ]

    def result(self, text: str, name: str = "draft.txt") -> Result:
        """Return the result of a file that holds one message."""
        (result,) = self.results(self.write(name, text))
        return result


def rules_of(results: Iterable[Result]) -> list[str]:
    """Return the rules whose violations are reported, without their packs."""
    return [one.rule.partition("/")[2] for result in results for one in result.violations]


def passed(results: Iterable[Result]) -> list[tuple[str, str, str]]:
    """Return what is let pass: the rule without its pack, by what, and why."""
    return [
        (one.violation.rule.partition("/")[2], one.by, one.reason) for result in results for one in result.suppressed
    ]


@pytest.fixture
def desk(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk in an empty folder."""
    for rule, finder in _RULES.items():
        bench.write(f"{rule}.yaml", bench.head + finder)
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Desk(folder, bench.load())
