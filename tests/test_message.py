"""Messages and their context."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from msglint.errors import UsageError
from msglint.message import Context, Message


def test_message_from_a_text_alone_has_only_a_body() -> None:
    message = Message.from_text("Hi")
    assert [(part.name, part.text, part.source, part.start) for part in message.parts] == [("body", "Hi", "Hi", 0)]
    assert message.context == Context()


def test_subject_stands_before_the_body() -> None:
    assert [part.name for part in Message.from_text("Hi", subject="").parts] == ["subject", "body"]


def test_values_are_read_as_their_field_needs_them() -> None:
    context = Context().updated(
        {
            "kind": "reply",
            "order_date": "2026-01-31",
            "sent_date": "2026-01-31T10:00:00+00:00",
            "received_date": date(2026, 2, 1),
            "review_requests": "2",
            "order_id": " 114-1 ",
            "channel": None,
            "marketplace": "",
        }
    )
    assert context.kind == "reply"
    assert context.order_date == date(2026, 1, 31)
    assert context.sent_date == datetime(2026, 1, 31, 10, tzinfo=UTC)
    assert context.received_date == date(2026, 2, 1)
    assert context.review_requests == 2
    assert context.order_id == "114-1"
    assert context.channel is None
    assert context.marketplace is None


def test_no_values_give_the_same_context() -> None:
    context = Context(kind="reply")
    assert context.updated({"kind": None}) is context


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"kind": "answer"}, "kind is 'answer'; it must be one of proactive, reply"),
        ({"recipient": "all"}, "recipient is 'all'; it must be one of ordered, contacted, none"),
        ({"order_date": "31.1.2026"}, "order_date is '31.1.2026'; it must be a date such as 2026-01-31"),
        ({"sent_date": "2026-02-30"}, "sent_date is '2026-02-30'; it must be a date such as 2026-01-31"),
        ({"review_requests": -1}, "review_requests is '-1'; it must be a number of 0 or more"),
        ({"review_requests": True}, "review_requests is 'True'; it must be a number of 0 or more"),
        ({"colour": "red"}, "there is no context field 'colour'; known are kind, order_id"),
        ({"kind": "x" * 99}, f"kind is '{'x' * 30}...'"),
    ],
)
def test_wrong_value_is_refused_with_what_would_be_right(values: dict[str, object], problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        Context().updated(values)
    assert str(caught.value).startswith(problem)


def test_a_draft_that_gives_a_date_to_count_from_is_dated_today() -> None:
    today = datetime.now().astimezone().date()

    dated = Message.from_text("Hi", delivered_date="2026-01-14").about_to_be_sent()

    assert dated.context.sent_date in {today, datetime.now().astimezone().date()}
    assert dated.context.delivered_date == date(2026, 1, 14)


@pytest.mark.parametrize(
    "context", [{}, {"received_date": "2026-01-14"}, {"order_date": "2026-01-14", "sent_date": "2026-01-15"}]
)
def test_a_draft_without_such_a_date_or_with_its_own_is_not_dated(context: dict[str, str]) -> None:
    message = Message.from_text("Hi", **context)

    assert message.about_to_be_sent() is message
