"""How a sentence is worded, and that it is remembered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from msglint.lexicon.lexicon import Lexicon, compile_phrases
from msglint.lexicon.words import add_lexicon, compile_lexicons
from msglint.match.document import Document
from msglint.match.tokens import Hit, Range
from msglint.match.wording import Wording, language_of, lengths_of, wording_of, written_in
from msglint.message import Message
from msglint.ruleset.loader import parse_documents
from msglint.ruleset.rule import Together
from msglint.ruleset.scorer import Scorer
from tests.conftest import CHINESE, ENGLISH

if TYPE_CHECKING:
    from pathlib import Path

    from msglint.lexicon.words import Draft
    from msglint.ruleset.rule import Unit
    from tests.conftest import Bench

SENSES = """senses:
  change: change, "take down"
  review: review*
"""
CHINESE_SENSES = """senses:
  review: 评价
  big: 大
"""


@pytest.fixture(scope="module")
def lexicons() -> dict[str, Lexicon]:
    drafts: dict[str, Draft] = {}
    for name, text in (("en.yaml", ENGLISH + SENSES), ("zh.yaml", CHINESE + CHINESE_SENSES)):
        (node,) = parse_documents(text, name, 1)
        add_lexicon(node, name, drafts)
    return compile_lexicons(drafts)


def worded(lexicons: dict[str, Lexicon], *form: str) -> Wording:
    return Wording((*form, ""), tuple(lexicons.values()), lexicons["en"])


def test_words_and_clauses_are_those_of_the_form(lexicons: dict[str, Lexicon]) -> None:
    mine = worded(lexicons, "please", ",", "change", "it", ",", "now")
    assert mine.words == ["please", "change", "it", "now"]
    assert mine.clauses == [0, 1, 1, 2]
    assert mine.lengths == [0, 2, 4, 6, 8]


@pytest.mark.parametrize(("unit", "expected"), [("clause", [(0, 1), (1, 3), (3, 4)]), ("sentence", [(0, 4)])])
def test_units(lexicons: dict[str, Lexicon], unit: Unit, expected: list[tuple[int, int]]) -> None:
    assert list(worded(lexicons, "please", ",", "change", "it", ",", "now").units(unit)) == expected


def test_hits_are_numbered_from_the_first_word(lexicons: dict[str, Lexicon]) -> None:
    mine = worded(lexicons, "please", ",", "take", "it", "down")
    assert mine.hits == {"please": [Hit(0, 1)], "request": [Hit(0, 1)], "change": [Hit(1, 4)]}
    assert mine.hits_in(["change", "please"], Range(0, 4)) == [Hit(0, 1), Hit(1, 4)]
    assert mine.hits_in(["change", "please"], Range(1, 4)) == [Hit(1, 4)]
    assert mine.hits_in(["change"], Range(1, 3)) == []
    assert mine.speaks_of(("review", "change"))
    assert not mine.speaks_of(("review",))
    assert not mine.speaks_of(())


def test_phrase_that_is_broken_by_a_pause_is_possible_and_not_said(lexicons: dict[str, Lexicon]) -> None:
    mine = worded(lexicons, "take", "it", ",", "down")
    assert "change" in mine.possible
    assert not mine.speaks_of(("change",))
    assert "change" not in mine.hits


def test_same_form_is_the_same_wording(lexicons: dict[str, Lexicon]) -> None:
    english, chinese = lexicons["en"], lexicons["zh"]
    form = ("change", "it", "")
    first = wording_of(form, (english,), english)
    assert wording_of(("change", "it", ""), (english,), english) is first
    assert wording_of(("change", "it", "?"), (english,), english) is not first
    assert wording_of(form, (english, chinese), english) is not first
    assert wording_of(form, (english,), None) is not first


def test_sentences_of_a_message_that_say_the_same_share_a_wording(bench: Bench) -> None:
    rules = bench.load("find:\n  - entity: link")
    text = "Please, change it. Thanks? Please - change\u200b IT! Thanks."
    (reading,) = Document(Message.from_text(text), rules.lexicons).readings
    first, asked, again, told = reading.wordings
    assert first is again
    assert asked is not told
    assert [reading.hits(number)["change"] for number in (0, 2)] == [[Hit(1, 2)], [Hit(5, 6)]]


def test_finder_is_asked_once_and_its_like_for_itself(lexicons: dict[str, Lexicon]) -> None:
    mine = worded(lexicons, "change", "the", "review", ",", "review")
    finders = [
        Together(parts=(("act", ("change",)), ("thing", ("review",))), unit=unit) for unit in ("clause", "sentence")
    ]
    found = [mine.matches(finder) for finder in finders]
    assert found == [
        [(Range(0, 3), {"act": Hit(0, 1), "thing": Hit(2, 3)})],
        [(Range(0, 4), {"act": Hit(0, 1), "thing": Hit(2, 3)})],
    ]
    assert [mine.matches(finder) for finder in finders] == found
    assert all(mine.matches(finder) is one for finder, one in zip(finders, found, strict=True))


def test_senses_of_english_words_in_a_sentence_of_another_script_are_their_own(lexicons: dict[str, Lexicon]) -> None:
    mine = worded(lexicons, "请", "评", "价", "大", "大", "review", "take", "down", "大")
    assert mine.language is lexicons["zh"]
    assert [tuple(tag) for tag in mine.tags] == [
        ("review", 1, 3),
        ("big", 3, 4),
        ("big", 4, 5),
        ("review", 5, 6),
        ("change", 6, 8),
        ("big", 8, 9),
    ]
    assert mine.senses == mine.meanings == {"review", "big", "change"}


def test_numbers_are_meanings_and_no_senses(lexicons: dict[str, Lexicon]) -> None:
    mine = worded(lexicons, "change", "5", "review")
    assert mine.senses == {"change", "review"}
    assert mine.meanings == {"change", "review", "n5"}


def test_sentence_in_no_known_script_has_neither_language_nor_senses(lexicons: dict[str, Lexicon]) -> None:
    mine = worded(lexicons, "измените", "отзыв")
    assert mine.language is None
    assert mine.tags == []
    assert mine.possible == frozenset()
    assert language_of(["123"], list(lexicons.values())) is None


def test_scorer_knows_words_by_themselves_or_by_their_senses(lexicons: dict[str, Lexicon], tmp_path: Path) -> None:
    file = tmp_path / "en.json"
    features = {"the": [1, 1], "=review": [1, 1], "=review>.": [1, 1], "the reviews": [1, 1], "=change": [1, 1]}
    file.write_text(json.dumps({"rules": {"ask": {"bias": 0, "found": {}}}, "features": features}), encoding="utf-8")
    scorer = Scorer(str(file), "en")
    mine = worded(lexicons, "the", "reviews", "and", "the", "114", "★", "reviews")
    known = mine.known_to(scorer)
    assert (known.words, known.understood) == (5, 4)
    number = scorer.features.number
    assert sorted(known.grams) == sorted([number("the"), number("the"), number("the reviews")], key=str)
    assert sorted(known.senses) == sorted([number("=review"), number("=review"), number("=review>.")], key=str)
    assert mine.known_to(scorer) is known


def test_character_of_a_script_without_spaces_is_half_a_word() -> None:
    assert lengths_of(["one", "请", "改", "two"]) == [0, 2, 3, 4, 6]
    assert lengths_of([]) == [0]


def test_what_is_forgotten_is_worked_out_again(lexicons: dict[str, Lexicon]) -> None:
    mine = worded(lexicons, "please", ",", "take", "it", "down")
    before = (mine.hits, mine.clauses, mine.tags, mine.items, mine.speaks_of(("change",)))
    mine.relax()
    assert vars(mine).keys().isdisjoint({"_search", "hits", "tags", "items"})
    assert (mine.hits, mine.clauses, mine.tags, mine.items, mine.speaks_of(("change",))) == before


@pytest.mark.parametrize(
    ("word", "languages"), [("請", "zh ja"), ("お", "zh ja"), ("hi", "en"), ("é", "en"), ("я", "")]
)
def test_characters_that_languages_share_are_read_by_both(word: str, languages: str) -> None:
    scripts = {"en": "Latin", "zh": "Han", "ja": "Kana"}
    lexicons = tuple(Lexicon(name, name, script, compile_phrases([]), ()) for name, script in scripts.items())
    assert " ".join(lexicon.language for lexicon in written_in((word, ""), lexicons)) == languages
