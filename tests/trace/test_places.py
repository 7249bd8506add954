"""Where words stand, and whether that is the place that a trace is about."""

from __future__ import annotations

import pytest

from msglint.origin import Origin, Piece
from msglint.part import Include, Part
from msglint.span import Span
from msglint.trace.places import Places, Spot

SOURCE = "Hi\nchange\n the review\n"


@pytest.mark.parametrize(
    ("spot", "touched"),
    [
        (Spot(), True),
        (Spot(1), False),
        (Spot(2), True),
        (Spot(3), True),
        (Spot(4), False),
        (Spot(2, 1), True),
        (Spot(3, 4), True),
        (Spot(3, 5), False),
        (Spot(1, 1), False),
    ],
)
def test_words_over_two_lines_stand_on_both(spot: Spot, *, touched: bool) -> None:
    quote = Places().quote(Part("body", SOURCE, SOURCE), Span(3, 14))

    assert (quote.text, quote.start, quote.end) == ("change the", (2, 1, 3), (3, 5, 14))
    assert spot.touches(quote) is touched


def test_words_that_end_with_their_line_do_not_stand_on_the_next() -> None:
    quote = Places().quote(Part("body", SOURCE, SOURCE), Span(3, 10))

    assert quote.end == (3, 1, 10)
    assert Spot(2).touches(quote)
    assert not Spot(3).touches(quote)


def test_a_lone_place_without_width_is_touched_at_its_column() -> None:
    quote = Places().quote(Part("body", SOURCE, SOURCE), Span(3, 3))

    assert Spot(2, 1).touches(quote)
    assert not Spot(2, 2).touches(quote)


def test_words_of_an_included_file_stand_on_no_line_of_the_message() -> None:
    part = Part(
        "body", "hello", "{% include %}", 0, Origin([Piece(0, 5, 100, 105)]), includes=(Include("a", "hello", 100),)
    )
    quote = Places().quote(part, Span(0, 5))

    assert (quote.file, quote.start) == ("a", (1, 1, 0))
    assert Spot().touches(quote)
    assert not Spot(1).touches(quote)
