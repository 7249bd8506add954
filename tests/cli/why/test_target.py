"""Which message, and which place of it, is meant by FILE:LINE:COLUMN."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from msglint.cli.why.target import Target, chosen, parse_target, refuse_nothing
from msglint.errors import InputError, UsageError
from msglint.message import Message
from msglint.part import Part
from msglint.trace import Spot
from msglint.trace.result import Trace

if TYPE_CHECKING:
    from collections.abc import Callable

    Draft = Callable[..., str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("draft.txt", Target("draft.txt")),
        ("draft.txt:12", Target("draft.txt", 12)),
        ("draft.txt:12:5", Target("draft.txt", 12, 5)),
        ("draft.txt:12:5:", Target("draft.txt", 12, 5)),
        ("a:1", Target("a:1")),
        ("a:1:2", Target("a:1", 2)),
        ("C:\\x.txt:12", Target("C:\\x.txt", 12)),
        ("C:\\none.txt", Target("C:\\none.txt")),
        ("none.txt:12", Target("none.txt", 12)),
        ("none.txt:1:2:3", Target("none.txt:1", 2, 3)),
        ("-", Target("-")),
        ("-:3", Target("-", 3)),
        ("no\0thing:3", Target("no\0thing", 3)),
    ],
)
def test_a_place_is_taken_apart(draft: Draft, text: str, expected: Target) -> None:
    for name in ("draft.txt", "a:1", "C:\\x.txt"):
        draft("Hi", name)

    assert parse_target(text) == expected


@pytest.mark.parametrize("text", ["draft.txt:0", "draft.txt:1:0"])
def test_nothing_stands_at_0(text: str) -> None:
    with pytest.raises(UsageError, match="count from 1"):
        parse_target(text)


def _row(line: int) -> Message:
    return replace(Message.from_text("Hi"), source="a.jsonl", id=str(line), line=line)


def _cell(line: int, start: int) -> Message:
    source = "id,text\n1,Hi\n2,There"
    return Message((Part("body", source[start : start + 2], source, start),), source="a.csv", line=line)


def test_without_a_line_everything_is_meant() -> None:
    error = InputError("is broken", source="a.jsonl", line=2)

    assert list(chosen([_row(1), error], Target("a.jsonl"))) == [(_row(1), Spot()), error]


def test_a_line_of_records_is_the_whole_message() -> None:
    error = InputError("is broken", source="a.jsonl", line=2)

    assert list(chosen([_row(1), error, _row(3), _row(4)], Target("a.jsonl", 3))) == [(_row(3), Spot())]
    assert list(chosen([_row(1), error, _row(3)], Target("a.jsonl", 2))) == [error]
    (found,) = chosen([_row(1), _row(3)], Target("a.jsonl", 9))
    assert str(found) == "a.jsonl: has no message on line 9; its last one begins on line 3"


def test_records_behind_the_meant_one_are_not_read() -> None:
    rows = iter([_row(1), _row(2), _row(3)])

    assert len(list(chosen(rows, Target("a.jsonl", 2)))) == 1
    assert next(rows).line == 3


def test_a_column_of_a_record_means_nothing() -> None:
    with pytest.raises(UsageError, match=r"a line of a\.jsonl is a whole message"):
        list(chosen([_row(1)], Target("a.jsonl", 1, 2)))


def test_a_line_of_a_table_is_a_line_of_the_message_that_has_it() -> None:
    cells = [_cell(2, 10), _cell(3, 15)]

    assert list(chosen(cells, Target("a.csv", 3))) == [(cells[1], Spot(3))]
    (found,) = chosen(cells, Target("a.csv", 1))
    assert str(found) == "a.csv: has no message on line 1; its last one begins on line 3"


def test_a_file_of_one_message_is_meant_whatever_the_line() -> None:
    message = Message.from_text("Hi")

    assert list(chosen([message], Target("a.txt", 9, 2))) == [(message, Spot(9, 2))]


@pytest.mark.parametrize(
    ("spot", "problem"),
    [
        (Spot(2), "<text>: no text of the message stands on line 2; the nearest line with some is 1"),
        (Spot(3, 9), "<text>: no text of the message stands on line 3, column 9; the line has some elsewhere"),
        (Spot(4), "<text>:4: has 3 lines only"),
    ],
)
def test_a_place_without_text_is_refused(spot: Spot, problem: str) -> None:
    trace = Trace(Message.from_text("Hi\n\nBob\n"), (), ())

    with pytest.raises(InputError) as caught:
        refuse_nothing(trace, spot)

    assert str(caught.value) == problem


def test_a_whole_message_without_text_is_none_the_worse() -> None:
    refuse_nothing(Trace(Message.from_text(""), (), ()), Spot())
