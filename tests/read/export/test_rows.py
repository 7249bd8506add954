"""The rows of a record batch: which columns count, and what of a row is read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from msglint.errors import InputError, UsageError
from msglint.message import Message
from msglint.read.export.rows import Rows

pa = pytest.importorskip("pyarrow")

MAIL = b"Subject: From the mail\r\nDate: Fri, 30 Jan 2026 10:00:00 +0000\r\n\r\nHello\r\n"


def found(columns: dict[str, str] | None = None, context: dict[str, str] | None = None, **table: Any) -> list[Any]:
    batch = pa.record_batch(table)
    return [row.found for row in Rows(batch.schema, "x", columns=columns, context=context).read(batch)]


def texts(items: list[Any]) -> list[Any]:
    """Return the last text of each message, or why there is none."""
    return [
        item.parts[-1].text if isinstance(item, Message) else item.problem if isinstance(item, InputError) else None
        for item in items
    ]


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.large_binary(),
        pa.binary_view(),
        pa.dictionary(pa.int8(), pa.string()),
        pa.dictionary(pa.int32(), pa.large_string()),
    ],
    ids=str,
)
def test_texts_of_every_type_are_read(kind: Any) -> None:
    column = pa.array(["Hällo", None, "", " \n", "Hällo"]).cast(pa.string())
    column = column.dictionary_encode() if pa.types.is_dictionary(kind) else column
    assert texts(found(text=column.cast(kind))) == ["Hällo", None, None, None, "Hällo"]


@pytest.mark.parametrize("values", [[1], [True], [1.5], [["Hello"]], [{"a": "Hello"}], [date(2026, 1, 31)]])
def test_what_is_no_text_is_said_in_its_row(values: list[Any]) -> None:
    assert texts(found(text=values)) == ["holds no text in the column 'text'"]
    assert found(text=pa.nulls(1)) == [None]


def test_bytes_that_are_no_utf_8_cost_only_their_row() -> None:
    # Arrow takes it on trust that its texts are UTF-8.
    broken = pa.Array.from_buffers(pa.string(), 2, pa.array([b"Hello", b"\xff\xfe"]).buffers())
    assert texts(found(text=broken)) == ["Hello", "holds a value in the column 'text' that can't be read"]


def test_a_slice_is_read_by_itself() -> None:
    batch = pa.record_batch({"text": ["a", "b", "c"], "id": [1, 2, 3]}).slice(1, 2)
    rows = list(Rows(batch.schema, "x").read(batch, 8))
    assert [(row.line, row.id, row.found.line) for row in rows if isinstance(row.found, Message)] == [
        (8, "2", 8),
        (9, "3", 9),
    ]


def test_fields_of_records_count_as_in_jsonl() -> None:
    (message,) = found(
        text=["Hello"],
        subject=["Order 1"],
        id=[7],
        lang=["de"],
        meta=[{"kind": "reply", "order_date": "2026-01-31", "other": 1}],
        attachments=[[{"name": "manual.pdf", "media_type": "application/pdf"}]],
    )
    assert [part.text for part in message.parts[:2]] == ["Order 1", "Hello"]
    assert (message.id, message.language) == ("7", "de")
    assert (message.context.kind, message.context.order_date) == ("reply", date(2026, 1, 31))
    assert [attachment.name for attachment in message.attachments] == ["manual.pdf"]
    assert message.parts[-1].name == "attachment"


def test_columns_of_other_programs_under_the_names_of_nested_fields_are_passed_over() -> None:
    assert texts(found(text=["Hello"], attachments=[2], meta=["{}"])) == ["Hello"]


def test_attachments_that_do_not_fit_are_an_error_of_their_row() -> None:
    assert texts(found(text=["a", "b"], attachments=[[{"name": None}], None])) == [
        "attachment 1 must be an object with a name",
        "b",
    ]


def test_each_row_may_be_plain_html_or_a_mail() -> None:
    messages = found(text=["<b>a", None, None], html=[None, "<p>b</p>", None], eml=[None, None, MAIL])
    assert texts(messages) == ["a", "b", "Hello\r\n"]
    assert [part.text for part in messages[2].parts] == ["From the mail", "Hello\r\n"]
    assert str(messages[2].context.sent_date).startswith("2026-01-30")


def test_of_several_texts_in_a_row_one_is_read_and_a_note_says_so() -> None:
    (message,) = found(text=["a"], html=["<p>b</p>"], eml=[MAIL])
    assert (texts([message]), message.notes) == (["b"], ("read the column 'html' and not 'text', 'eml'",))
    (message,) = found({"text": "a", "html": "b"}, a=["a"], b=["<p>b</p>"])
    assert (texts([message]), message.notes) == (["b"], ("read the column 'b' and not 'a'",))


def test_what_stands_beside_a_mail_wins_over_its_headers() -> None:
    (message,) = found(eml=[MAIL], subject=["Mine"], sent_date=["2026-02-01"], kind=["reply"], id=["m"])
    assert [part.text for part in message.parts] == ["Mine", "Hello\r\n"]
    assert (message.context.sent_date, message.context.kind, message.id) == (date(2026, 2, 1), "reply", "m")


def test_the_user_says_which_column_holds_a_field() -> None:
    columns = {"text": "a", "subject": "b", "id": "c", "order_date": "d", "lang": "e"}
    (message,) = found(
        columns,
        a=["Hi"],
        b=["S"],
        c=[1.0],
        d=[date(2026, 1, 31)],
        e=["sv"],
        body=["x"],
        subject=["x"],
        ordered_at=["x"],
    )
    assert [part.text for part in message.parts] == ["S", "Hi"]
    assert (message.id, message.context.order_date, message.language) == ("1", date(2026, 1, 31), "sv")
    assert texts(found({"html": "a"}, a=["<i>Hi</i>"], text=["x"])) == ["Hi"]


def test_a_wrong_field_or_column_is_named() -> None:
    with pytest.raises(UsageError, match="there is no field 'body' to name a column for; known are html, text, eml"):
        found({"body": "text"}, text=["x"])
    with pytest.raises(InputError, match="has no column 'b'; its columns are 'text'"):
        found({"text": "b"}, text=["x"])


@pytest.mark.parametrize(
    "values",
    [
        pa.array([1_700_000_000_000_000_001], pa.timestamp("ns")),
        pa.array([1_700_000_000], pa.timestamp("s", "Europe/Berlin")),
        pa.array([date(2023, 11, 14)]),
        pa.array([date(2023, 11, 14)], pa.date64()),
        pa.array(["2023-11-14"]).dictionary_encode(),
    ],
    ids=lambda values: str(values.type),
)
def test_dates_of_every_type_are_read(values: Any) -> None:
    (message,) = found(text=["x"], sent_at=values)
    assert str(message.context.sent_date).startswith("2023-11-14")


def test_only_what_is_needed_is_read() -> None:
    batch = pa.record_batch({"text": ["x"], "big": ["y"], "sent_at": ["z"], "message": ["w"]})
    table = Rows(batch.schema, "x")
    assert table.used() == ["text", "sent_at"]
    assert (table.column("sent_date"), table.column("channel")) == ("sent_at", None)
    (row,) = table.read(batch.select(["sent_at", "text"]))
    assert texts([row.found]) == ["x"]
