"""The measure tells work that grows with the square of its input from work that does not."""

from __future__ import annotations

import pytest

from tests.growth.hostile import Repeat
from tests.growth.measure import assert_linear

pytestmark = pytest.mark.growth


def linear(text: str) -> int:
    return sum(ord(sign) for sign in text)


def square(text: str) -> int:
    return sum(text.count(sign) for sign in text)


def test_linear_work_passes() -> None:
    assert_linear(linear, Repeat("ab").of, 500)


def test_work_that_grows_with_the_square_fails_and_says_by_how_much() -> None:
    with pytest.raises(
        AssertionError, match=r"^letters: 8 inputs of \d+ take [\d.]+ ms together, one of \d+ [\d.]+ ms"
    ):
        assert_linear(square, Repeat("ab").of, 500, "letters")


def test_work_that_grows_with_the_square_only_beside_linear_work_fails() -> None:
    with pytest.raises(AssertionError):
        assert_linear(lambda text: linear(text) + square(text), Repeat("ab").of, 500)


def test_a_nested_text_holds_its_middle_between_as_many_beginnings_as_ends() -> None:
    assert Repeat("[", "<", ">", closing="]", middle="a").of(6) == "<[[[a]]]>"
    assert Repeat("ab", "<").of(4) == "<abab"
