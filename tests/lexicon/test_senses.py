"""Senses: which words and phrases carry which meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import RuleError
from msglint.lexicon.words import add_fallbacks, add_lexicon, compile_lexicons
from msglint.ruleset.loader import parse_documents

if TYPE_CHECKING:
    from msglint.lexicon.lexicon import Lexicon
    from msglint.lexicon.words import Draft

HEAD = "language: de\nscript: Latin\n"
WORDS = """senses:
  review: "bewertung*, *rezension*, review"
  change: änder*, zurück nehmen
  give-back: zurück
  star: stern, ★
  small: klein*
  very-small: kleinst*
"""


def lexicon(text: str, fallbacks: dict[str, list[str]] | None = None) -> Lexicon:
    drafts: dict[str, Draft] = {}
    (node,) = parse_documents(text, "x.yaml", 1)
    add_lexicon(node, "x.yaml", drafts)
    add_fallbacks(fallbacks or {}, drafts)
    (found,) = compile_lexicons(drafts).values()
    return found


@pytest.mark.parametrize(
    ("words", "senses"),
    [
        ("review", ["review"]),
        ("bewertungen produktrezensionen", ["review", "review"]),
        ("andern", ["change"]),
        ("ändert", ["change"]),
        ("zurück", ["give-back"]),
        ("zuruck nehmen", ["change"]),
        ("★ stern sterne", ["star", "star"]),
        ("kleiner kleinster", ["small", "very-small"]),
        ("bewerte nichts", []),
        ("", []),
    ],
)
def test_longest_phrase_and_most_exact_word_win_whatever_the_marks(words: str, senses: list[str]) -> None:
    assert [tag.sense for tag in lexicon(HEAD + WORDS).senses.tag(words.split())] == senses


def test_tag_covers_its_tokens() -> None:
    (tag,) = lexicon(HEAD + WORDS).senses.tag(["bitte", "zurück", "nehmen"])
    assert tag == ("change", 1, 3)


def test_word_may_have_several_senses() -> None:
    found = lexicon(HEAD + "senses:\n  gift: bonus\n  money: bonus\n")
    assert [tag.sense for tag in found.senses.tag(["bonus"])] == ["gift", "money"]


def test_prefix_is_taken_off_where_the_word_itself_is_unknown() -> None:
    text = "language: ar\nscript: Arabic\nprefixes: و, ال, وال\nsenses:\n  review: تقييم\n"
    found = lexicon(text)
    assert [tag.sense for tag in found.senses.tag(["والتقييم", "تقييم", "قتقييم"])] == ["review", "review"]


def test_characters_without_spaces_are_words() -> None:
    found = lexicon("language: zh\nscript: Han\nsenses:\n  review: 评价, 差评\n  good: 好\n")
    assert [tag.sense for tag in found.senses.tag(list("好评价"))] == ["good", "review"]


def test_names_are_those_with_words() -> None:
    assert lexicon(HEAD + WORDS).senses.names == {"review", "change", "give-back", "star", "small", "very-small"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("senses:\n  review: bewertung, , x", "is no word"),
        ("senses:\n  review: ♡", "is no word"),
        ("senses:\n  Review: x", "a sense's name has small letters"),
        ("senses:\n  review: [x]", "must be a text"),
        ("senses: x", "must be a mapping"),
        ("sense:\n  review: x", "did you mean 'senses'"),
    ],
)
def test_wrong_file_is_refused(text: str, problem: str) -> None:
    with pytest.raises(RuleError, match=problem):
        lexicon(HEAD + text)


def test_sense_stands_for_a_concept_without_words_of_its_own() -> None:
    text = (
        HEAD
        + 'name: German\nconcepts:\n  star: sternchen\nsenses:\n  star: stern\n  review: "*rezension*, bewertung"\n'
    )
    found = lexicon(text, {"star": ["star"], "past-review": ["review", "none"]})
    assert found.concepts == {"star", "past-review"}
    assert found.phrases.words >= {"sternchen", "bewertung"}
    assert "stern" not in found.phrases.words


def test_endless_word_has_no_parts_and_takes_no_time() -> None:
    found = lexicon(HEAD + WORDS).senses
    assert [tag.sense for tag in found.tag(["bewertung" * 20_000, "bewertungen"])] == ["review"]
