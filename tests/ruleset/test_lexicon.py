"""Compiled lexicons."""

from __future__ import annotations

import marshal

import pytest

from msglint.ruleset.lexicon import Lexicon, Term, compile_levels

TERMS = [
    Term("a", ("change", "it")),
    Term("a", ("chang*",)),
    Term("a", ("*ology",)),
    Term("a", ("#", "up|down|chan*")),
    Term("b", ("very", "{a}")),
    Term("a", ("change", "it"), exception=True),
]


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon("en", "English", "Latin", compile_levels(TERMS, {"a": 0, "b": 1}), ["a", "b"])


@pytest.mark.parametrize(
    ("token", "elements"),
    [
        ("change", {"change", "chang*", "up|down|chan*"}),
        ("chang", {"chang*", "up|down|chan*"}),
        ("biology", {"*ology"}),
        ("down", {"up|down|chan*"}),
        ("12", {"#"}),
        ("x", set()),
        ("very", {"very"}),
    ],
)
def test_token_stands_for_elements(lexicon: Lexicon, token: str, elements: set[str]) -> None:
    assert set(lexicon.elements(token)) == elements
    assert set(lexicon.elements(token)) == elements


def test_phrases_that_refer_to_a_concept_stand_on_the_next_level(lexicon: Lexicon) -> None:
    first, second = lexicon.levels
    assert first["change"]["it"] == {"": [("a", False), ("a", True)]}
    assert second == {"very": {"{": ["a"], "{a}": {"": [("b", False)]}}}


def test_levels_can_be_stored_as_they_are(lexicon: Lexicon) -> None:
    assert marshal.loads(marshal.dumps(lexicon.levels)) == lexicon.levels  # noqa: S302 - what the test has made


def test_term_knows_what_it_needs() -> None:
    assert Term("a", ("x", "{b}", "{c}")).needs == {"b", "c"}
