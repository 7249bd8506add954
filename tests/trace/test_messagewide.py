"""Why a finder about the message as a whole does not point at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.trace.conftest import TraceOne

DAYS = "{days: {since: [delivered_date, order_date], until: sent_date, more-than: 30, at-most: 60}}"


@pytest.mark.parametrize(
    ("finder", "text", "context", "expected"),
    [
        (
            "{absent: order-id}",
            "Order 114-3941689-8772232",
            {},
            ("present", "114-3941689-8772232", "", "", ("order-id",)),
        ),
        ("{absent: order-id, says: thanks}", "Thank you", {}, ("present", "Thank you", "", "", ("order-id", "thanks"))),
        ("{only: thanks}", "Thanks. Change it.", {}, ("more", "Change it", "", "", ("thanks",))),
        ("{only: thanks, needs: happy}", "Thanks.", {}, ("needs", None, "", "", ("happy",))),
        (DAYS, "Hi", {"sent_date": "2026-02-01"}, ("date", None, "delivered_date or order_date", "", ())),
        (DAYS, "Hi", {"order_date": "2026-02-01"}, ("date", None, "sent_date", "", ())),
        (
            DAYS,
            "Hi",
            {"order_date": "2026-01-01", "sent_date": "2026-01-31"},
            ("time", None, "order_date", "30", ("30", "60")),
        ),
        ("{length: {of: words, at-most: 2}}", "Hi there Bob", {}, ("length", None, "words", "3", ("2",))),
        ("{length: {of: characters, more-than: 9}}", " Hi ", {}, ("length", None, "characters", "2", ("9",))),
        ("{language: other than the buyer's}", "Hi", {}, ("date", None, "buyer_language", "", ())),
        (
            "{language: other than the buyer's}",
            "Hi",
            {"buyer_language": "de"},
            ("language", None, "buyer_language", "de", ()),
        ),
    ],
)
def test_what_keeps_it_from_the_message(
    trace_one: TraceOne, finder: str, text: str, context: dict[str, Any], expected: tuple[object, ...]
) -> None:
    (attempt,) = trace_one(f"find:\n  - {finder}", text, named=True, **context)
    (found,) = attempt.obstacles

    words = found.words.text if found.words else None
    assert attempt.outcome == "missing"
    assert (found.kind, words, found.name, found.value, found.wanted) == expected


def test_what_is_attached_is_present(trace_one: TraceOne) -> None:
    (attempt,) = trace_one("find:\n  - {absent: [order-id, emoji], where: {}}", "\U0001f381", named=True)

    assert attempt.obstacles[0].words is not None
    assert attempt.obstacles[0].words.text == "\U0001f381"


def test_a_condition_that_does_not_hold_is_no_obstacle(trace_one: TraceOne) -> None:
    (attempt,) = trace_one("find:\n  - {always: true, when: {kind: reply}}", "Hi", named=True)

    assert (attempt.outcome, attempt.obstacles) == ("condition", ())
    assert [(unmet.condition.field, unmet.value) for unmet in attempt.unmet] == [("kind", "proactive")]
