"""Bytes to text: encodings, byte order marks, binary files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.errors import InputError
from msglint.read.decode import decode

TEXT = "Grüße 🎁\r\nお客様\rend\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_unicode_is_read_without_a_note_and_line_breaks_stay(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == (TEXT, None)


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-32-be"])
def test_a_big_endian_mark_is_read_and_removed(encoding: str) -> None:
    assert decode(("\ufeff" + TEXT).encode(encoding), "a.txt") == (TEXT, None)


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"", "a.txt") == ("", None)


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("您好，感谢您的订购。您的包裹已经发出，请注意查收。", "gb18030", "GB18030"),
        ("ご注文ありがとうございます。商品は本日発送いたしました。", "cp932", "Shift_JIS"),
        ("Спасибо за ваш заказ. Посылка отправлена.", "cp1251", "Windows-1251"),
        ("Estimado cliente: su pedido llegará mañana. ¿Podría decirnos más?", "cp1252", "Windows-1252"),
    ],
)
def test_an_old_encoding_is_detected_and_said_so(text: str, encoding: str, name: str) -> None:
    note = f"read as {name} (detected); save the file as UTF-8 to be sure"
    assert decode(text.encode(encoding), "a.txt") == (text, note)


@pytest.mark.parametrize(
    "data",
    [b"Hello\0there", "Hello".encode("utf-16-le"), b"%PDF-1.7\n", b"PK\x03\x04abc", b"\x89PNG\r\n\x1a\n", b"a\x01\x02"],
    ids=["nul", "utf-16-without-mark", "pdf", "zip", "png", "controls"],
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.txt: looks like a binary file, not text$"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xef\xbb\xbfab\xff", "byte order mark of UTF-8, but byte 6 is not valid UTF-8"),
        (b"\xff\xfea\x00b", "byte order mark of UTF-16, but byte 5 is not valid UTF-16"),
    ],
)
def test_a_damaged_file_names_the_byte(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        decode(data, "a.txt")


def test_an_encoding_that_cannot_be_detected_is_refused() -> None:
    with pytest.raises(InputError, match="its encoding can't be detected; save the file as UTF-8"):
        decode(bytes(range(0x80, 0x100)) * 4, "a.txt")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_an_input_error(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except InputError:
        return
    text.encode()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.sampled_from(ENCODINGS))
def test_any_text_in_unicode_comes_back(text: str, encoding: str) -> None:
    # A UTF-8 text that itself begins with the mark loses it, as any editor would have it.
    expected = text.removeprefix("\ufeff") if encoding == "utf-8" else text
    assert decode(text.encode(encoding), "a.txt") == (expected, None)
