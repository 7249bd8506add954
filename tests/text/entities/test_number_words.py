"""The words of numbers, as the cheap looks for them know them."""

from __future__ import annotations

import pytest

from msglint.text.entities.phone.number_rows import _vocabulary
from msglint.text.entities.phone.number_words import may_hold_characters, may_hold_row, may_hold_some_words, vocabulary
from msglint.text.outline import Outline


def test_no_word_of_a_row_is_missing() -> None:
    assert _vocabulary() <= vocabulary()


def test_each_word_is_one_in_an_outline() -> None:
    assert [word for word in vocabulary() if Outline(word).words != [word]] == []


@pytest.mark.parametrize(
    ("text", "some", "row"),
    [
        ("on monday we send one of the two bowls", True, False),
        ("call five five five, zero one four two", True, True),
        ("five 5 six 6 seven", True, True),
        ("one, one, one", False, True),
        ("the bowls", False, False),
    ],
)
def test_rows_of_words(text: str, *, some: bool, row: bool) -> None:
    assert may_hold_some_words(Outline(text)) is some
    assert may_hold_row(Outline(text)) is row


def test_characters_are_digits_only_in_a_row() -> None:
    assert may_hold_characters("电话一三八零零")
    assert not may_hold_characters("第一个包裹")
    assert may_hold_characters("第一个包裹", strict=False)
    assert not may_hold_characters("one two")
