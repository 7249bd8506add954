"""JSONL sources: one message a line, each line on its own."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.errors import InputError, UsageError
from msglint.message import Attachment, Message
from msglint.part import Part
from msglint.read.attachment import MAX_TOTAL_BYTES
from msglint.read.lines import MAX_LINE_BYTES
from msglint.read.records import parse_record, read_labelled, read_records
from msglint.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from _typeshed import WriteableBuffer


def read(data: bytes, **context: Any) -> list[Message | InputError]:
    return list(read_records(io.BytesIO(data), "a.jsonl", context=context))


def one(record: Any, **context: Any) -> Message:
    return parse_record(json.dumps(record), "a.jsonl", 1, context=context)[0]


def problem(record: Any) -> str:
    with pytest.raises(InputError) as caught:
        one(record)
    assert (caught.value.source, caught.value.line) == ("a.jsonl", 1)
    return caught.value.problem


def texts(results: list[Message | InputError]) -> list[tuple[int, str]]:
    return [(r.line, r.problem if isinstance(r, InputError) else r.parts[-1].text) for r in results]


def test_a_full_record_is_read() -> None:
    message = one(
        {
            "id": 12,
            "subject": "S",
            "text": "T",
            "lang": "de",
            "kind": "reply",
            "order_date": "",
            "meta": {"kind": "proactive", "order_date": "2026-01-31", "review_requests": 2, "other": []},
            "attachments": [{"name": "a.pdf", "media_type": "application/pdf", "size": 5}, {"name": "b", "path": "/b"}],
            "unknown": {"x": 1},
        }
    )
    assert message.parts[:2] == (Part("subject", "S", "S", 0), Part("body", "T", "T", 0))
    assert [part.features[0].part.text for part in message.parts[2:]] == ["a.pdf", "b"]
    assert (message.id, message.language, message.source, message.line) == ("12", "de", "a.jsonl", 1)
    context = message.context
    assert (context.kind, context.order_date, context.review_requests) == ("reply", date(2026, 1, 31), 2)
    assert message.attachments == (Attachment("a.pdf", "application/pdf", 5), Attachment("b", path="/b"))


def test_the_command_line_wins_over_the_record() -> None:
    assert one({"text": "x", "kind": "nonsense"}, kind="reply").context.kind == "reply"


def test_a_wrong_value_from_the_command_line_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        read(b"", kind="nonsense")


def test_an_empty_text_is_a_message() -> None:
    assert one({"text": "", "subject": ""}).parts == (Part("body", "", ""),)


def test_fields_that_are_null_or_empty_are_not_given() -> None:
    message = one({"id": None, "text": "x", "html": "", "eml": None, "meta": None, "attachments": None, "lang": 3})
    assert (message.id, message.attachments, message.language) == (None, (), None)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ([1], "is not a JSON object"),
        ("SECRET", "is not a JSON object"),
        ({"id": 1}, "has no text; put the message there"),
        ({"text": ["SECRET"]}, "text must be a string"),
        ({"text": "SECRET", "subject": 1}, "subject must be a string"),
        ({"html": ["SECRET"]}, "html must be a string"),
        ({"eml": 1}, "eml must be a string"),
        ({"html": "SECRET", "eml": "SECRET"}, "has html and eml; a message has one of text, html, eml"),
        ({"eml": "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n" * 2000}, "has more than 1,000 parts"),
        ({"text": "SECRET", "html": "SECRET"}, "has text and html; a message has one of text, html, eml"),
        ({"text": "SECRET", "id": True}, "id must be a string or a number"),
        ({"text": "SECRET", "meta": [1]}, "meta must be an object with context fields"),
        ({"text": "SECRET", "kind": ["x"]}, "kind must be a text or a number"),
        (
            {"text": "SECRET", "sent_date": "soon"},
            "sent_date is 'soon'; it must be a date such as 2026-01-31",
        ),
        ({"text": "x", "attachments": {}}, "attachments must be a list of objects with name and media_type"),
        ({"text": "x", "attachments": [{"name": "a"}, {}]}, "attachment 2 must be an object with a name"),
        (
            {"text": "x", "attachments": [{"name": "a", "size": "1"}]},
            "the size of attachment 1 must be a number of bytes",
        ),
        ({"text": "x", "attachments": [{"name": "a", "path": 1}]}, "attachment 1: path must be a string"),
    ],
)
def test_a_record_that_does_not_fit_is_an_error_without_its_text(record: Any, expected: str) -> None:
    assert problem(record) == expected


def test_broken_lines_are_errors_with_their_number_and_the_others_go_on() -> None:
    lines = [
        b'{"text": "a"}\r',
        b"",
        b'{"text": "SECRET',
        b'{"text": "\xff"}',
        b"[" * 100_000,
        b'{"text": "a", "n": ' + b"1" * 5000 + b"}",
        b"  \t",
        b'{"text": "z"}',
    ]
    assert texts(read(b"\n".join(lines))) == [
        (1, "a"),
        (3, "is not valid JSON at column 10: Unterminated string"),
        (4, "is not valid UTF-8 at byte 11; save the file as UTF-8"),
        (5, "is nested too deeply"),
        (6, "holds a number with too many digits"),
        (8, "z"),
    ]


def test_a_lone_surrogate_is_replaced_one_for_one() -> None:
    message, record = parse_record(r'{"text": "a\ud83db\ud83d\udc4d", "spans": [{"text": "\uDC4D"}]}', "a.jsonl", 1)
    assert message.parts[0].text == "a\ufffdb👍"
    assert record["spans"] == [{"text": "\ufffd"}]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_the_encoding_of_all_lines(encoding: str) -> None:
    data = '{"text": "ä🎁"}\n\n{"text": "ਊ"}'.encode(encoding)
    assert texts(read(data)) == [(1, "ä🎁"), (3, "ਊ")]


@pytest.mark.parametrize("data", [b"\x1f\x8b\x08\x00\n\n\n", '{"text": "x"}\n'.encode("utf-16-le")])
def test_a_binary_file_is_one_error(data: bytes) -> None:
    assert texts(read(data)) == [(0, "looks like a binary file, not text")]


def test_an_empty_file_has_no_messages() -> None:
    assert read(b"") == []


def test_a_line_over_the_limit_is_an_error_and_the_next_is_read() -> None:
    room = MAX_LINE_BYTES - len('{"text": ""}')
    lines = [json.dumps({"text": "x" * size}).encode() for size in (room, room + 1, 3 * room)]
    results = texts(read(b"\n".join([*lines, b'{"text": "z"}', b""])))
    limit = "is longer than 1 MiB, the limit for one line"
    assert results == [(1, "x" * room), (2, limit), (3, limit), (4, "z")]


def test_a_message_comes_before_the_stream_has_ended() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: WriteableBuffer) -> int:
            view = memoryview(buffer)
            line = b'{"text": "a"}\n'[: len(view)]
            view[: len(line)] = line
            return len(line)

    results = read_records(io.BufferedReader(Endless()), "<stdin>")
    assert [result.line for result in (next(results), next(results), next(results))] == [1, 2, 3]


def test_a_labelled_line_comes_with_its_record() -> None:
    line = b'{"text": "a", "expect": ["r"], "split": "dev"}\n{\n'
    (message, record), error = read_labelled(io.BytesIO(line), "a.jsonl")  # type: ignore[misc]  # the second is an error
    assert message.parts[0].text == "a"
    assert (record["expect"], record["split"]) == (["r"], "dev")
    assert isinstance(error, InputError)


def test_html_is_read_as_the_buyer_sees_it() -> None:
    (body,) = one({"html": "<p>Hello <b>there</b></p>"}).parts
    assert body.text.strip() == "Hello there"
    at = body.text.index("there")
    assert body.place(Span(at, at + 5)) == (None, "<p>Hello <b>there</b></p>", (12, 17))


def test_a_mail_is_read_with_its_headers() -> None:
    mail = "Subject: =?utf-8?q?=C3=A9?=\nTo: a1@marketplace.amazon.de\nIn-Reply-To: <a@b>\n\nHallo ß"
    message = one({"eml": mail, "id": "m"})
    assert [(part.name, part.text) for part in message.parts] == [("subject", "é"), ("body", "Hallo ß")]
    assert message.parts[1].place(Span(6, 7)) == (None, mail, (len(mail) - 1, len(mail)))
    assert (message.context.kind, message.context.marketplace) == ("reply", "amazon.de")
    assert (message.id, message.source, message.line) == ("m", "a.jsonl", 1)


def test_each_alternative_of_a_mail_is_a_reading() -> None:
    parts = "--b\n\none\n--b\n\ntwo\n--b--"
    message = one({"eml": f"Content-Type: multipart/alternative; boundary=b\n\n{parts}", "subject": "S"})
    assert [[part.text for part in reading] for reading in (message.parts, *message.variants)] == [
        ["S", "one"],
        ["S", "two"],
    ]


def test_what_stands_beside_a_mail_wins_over_its_headers() -> None:
    mail = "Subject: inner\nIn-Reply-To: <a@b>\nContent-Type: application/pdf; name=a.pdf\n\n%PDF-1.4"
    record = {"eml": mail, "subject": "outer", "kind": "proactive", "attachments": [{"name": "b.gif"}]}
    message = one(record)
    assert (message.parts[0].text, message.context.kind) == ("outer", "proactive")
    assert [attachment.name for attachment in message.attachments] == ["a.pdf", "b.gif"]
    assert [part.features[0].part.text for part in message.parts if part.features] == ["a.pdf", "b.gif"]
    assert one({**record, "kind": None}, kind="reply").context.kind == "reply"


FIELDS = st.sampled_from(
    ["id", "subject", "text", "html", "eml", "meta", "kind", "order_date", "attachments", "name", "size"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS | st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(FIELDS, JSON), st.booleans())
def test_any_record_gives_a_message_or_an_input_error(record: dict[str, Any], ascii_only: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    (result,) = read(json.dumps(record, ensure_ascii=ascii_only).encode("utf-8", "replace"))
    if isinstance(result, Message) and record.get("text"):
        assert Part("body", record["text"], record["text"]) in result.parts


@given(st.binary(max_size=100))
def test_any_bytes_give_messages_or_input_errors(data: bytes) -> None:
    assert all(isinstance(result, InputError) for result in read(data))


def attached(file: Path, path: str) -> Mapping[str, str]:
    file.write_text(json.dumps({"text": "x", "attachments": [{"name": "a.pdf", "path": path}]}), encoding="utf-8")
    with file.open("rb") as stream:
        (message,) = read_records(stream, "named-otherwise.jsonl")
    assert isinstance(message, Message)
    return message.parts[-1].features[0].attributes


def test_an_attachment_beside_the_records_is_known_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"GIF89a")
    (tmp_path / "large").write_bytes(bytes(MAX_TOTAL_BYTES + 1))
    assert attached(tmp_path / "a.jsonl", "file")["type"] == "gif"
    assert attached(tmp_path / "a.jsonl", "large")["total"] == "over"


def test_an_attachment_elsewhere_is_known_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"GIF89a")
    (tmp_path / "drafts").mkdir()
    assert attached(tmp_path / "drafts" / "a.jsonl", "../file")["type"] == "document"


def test_records_that_are_no_file_have_nothing_beside_them(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"GIF89a")
    message = one({"text": "x", "attachments": [{"name": "a.pdf", "path": str(tmp_path / "file")}]})
    assert message.parts[-1].features[0].attributes["type"] == "document"
