"""Finders about the message as a whole, and conditions."""
# ruff: noqa: E501 - a table reads best with one case a line

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Bench


def test_absent_entity_is_reported_for_the_whole_message(bench: Bench) -> None:
    (found,) = bench.check("find:\n  - absent: order-id", "Hello")
    assert (found.part, found.text, found.start, found.end) == ("body", None, None, None)


@pytest.mark.parametrize(
    ("subject", "text"),
    [(None, "order 114-3941689-8772232"), ("114-3941689-8772232", "Hello"), (None, "{{ order_id }}")],
)
def test_entity_in_any_part_is_not_absent(bench: Bench, subject: str | None, text: str) -> None:
    rule = "find:\n  - {absent: [order-id, placeholder], where: {stands-for: order-id}}"
    assert bench.check(rule, text, subject=subject) == []


def test_entity_that_does_not_fit_is_absent(bench: Bench) -> None:
    rule = "find:\n  - {absent: [order-id, placeholder], where: {stands-for: order-id}}"
    assert len(bench.check(rule, "{{ buyer_name }}")) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Thanks!", 1),
        ("Thank you. Thanks a lot.", 1),
        ("Thanks. Your order is here.", 0),
        ("Thanks for your order.", 1),
        ("Thanks for your review", 0),
        ("", 0),
        ("!!!", 0),
    ],
)
def test_only_wants_every_sentence_to_say_it_and_nothing_else(bench: Bench, text: str, count: int) -> None:
    assert len(bench.check("find:\n  - {only: thanks, without: review}", text)) == count


def test_only_may_need_something_that_is_said_anywhere(bench: Bench) -> None:
    rule = "find:\n  - {only: thanks, needs: review}"
    assert bench.check(rule, "Thanks.") == []
    assert len(bench.check(rule, "Thanks. A review.")) == 1


@pytest.mark.parametrize(
    ("sent", "days"),
    [
        ("2026-01-31", None),
        ("2026-02-01", "31"),
        ("2026-02-09T23:59:00+09:00", "39"),
        ("2026-02-10", "40"),
        ("2026-02-11", None),
    ],
)
def test_days_between_two_moments(bench: Bench, sent: str, days: str | None) -> None:
    rule = 'find:\n  - days: {since: [delivered_date, order_date], more-than: 30, at-most: 40}\n    message: "{days} {since} {limit}"'
    found = bench.check(rule, "Hi", order_date="2026-01-01T23:00:00", sent_date=sent)
    assert [(v.part, v.message, v.start) for v in found] == ([("context", f"{days} order 30", None)] if days else [])


def test_days_count_from_the_first_moment_that_is_known(bench: Bench) -> None:
    rule = "find:\n  - days: {since: [delivered_date, order_date], more-than: 30}"
    dates = {"order_date": "2026-01-01", "delivered_date": "2026-02-20", "sent_date": "2026-03-01"}
    assert bench.check(rule, "Hi", **dates) == []
    assert bench.check(rule, "Hi", sent_date="2026-03-01") == []
    assert bench.check(rule, "Hi", order_date="2026-01-01") == []


@pytest.mark.parametrize(
    ("when", "context", "count"),
    [
        ("{kind: proactive}", {}, 1),
        ("{kind: reply}", {}, 0),
        ("{kind: [reply, proactive]}", {"kind": "reply"}, 1),
        ("{review_requests: {at-least: 1}}", {}, 0),
        ("{review_requests: {at-least: 1}}", {"review_requests": 0}, 0),
        ("{review_requests: {at-least: 1}}", {"review_requests": 1}, 1),
        ("{marketplace: DE}", {"marketplace": "de"}, 1),
        ("{buyer_language: pt-BR}", {"buyer_language": "pt-BR"}, 1),
        ("{topic: review}", {}, 0),
        ("{topic: [thanks, review]}", {}, 1),
        ("{topic: thanks, kind: reply}", {}, 0),
    ],
)
def test_conditions_must_all_hold(bench: Bench, when: str, context: dict[str, Any], count: int) -> None:
    assert len(bench.check(f"find:\n  - {{always: true, when: {when}}}", "Thanks", **context)) == count
    assert (
        len(bench.check(f"when: {when}\nfind:\n  - {{always: true, when: {{topic: thanks}}}}", "Thanks", **context))
        == count
    )


def test_absent_may_name_concepts_that_stand_nowhere_either(bench: Bench) -> None:
    rule = "find:\n  - {absent: salutation, says: thanks}"
    assert len(bench.check(rule, "the lid follows on monday.")) == 1
    assert bench.check(rule, "thanks, the lid follows on monday.") == []
    assert bench.check(rule, "Anna, the lid follows on monday.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Yes.", "1"),
        ("Yes indeed", "2"),
        ("Yes. 114-3941689-8772232", "1"),
        ("可以的", "2"),
        ("Yes it does", None),
        ("", None),
        ("可以寄到公司", None),
    ],
)
def test_body_of_few_words(bench: Bench, text: str, words: str | None) -> None:
    found = bench.check("find:\n  - length: {of: words, at-most: 2}\n    message: 'Only {words}'", text)
    assert [hit.message for hit in found] == ([f"Only {words}"] if words else [])


@pytest.mark.parametrize(("length", "count"), [(0, 0), (10, 0), (11, 1)])
def test_body_of_many_characters(bench: Bench, length: int, count: int) -> None:
    rule = "find:\n  - length: {of: characters, more-than: 10}\n    message: '{characters} of {limit}'"
    found = bench.check(rule, "x" * length)
    assert [hit.message for hit in found] == ["11 of 10"] * count


@pytest.mark.parametrize(
    ("received", "sent", "hours"),
    [
        ("2026-01-01T10:00", "2026-01-02T10:00", None),
        ("2026-01-01T10:00", "2026-01-02T12:00", "26"),
        ("2026-01-01T10:00+00:00", "2026-01-02T10:30+01:00", None),
        ("2026-01-01", "2026-01-02", None),
        ("2026-01-01", "2026-01-03", "25"),
        ("2026-01-01T10:00", "2026-01-03", "25"),
    ],
)
def test_hours_that_surely_lie_between_two_moments(bench: Bench, received: str, sent: str, hours: str | None) -> None:
    rule = "find:\n  - hours: {since: received_date, until: sent_date, more-than: 24}\n    message: '{hours} h'"
    found = bench.check(rule, "x", received_date=received, sent_date=sent)
    assert [hit.message for hit in found] == ([f"{hours} h"] if hours else [])


def test_body_in_another_language_than_the_buyers(bench: Bench) -> None:
    rule = "find:\n  - language: other than the buyer's\n    message: '{language} for {wanted}'"
    text = "Hello Anna, the lid of your jar was missing and we have sent a new one to you."
    assert [hit.message for hit in bench.check(rule, text, buyer_language="fr")] == ["en for fr"]
    assert bench.check(rule, text, buyer_language="en-GB") == []
    assert bench.check(rule, text) == []
    quoted = '> Bonjour, le couvercle de mon bocal manque et je le veux\nBonjour Anna, « the lid »: "' + text + '"'
    assert bench.check(rule, quoted, buyer_language="fr") == []
