"""The JSON report, version 1."""

from __future__ import annotations

import io
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from msglint.__about__ import __version__
from msglint.errors import InputError, RuleError, RuleErrors, UsageError
from msglint.message import Message
from msglint.report import Result, open_reporter, write
from msglint.report.result import Suppressed
from msglint.span import Position
from msglint.violation import Fix, Related

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.report import Outcome
    from msglint.violation import Violation

TEXT = "Hi,\nsee 😀 & zürich"
RELATED = Related("body", "Hi", Position(1, 1, 0), Position(1, 3, 2), "The greeting.")
FIX = Fix("Remove the emoji", is_safe=True, start=Position(2, 5, 8), end=Position(2, 6, 9), replacement="")
SCHEMA = json.loads(files("msglint").joinpath("report/report.schema.json").read_text("utf-8"))


def written(*outcomes: Outcome, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="")
    write(outcomes, [open_reporter("json", stream)])
    stream.flush()
    return raw.getvalue().decode(encoding)


def report(*outcomes: Outcome) -> Any:
    value = json.loads(written(*outcomes))
    Draft202012Validator(SCHEMA).validate(value)
    return value


def test_every_key_in_its_order(violation_of: Callable[..., Violation]) -> None:
    message = Message.from_text(TEXT)
    found = Result(message, (violation_of(TEXT, "😀", related=(RELATED,), fix=FIX),))
    output = written(found, Result(message, ()))
    assert output == (
        json.dumps(
            {
                "version": 1,
                "tool": {"name": "msglint", "version": __version__},
                "results": [
                    {
                        "source": "<text>",
                        "id": None,
                        "line": 1,
                        "notes": [],
                        "violations": [
                            {
                                "rule": "amazon/emoji",
                                "severity": "error",
                                "confidence": "high",
                                "message": "Emoji are not allowed.",
                                "instead": "Remove it.",
                                "part": "body",
                                "file": None,
                                "text": "😀",
                                "start": {"line": 2, "column": 5, "offset": 8},
                                "end": {"line": 2, "column": 6, "offset": 9},
                                "related": [
                                    {
                                        "part": "body",
                                        "text": "Hi",
                                        "start": {"line": 1, "column": 1, "offset": 0},
                                        "end": {"line": 1, "column": 3, "offset": 2},
                                        "message": "The greeting.",
                                    }
                                ],
                                "fix": {
                                    "description": "Remove the emoji",
                                    "safe": True,
                                    "start": {"line": 2, "column": 5, "offset": 8},
                                    "end": {"line": 2, "column": 6, "offset": 9},
                                    "replacement": "",
                                },
                                "fingerprint": "0123456789abcdef",
                            }
                        ],
                        "suppressed": [],
                    },
                    {"source": "<text>", "id": None, "line": 1, "notes": [], "violations": [], "suppressed": []},
                ],
                "errors": [],
                "summary": {"messages": 2, "error": 1, "warning": 0, "info": 0, "ignored": 0, "known": 0},
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )


def test_nothing_checked() -> None:
    value = report()
    assert value["results"] == []
    assert value["summary"] == {"messages": 0, "error": 0, "warning": 0, "info": 0, "ignored": 0, "known": 0}


def test_violation_of_the_whole_message_has_no_place(violation_of: Callable[..., Violation]) -> None:
    (violation,) = report(Result(Message.from_text(TEXT), (violation_of(TEXT, None),)))["results"][0]["violations"]
    assert (violation["part"], violation["text"], violation["start"], violation["end"]) == ("context", None, None, None)


def test_record_keeps_its_id_and_line() -> None:
    (result,) = report(Result(Message((), source="drafts.jsonl", id="en-0001", line=4), ()))["results"]
    assert (result["source"], result["id"], result["line"]) == ("drafts.jsonl", "en-0001", 4)


def test_notes_on_how_a_message_was_read_are_there() -> None:
    (result,) = report(Result(Message((), notes=("read as Big5 (detected)",)), ()))["results"]
    assert result["notes"] == ["read as Big5 (detected)"]


def test_what_is_let_pass_stands_apart_with_who_let_it_pass(violation_of: Callable[..., Violation]) -> None:
    see, hi = violation_of(TEXT, "see"), violation_of(TEXT, "Hi")
    passed = (Suppressed(see, "ignore", "It is a name."), Suppressed(hi, "baseline"))
    value = report(Result(Message.from_text(TEXT), (), passed))
    (result,) = value["results"]
    assert result["violations"] == []
    assert [(item["text"], item["by"], item["reason"]) for item in result["suppressed"]] == [
        ("see", "ignore", "It is a name."),
        ("Hi", "baseline", ""),
    ]
    assert value["summary"] == {"messages": 1, "error": 0, "warning": 0, "info": 0, "ignored": 1, "known": 1}


def test_errors_stand_after_the_results_that_follow_them() -> None:
    value = report(
        InputError("not UTF-8", source="a.txt"),
        InputError("no JSON", source="b.jsonl", line=3),
        Result(Message.from_text(TEXT), ()),
        RuleErrors([RuleError("no such key", file="r.yaml", line=2, column=5, field="find"), RuleError("x", file="q")]),
        UsageError("no such rule"),
    )
    assert value["errors"] == [
        {"source": "a.txt", "line": None, "message": "not UTF-8"},
        {"source": "b.jsonl", "line": 3, "message": "no JSON"},
        {"source": "r.yaml", "line": 2, "message": "no such key", "file": "r.yaml", "column": 5, "field": "find"},
        {"source": "q", "line": None, "message": "x", "file": "q", "column": None, "field": None},
        {"source": None, "line": None, "message": "no such rule"},
    ]
    assert value["summary"]["messages"] == 1


def test_lone_surrogate_is_escaped(violation_of: Callable[..., Violation]) -> None:
    text = 'a "\udc80\\"'
    output = written(Result(Message.from_text(text), (violation_of(text, text),)))
    assert '"a \\"\\udc80\\\\\\""' in output
    assert json.loads(output)["results"][0]["violations"][0]["text"] == text


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "shift_jis"])
def test_stream_that_is_not_unicode_gets_ascii(encoding: str, violation_of: Callable[..., Violation]) -> None:
    output = written(Result(Message.from_text(TEXT), (violation_of(TEXT, TEXT),)), encoding=encoding)
    assert output.isascii()
    assert json.loads(output)["results"][0]["violations"][0]["text"] == TEXT


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "change",
    [
        {"more": 1},
        {"text": None},
        {"start": None},
        {"severity": "fatal"},
        {"fingerprint": "x"},
        {"end": {"line": 0, "column": 1, "offset": 0}},
        {"end": {"line": 1, "column": 1, "offset": 0, "byte": 0}},
        {"fix": ""},
        {"by": "ignore", "reason": "x"},
    ],
)
def test_schema_refuses(change: dict[str, Any], violation_of: Callable[..., Violation]) -> None:
    value = report(Result(Message.from_text(TEXT), (violation_of(TEXT, "see"),)))
    value["results"][0]["violations"][0] |= change
    assert not Draft202012Validator(SCHEMA).is_valid(value)


@given(text=st.text(st.characters(), min_size=1), safe=st.none() | st.booleans())
def test_any_text_is_laid_out_as_the_standard_library_does(
    violation_of: Callable[..., Violation],
    text: str,
    safe: bool | None,  # noqa: FBT001 - hypothesis gives it by name
) -> None:
    place = Position(1, 1, 0)
    fix = None if safe is None else Fix(text, is_safe=safe, start=place, end=place, replacement=text)
    output = written(Result(Message.from_text(text), (violation_of(text, text, fix=fix, message=text),)))
    again = json.dumps(json.loads(output), indent=2, ensure_ascii=False) + "\n"
    assert output.encode() == again.encode("utf-8", "backslashreplace")
