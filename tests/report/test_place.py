"""Where a violation stands."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from msglint.message import Message
from msglint.part import Part
from msglint.report.place import FilePlace, file_place, location, place_of, tidy, told
from msglint.span import Position

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from msglint.violation import Violation

TEXT = "Hi,\nsee 😀"
START, END = Position(2, 5, 8), Position(2, 6, 9)


def message(source: str, **known: object) -> Message:
    return Message((Part("body", TEXT, TEXT),), source=source, **known)  # type: ignore[arg-type] # each test says other fields


def test_words_of_a_file_stand_where_the_violation_says(violation_of: Callable[..., Violation]) -> None:
    violation = violation_of(TEXT, "😀")
    assert place_of(message("a.txt"), violation) == FilePlace("a.txt", 2, START, END)
    assert location(message("a.txt"), violation) == ["a.txt:2:5:"]


def test_message_as_a_whole_stands_at_its_beginning(violation_of: Callable[..., Violation]) -> None:
    violation = violation_of(TEXT, None)
    assert place_of(message("a.txt"), violation) == FilePlace("a.txt", 1)
    assert place_of(message("a.csv", line=7), violation) == FilePlace("a.csv", 7)
    assert location(message("a.txt"), violation) == ["a.txt:"]


@pytest.mark.parametrize("source", ["a.jsonl", "A.NDJSON", "a.parquet"])
def test_words_of_a_record_that_has_lines_of_its_own_stand_in_its_line(
    source: str, violation_of: Callable[..., Violation]
) -> None:
    violation = violation_of(TEXT, "😀")
    record = message(source, id="zh-1", line=7)
    assert place_of(record, violation) == FilePlace(source, 7)
    assert location(record, violation) == [f"{source}:7:", "zh-1:", "body 2:5:"]
    assert told(record, violation) == "zh-1: body 2:5: Emoji are not allowed."


@pytest.mark.parametrize("source", ["a.csv", "a.json", "a.yaml"])
def test_words_of_a_record_that_the_file_writes_as_they_are_stand_in_the_file(
    source: str, violation_of: Callable[..., Violation]
) -> None:
    assert place_of(message(source, id="r", line=1), violation_of(TEXT, "😀")) == FilePlace(source, 2, START, END)


def test_words_of_an_included_file_stand_there(violation_of: Callable[..., Violation]) -> None:
    violation = violation_of(TEXT, "😀", file="_signature.j2")
    assert place_of(message("a.j2"), violation) == FilePlace("_signature.j2", 2, START, END)
    assert location(message("a.j2"), violation) == ["_signature.j2:2:5:"]
    assert file_place(message("a.j2"), None, None, "_signature.j2") == FilePlace("a.j2", 1)


def test_part_is_told_where_it_is_not_the_body(violation_of: Callable[..., Violation]) -> None:
    assert told(message("a.txt"), violation_of(TEXT, "😀")) == "Emoji are not allowed."
    assert told(message("a.txt"), violation_of(TEXT, None)) == "Emoji are not allowed."
    assert told(message("a.txt"), violation_of(TEXT, "😀", part="subject")) == "subject: Emoji are not allowed."
    assert told(message("a.csv", line=2), violation_of(TEXT, None, part="body")) == "body: Emoji are not allowed."


def test_path_is_told_as_a_repository_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    named = {
        "./drafts//a.txt": "drafts/a.txt",
        "drafts/../a.txt": "a.txt",
        "../a.txt": "../a.txt",
        os.path.join(tmp_path, "drafts", "a.txt"): "drafts/a.txt",  # noqa: PTH118 - as a user writes it
        f"{tmp_path}-other/a.txt": f"{tmp_path}-other/a.txt",
        "<stdin>": "<stdin>",
        "": ".",
    }
    assert {path: tidy(path) for path in named} == named
