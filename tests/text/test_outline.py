"""What an outline says of a text, and what it must never deny."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.text.outline import Outline


def test_shape_has_one_byte_for_each_code_point() -> None:
    assert Outline("ab 1\t?!\r\n").shape == b"aa 0 ?!\n\n"
    assert Outline("é٣ 1?\u00a0😀\ud800").shape == b"\x80\x80 0?\x80\x80\x80"


@given(st.text(max_size=60))
def test_shape_tells_letters_digits_and_blanks_of_ascii(text: str) -> None:
    shape = Outline(text).shape
    assert len(shape) == len(text)
    for char, kind in zip(text, shape, strict=True):
        if not char.isascii():
            assert kind == 0x80
        elif char.isalpha():
            assert kind == ord("a")
        elif char.isdigit():
            assert kind == ord("0")
        elif char.isspace():
            assert kind in b" \n"
        elif char != "\x1a":
            assert kind == ord(char)


def test_signs_but_those_of_every_text() -> None:
    assert Outline("see (it's) https://shop.com, now. Yes, 5-5 ×").signs == frozenset(b"():/")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it's 2nd, 'one-two'", ["it", "s", "nd", "one", "two"]),
        ("加我whatsapp吧", ["whatsapp"]),
        ("für télégram", ["für", "télégram"]),
        ("вотсап/viber", ["вотсап", "viber"]),
        ("है नंबर", ["है", "नंबर"]),
        ("\u0301one", ["one"]),
    ],
)
def test_words_are_runs_of_letters_of_one_script(text: str, words: list[str]) -> None:
    assert Outline(text).words == words


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_words_in_ascii(text: str) -> None:
    assert Outline(text.lower()).words == re.findall("[a-z]+", text.lower())


@pytest.mark.parametrize(("text", "known"), [("12", False), ("é12", False), ("१", True), ("é٣", True)])
def test_digits_outside_ascii(text: str, known: bool) -> None:  # noqa: FBT001 - a column of the table
    assert Outline(text).has_other_digits is known


def test_parts_that_a_text_holds() -> None:
    outline = Outline("a full stop")
    assert outline.holds(("dot", "full stop"))
    assert outline.holds(("dot", "full stop"))
    assert not outline.holds(("dot", "period"))
