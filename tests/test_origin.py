"""The way from a text back to the source that it was made from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.origin import Collage, Origin, Piece
from msglint.span import Span

#: "Hi & bye": the reference is five code points of the source, the line break before "bye" stands nowhere in it.
PIECES = [Piece(0, 3, 10, 13), Piece(3, 4, 13, 18), Piece(5, 8, 30, 33)]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 3, (10, 13)),
        (1, 2, (11, 12)),
        (3, 4, (13, 18)),
        (2, 4, (12, 18)),
        (3, 6, (13, 31)),
        (0, 8, (10, 33)),
        (6, 99, (31, 33)),
    ],
)
def test_a_range_comes_from_all_that_its_code_points_come_from(start: int, end: int, expected: tuple[int, int]) -> None:
    assert Origin(PIECES).span(start, end) == expected


@pytest.mark.parametrize(("at", "expected"), [(0, 10), (2, 12), (3, 13), (4, 30), (5, 30), (7, 32), (8, 33), (99, 33)])
def test_an_empty_range_stands_where_its_offset_does(at: int, expected: int) -> None:
    assert Origin(PIECES).span(at, at) == Span(expected, expected)


def test_what_was_added_stands_before_what_follows() -> None:
    assert Origin(PIECES).span(4, 5) == Span(30, 30)


def test_a_text_without_pieces_stands_at_the_beginning() -> None:
    assert Origin([]).span(0, 5) == Span(0, 0)


def test_pieces_out_of_the_order_of_the_source_give_the_range_that_holds_them() -> None:
    moved = Origin([Piece(0, 2, 40, 42), Piece(2, 4, 7, 9)])
    assert (moved.span(0, 4), moved.span(2, 4)) == (Span(7, 42), Span(7, 9))


def test_a_way_goes_on_within_another() -> None:
    outer = Origin([Piece(0, 50, 100, 150)])
    assert Origin(PIECES, outer).span(3, 4) == Span(113, 118)
    assert Origin(PIECES).then(outer).span(3, 4) == Span(113, 118)


def test_the_pieces_of_a_way_name_the_file() -> None:
    outer = Origin([Piece(0, 12, 100, 112), Piece(12, 40, 300, 328)])
    assert list(Origin(PIECES, outer).pieces()) == [
        Piece(0, 2, 110, 112),
        Piece(2, 3, 300, 301),
        Piece(3, 4, 301, 306),
        Piece(5, 8, 318, 321),
    ]


@st.composite
def ways(draw: st.DrawFn) -> tuple[Origin, int]:
    """Draw a way of one or two steps, and the length of its text."""
    origin, length = None, 0
    for _ in range(draw(st.integers(1, 2))):
        collage = Collage()
        for start, size, read, added in draw(st.lists(st.tuples(*[st.integers(0, 6)] * 4), max_size=6)):
            collage.add("x" * read, start, start + (size or read))
            collage.insert("\n" * added)
        origin, length = collage.origin(origin), collage.length
    assert origin is not None
    return origin, length


@given(ways())
def test_pieces_lead_where_each_code_point_comes_from(way: tuple[Origin, int]) -> None:
    origin, length = way
    found: dict[int, tuple[int, int]] = {}
    for start, end, first, last in origin.pieces():
        exact = end - start == last - first
        found |= {
            at: (first + at - start, first + at - start + 1) if exact else (first, last) for at in range(start, end)
        }
    assert all(origin.span(at, at + 1) == place for at, place in found.items())
    assert all(origin.span(at, at + 1).start == origin.span(at, at + 1).end for at in set(range(length)) - set(found))


def test_a_way_that_goes_on_already_goes_on_behind_that() -> None:
    middle, outer = Origin([Piece(0, 50, 100, 150)]), Origin([Piece(0, 500, 1000, 1500)])
    assert Origin(PIECES, middle).then(outer).span(0, 3) == Span(1110, 1113)


def test_a_way_to_nowhere_else_stays_as_it_is() -> None:
    origin = Origin(PIECES)
    assert origin.then(None) is origin


def test_a_collage_knows_where_its_texts_come_from() -> None:
    collage = Collage()
    collage.add("Hi ", 10, 13)
    collage.add("&", 13, 18)
    collage.insert("\n")
    collage.add("bye", 30, 33)
    assert (collage.text, collage.length) == ("Hi &\nbye", 8)
    assert [collage.origin().span(*one) for one in ((0, 2), (3, 4), (4, 5), (5, 8))] == [
        (10, 12),
        (13, 18),
        (30, 30),
        (30, 33),
    ]


def test_texts_that_follow_each_other_in_both_are_one_piece() -> None:
    collage = Collage()
    for at in range(1000):
        collage.add("a", at, at + 1)
    assert collage.origin().span(1, 999) == Span(1, 999)


@pytest.mark.parametrize("between", ["inserted", "elsewhere"])
def test_texts_that_do_not_follow_each_other_are_told_apart(between: str) -> None:
    collage = Collage()
    collage.add("ab", 0, 2)
    if between == "inserted":
        collage.insert("-")
    collage.add("cd", 2 if between == "inserted" else 7, 4 if between == "inserted" else 9)
    start = collage.length - 2
    assert collage.origin().span(start, start + 1) == (Span(2, 3) if between == "inserted" else Span(7, 8))


def test_an_empty_text_leaves_no_trace() -> None:
    collage = Collage()
    collage.add("", 3, 9)
    assert (collage.text, collage.origin().span(0, 1)) == ("", Span(0, 0))


def test_a_way_that_was_taken_holds_when_the_text_goes_on() -> None:
    collage = Collage()
    collage.add("ab", 0, 2)
    origin = collage.origin()
    collage.add("cd", 2, 4)
    assert origin.span(0, 2) == Span(0, 2)


TEXTS = st.lists(st.tuples(st.text(max_size=4), st.booleans(), st.integers(0, 9)), max_size=20)


@given(TEXTS, st.integers(0, 90), st.integers(0, 90))
def test_a_range_of_a_collage_is_that_of_its_text(texts: list[tuple[str, bool, int]], start: int, end: int) -> None:
    collage = Collage()
    for text, is_added, at in texts:
        if is_added:
            collage.insert(text)
        else:
            collage.add(text, at, at + len(text))
    assert collage.between(start, end) == collage.text[start:end]


@given(st.lists(st.tuples(st.text(min_size=1, max_size=5), st.integers(0, 3), st.booleans()), max_size=20))
def test_each_code_point_comes_from_its_own_place(texts: list[tuple[str, int, bool]]) -> None:
    collage, source, expected = Collage(), "", []
    for text, gap, is_added in texts:
        source += "-" * gap
        if is_added:
            collage.insert(text)
            expected += [""] * len(text)
        else:
            collage.add(text, len(source), len(source) + len(text))
            source += text
            expected += list(text)
    origin = collage.origin()
    found = [origin.span(at, at + 1) for at in range(collage.length)]
    assert [source[start:end] for start, end in found] == expected
