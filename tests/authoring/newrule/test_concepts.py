"""Concepts are found by a word, as a person would look for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.authoring.newrule.concepts import Concept, phrases_of, search, spelled_out

if TYPE_CHECKING:
    from tests.conftest import Bench


def names(bench: Bench, text: str) -> list[str]:
    return [concept.name for concept in search(text, bench.load())]


def test_a_concept_is_found_by_its_name_by_its_words_and_by_a_part_of_them(shipped: Bench) -> None:
    assert names(shipped, "review") == ["review"]
    assert names(shipped, "Feedback") == ["review"]
    assert names(shipped, "评价") == ["review"]
    assert names(shipped, "vouch") == ["reward"]
    assert names(shipped, "nothing of the kind") == []
    assert names(shipped, "  ") == []


def test_what_more_of_the_words_mean_comes_first(shipped: Bench) -> None:
    assert names(shipped, "take it down please") == ["change", "please", "request"]


def test_a_concept_is_shown_with_the_senses_or_words_that_tell_what_it_is(shipped: Bench) -> None:
    rules = shipped.load()

    assert search("gift", rules) == [Concept("reward", ("gift card", "voucher"))]
    assert search("review", rules) == [Concept("review", ("review", "feedback"))]


def test_helpers_of_one_language_are_no_concepts_for_people(shipped: Bench) -> None:
    shipped.write(
        "lexicons/more.yaml",
        "language: en\nname: English\nscript: Latin\nconcepts: {en-verb: [paint], draw: [paint]}\n",
    )

    assert names(shipped, "paint") == ["draw"]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("review*", "review"),
        ("(chang*|updat*)", "chang"),
        ("take ... down", "take down"),
        ("your? review", "review"),
        ("(the|a)? (big|small) gift", "big gift"),
        ("(您的)?评价", "评价"),
        ("happy with {thing}", ""),
    ],
)
def test_a_term_is_spelled_out_as_one_of_its_wordings(term: str, text: str) -> None:
    assert spelled_out(term) == text


def test_phrases_of_a_concept_in_a_language(shipped: Bench) -> None:
    rules = shipped.load()

    assert phrases_of("review", rules, "zh") == ["评价"]
    assert phrases_of("happy", rules, "en") == phrases_of("none", rules, "en") == []
