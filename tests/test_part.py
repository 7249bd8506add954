"""Parts of a message: their places, slices and further files."""

from __future__ import annotations

import pytest

from msglint.origin import Origin, Piece
from msglint.part import Feature, Include, Part, Place, Value
from msglint.span import Span

SOURCE = "Subject: Hi\n\nYour lamp"


def test_a_slice_of_a_source_stands_where_it_begins() -> None:
    part = Part("body", "Your lamp", SOURCE, 13)
    assert part.place(Span(5, 9)) == Place(None, SOURCE, Span(18, 22))


def test_a_text_with_a_way_back_stands_where_that_leads() -> None:
    part = Part("body", "a & b", "a &amp; b", origin=Origin([Piece(0, 2, 0, 2), Piece(2, 3, 2, 7), Piece(3, 5, 7, 9)]))
    assert part.place(Span(2, 5)).span == Span(2, 9)


def test_a_place_ends_with_the_source() -> None:
    assert Part("body", "abc", "abc").place(Span(1, 9)).span == Span(1, 3)


def test_a_part_of_a_part_stands_in_the_same_source() -> None:
    part = Part("body", "Your lamp", SOURCE, 13).slice(5, 9)
    assert (part.text, part.place(Span(0, 4)).span) == ("lamp", Span(18, 22))


def test_a_part_of_a_part_of_a_part_does_too() -> None:
    part = Part("body", "Your lamp", SOURCE, 13).slice(5, 9).slice(1, 3)
    assert (part.text, part.place(Span(0, 2)).span) == ("am", Span(19, 21))


def test_a_part_of_a_text_with_a_way_back_takes_that_way() -> None:
    outer = Part("body", "a & b", "a &amp; b", origin=Origin([Piece(0, 2, 0, 2), Piece(2, 3, 2, 7), Piece(3, 5, 7, 9)]))
    assert outer.slice(2, 3).place(Span(0, 1)).span == Span(2, 7)


@pytest.mark.parametrize("shown", ["x", "a longer text", ""])
def test_a_part_that_reads_otherwise_stands_where_it_is_written(shown: str) -> None:
    part = Part("body", "Your lamp", SOURCE, 13).slice(5, 9, shown)
    assert part.text == shown
    if shown:
        assert part.place(Span(0, len(shown))).span == Span(18, 22)


def test_a_part_of_a_part_keeps_its_role_and_nothing_that_counts_in_the_whole() -> None:
    outer = Part(
        "body",
        "Your lamp",
        SOURCE,
        13,
        role="hidden",
        note="hidden",
        quoted=(Span(0, 4),),
        values=(Value(Part("body", "x", "x"), Span(0, 1), ("link",)),),
        features=(Feature("style", {}, Part("body", "x", "x")),),
    )
    part = outer.slice(5, 9)
    assert (part.name, part.role, part.note, part.source) == ("body", "hidden", "hidden", SOURCE)
    assert (part.quoted, part.values, part.features) == ((), (), ())


INCLUDES = (Include("head.liquid", "Hello\n", 100), Include("foot.liquid", "Bye", 200))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (0, (None, 0)),
        (21, (None, 21)),
        (100, ("head.liquid", 0)),
        (105, ("head.liquid", 5)),
        (200, ("foot.liquid", 0)),
        (202, ("foot.liquid", 2)),
    ],
)
def test_a_text_of_a_further_file_stands_in_that(at: int, expected: tuple[str | None, int]) -> None:
    part = Part("body", "x", SOURCE, origin=Origin([Piece(0, 1, at, at + 1)]), includes=INCLUDES)
    place = part.place(Span(0, 1))
    assert (place.file, place.span.start) == expected
    assert place.source == {None: SOURCE, "head.liquid": "Hello\n", "foot.liquid": "Bye"}[place.file]


def test_a_place_ends_with_the_further_file() -> None:
    part = Part("body", "x", SOURCE, origin=Origin([Piece(0, 1, 104, 300)]), includes=INCLUDES)
    assert part.place(Span(0, 1)) == Place("head.liquid", "Hello\n", Span(4, 6))
