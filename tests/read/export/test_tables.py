"""Tables: which column is the message, and where each cell stands in the file."""

from __future__ import annotations

import csv
import io
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from msglint.errors import InputError, UsageError
from msglint.message import Message
from msglint.read.export import written
from msglint.read.export.cells import MAX_COLUMNS, CellError, Dialect, dialect_of, rows
from msglint.read.export.tables import read_parquet, read_table
from msglint.span import LineIndex, Span

if TYPE_CHECKING:
    from pathlib import Path

    from msglint.part import Part


def read(
    text: str | bytes, name: str = "a.csv", column: str | None = None, **context: Any
) -> list[Message | InputError]:
    data = text.encode() if isinstance(text, str) else text
    return list(read_table(data, name, text_column=column, context=context))


def messages(text: str, name: str = "a.csv", column: str | None = None) -> list[Message]:
    results = read(text, name, column)
    assert not [result.problem for result in results if isinstance(result, InputError)]
    return [result for result in results if isinstance(result, Message)]


def told(results: list[Message | InputError]) -> list[tuple[int, str]]:
    return [(r.line, r.problem if isinstance(r, InputError) else r.parts[-1].text) for r in results]


def place(part: Part, words: str) -> tuple[int, int, str]:
    """Return line and column in the file of words of a part, and what stands there."""
    at = part.text.index(words)
    found = part.place(Span(at, at + len(words)))
    position = LineIndex(found.source).position(found.span.start)
    return position.line, position.column, found.source[found.span.start : found.span.end]


def test_each_row_is_a_message_with_its_line_and_id() -> None:
    text = "Ticket ID,Subject,Message,lang,Order-Date\n7,Order 1,Hello,de,2026-01-31\n,,Bye,,\n"
    first, second = messages(text)
    assert [(part.name, part.text) for part in first.parts] == [("subject", "Order 1"), ("body", "Hello")]
    assert (first.source, first.line, first.id, first.language) == ("a.csv", 2, "7", "de")
    assert first.context.order_date == date(2026, 1, 31)
    assert [(part.name, part.text) for part in second.parts] == [("body", "Bye")]
    assert (second.line, second.id, second.language, second.context.order_date) == (3, None, None, None)
    assert all(part.source == text for message in (first, second) for part in message.parts)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_words_in_a_cell_of_many_lines_have_their_line_in_the_file(end: str) -> None:
    text = end.join(["id,text,subject", "", '1,"Hé ""you"",', "", '🎁 say ""hi"" now","a ""b"" c"', '2,"x"y z",s', ""])
    first, second = messages(text)
    assert (first.line, second.line) == (3, 6)
    subject, body = first.parts
    assert body.text == end.join(['Hé "you",', "", '🎁 say "hi" now'])
    assert place(body, "you") == (3, 9, "you")
    assert place(body, "🎁 say") == (5, 1, "🎁 say")
    assert place(body, 'say "hi" now') == (5, 3, 'say ""hi"" now')
    assert place(subject, "b") == (5, 24, "b")
    assert second.parts[1].text == 'xy z"'
    assert place(second.parts[1], "y z") == (6, 6, "y z")


