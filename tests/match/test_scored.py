"""What words weigh for and against a breach, and where."""
# ruff: noqa: E501 - a table reads best with one case a line

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest

from msglint.lexicon.lexicon import Lexicon, compile_phrases
from msglint.match.document import Document
from msglint.match.scored import Runs
from msglint.message import Message
from msglint.ruleset.scorer import Scorer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from msglint.match.scored import Evidence, Window
    from msglint.violation import Confidence

#: Word -> its weight for the rule `ask`, in hundredths.
WEIGHTS = {
    "please": 100,
    "change": 200,
    "review": 300,
    "< change": 50,
    "please change": 40,
    "review ?": 70,
    "never": -200,
    "< never": 0,
    **dict.fromkeys(
        ["your", "the", "parcel", "is", "on", "its", "way", "and", "we", "wrote", "修", "改", "评", "价"], 0
    ),
    "修 改 评 价": 500,
}
BIAS = -1.0
INNOCENT = "The parcel is on its way. "


@pytest.fixture
def scored(tmp_path: Path) -> Callable[[str], list[Window]]:
    """A function of a text that returns its windows."""

    def make(text: str) -> list[Window]:
        rules = {"ask": {"bias": BIAS, "found": {"high": 1.5, "medium": 0.5}}}
        features = {word: [100, weight] for word, weight in WEIGHTS.items()}
        file = tmp_path / "en.json"
        file.write_text(json.dumps({"rules": rules, "features": features}), encoding="utf-8")
        lexicons = {"en": _lexicon("en", "Latin"), "zh": _lexicon("zh", "Han")}
        (reading,) = Document(Message.from_text(text), lexicons).readings
        runs = Runs(reading, {language: Scorer(str(file), language) for language in lexicons})
        return [window for run in runs.parts if (window := run.window("ask"))]

    return make


def _lexicon(language: str, script: str) -> Lexicon:
    return Lexicon(language, language, script, compile_phrases([]), ())


def best(found: list[Window], confidence: Confidence | None = None) -> float:
    """Return the score of the window that says most for a breach."""
    scores = [window.score("ask", confidence) for window in found]
    return max(score for score in scores if score is not None)


def told(found: list[Window], score: float = 1.0) -> Evidence:
    evidence = max(found, key=lambda window: window.score("ask", None) or 0.0).evidence("ask", score)
    assert evidence is not None
    return evidence


def marked(scores: list[Window], text: str) -> str:
    """Return a text with [brackets] around the evidence."""
    span = told(scores).match.span
    assert span is not None
    return f"{text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}"


def test_score_is_the_bias_and_what_words_and_finders_add(scored: Callable[[str], list[Window]]) -> None:
    scores = scored("please change it")
    words = (1.0 + 2.0 + 0.4) / 3**0.25
    assert best(scores) == pytest.approx(BIAS + words)
    assert best(scores, "high") == pytest.approx(BIAS + words + 1.5)
    assert best(scores, "medium") == pytest.approx(BIAS + words + 0.5)
    assert best(scores, "low") == best(scores)


def test_repeated_word_adds_a_little(scored: Callable[[str], list[Window]]) -> None:
    share = 1 + math.log(2)
    assert best(scored("please, please us")) == pytest.approx(BIAS + math.sqrt(share))


@pytest.mark.parametrize("text", ["", " \n", "...!", "123 456", "> please change your review"])
def test_body_without_words_of_the_seller_has_no_window(scored: Callable[[str], list[Window]], text: str) -> None:
    assert scored(text) == []


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("bitte ändern sie please", False),
        ("bitte ändern please", True),
        ("bitte ändern sie 1 2 345 ★ http://please.change/your/review", False),
    ],
)
def test_text_in_words_that_the_scorer_does_not_know_has_no_window(
    scored: Callable[[str], list[Window]], text: str, *, understood: bool
) -> None:
    assert bool(scored(text)) == understood


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We wrote. Please change your review. We wrote.", "We wrote. [Please change your review]. We wrote."),
        ("Change the parcel", "[Change] the parcel"),
        ("We never wrote, change the review", "We never wrote, [change the review]"),
        ("Hi\r\nwe wrote: change\r\nyour review\r\n", "Hi\r\nwe wrote: [change\r\nyour review]\r\n"),
        ("we wrote: ch\u200ban\u00adge your re\ufeffview\u200b now", "we wrote: [ch\u200ban\u00adge your re\ufeffview]\u200b now"),
        ("we wrote: \uff23\uff28\uff21\uff2e\uff27\uff25 \U0001d42b\U0001d41e\U0001d42f\U0001d422\U0001d41e\U0001d430", "we wrote: [\uff23\uff28\uff21\uff2e\uff27\uff25 \U0001d42b\U0001d41e\U0001d42f\U0001d422\U0001d41e\U0001d430]"),
        ("您好，修改评价", "您好，[修改评价]"),
    ],
)  # fmt: skip
def test_evidence_is_the_stretch_that_says_most_for_a_breach(
    scored: Callable[[str], list[Window]], text: str, expected: str
) -> None:
    assert marked(scored(text), text) == expected


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("please change the review", ("review", "change", "please")),
        ("Change: we wrote", ("Change",)),
        ("your RE\u200bVIEW? never", ("RE\u200bVIEW",)),
        ("PLEASE\t change", ("change", "PLEASE", "PLEASE change")),
        ("修改\u200b评价", ("修改\u200b评价",)),
    ],
)
def test_telling_words_stand_as_in_the_message_the_most_telling_first(
    scored: Callable[[str], list[Window]], text: str, because: tuple[str, ...]
) -> None:
    assert told(scored(text)).because == because


