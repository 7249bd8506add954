"""Text as a browser lays it out, and the line breaks in a row."""

from __future__ import annotations

import pytest

from msglint.read.html.flow import Break, Breaks, Flow
from msglint.read.html.markup import Aligned
from msglint.span import Span


def piece(text: str, start: int = 0) -> Aligned:
    return Aligned(text, start, start + len(text))


def laid(*texts: str, preserves: bool = False) -> str:
    flow = Flow()
    for text in texts:
        flow.add(piece(text), preserves=preserves)
    return flow.collage.text


def test_blanks_are_evened_out() -> None:
    assert laid("  Hi \r\n\t there  ", " you ") == "Hi there you"


def test_blanks_that_are_preserved_stay() -> None:
    assert laid(" a\n  b ", preserves=True) == " a\n  b "


def test_a_blank_that_takes_its_place_is_a_character() -> None:
    assert laid("a \xa0 b") == "a \xa0 b"


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ([], "ab"),
        (["blank"], "a b"),
        (["blank", "blank"], "a b"),
        (["line", "blank"], "a\nb"),
        (["line", "line"], "a\n\nb"),
        (["block 1"], "a\u2028b"),
        (["block 1", "block 1", "line"], "a\u2028b"),
        (["block 2", "block 1"], "a\n\nb"),
    ],
)
def test_of_gaps_the_widest_counts(gaps: list[str], expected: str) -> None:
    flow = Flow()
    flow.add(piece("a"), preserves=False)
    for gap in gaps:
        name, _, level = gap.partition(" ")
        if name == "block":
            flow.block(int(level))
        else:
            {"blank": flow.blank, "line": flow.line}[name]()
    flow.add(piece("b"), preserves=False)
    assert flow.collage.text == expected


def test_a_gap_before_the_first_text_is_none() -> None:
    flow = Flow()
    flow.block(2)
    flow.add(piece("a"), preserves=False)
    assert flow.collage.text == "a"


def test_each_word_knows_its_place() -> None:
    flow = Flow()
    flow.add(piece("Hi   there", 10), preserves=False)
    origin = flow.collage.origin()
    assert (flow.collage.text, origin.span(0, 2), origin.span(3, 8)) == ("Hi there", Span(10, 12), Span(15, 20))


def test_what_one_reference_reads_comes_from_all_of_it() -> None:
    flow = Flow()
    flow.add(Aligned("fj", 5, 12), preserves=False)
    assert flow.collage.origin().span(1, 2) == Span(5, 12)


def test_two_line_breaks_in_a_row_are_not_too_many() -> None:
    breaks = Breaks()
    breaks.clear()
    breaks.line(0, 4)
    breaks.line(4, 8)
    assert breaks.too_many() is None


def test_three_line_breaks_in_a_row_are_too_many() -> None:
    breaks = Breaks()
    breaks.clear()
    for at in (0, 4, 8):
        breaks.line(at, at + 4)
    assert breaks.too_many() == Break(0, 12)


def test_a_block_breaks_a_line_once() -> None:
    breaks = Breaks()
    breaks.clear()
    for at in range(9):
        breaks.block(at)
    assert breaks.too_many() is None


def test_lines_of_blanks_are_counted() -> None:
    breaks = Breaks()
    breaks.clear()
    for at in (3, 7, 9):
        breaks.block(at)
        breaks.blank()
    assert breaks.too_many() == Break(3, 9)


def test_something_to_see_ends_the_row() -> None:
    breaks = Breaks()
    for at in (0, 4, 8):
        breaks.line(at, at + 4)
    breaks.clear()
    assert breaks.too_many() is None