def test_a_cell_without_doubled_quotes_is_a_slice_of_the_file() -> None:
    (message,) = messages('id,text\n1,"Hello\nthere"\n')
    assert (message.parts[0].start, message.parts[0].origin) == (11, None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("space", ["", " "])
def test_the_delimiter_is_read_off_the_header(delimiter: str, space: str) -> None:
    prose = f'"Hello, dear; you | and\t""{space}""you"'
    text = f"id{delimiter}{space}text\n1{delimiter}{space}{prose}\n"
    assert [m.parts[0].text for m in messages(text)] == [f'Hello, dear; you | and\t"{space}"you']


def test_commas_in_prose_do_not_make_a_delimiter() -> None:
    assert told(read("id;text\n1;Hello, you, and you\n2;Hello, you, and her\n")) == [
        (2, "Hello, you, and you"),
        (3, "Hello, you, and her"),
    ]


def test_a_column_name_that_is_known_settles_the_delimiter() -> None:
    assert told(read("id; text; a,b,c,d\n1; x, y; z\n")) == [(2, "x, y")]


def test_excels_line_that_names_the_delimiter_is_no_row() -> None:
    (message,) = messages("sep=|\r\nid|text\r\n1|a,b\r\n")
    assert (message.line, message.parts[0].text, message.parts[0].start) == (3, "a,b", 18)


def test_a_tsv_is_parted_by_tabs_whatever_its_header_says() -> None:
    assert told(read("a,b;c\ttext\nx\ty, z\n", "A.TSV")) == [(2, "y, z")]


@pytest.mark.parametrize(
    "name",
    [
        "TEXT",
        "Body",
        "message text",
        "html_body",
        "body-text",
        "Nachricht",
        "Réponse",
        "mensaje",
        "内容",
        "本文",
        "답변",
    ],
)
def test_the_message_goes_by_many_names(name: str) -> None:
    assert told(read(f"a,{name}\nb,c\n")) == [(2, "c")]


@pytest.mark.parametrize("name", ["context", "con text", "alt text", "texts", "html class", "", "--", "content type"])
def test_a_name_that_only_holds_such_a_word_is_none(name: str) -> None:
    (error,) = read(f"a,{name}\nb,c\n")
    assert isinstance(error, InputError)


def test_without_a_column_for_the_message_the_error_names_the_columns() -> None:
    assert told(read("Name,Note,a" + "b" * 50 + ",n" * 20 + "\n1,2,3\n")) == [
        (
            0,
            "has no column that is sure to be the message, only 'Name', 'Note', 'a" + "b" * 39 + "...', "
            "'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n' and 11 more; name it with --text-column NAME",
        )
    ]


def test_the_column_that_the_user_names_is_read() -> None:
    assert told(read("text,Note 1\na,b\n", column="note_1")) == [(2, "b")]
    assert told(read("note,Note\na,b\n", column="Note")) == [(2, "b")]
    assert told(read("Note 1;text, more, and more\na;b\n", column="note 1")) == [(2, "a")]


def test_a_named_column_that_is_not_there_is_an_error() -> None:
    assert told(read("id,text\n1,a\n", column="Body")) == [(0, "has no column 'Body'; its columns are 'id', 'text'")]


def test_of_several_texts_the_reply_is_read_and_the_first_message_says_so() -> None:
    first, second = messages("Message,Reply\nWhere is it?,Here\nWhen?,Now\n")
    assert (first.parts[0].text, second.parts[0].text) == ("Here", "Now")
    assert first.notes == ("read the column 'Reply' and not 'Message'; --text-column NAME reads another",)
    assert second.notes == ()


def test_of_text_and_html_the_html_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kinds(monkeypatch, "body_text,body_html\na,<p>b</p>\n") == [("<p>b</p>", True)]


def kinds(monkeypatch: pytest.MonkeyPatch, text: str, **context: Any) -> list[tuple[str, bool]]:
    seen: list[tuple[str, bool]] = []

    def parts(text: str, _source: str, *, is_html: bool, **_: Any) -> tuple[Part, ...]:
        seen.append((text, is_html))
        return ()

    monkeypatch.setattr(written, "body_parts", parts)
    read(text, **context)
    return seen


def test_a_field_is_html_by_its_name_or_by_a_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kinds(monkeypatch, "body\nHello <name>\na < b\nHello<br/>you\n<P class='x'>a\n") == [
        ("Hello <name>", False),
        ("a < b", False),
        ("Hello<br/>you", True),
        ("<P class='x'>a", True),
    ]
    assert kinds(monkeypatch, "plain_text\nHello<br>\n") == [("Hello<br>", False)]


def test_what_goes_out_by_the_api_is_never_html(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kinds(monkeypatch, "html\n<p>a</p>\n", channel="sp-api/sendInvoice") == [("<p>a</p>", False)]


def test_rows_without_a_text_are_passed_over_and_broken_ones_are_errors() -> None:
    text = 'id,text,x\n1,a,\n\n2,,z\n3,"  "\n4\n,\n5,b,,,\n6,c,d,and more\n7,e'
    assert told(read(text)) == [
        (2, "a"),
        (6, "has 1 column, and the message should stand in column 2"),
        (8, "b"),
        (9, "has 4 columns, and the header 3; put a text that holds a delimiter in quotes"),
        (10, "e"),
    ]


def test_a_quote_that_is_not_closed_ends_the_table_at_its_row() -> None:
    assert told(read('id,text\n1,a\n2,"b\n\n3,c\n')) == [(2, "a"), (3, "a quotation mark in this row is not closed")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a,soon,x,", "sent_date is 'soon'; it must be a date such as 2026-01-31"),
        ("a,,x,-1", "review_requests is '-1'; it must be a number of 0 or more"),
    ],
)
def test_a_value_that_does_not_fit_is_an_error_of_its_row(row: str, expected: str) -> None:
    assert told(read(f"text,sent_date,kind,review requests\n{row}\nb,,,\n")) == [(2, expected), (3, "b")]


def test_another_programs_value_that_does_not_fit_is_left_out_and_noted() -> None:
    (message,) = messages("text,Sent at,Kind,Delivered At\na,1/31/26,macro,2026-01-31T10:00:00Z\n")
    assert message.notes == (
        "'Sent at' was left out: sent_date is '1/31/26'; it must be a date such as 2026-01-31",
        "'Kind' was left out: kind is 'macro'; it must be one of proactive, reply",
    )
    assert str(message.context.delivered_date) == "2026-01-31 10:00:00+00:00"


def test_msglints_own_name_wins_over_another() -> None:
    (message,) = messages("text,order number,order_id\na,1,2\n")
    assert message.context.order_id == "2"


def test_the_command_line_wins() -> None:
    (message,) = read("text,kind,sent_date\na,proactive,soon\n", kind="reply", sent_date="2026-01-31")
    assert isinstance(message, Message)
    assert (message.context.kind, message.notes) == ("reply", ())
    with pytest.raises(UsageError):
        read("text\na\n", kind="nonsense")


def test_a_byte_order_mark_and_other_encodings_are_read() -> None:
    assert told(read("id,text\n1,ä🎁\n".encode("utf-16"))) == [(2, "ä🎁")]
    (message,) = messages("\ufeffid,text\n1,ä\n")
    assert (message.id, message.parts[0].start) == ("1", 10)
    first, second = read(("id;Nachricht\n" + "1;Für Ihre Bestellung übernehmen wir die Kosten\n" * 2).encode("cp1252"))
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert first.notes[0].startswith("read as Windows-125")
    assert second.notes == ()


def test_a_file_with_nuls_is_binary() -> None:
    assert told(read(b"id,text\n1,a\0b\n")) == [(0, "looks like a binary file, not text")]


@pytest.mark.parametrize("text", ["", "\n\n", "text\n", "id,text"])
def test_a_table_without_rows_has_no_messages(text: str) -> None:
    assert read(text) == []


def test_too_many_columns_are_an_error() -> None:
    assert told(read("text\n" + "," * MAX_COLUMNS)) == [(2, "has more than 16,384 columns")]
    (error,) = read("," * MAX_COLUMNS)
    assert isinstance(error, InputError)


CELLS = st.text(st.sampled_from(',;\t|" \r\nab\u2028🎁\x1c='), max_size=6)


@given(st.text(st.sampled_from(',;" \r\nab\u2028🎁'), max_size=30), st.sampled_from(",;"), st.booleans())
@example('a,"b""c"d"e,\r\n""\n', ",", False)  # noqa: FBT003 - hypothesis gives it so
@example(' "a" ,  \n  \n', ",", True)  # noqa: FBT003 - hypothesis gives it so
def test_any_text_is_split_as_the_csv_module_splits_it(text: str, delimiter: str, spaces: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    dialect = Dialect(delimiter, spaces)
    try:
        found = [[cell.value(text) for cell in row.cells] for row in rows(text, dialect)]
    except CellError:
        return
    lines = io.StringIO(text, newline="")
    assert found == [row for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=spaces) if row]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=4), st.sampled_from(["excel", "excel-tab", "unix"]))