@pytest.mark.parametrize("text", [INNOCENT, "we", "never change", "never never on its way"])
def test_words_that_do_not_speak_for_a_breach_are_no_evidence(scored: Callable[[str], list[Window]], text: str) -> None:
    assert [window.evidence("ask", 1.0) for window in scored(text)] == [None] * len(scored(text)) != []


@pytest.mark.parametrize(
    ("score", "confidence"),
    [(9.0, "high"), (1.7, "high"), (1.69, "medium"), (0.6, "medium"), (0.59, "low"), (0.01, "low")],
)
def test_score_decides_the_confidence(scored: Callable[[str], list[Window]], score: float, confidence: str) -> None:
    assert told(scored("please change"), score).match.confidence == confidence


def test_quoted_lines_have_no_part_in_score_and_evidence(scored: Callable[[str], list[Window]]) -> None:
    quoted = "\r\n\r\n> Please change your review\r\n >> never\r\n\r\n"
    text = f"We wrote we wrote.{quoted}We wrote we wrote."
    assert best(scored(text)) == BIAS
    assert [window.evidence("ask", 1.0) for window in scored(text)] == [None] * len(scored(text)) != []
    around = "Please change.\r\n> never change\r\nThe review."
    assert best(scored(around)) == best(scored("Please change.\r\nThe review."))
    assert marked(scored(around), around) == "[Please change].\r\n> never change\r\nThe review."


def test_two_words_say_nothing_unless_a_finder_found_something(scored: Callable[[str], list[Window]]) -> None:
    (window,) = scored("Change review")
    assert window.score("ask", None) is None
    assert window.score("ask", "high") is not None


def test_paragraphs_are_weighed_apart(scored: Callable[[str], list[Window]]) -> None:
    for line, blank in [("\n", "\n\n"), ("\r\n", "\r\n \r\n"), ("\r", "\r\r")]:
        assert len(scored(f"Please change.{line}Your review.")) == 1
        assert [window.where for window in scored(f"Please change.{blank}Your review.")] == [(0, 2), (2, 4)]


@pytest.mark.parametrize("before", [0, 1, 17, 18, 29, 30, 59, 60])
def test_breach_anywhere_in_a_long_body_weighs_as_much_as_in_a_short_one(
    scored: Callable[[str], list[Window]], before: int
) -> None:
    breach = "Please change your review. "
    text = INNOCENT * before + breach + INNOCENT * (60 - before)
    scores = scored(text)
    score = best(scores)
    assert score is not None
    assert score > 0
    assert marked(scores, text) == INNOCENT * before + "[Please change your review]. " + INNOCENT * (60 - before)


def test_words_in_neighbouring_sentences_are_weighed_together_wherever_a_window_ends(
    scored: Callable[[str], list[Window]],
) -> None:
    pair = "Please change. Your review. "
    scores = [best(scored(INNOCENT * before + pair + INNOCENT * 60)) or 0.0 for before in range(40)]
    assert min(scores) == pytest.approx(max(scores), abs=0.2)


def test_sentence_longer_than_a_window_is_read_whole(scored: Callable[[str], list[Window]]) -> None:
    text = "we wrote " * 100 + "change the review" + " we wrote" * 80
    assert "[change the review]" in marked(scored(text), text)


def test_same_text_gives_the_same(scored: Callable[[str], list[Window]]) -> None:
    text = (INNOCENT + "Please change your review? Never. ") * 20
    one, other = scored(text), scored(text)
    assert best(one) == best(other)
    assert (told(one).match.span, told(one).because) == (told(other).match.span, told(other).because)


@pytest.mark.parametrize("text", ["please change the review", "Never change your review?", "请修改评价"])
def test_contributions_add_up_to_what_the_words_weigh(scored: Callable[[str], list[Window]], text: str) -> None:
    (window,) = scored(INNOCENT + text if text.isascii() else text)
    contributions = window.contributions("ask")
    assert BIAS + sum(weight for _, weight in contributions) == pytest.approx(window.score("ask", None))
    tokens = window.reading.segments.tokens
    assert all(tokens[gram.first].text in gram.text for gram, _ in contributions if gram.text[0].isalpha())
