"""Passing outcomes to reporters."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from msglint.errors import InputError, UsageError
from msglint.message import Message
from msglint.report import FORMATS, Result, Summary, open_reporter, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from msglint.report import Outcome
    from msglint.violation import Violation


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_written(name: str) -> None:
    stream = io.StringIO()
    write([Result(Message.from_text("Hi"), ())], [open_reporter(name, stream)])
    assert stream.getvalue().endswith("\n")


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match="no report format 'xml'; known are text, json"):
        open_reporter("xml", io.StringIO())


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
    streams = [io.StringIO(), io.StringIO()]

    def outcomes() -> Iterator[Outcome]:
        yield Result(Message.from_text("Hi 😀"), (violation_of("Hi 😀", "😀"),))
        assert all("amazon/emoji" in stream.getvalue() for stream in streams)

    write(outcomes(), [open_reporter(name, stream) for name, stream in zip(FORMATS, streams, strict=True)])


def test_report_without_color_does_not_import_rich() -> None:
    code = (
        "import io, sys; from msglint.report import *; "
        "[write([], [open_reporter(name, io.StringIO())]) for name in FORMATS]; "
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