def test_what_the_csv_module_writes_is_read_and_traced_back(table: list[list[str]], dialect: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, dialect).writerows([["id", "text"], *table])
    text = stream.getvalue()
    found = list(rows(text, dialect_of(text, lambda names: "text" in names)))
    assert [[cell.value(text) for cell in row.cells] for row in found[1:]] == table
    for row in found:
        for cell in row.cells:
            read = cell.written(text)
            assert read.text == cell.value(text)
            spans = [read.way().span(at, at + 1) for at in range(len(read.text))]
            assert [text[start:end] for start, end in spans] == list(read.text)
            assert spans == sorted(set(spans))
        position = LineIndex(text).position(row.cells[0].start)
        assert row.line == position.line


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f"text,id\n{text}".encode()))
def test_any_bytes_give_messages_or_input_errors(data: bytes) -> None:
    for result in read(data):
        assert isinstance(result, (Message, InputError))


def test_without_its_library_a_parquet_file_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (error,) = read_parquet("a.parquet", "a.parquet")
    assert isinstance(error, InputError)
    assert error.problem == "can't be read without pyarrow; run pip install 'msglint[parquet]'"


def parquet(folder: Path, **columns: Any) -> str:
    arrow = pytest.importorskip("pyarrow")
    file = pytest.importorskip("pyarrow.parquet")
    path = folder / "a.parquet"
    file.write_table(arrow.table(columns), str(path))
    return str(path)


