"""Passing outcomes to reporters."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from msglint.errors import InputError, UsageError
from msglint.message import Message
from msglint.report import FORMATS, Result, Summary, automatic_format, open_reporter, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from msglint.report import Outcome
    from msglint.violation import Violation

#: The page in HTML has tests of its own.


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_written(name: str) -> None:
    stream = io.StringIO()
    write([Result(Message.from_text("Hi"), ())], [open_reporter(name, stream)])
    assert stream.getvalue().endswith("\n")


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match="no report format 'xml'; known are text, json, jsonl, sarif, github, gitlab"):
        open_reporter("xml", io.StringIO())


@pytest.mark.parametrize(
    ("environ", "expected"),
    [({}, "text"), ({"GITHUB_ACTIONS": "true"}, "github"), ({"GITHUB_ACTIONS": ""}, "text"), ({"CI": "true"}, "text")],
)
def test_format_that_suits_where_msglint_runs(environ: dict[str, str], expected: str) -> None:
    assert automatic_format(environ) == expected


def test_counts_of_a_run(violation_of: Callable[..., Violation]) -> None:
    message = Message.from_text("Hi 😀")
    grave, light, note = (violation_of("Hi 😀", "😀", severity=name) for name in ("error", "warning", "info"))
    outcomes: list[Outcome] = [
        Result(message, (grave, light, light)),
        Result(message, ()),
        InputError("x", source="a"),
        Result(message, (note,)),
    ]
    assert write(outcomes, []) == Summary(messages=3, violating=2, error=1, warning=2, info=1, failures=1)


def test_result_is_written_before_the_next_one_is_checked(violation_of: Callable[..., Violation]) -> None:
    names = ("text", "json", "jsonl", "sarif", "gitlab")
    streams = [io.StringIO() for _ in names]

    def outcomes() -> Iterator[Outcome]:
        yield Result(Message.from_text("Hi 😀"), (violation_of("Hi 😀", "😀"),))
        assert all("amazon/emoji" in stream.getvalue() for stream in streams)

    write(outcomes(), [open_reporter(name, stream) for name, stream in zip(names, streams, strict=True)])


def test_report_without_color_does_not_import_rich() -> None:
    code = (
        "import io, sys; from msglint.report import *; "
        f"[write([], [open_reporter(name, io.StringIO())]) for name in {FORMATS}]; "
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
