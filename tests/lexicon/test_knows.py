"""Whether a lexicon knows a word that a disguise may hide."""

from __future__ import annotations

import pytest

from msglint.lexicon.lexicon import Lexicon, Term, compile_phrases
from msglint.lexicon.terms import compile_term


def lexicon(script: str, *phrases: str) -> Lexicon:
    terms = [Term("a", compile_term(phrase), exception=False) for phrase in phrases]
    return Lexicon("x", "X", script, compile_phrases(terms), ["a"])


@pytest.mark.parametrize(
    ("word", "is_known"),
    [
        ("gift", True),
        ("card", True),
        ("reviews", True),
        ("review", True),
        ("ratings", False),
        ("gifts", False),
        ("gif", False),
        ("xology", False),
    ],
)
def test_words_and_longer_beginnings_of_words_are_known(word: str, is_known: bool) -> None:  # noqa: FBT001 - a table's column
    assert lexicon("Latin", "gift card", "review*", "rat*", "*ology").knows(word) is is_known


@pytest.mark.parametrize(
    ("word", "is_known"),
    [("好评", True), ("支付宝", True), ("支付", False), ("评好", False), ("請評", True)],
)
def test_characters_that_are_a_phrase_or_begin_one_are_known(word: str, is_known: bool) -> None:  # noqa: FBT001 - a table's column
    assert lexicon("Han", "好评", "支付宝红包", "请评").knows(word) is is_known


def test_two_syllables_are_a_beginning_of_a_korean_word() -> None:
    korean = lexicon("Hangul", "리뷰*", "별*")
    assert korean.knows("리뷰를")
    assert not korean.knows("별점")