def test_the_rows_of_a_parquet_file_are_messages(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    path = parquet(
        tmp_path,
        id=arrow.array([1.0, None, 3.0, 4.0]),
        text=["Hello\nyou", "", None, "Bye"],
        subject=["S", None, None, ""],
        sent_at=arrow.array([1_700_000_000_000_000_001] * 4, arrow.timestamp("ns", "UTC")),
        unused=[[1], [2], [3], [4]],
    )
    first, second = read_parquet(path, "x.parquet", context={"kind": "reply"})
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert [(part.text, part.source) for part in first.parts] == [("S", "S"), ("Hello\nyou", "Hello\nyou")]
    assert (first.id, first.line, first.source, first.context.kind) == ("1", 1, "x.parquet", "reply")
    assert str(first.context.sent_date) == "2023-11-14 22:13:20+00:00"
    assert (second.id, second.line, len(second.parts)) == ("4", 4, 1)


def test_a_parquet_column_that_is_no_text_is_an_error_of_each_row(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    assert told(list(read_parquet(parquet(tmp_path, a=[1, None]), "x", text_column="a"))) == [
        (1, "holds no text in the column 'a'")
    ]
    path = parquet(tmp_path, text=arrow.array([b"\xc3\xa4"]))
    assert told(list(read_parquet(path, "x"))) == [(1, "ä")]


def test_a_parquet_file_without_a_column_for_the_message_names_its_columns(tmp_path: Path) -> None:
    assert told(list(read_parquet(parquet(tmp_path, a=["x"]), "x"))) == [
        (0, "has no column that is sure to be the message, only 'a'; name it with --text-column NAME")
    ]


def test_a_broken_parquet_file_is_one_error(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1" + b"x" * 100 + b"PAR1")
    (error,) = read_parquet(str(path), "a.parquet")
    assert isinstance(error, InputError)
    assert error.problem.startswith("can't be read as a Parquet file: ")
    (missing,) = read_parquet(str(tmp_path / "b.parquet"), "b.parquet")
    assert isinstance(missing, InputError)
