"""What examples say that they become by the fixes of their rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.testing.examples import failures

if TYPE_CHECKING:
    from tests.conftest import Bench

RULE = (
    "find:\n  - entity: emoji\nfix: {fix}\n---\nexamples:\n  bad:\n    en:\n      - {{text: {text}, fixed: {fixed}}}\n"
)


def problems(bench: Bench, text: str, fixed: str, fix: str = "remove") -> list[str]:
    rules = bench.load(RULE.format(text=text, fixed=fixed, fix=fix))
    return [str(error).partition("examples.bad.en: ")[2] for error in failures(rules.rules[0], rules)]


def test_an_example_that_becomes_what_it_says_is_right(bench: Bench) -> None:
    assert problems(bench, '"Hi 😊 Ann 🎉."', '"Hi Ann."') == []
    assert problems(bench, '"Hi 😊 {{ name }}"', '"Hi {{ name }}"') == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('"Hi 😊 Bo"', "a bad example becomes another text than 'fixed': 'Hi Bo'"),
        ('"😊"', "a bad example has no fix"),
    ],
)
def test_an_example_that_becomes_something_else_is_a_failure(bench: Bench, text: str, problem: str) -> None:
    assert problems(bench, text, '"Hi Ann"') == [problem]
