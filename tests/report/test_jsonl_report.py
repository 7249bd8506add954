"""The JSON report in lines."""

from __future__ import annotations

import io
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from msglint.errors import InputError, RuleError, RuleErrors
from msglint.message import Message
from msglint.report import Result
from msglint.report.jsonl_report import JsonlReporter
from msglint.report.result import Suppressed

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.report import Outcome
    from msglint.violation import Violation

TEXT = "Hi,\nsee 😀"
SCHEMA = json.loads(files("msglint").joinpath("report/report.schema.json").read_text("utf-8"))
LINE = Draft202012Validator({"$defs": SCHEMA["$defs"], "$ref": "#/$defs/line"})


def lines(output: str) -> list[Any]:
    values = [json.loads(line) for line in output.removesuffix("\n").split("\n")]
    for value in values:
        LINE.validate(value)
    return values


def test_line_of_a_message_is_its_entry_in_the_json_report(
    violation_of: Callable[..., Violation], written: Callable[..., str]
) -> None:
    emoji, greeting = violation_of(TEXT, "😀"), violation_of(TEXT, "Hi")
    outcomes: list[Outcome] = [
        Result(Message.from_text(TEXT), (emoji,), (Suppressed(greeting, "ignore", "It is polite."),)),
        Result(Message((), source="drafts.jsonl", id="en-0001", line=4), ()),
    ]
    assert lines(written("jsonl", *outcomes)) == json.loads(written("json", *outcomes))["results"]


def test_error_is_a_line_of_its_own_where_it_comes(written: Callable[..., str]) -> None:
    outcomes = (
        InputError("no JSON", source="b.jsonl", line=3),
        Result(Message((), source="b.jsonl", line=4), ()),
        RuleErrors([RuleError("no such key", file="r.yaml", line=2, column=5, field="find"), RuleError("x", file="q")]),
    )
    found = lines(written("jsonl", *outcomes))
    assert [next(iter(line)) for line in found] == ["error", "source", "error", "error"]
    assert found[0] == {"error": {"source": "b.jsonl", "line": 3, "message": "no JSON"}}
    assert (found[2]["error"]["field"], found[3]["error"]["file"]) == ("find", "q")


def test_nothing_checked_is_nothing_written(written: Callable[..., str]) -> None:
    assert written("jsonl") == ""


def test_line_can_be_read_before_the_next_message_is_checked(violation_of: Callable[..., Violation]) -> None:
    raw = io.BytesIO()
    reporter = JsonlReporter(io.TextIOWrapper(raw, encoding="utf-8"))
    reporter.add(Result(Message.from_text(TEXT), (violation_of(TEXT, "😀"),)))
    assert len(lines(raw.getvalue().decode())) == 1


@given(text=st.text(st.characters(), min_size=1), encoding=st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_any_text_is_one_line_in_any_encoding(
    violation_of: Callable[..., Violation], written: Callable[..., str], text: str, encoding: str
) -> None:
    output = written("jsonl", Result(Message.from_text(text), (violation_of(text, text),)), encoding=encoding)
    assert output.count("\n") == 1
    (line,) = lines(output)
    assert line["violations"][0]["text"] == text


@pytest.mark.parametrize("line", [{"error": {}}, {"error": None}, {"summary": {}}, {}])
def test_schema_refuses(line: dict[str, Any]) -> None:
    assert not LINE.is_valid(line)
