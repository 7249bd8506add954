"""The Code Quality report for GitLab."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from msglint.errors import InputError, RuleError, RuleErrors, UsageError
from msglint.message import Message
from msglint.part import Part
from msglint.report import Result
from msglint.report.result import Suppressed

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.violation import Violation

TEXT = "Hi,\nsee 😀"
#: What GitLab's documentation asks of a Code Quality report: every field is required, a path is relative to the
#: repository and does not begin with "./", and a fingerprint is that of one entry only.
SCHEMA = {
    "type": "array",
    "uniqueItems": True,
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "not": {"pattern": r"^\./"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                    },
                },
            },
        },
    },
}


def entries(output: str) -> list[dict[str, Any]]:
    value: list[dict[str, Any]] = json.loads(output)
    Draft202012Validator(SCHEMA).validate(value)
    fingerprints = [entry["fingerprint"] for entry in value]
    assert len(set(fingerprints)) == len(fingerprints)
    return value


def draft(source: str, *violations: Violation, **known: object) -> Result:
    return Result(Message((Part("body", TEXT, TEXT),), source=source, **known), violations)  # type: ignore[arg-type] # each test says other fields


def test_entry_says_what_is_wrong_where_and_what_to_write(
    violation_of: Callable[..., Violation], written: Callable[..., str]
) -> None:
    (entry,) = entries(written("gitlab", draft("./drafts/a.txt", violation_of(TEXT, "😀"))))
    assert len(entry.pop("fingerprint")) == 32
    assert entry == {
        "description": "Emoji are not allowed. Instead: Remove it.",
        "check_name": "amazon/emoji",
        "severity": "critical",
        "location": {"path": "drafts/a.txt", "lines": {"begin": 2, "end": 2}},
    }


@pytest.mark.parametrize(("severity", "expected"), [("error", "critical"), ("warning", "minor"), ("info", "info")])
def test_severities(
    severity: str, expected: str, violation_of: Callable[..., Violation], written: Callable[..., str]
) -> None:
    (entry,) = entries(written("gitlab", draft("a.txt", violation_of(TEXT, "😀", severity=severity))))
    assert entry["severity"] == expected


def test_record_is_told_with_its_line_and_id(
    violation_of: Callable[..., Violation], written: Callable[..., str]
) -> None:
    record = draft("b.jsonl", violation_of(TEXT, "😀", instead=""), id="en-7", line=7)
    (entry,) = entries(written("gitlab", record))
    assert entry["description"] == "en-7: body 2:5: Emoji are not allowed"
    assert entry["location"] == {"path": "b.jsonl", "lines": {"begin": 7}}


def test_clean_run_is_an_empty_list(written: Callable[..., str]) -> None:
    assert written("gitlab", draft("a.txt")) == "[]\n"


def test_what_is_let_pass_is_left_out(violation_of: Callable[..., Violation], written: Callable[..., str]) -> None:
    passed = Suppressed(violation_of(TEXT, "😀"), "baseline")
    assert written("gitlab", Result(Message.from_text(TEXT), (), (passed,))) == "[]\n"


def test_error_of_msglint_does_not_look_clean(written: Callable[..., str]) -> None:
    output = written(
        "gitlab",
        InputError("is not UTF-8", source="c.txt"),
        InputError("has no text", source="d.jsonl", line=3),
        RuleErrors([RuleError("no such key", file="r.yaml", line=2, column=5, field="find")]),
        UsageError("there is no such preset"),
    )
    found = entries(output)
    assert {(entry["check_name"], entry["severity"]) for entry in found} == {("msglint/error", "blocker")}
    assert found[0]["description"] == "msglint could not check this: is not UTF-8"
    places = [(entry["location"]["path"], entry["location"]["lines"]["begin"]) for entry in found]
    assert places == [("c.txt", 1), ("d.jsonl", 3), ("r.yaml", 2), (".", 1)]


def test_fingerprint_outlives_a_move_and_tells_files_messages_and_repeats_apart(
    violation_of: Callable[..., Violation], written: Callable[..., str]
) -> None:
    violation = violation_of(TEXT, "😀")

    def fingerprints(*results: Result) -> list[str]:
        return [entry["fingerprint"] for entry in entries(written("gitlab", *results))]

    first = fingerprints(draft("a.jsonl", violation, id="x", line=1))
    assert fingerprints(draft("a.jsonl", violation, id="x", line=9)) == first
    others = [draft("b.jsonl", violation, id="x"), draft("a.jsonl", violation, id="y")]
    repeats = [draft("a.jsonl", violation, line=2), draft("a.jsonl", violation, line=3)]
    assert len({*first, *fingerprints(*others, *repeats)}) == 5


@given(text=st.text(st.characters(), min_size=1), encoding=st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_any_text_can_be_written(
    violation_of: Callable[..., Violation], written: Callable[..., str], text: str, encoding: str
) -> None:
    violation = violation_of(text, text, message=text)
    output = written("gitlab", Result(Message((), source=f"a{text}", id=text), (violation,)), encoding=encoding)
    # A lone surrogate is no text to the parsers of others, not even behind an escape.
    assert json.dumps(entries(output), ensure_ascii=False).encode()
