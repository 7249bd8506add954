"""What costs little in each character of a short text must not show its price in a long one."""

from __future__ import annotations

from functools import cache

import pytest

from msglint.linter import Linter
from msglint.text.entities import Text
from tests.growth.hostile import Repeat
from tests.growth.measure import assert_linear

pytestmark = pytest.mark.growth


@cache
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize("unit", ["请修改评价。", "please change your review. "])
def test_many_breaches_take_time_by_their_number(unit: str) -> None:
    one = Linter(select=["review-change-request"])
    assert_linear(one.check, Repeat(unit).of, 3_000, unit)


@pytest.mark.parametrize("letters", ["가나다라마바사", "कखगघङच", "ابتثجحخ"])
def test_a_name_is_not_looked_for_in_each_beginning_of_a_long_word(letters: str) -> None:
    assert_linear(lambda text: Text(text).find("chat"), Repeat(letters).of, 12_000, letters)


def test_what_hides_a_host_is_not_looked_for_in_the_whole_text() -> None:
    def hosts(length: int) -> str:
        return " ".join(f"аб{at:x}x.com" for at in range(length // 10))

    assert_linear(lambda text: Text(text).find("link"), hosts, 3_000, "hosts in two scripts")


def test_rows_of_emoji_take_time_by_their_length() -> None:
    assert_linear(linter().check, Repeat("😀 ").of, 1_500, "emoji")


def test_labels_of_forms_take_time_by_their_number() -> None:
    assert_linear(lambda page: linter().check(page, is_html=True), Repeat("<input value=a>").of, 2_000, "labels")
