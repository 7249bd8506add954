"""Where a document's lines and messages stand."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from msglint.lsp.draft.layout import Layout, Placed
from msglint.message import Message
from msglint.part import Part
from msglint.read import read_bytes
from msglint.span import Position, Span
from msglint.violation import Fix

if TYPE_CHECKING:
    from msglint.lsp.draft.layout import Edit


def fix(start: int, end: int, replacement: str) -> Fix:
    return Fix("Change it", True, Position(1, start + 1, start), Position(1, end + 1, end), replacement)  # noqa: FBT003 - a record's field


def placed(text: str, name: str) -> Placed:
    (message,) = read_bytes(text.encode(), name)
    assert isinstance(message, Message)
    return Placed(message, Layout(text, name))


def changed(text: str, edit: Edit | None) -> str:
    assert edit is not None
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


@pytest.mark.parametrize(("number", "line"), [(0, "a b"), (1, "a b"), (2, "c"), (3, ""), (4, "d"), (9, "d")])
def test_a_line_comes_without_the_blanks_around_it(number: int, line: str) -> None:
    text = " a b \r\n\tc\r\n\nd"

    assert text[slice(*Layout(text, "a.txt").line(number))] == line


def test_records_end_only_at_a_line_feed() -> None:
    text = '{"text":\r"a"}\n{}'

    assert text[slice(*Layout(text, "a.jsonl").line(2))] == "{}"


def test_a_fix_of_a_draft_is_a_change_of_the_file() -> None:
    text = "---\nkind: reply\n---\nHi 😀!"
    at = text.index("😀")

    assert changed(text, placed(text, "a.txt").edit("body", fix(at, at + 1, ""))).endswith("Hi !")


def test_a_fix_of_a_record_is_written_as_json_in_its_string() -> None:
    text = json.dumps({"id": 1, "text": 'A "b"\nc 😀 d'})
    inside = json.loads(text)["text"]
    at = inside.index("😀")

    edit = placed(text, "a.jsonl").edit("body", fix(at, at + 1, '"x"\n'))

    assert json.loads(changed(text, edit))["text"] == inside.replace("😀", '"x"\n')


def test_a_fix_may_only_insert() -> None:
    text = '{"text": "\\u0041b"}'
    inserted = [placed(text, "a.jsonl").edit("body", fix(at, at, "-")) for at in (0, 1, 2)]

    assert [json.loads(changed(text, edit))["text"] for edit in inserted] == ["-Ab", "A-b", "Ab-"]


def test_what_counts_in_no_text_of_the_document_has_no_place_in_it() -> None:
    one = placed('---\nsubject: "A\\tb"\n---\nHello', "a.txt")

    assert one.span("subject", 0, 1) is None
    assert one.edit("subject", fix(0, 1, "")) is None


def test_a_head_is_cut_at_the_end_of_its_line() -> None:
    text = "<p>One <b>and\ntwo</b></p>"

    assert text[slice(*placed(text, "a.html").head)] == "One <b>and"


def test_the_rows_of_a_table_share_one_text_which_is_compared_once() -> None:
    text = "a" * 10
    layout = Layout(text, "a.csv")
    same = "".join(["a"] * 10)

    assert layout.is_source(same)
    assert not layout.is_source("b")
    assert layout.is_source(same)
    assert layout.itself.span(2, 3) == Span(2, 3)


@pytest.mark.parametrize(("column", "rest"), [(0, "é: b"), (1, "é: b"), (3, "é: b"), (6, "b"), (7, ""), (99, "")])
def test_a_line_may_be_wanted_from_a_column_on(column: int, rest: str) -> None:
    text = "x\n  é: b \n"

    assert text[slice(*Layout(text, "a.yaml").line(2, column))] == rest


def test_a_fix_is_left_out_where_it_may_be_one_of_another_text() -> None:
    text = '{"text": "😀 Hi"}'
    one = placed(text, "a.jsonl")
    other = replace(one.message, parts=(*one.message.parts, Part("body", "😀", "😀")))

    assert one.edit("body", fix(0, 1, "")) is not None
    assert Placed(other, Layout(text, "a.jsonl")).edit("body", fix(0, 1, "")) is None
