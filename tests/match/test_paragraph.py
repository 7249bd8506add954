"""What scorers make of a paragraph, wherever it stands."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from msglint.lexicon.lexicon import Lexicon, compile_phrases
from msglint.lexicon.senses import compile_senses
from msglint.match.paragraph import Paragraph, paragraph_of
from msglint.match.wording import wording_of
from msglint.ruleset.scorer import ANY, Scorer
from msglint.text.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from msglint.match.wording import Wording

SENSES = compile_senses([("change", ("change",)), ("review", ("review",)), ("change", ("修", "改"))], ())
LEXICONS = (
    Lexicon("en", "English", "Latin", compile_phrases([], SENSES), ()),
    Lexicon("zh", "Chinese", "Han", compile_phrases([], SENSES), ()),
)
#: Weights for the rules `ask` and `pay`.
FEATURES = {
    "please": [100, 30, -40],
    "change": [200, 150, 0],
    "please change": [120, 7, 7],
    "the": [100, 0, 0],
    "=change": [150, 90, 10],
    "=change>.": [130, -20, 0],
    "=change review": [210, 80, -5],
    "=change&review": [170, 60, -60],
}
NOTHING: frozenset[str] = frozenset()
RULES: dict[str, Any] = {"ask": {"bias": -0.5, "found": {"high": 1}}, "pay": {"bias": 0, "found": {}}}


@pytest.fixture
def scorer(tmp_path: Path) -> Callable[..., Scorer]:
    """A function of a language, and rules and features unless they are those above, that returns a scorer."""

    def make(language: str, rules: Mapping[str, Any] = RULES, features: Mapping[str, list[int]] = FEATURES) -> Scorer:
        file = tmp_path / f"{language}.json"
        rows = {gram: row[: len(rules) + 1] for gram, row in features.items()}
        file.write_text(json.dumps({"rules": rules, "features": rows}), encoding="utf-8")
        return Scorer(str(file), language)

    return make


def wordings(text: str) -> tuple[Wording, ...]:
    return tuple(wording_of(form, LEXICONS, LEXICONS[0]) for form in segment(text).forms())


def test_paragraphs_that_say_the_same_are_one(scorer: Callable[..., Scorer]) -> None:
    scorers = (scorer("en"),)
    first = paragraph_of(wordings("please change. the review"), scorers)
    assert paragraph_of(wordings("please  change! the - review"), scorers) is not first
    assert paragraph_of(wordings("please  change! the review"), scorers) is first
    assert paragraph_of(wordings("the review. please change"), scorers) is not first
    assert paragraph_of(wordings("please change. the review"), ()) is not first


def test_scorer_of_the_language_comes_before_that_of_any(scorer: Callable[..., Scorer]) -> None:
    scorers = (scorer(ANY), scorer("en"), scorer("zh"))
    found = {
        text: [one.language for one in Paragraph(wordings(text), scorers).scorers]
        for text in ("please change", "请修改", "修改 please")
    }
    assert found == {"please change": ["en", ANY], "请修改": ["zh", ANY], "修改 please": ["en", ANY]}
    assert [one.language for one in Paragraph(wordings("привет"), scorers).scorers] == [ANY]
    assert Paragraph(wordings("please change"), ()).scorers == []


def test_rule_is_left_to_the_first_scorer_that_knows_it_and_the_words(scorer: Callable[..., Scorer]) -> None:
    english, every = scorer("en", {"ask": RULES["ask"]}), scorer(ANY)
    paragraph = Paragraph(wordings("please change"), (english, every))
    assert paragraph.scorer("ask") is english
    assert paragraph.scorer("pay") is every
    assert paragraph.scorer("none") is None
    strange = Paragraph(wordings("zzz yyy xxx please"), (english, every))
    assert strange.scorer("ask") is None
    by_sense = Paragraph(wordings("zzz change xxx"), (scorer("en", RULES, {"the": [1, 1, 1]}), every))
    assert by_sense.scorer("ask") is every


@pytest.mark.parametrize(
    ("text", "known"),
    [("the xx yy", True), ("the xx yy zz", False), ("the xx. yy", True), ("123 ★", False), ("xx", False)],
)
def test_a_third_of_the_words_must_be_known(scorer: Callable[..., Scorer], text: str, *, known: bool) -> None:
    assert (Paragraph(wordings(text), (scorer("en"),)).scorer("ask") is not None) is known


@pytest.mark.parametrize("text", ["please change", "please change. please change the review", "change review, change?"])
def test_sums_are_what_the_ngrams_weigh(scorer: Callable[..., Scorer], text: str) -> None:
    mine = scorer("en")
    paragraph = Paragraph(wordings(text), (mine,))
    counts: Counter[str] = Counter()
    for wording in paragraph.wordings:
        known = wording.known_to(mine)
        counts.update(
            gram
            for gram in FEATURES
            for number in (*known.grams, *known.senses)
            if mine.features.number(gram) == number
        )
    if paragraph.meanings >= {"change", "review"}:
        counts["=change&review"] = 1
    expected = [
        sum(share * values[column] / 100 for share, values in mine.weigh(counts).values()) for column in range(2)
    ]
    assert paragraph.sums(mine) == pytest.approx(expected)
    assert any(expected)
    assert paragraph.sums(mine) is paragraph.sums(mine)


def test_suspects_are_the_rules_that_the_words_alone_break(scorer: Callable[..., Scorer]) -> None:
    mine = scorer("en")
    assert Paragraph(wordings("the the the"), (mine,)).suspects(NOTHING) == set()
    assert Paragraph(wordings("change the review change"), (mine,)).suspects(NOTHING) == {"ask"}


def test_scorer_that_does_not_know_the_words_suspects_nothing(scorer: Callable[..., Scorer]) -> None:
    always = scorer("en", {name: {"bias": 99, "found": {}} for name in RULES})
    assert Paragraph(wordings("change the review"), (always,)).suspects(NOTHING) == {"ask", "pay"}
    assert Paragraph(wordings("xyzzy plugh foo bar"), (always,)).suspects(NOTHING) == set()


def test_suspect_of_one_scorer_is_none_of_the_next(scorer: Callable[..., Scorer]) -> None:
    never = scorer("en", {"ask": {"bias": -99, "found": {}}}, {"change": [1, 0], "review": [1, 0]})
    always = scorer(ANY, {name: {"bias": 99, "found": {}} for name in RULES})
    assert Paragraph(wordings("change the review"), (never, always)).suspects(NOTHING) == {"pay"}
    assert Paragraph(wordings("please the please change"), (never, always)).suspects(NOTHING) == {"ask", "pay"}


def test_rule_that_asks_for_other_senses_than_the_message_has_is_no_suspect(scorer: Callable[..., Scorer]) -> None:
    mine = scorer("en", {name: {"bias": 99, "found": {}, "topic": ["gift"]} for name in RULES})
    paragraph = Paragraph(wordings("change the review"), (mine,))
    assert paragraph.suspects(frozenset(["change"])) == set()
    assert paragraph.suspects(frozenset(["gift"])) == {"ask", "pay"}


@pytest.mark.parametrize(
    ("text", "is_short"), [("please", True), ("please change", True), ("change. the review", False)]
)
def test_two_words_say_nothing(scorer: Callable[..., Scorer], text: str, *, is_short: bool) -> None:
    always = scorer("en", {name: {"bias": 99, "found": {}} for name in RULES})
    paragraph = Paragraph(wordings(text), (always,))
    assert paragraph.is_short is is_short
    assert paragraph.suspects(NOTHING) == set(() if is_short else ("ask", "pay"))


def test_meanings_are_those_of_all_sentences() -> None:
    assert Paragraph(wordings("change it. 5 times, the review."), ()).meanings == {"change", "review", "n5"}


def test_language_of_sentences_in_several_scripts_is_that_of_most_words(scorer: Callable[..., Scorer]) -> None:
    scorers = (scorer("en"), scorer("zh"))
    own = [
        wording_of(form, (lexicon,), None)
        for form, lexicon in zip(segment("hi! 请修改评价").forms(), LEXICONS, strict=True)
    ]
    assert [one.language for one in Paragraph(tuple(own), scorers).scorers] == ["zh"]
    assert [one.language for one in Paragraph(tuple(own[:1]), scorers).scorers] == ["en"]
