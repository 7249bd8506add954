"""Counts by rule and by file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from msglint.message import Message
from msglint.report import Result
from msglint.report.html.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.violation import Violation

MESSAGE = Message.from_text("one two")


@pytest.fixture
def found(violation_of: Callable[..., Violation]) -> Callable[..., tuple[Violation, ...]]:
    """A function of pairs `rule severity` that returns violations."""

    def make(*pairs: str) -> tuple[Violation, ...]:
        splits = (pair.split() for pair in pairs)
        return tuple(violation_of("one two", "one", rule=rule, severity=severity) for rule, severity in splits)

    return make


def test_rules_stand_gravest_first_then_by_number(found: Callable[..., tuple[Violation, ...]]) -> None:
    tally = Tally()
    tally.count(Result(MESSAGE, found("c info", "c info", "c info", "b error", "a warning")), "m1", 100)
    tally.count(Result(MESSAGE, found("b warning", "d error", "e error", "e error", "e error")), "m2", 100)
    counts = [(rule, count.severities.total(), count.messages, count.link) for rule, count in tally.rules()]
    assert counts == [
        ("e", 3, 1, "m2v3"),
        ("b", 2, 2, "m1v4"),
        ("d", 1, 1, "m2v2"),
        ("a", 1, 1, "m1v5"),
        ("c", 3, 1, "m1v1"),
    ]
    assert tally.links == {"info": "m1v1", "error": "m1v4", "warning": "m1v5"}


def test_files_stand_by_number_of_violations_then_as_they_came(found: Callable[..., tuple[Violation, ...]]) -> None:
    tally = Tally()
    for source, rules in (
        ("z", ()),
        ("b", ("r error",)),
        ("a", ("r error",)),
        ("c", ("r error", "r error")),
        ("b", ()),
    ):
        tally.count(Result(replace(MESSAGE, source=source), found(*rules)), f"m{source}" if rules else "", 100)
    counts = [
        (source, count.violations, count.violating, count.messages, count.link) for source, count in tally.files()
    ]
    assert counts == [("c", 2, 1, 1, "mc"), ("b", 1, 1, 2, "mb"), ("a", 1, 1, 1, "ma"), ("z", 0, 0, 1, "")]
    assert [tally.file(source).number for source in "zbac"] == [1, 2, 3, 4]


def test_what_is_not_explained_on_the_page_has_no_link(found: Callable[..., tuple[Violation, ...]]) -> None:
    tally = Tally()
    tally.count(Result(MESSAGE, found("a error", "b error")), "m1", 1)
    tally.count(Result(MESSAGE, found("c info")), "", 1)
    assert [(rule, count.link) for rule, count in tally.rules()] == [("a", "m1v1"), ("b", ""), ("c", "")]
    assert tally.links == {"error": "m1v1"}
