"""Lines, columns and ranges."""

from __future__ import annotations

import pytest

from msglint.span import LineIndex, Position, Span


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("", 0, 1, 1),
        ("ab", 2, 1, 3),
        ("a\nb", 1, 1, 2),
        ("a\nb", 2, 2, 1),
        ("a\r\nb", 2, 1, 3),
        ("a\r\nb", 3, 2, 1),
        ("a\rb", 2, 2, 1),
        ("\n\r\n\r", 4, 4, 1),
        ("评论\n👍x", 4, 2, 2),
        ("a\u2028b", 2, 1, 3),
        ("a\x0cb\x85c", 4, 1, 5),
    ],
)
def test_offset_becomes_line_and_column(text: str, offset: int, line: int, column: int) -> None:
    assert LineIndex(text).position(offset) == Position(line, column, offset)


def test_start_of_a_line() -> None:
    index = LineIndex("a\r\nbc\nd")
    assert [index.start_of_line(line) for line in (1, 2, 3)] == [0, 3, 6]


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert Span(0, 3).overlaps(Span(2, 3))
    assert Span(0, 2).cover(Span(5, 6)) == Span(0, 6)
