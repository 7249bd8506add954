"""Concepts that stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Bench

SENTENCE = "find:\n  - {in: sentence, all: {act: change, thing: review}}"


@pytest.mark.parametrize(
    "expected",
    [
        "Please [change your review].",
        "Your [review, may you change] it?",
        "[ＣＨＡＮＧＥ your re\u200bview]",
        "Hello.\r\nYou may [change the\treview] here.",
        "请[修改您的评价]。",
        "您的[评价请您修改]一下。",
        "[change your review]. And [update the feedback].",
        "change it. The review is here.",
        "change\n\nreview",
        "chance review",
        "a change",
        "",
    ],
)
def test_parts_of_one_sentence_match_in_any_order(bench: Bench, expected: str) -> None:
    assert bench.marked(SENTENCE, expected.replace("[", "").replace("]", "")) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("clause", "You [change the review], thanks."),
        ("clause", "You change it, the review."),
        ("sentence", "You [change it, the review]."),
        ("sentence", "You change it. The review."),
        ("neighbours", "You [change it. The review]."),
        ("neighbours", "You [change the review]."),
        ("neighbours", "You change it. Thanks. The review."),
        ("neighbours", "Hi. You [change it. The review]. Bye."),
        ("message", "You [change it. Thanks. Bye. The review]."),
        ("message", "You change it."),
    ],
)
def test_unit_says_how_far_apart_parts_may_stand(bench: Bench, unit: str, expected: str) -> None:
    rule = f"find:\n  - {{in: {unit}, all: {{act: change, thing: review}}}}"
    assert bench.marked(rule, expected.replace("[", "").replace("]", "")) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "[change one two review]",
        "change one two three review",
        "[review one two change]",
        "[修改一二三四评价]",
        "修改一二三四五评价",
    ],
)
def test_within_counts_words_and_half_words(bench: Bench, expected: str) -> None:
    rule = "find:\n  - {all: {act: change, thing: review}, within: 2}"
    assert bench.marked(rule, expected.replace("[", "").replace("]", "")) == expected


def test_ordered_parts_must_come_in_their_order(bench: Bench) -> None:
    rule = "find:\n  - {all: {act: change, thing: review}, ordered: true}"
    assert bench.marked(rule, "change the review") == "[change the review]"
    assert bench.marked(rule, "the review to change") == "the review to change"
    assert bench.marked(rule, "review, change, review") == "review, [change, review]"


def test_without_keeps_a_unit_out(bench: Bench) -> None:
    rule = "find:\n  - {all: {act: change, thing: review}, without: [reward, thanks]}"
    assert bench.marked(rule, "change the review. change the review for a gift.") == (
        "[change the review]. change the review for a gift."
    )


def test_optional_part_widens_the_span_and_makes_sure(bench: Bench) -> None:
    rule = "find:\n  - {all: {act: change, thing: review}, maybe: {ask: request}}"
    sure, unsure = bench.check(rule, "Could you change the review? The review may change.")
    assert (sure.text, sure.confidence) == ("Could you change the review", "high")
    assert (unsure.text, unsure.confidence) == ("review may change", "medium")


def test_parts_of_two_clauses_are_less_sure(bench: Bench) -> None:
    (found,) = bench.check(SENTENCE, "change it, the review")
    assert found.confidence == "medium"


def test_span_covers_the_named_parts(bench: Bench) -> None:
    rule = "find:\n  - {all: {act: change, thing: review}, maybe: {ask: request}, span: [thing]}"
    assert bench.marked(rule, "Could you change the review") == "Could you change the [review]"


def test_span_of_an_optional_part_that_is_missing_covers_all_parts(bench: Bench) -> None:
    rule = "find:\n  - {all: {act: change, thing: review}, maybe: {ask: request}, span: [ask]}"
    assert bench.marked(rule, "Could you change the review") == "[Could you] change the review"
    assert bench.marked(rule, "change the review") == "[change the review]"


def test_one_word_does_not_serve_two_parts(bench: Bench) -> None:
    rule = "find:\n  - {all: {one: review, other: review}}"
    assert bench.marked(rule, "a review") == "a review"
    assert bench.marked(rule, "a review, a review") == "a [review, a review]"


def test_nearest_hit_is_chosen(bench: Bench) -> None:
    assert bench.marked(SENTENCE, "review a b c change a review") == "review a b c [change a review]"


def test_message_names_the_matched_words(bench: Bench) -> None:
    rule = 'message: "{act} / {thing}"\nfind:\n  - {all: {act: change, thing: review}}'
    (found,) = bench.check(rule, "Take\tit  down, the REVIEWS")
    assert found.message == "Take it down / REVIEWS"


def test_far_hits_of_a_long_message_are_found(bench: Bench) -> None:
    rule = "find:\n  - {in: message, all: {act: change, thing: review}}"
    text = "the review. " * 300 + "change it."
    (found,) = bench.check(rule, text)
    assert found.text == "review. change"


def test_only_the_named_part_of_the_message_is_read(bench: Bench) -> None:
    rule = "find:\n  - {all: {act: change}, read: subject}"
    found = bench.check(rule, "change", subject="Please change")
    assert [(v.part, v.text, v.start) for v in found] == [("subject", "change", (1, 8, 7))]
