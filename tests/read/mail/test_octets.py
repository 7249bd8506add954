"""Bytes of a mail and where each stands in the file."""

from __future__ import annotations

import base64 as library
import quopri
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from msglint.read.mail.octets import File, base64, base64_data, plain, quoted_printable

if TYPE_CHECKING:
    from msglint.read.mail.octets import Octets


def sources(octets: Octets, raw: str, start: int = 0) -> list[str]:
    """Return what each byte was read from."""
    return [raw[first - start : end - start] for first, end in zip(octets.starts, octets.ends, strict=True)]


@given(st.text(max_size=40) | st.text("aé漢🎁", max_size=3000))
@example("漢" * 400)
def test_a_byte_belongs_to_the_character_that_it_is_part_of(text: str) -> None:
    file = File(text.encode())
    assert file.text == text
    at = 0
    for index, char in enumerate(text):
        size = len(char.encode())
        assert {file.span(byte, byte + 1) for byte in range(at, at + size)} == {(index, index + 1)}
        at += size
    assert file.span(at, at) == (len(text), len(text))
    assert file.span(0, at) == (0, len(text))


def test_a_byte_that_is_not_utf_8_is_a_character_of_its_own() -> None:
    file = File(b"\xff\xe6\xbc\xa2\x80\xe6\xbcz")
    assert file.text == "\ufffd漢\ufffd\ufffd\ufffdz"
    assert [file.span(at, at + 1).start for at in range(8)] == [0, 1, 1, 1, 2, 3, 4, 5]


def test_a_byte_order_mark_is_shown_but_no_part_of_the_first_line() -> None:
    file = File(b"\xef\xbb\xbfSubject: x")
    assert (file.raw, file.text) == ("\n\n\nSubject: x", "\ufeffSubject: x")
    assert file.span(3, 10) == (1, 8)


def test_plain_bytes_stand_where_they_are() -> None:
    assert plain("aé", 7) == (b"a\xe9", range(7, 9), range(8, 10))


@pytest.mark.parametrize(
    ("raw", "data", "expected"),
    [
        ("a=C3=A9z", b"a\xc3\xa9z", ["a", "=C3", "=A9", "z"]),
        ("=e9", b"\xe9", ["=e9"]),
        ("a=\r\nb", b"ab", ["a", "b"]),
        ("a= \t\nb", b"ab", ["a", "b"]),
        ("a=", b"a", ["a"]),
        ("a \t\r\nb ", b"a\r\nb", ["a", "\r", "\n", "b"]),
        ("a=20\nb", b"a \nb", ["a", "=20", "\n", "b"]),
        ("1=2", b"1=2", ["1", "=", "2"]),
        ("", b"", []),
    ],
)
def test_quoted_printable_is_read_with_the_place_of_each_byte(raw: str, data: bytes, expected: list[str]) -> None:
    octets = quoted_printable(raw, 5)
    assert (octets.data, sources(octets, raw, 5)) == (data, expected)


def test_in_a_header_blanks_and_stray_signs_stay() -> None:
    assert quoted_printable("a =  b=\n ", 0, in_header=True).data == b"a =  b=\n "


@given(st.binary(max_size=200))
def test_quoted_printable_of_the_library_comes_back(data: bytes) -> None:
    raw = quopri.encodestring(data, quotetabs=True).decode()
    octets = quoted_printable(raw, 0)
    assert octets.data == quopri.decodestring(raw.encode())
    assert [quopri.decodestring(source.encode()) for source in sources(octets, raw)] == [
        bytes([byte]) for byte in octets.data
    ]


@given(st.binary(max_size=200), st.integers(0, 9))
def test_base64_is_read_with_the_signs_that_hold_each_byte(data: bytes, start: int) -> None:
    raw = library.encodebytes(data).decode().replace("\n", "\r\n")
    octets = base64(raw, start)
    assert octets.data == base64_data(raw) == data
    assert all(len(source.replace("\r\n", "")) == 2 for source in sources(octets, raw, start))
    assert list(octets.starts) == sorted(octets.starts)


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        ("aGVsbG8=\nYWxs\n", b"helloall"),
        ("aA==aA==", b"hh"),
        ("aA =\n= aA", b"hh"),
        ("aG=VsbG8=", b"hello"),
        ("=aGVs=bG8", b"hello"),
        ("aGVs!b*G8", b"hello"),
        ("aGVsb", b"hel"),
        ("é漢aA", b"h"),
        ("a", b""),
        ("", b""),
    ],
)
def test_damaged_base64_is_read_as_far_as_it_goes(raw: str, data: bytes) -> None:
    assert (base64(raw, 0).data, base64_data(raw)) == (data, data)


@pytest.mark.parametrize("raw", ["=" * 5_000_000, "= " * 500_000, "aA==" * 20_000, "a=" * 100_000])
def test_base64_of_little_but_padding_takes_linear_time(raw: str) -> None:
    assert set(base64_data(raw)) <= {0x68, 0x69, 0xA6, 0x9A, 0x00, 0x01}


@pytest.mark.parametrize("raw", ["a" + " " * 500_000 + "b", "=" + " " * 500_000 + "b", "= " * 200_000 + "b"])
def test_quoted_printable_with_blanks_takes_linear_time(raw: str) -> None:
    assert quoted_printable(raw, 0).data == raw.encode()
