"""Negation and who acts."""
# ruff: noqa: E501 - a table reads best with one case a line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Bench

NEGATED = "find:\n  - {in: sentence, all: {act: change, thing: review}, unless: [{negated: act}]}"
ACTOR = "find:\n  - {in: sentence, all: {act: change, thing: review}, unless: [{actor: act, is: [seller, platform, someone]}]}"


@pytest.mark.parametrize(
    "text",
    [
        "You need not change your review.",
        "Don't change the review.",
        "Never ever change the review.",
        "Not aa bb cc dd ee ff change the review.",
        "To change the review is not needed.",
        "The review, it is fine, not to change it.",
        "不要修改您的评价。",
    ],
)
def test_negator_excuses_what_it_governs(bench: Bench, text: str) -> None:
    assert bench.check(NEGATED, text) == []


@pytest.mark.parametrize(
    "expected",
    [
        "Don't forget to [change your review].",
        "It is not good, so [change the review].",
        "It is not good but [change the review].",
        "Do not worry please [change the review].",
        "not aa bb cc dd ee ff gg hh [change the review].",
        "No. [change the review].",
        "[change the review] not",
        "[change the review] but it is not needed",
        "别担心，请[修改评价]。",
        "不但要[修改评价]。",
    ],
)
def test_negator_out_of_reach_or_cancelled_excuses_nothing(bench: Bench, expected: str) -> None:
    assert bench.marked(NEGATED, expected.replace("[", "").replace("]", "")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We changed the review.",
        "Amazon may remove the review.",
        "They update the review.",
        "Our team updated the review.",
    ],
)
def test_deed_of_another_is_excused(bench: Bench, text: str) -> None:
    assert bench.check(ACTOR, text) == []


@pytest.mark.parametrize(
    "expected",
    [
        "You [change the review].",
        "We hope you [change the review].",
        "We say please [change the review].",
        "We are sad but [change the review].",
        "We are sad, [change the review].",
        "[change the review] for us, we say",
        "We help. [change the review].",
    ],
)
def test_deed_of_the_buyer_is_not_excused(bench: Bench, expected: str) -> None:
    assert bench.marked(ACTOR, expected.replace("[", "").replace("]", "")) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "We never want a voucher, gift or voucher",
        "Never a voucher, a gift",
        "Never a voucher, but a [gift]",
        "Never a voucher. A [gift]",
        "No reply, so a [gift]",
    ],
)
def test_a_negator_governs_a_list(bench: Bench, expected: str) -> None:
    rule = "find:\n  - {all: {thing: reward}, unless: [{negated: thing}]}"
    assert bench.marked(rule, expected.replace("[", "").replace("]", "")) == expected
