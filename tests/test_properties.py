"""What holds for any text at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msglint.linter import Linter
from msglint.message import Message, Part
from msglint.span import LineIndex
from msglint.text.entities import KINDS, Text
from msglint.text.fold import fold
from msglint.text.han import simplified
from msglint.text.segment import segment

if TYPE_CHECKING:
    from msglint.violation import Violation

FRAGMENTS = [
    *(
        "please ",
        "change ",
        "your review",
        "remove",
        "5 stars",
        "don't ",
        "not ",
        "we ",
        "could you ",
        "if ",
        "voucher ",
        "peer ",
    ),
    *("请", "修改", "您的", "评价", "不要", "好评", "红包", "評論", "レビュー", "리뷰"),
    *(
        "john@shop.com",
        "john (at) shop dot com",
        "https://shop.com/a.gif",
        "http://",
        "www.",
        "shop.com",
        "a.gif",
        "data:image/gif;",
    ),
    *(
        "114-3941689-8772232",
        "{{order_id}}",
        "[order id]",
        "%x%",
        "❤️",
        "👨‍👩‍👧",
        "🇩🇪",
        "1️⃣",
        "☺",
        "🏽",
        "\ufe0f",
        "\u20e3",
    ),
    *(
        " ",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\t",
        "\u2028",
        "\u00a0",
        "\u3000",
        ". ",
        "。",
        ", ",
        "！",
        '"',
        "“",
        "”",
        "「",
        "」",
        "'",
        "’",
    ),
    *(
        "\u200b",
        "\u200d",
        "\u00ad",
        "\u202e",
        "\ufeff",
        "\u0301",
        "ﬁ",
        "ß",
        "İ",
        "ſ",
        "Ａ",
        "㍿",
        "﷽",
        "é",
        "\x00",
        "\ue000",
        "\U0010ffff",
    ),
]
WORDS = st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join)
UNICODE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
TEXTS = st.one_of(
    WORDS, UNICODE, st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=4)), max_size=25).map("".join)
)
#: It speaks of nothing that any rule looks for, and ends in a full stop.
INNOCENT = "The parcel weighs two kilograms."

many = settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@cache
def linter() -> Linter:
    return Linter()


def spans(found: list[Violation]) -> list[tuple[str, str | None, str, str]]:
    return [(v.rule, v.text, v.message, v.fingerprint) for v in found if v.start]


@many
@given(TEXTS, TEXTS)
def test_spans_lie_in_their_source_and_slice_to_the_reported_text(text: str, subject: str) -> None:
    sources = {"body": text, "subject": subject}
    for violation in linter().check(text, subject=subject):
        if violation.start is None or violation.end is None:
            assert (violation.text, violation.start, violation.end) == (None, None, None)
            continue
        source = sources[violation.part]
        assert 0 <= violation.start.offset < violation.end.offset <= len(source)
        assert source[violation.start.offset : violation.end.offset] == violation.text
        index = LineIndex(source)
        assert violation.start == index.position(violation.start.offset)
        assert violation.end == index.position(violation.end.offset)


@many
@given(TEXTS, TEXTS)
def test_offsets_count_from_the_start_of_the_file(head: str, text: str) -> None:
    whole = Message((Part("body", text, text),))
    inside = Message((Part("body", text, head + text, len(head)),))
    found = linter().check_message(inside)
    assert spans(found) == spans(linter().check_message(whole))
    assert all((head + text)[v.start.offset : v.end.offset] == v.text for v in found if v.start and v.end)


@many
@given(TEXTS)
def test_innocent_paragraph_before_a_message_moves_its_spans_and_changes_nothing_else(text: str) -> None:
    alone = [v for v in linter().check(text) if v.start]
    pasted = [v for v in linter().check(f"{INNOCENT}\n\n{text}") if v.start]
    assert spans(pasted) == spans(alone)
    shift = len(INNOCENT) + 2
    for before, after in zip(alone, pasted, strict=True):
        assert before.start
        assert after.start
        assert (after.start.offset, after.start.line, after.start.column) == (
            before.start.offset + shift,
            before.start.line + 2,
            before.start.column,
        )
        assert replace(after, start=None, end=None) == replace(before, start=None, end=None)


@many
@given(TEXTS)
def test_fold_leads_back_to_the_source_in_order_and_leaves_out_only_what_is_invisible(text: str) -> None:
    view = fold(text)
    ranges = [view.source(at, at + 1) for at in range(len(view.text))]
    assert ranges == sorted(ranges)
    covered: set[int] = set()
    for start, end in ranges:
        assert 0 <= start < end <= len(text)
        covered.update(range(start, end))
    assert all(fold(text[at]).text == "" for at in range(len(text)) if at not in covered)
    if ranges:
        assert view.source(0, len(view.text)) == (ranges[0].start, ranges[-1].end)
        for at in range(len(view.text)):
            assert view.source(0, at + 1) == (ranges[0].start, ranges[at].end)


@many
@given(TEXTS)
def test_folding_twice_changes_no_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@many
@given(TEXTS)
def test_tokens_lie_in_order_and_every_token_is_in_one_sentence(text: str) -> None:
    tokens, sentences = segment(text)
    at = 0
    for token in tokens:
        assert at <= token.start < token.end <= len(text)
        assert simplified(text[token.start : token.end]) == token.text
        at = token.end
    assert [first for first, _ in sentences] == [0, *(last for _, last in sentences)][: len(sentences)]
    assert (sentences[-1].last if sentences else 0) == len(tokens)
    assert all(first < last for first, last in sentences)
    clauses = [token.clause for token in tokens]
    assert clauses == sorted(clauses)


@pytest.mark.parametrize("kind", KINDS)
@many
@given(TEXTS)
def test_entities_lie_in_order_without_overlaps(kind: str, text: str) -> None:
    at = 0
    for hit in Text(text).find(kind):
        assert hit.kind == kind
        assert at <= hit.start < hit.end <= len(text)
        assert all(hit.attributes[name] in values for name, values in KINDS[kind].items())
        at = hit.end


@settings(many, max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_report_is_the_same_whoever_asks(texts: list[str]) -> None:
    expected = [linter().check(text) for text in texts]
    assert [linter().check(text) for text in texts] == expected
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(linter().check, texts * 3)) == expected * 3


def test_report_is_the_same_by_a_second_linter() -> None:
    other = Linter()
    texts = ["".join(FRAGMENTS[at:] + FRAGMENTS[:at]) for at in range(0, len(FRAGMENTS), 5)]
    assert [other.check(text) for text in texts] == [linter().check(text) for text in texts]


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb@shop.com", "please \udc80change your review", "👍\ud83d"])
def test_half_of_a_surrogate_pair_is_no_crash(text: str) -> None:
    assert all(v.text is None or v.text in text for v in linter().check(text, subject=text))
