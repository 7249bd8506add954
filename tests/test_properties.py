"""What holds for any text at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from msglint.linter import Linter
from msglint.match.document import Document
from msglint.message import Message
from msglint.part import Part
from msglint.span import LineIndex, Span
from msglint.text.entities import KINDS, Text
from msglint.text.fold import fold
from msglint.text.han import simplified
from msglint.text.segment import segment
from msglint.text.unmask import unmask

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
#: What disguises are made of, a few kinds at a time, so that they meet.
DISGUISING = [
    "abdenopqrsuxzHIMNW.,' ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ∀Ǝ⅁ßſıʼ",
    "аоеррсуxТНrview сомwww.@-\u0301\u0336ΑοιµνabßΠ𝐫",
    "abcdefgh -._\n,/|@35!",
    "\u0301\u0308\u0323\u0336\u20e3\u0345\u0653\u093c\u09be\u3099\u1161\u11a8éřαеकকかㄱㅏㄹㅣㅋㅠ각اِ1 ",
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069abcמש(e\u0301) .\n",
    "好评返现レー리뷰 ·-.・*/\n一二A",
    "🇷🇪🇻🇮🇼🇩\u200b\u00ad\ufe0f ⒜⒝⑴①ⓐⓑ🅰🅱𝐫𝐞ʀᴇʳᵉᵛⁱＡｂ好ab.1\u20e3",
    "review5$0@!*-·re view ʍǝᴉʌ好评*éè",
]
FOLDABLE = st.one_of(
    TEXTS,
    st.lists(st.sampled_from(DISGUISING), min_size=1, max_size=3)
    .map("".join)
    .flatmap(lambda alphabet: st.text(st.sampled_from(alphabet), max_size=24)),
)
KNOWN = frozenset(["review", "view", "re", "好评", "返现", "리뷰"])
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


def languages(text: str) -> list[str]:
    (reading,) = Document(Message.from_text(text), linter().ruleset.lexicons).readings
    return [lexicon.language for lexicon in reading.lexicons]


@many
@given(TEXTS)
def test_innocent_paragraph_before_a_message_moves_its_spans_and_changes_nothing_else(text: str) -> None:
    # A text without a small word of any language asks them all; English before it settles that.
    assume(languages(text) == languages(f"{INNOCENT}\n\n{text}"))
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
        # Whether enough is left of the message to take something out depends on all of it.
        assert replace(after, start=None, end=None, fix=None) == replace(before, start=None, end=None, fix=None)


@many
@given(FOLDABLE)
def test_fold_leads_back_to_the_source_and_leaves_out_only_what_is_invisible_or_sets_letters_apart(text: str) -> None:
    view = fold(text)
    ranges = [view.source(at, at + 1) for at in range(len(view.text))]
    backwards = {"reversed text", "upside-down letters"}
    assert ranges == sorted(ranges) or any(trick.name in backwards for trick in view.tricks)
    covered = {at for trick in view.tricks if trick.name == "letters set apart" for at in range(trick.start, trick.end)}
    for start, end in ranges:
        assert 0 <= start < end <= len(text)
        covered.update(range(start, end))
    assert all(fold(text[at]).text == "" for at in range(len(text)) if at not in covered)
    for at in range(1, len(ranges) + 1):
        assert view.source(0, at) == (min(start for start, _ in ranges[:at]), max(end for _, end in ranges[:at]))


@many
@given(FOLDABLE.filter(bool), st.data())
def test_a_raw_range_is_found_in_the_folded_text_with_all_that_comes_from_it(text: str, data: st.DataObject) -> None:
    view = fold(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = view.target(Span(start, end))
    inside = [
        at
        for at in range(len(view.text))
        if view.source(at, at + 1).start < end and view.source(at, at + 1).end > start
    ]
    if inside:
        assert (first, last) == (inside[0], inside[-1] + 1)
    else:
        assert first >= last


@many
@given(FOLDABLE)
def test_tricks_lie_in_the_source_in_order(text: str) -> None:
    for view in (fold(text), unmask(fold(text), KNOWN.__contains__)):
        assert all(0 <= start < end <= len(text) for start, end, _ in view.tricks)
        assert list(view.tricks) == sorted(view.tricks)


@many
@given(FOLDABLE)
def test_folding_twice_changes_no_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@many
@given(FOLDABLE)
def test_unmasking_leads_back_to_the_source_and_changes_only_where_it_notes_a_trick(text: str) -> None:
    folded = fold(text)
    view = unmask(folded, KNOWN.__contains__)
    assert view.text == folded.text or view.tricks
    for at in range(len(view.text)):
        start, end = view.source(at, at + 1)
        assert 0 <= start < end <= len(text)


@many
@given(TEXTS)
def test_tokens_lie_in_order_and_every_token_is_in_one_sentence(text: str) -> None:
    segments = segment(text)
    tokens, sentences = segments.tokens, segments.sentences
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
