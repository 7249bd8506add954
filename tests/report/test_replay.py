"""A line of a JSONL report says the same again when it is read back; anything else is none."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from msglint.errors import InputError, RuleError, UsageError
from msglint.message import Message
from msglint.report import Result, open_reporter
from msglint.report.replay import read_line
from msglint.report.result import Suppressed
from msglint.span import Position
from msglint.violation import Fix, Related

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.report import Outcome
    from msglint.violation import Violation

TEXT = "Hello 😀 there"
HERE, THERE = Position(1, 7, 6), Position(1, 8, 7)


def line_of(outcome: Outcome) -> bytes:
    stream = io.StringIO()
    open_reporter("jsonl", stream).add(outcome)
    return stream.getvalue().encode()


@pytest.fixture
def result(violation_of: Callable[..., Violation]) -> Result:
    full = violation_of(
        TEXT,
        "😀",
        message="half a \ud83d",
        fix=Fix("Remove it", is_safe=True, start=HERE, end=THERE, replacement=""),
        related=(Related("body", "😀", HERE, THERE, "this one"),),
        file="included.j2",
    )
    bare = violation_of(TEXT, None, severity="info")
    message = Message((), source="a.jsonl", id="m1", line=7, notes=("a note",))
    return Result(message, (full, bare), (Suppressed(bare, "ignore", "why not"), Suppressed(full, "baseline")))


def test_a_result_comes_back_with_all_that_the_report_has(result: Result) -> None:
    assert read_line(line_of(result)) == result


def test_a_message_without_an_id_comes_back(result: Result) -> None:
    clean = Result(replace(result.message, id=None, notes=()), ())
    assert read_line(line_of(clean)) == clean


@pytest.mark.parametrize("line", [0, 3])
def test_an_error_of_the_input_comes_back(line: int) -> None:
    found = read_line(line_of(InputError("is broken", source="a.jsonl", line=line)))
    assert isinstance(found, InputError)
    assert (found.problem, found.source, found.line) == ("is broken", "a.jsonl", line)


@pytest.mark.parametrize("error", [RuleError("is wrong", file="a.yaml", line=1, column=2), UsageError("no such rule")])
def test_an_error_of_the_set_up_is_none_of_a_message(error: RuleError | UsageError) -> None:
    assert read_line(line_of(error)) is None


def test_a_line_that_was_cut_anywhere_is_none(result: Result) -> None:
    line = line_of(result)
    assert all(read_line(line[:end]) is None for end in range(len(line)))


@pytest.mark.parametrize("key", ["source", "id", "line", "notes", "violations", "suppressed"])
def test_a_line_that_lacks_a_field_is_none(result: Result, key: str) -> None:
    entry = json.loads(line_of(result))
    del entry[key]
    assert read_line(json.dumps(entry).encode() + b"\n") is None


@pytest.mark.parametrize(
    "line", [b"\0" * 100 + b"\n", b"[]\n", b"1\n", b"\xff\n", b"{}\n", b'{"error": {}}\n', b"[" * 9999]
)
def test_what_is_no_line_of_a_report_is_none(line: bytes) -> None:
    assert read_line(line) is None
