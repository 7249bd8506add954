"""Offsets as positions, in each of the editor's ways to count."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind

from msglint.lsp.coordinates import Coordinates
from msglint.span import Span

UTF8, UTF16, UTF32 = PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32
#: Characters of each size, each line break of the protocol, and those that only others take for one.
TEXTS = st.text(st.sampled_from("aé中😀\ud800\ufeff\r\n\u2028\x85\x0b"), max_size=40)


def offset_of(text: str, position: Position, encoding: PositionEncodingKind) -> int:
    """Go the way back as an editor does: to the line, and from there as many units."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    line = lines[position.line]
    for count in range(len(line) + 1):
        head = line[:count]
        if encoding is UTF32:
            units = len(head)
        elif encoding is UTF16:
            units = len(head.encode("utf-16-le", "surrogatepass")) // 2
        else:
            units = len(head.encode("utf-8", "surrogatepass"))
        if units == position.character:
            return sum(map(len, lines[: position.line])) + count
    raise AssertionError(position)


@pytest.mark.parametrize("encoding", [UTF8, UTF16, UTF32])
@given(text=TEXTS)
def test_an_editor_finds_the_way_back_to_every_offset(encoding: PositionEncodingKind, text: str) -> None:
    coordinates = Coordinates(text, encoding)

    for offset in range(len(text) + 1):
        assert offset_of(text, coordinates.position(offset), encoding) == offset


@pytest.mark.parametrize(("encoding", "column"), [(UTF8, 9), (UTF16, 4), (UTF32, 3)])
def test_columns_are_counted_in_units_of_the_encoding(encoding: PositionEncodingKind, column: int) -> None:
    assert Coordinates("x\né中😀!", encoding).position(5) == Position(1, column)


@pytest.mark.parametrize("encoding", [UTF8, UTF16, UTF32])
def test_a_byte_order_mark_that_the_editor_keeps_moves_its_line_only(encoding: PositionEncodingKind) -> None:
    coordinates = Coordinates("\ufeffab\ncd", encoding, lead=1)

    assert coordinates.position(1).character == (4 if encoding is UTF8 else 2)
    assert coordinates.position(4) == Position(1, 1)


def test_a_range_goes_from_the_first_position_to_the_one_behind_the_last() -> None:
    found = Coordinates("a😀\nb", UTF16).range(Span(1, 4))

    assert (found.start, found.end) == (Position(0, 1), Position(1, 1))


@pytest.mark.growth
def test_places_far_behind_on_one_line_are_found_as_fast_as_the_first() -> None:
    coordinates = Coordinates("😀" * 500_000, UTF16)

    assert coordinates.position(499_999).character == 999_998
    # One by one from the line's beginning, these would be five hundred thousand million steps.
    assert sum(coordinates.position(at).character for at in range(400_000, 500_000)) == 2 * sum(range(400_000, 500_000))
