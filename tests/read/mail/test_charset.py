"""Text of a mail's bytes, whatever the mail says of its charset."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.origin import Collage
from msglint.read.mail.charset import codec_of, text_of, told
from msglint.read.mail.octets import File, plain

TEXTS = {
    "iso-8859-1": "Grüße",
    "iso-8859-15": "10 €",
    "windows-1251": "Привет",
    "koi8-r": "Привет",
    "shift_jis": "お礼ー表示",
    "euc-jp": "お礼",
    "iso-2022-jp": "お礼 and more",
    "gb2312": "您好",
    "gb18030": "您好🎁",
    "big5": "您好，謝謝",
    "euc-kr": "안녕하세요",
    "windows-1256": "مرحبا",
    "tis-620": "สวัสดี",
    "utf-7": "a + ü漢🎁 & b",
    "utf-16": "Grüße 漢🎁",
    "utf-16-le": "Grüße 漢🎁",
    "utf-32": "Grüße 漢🎁",
    "utf-8": "Grüße 漢🎁",
    "utf-8-sig": "Grüße 漢🎁",
}


def read(data: bytes, charset: str) -> tuple[str, list[bytes]]:
    """Return the text of some bytes, and the bytes from which each of its characters was read."""
    file = File(b"\xff" * len(data))
    collage = Collage()
    text_of(plain(data.decode("latin-1"), 0), told(data, charset, file), file, collage)
    origin = collage.origin()
    spans = [origin.span(at, at + 1) for at in range(collage.length)]
    return collage.text, [data[start:end] for start, end in spans]


@pytest.mark.parametrize("charset", TEXTS)
def test_text_is_read_as_its_charset_says(charset: str) -> None:
    text = TEXTS[charset]
    assert read(text.encode(charset), charset)[0] == text


@pytest.mark.parametrize(
    ("charset", "text", "expected"),
    [
        ("latin-1", "aü", [b"a", b"\xfc"]),
        ("utf-8", "aü漢", [b"a", b"\xc3\xbc", b"\xe6\xbc\xa2"]),
        ("shift_jis", "aー", [b"a", b"\x81\x5b"]),
        ("utf-7", "a漢字b", [b"a", b"byJ", b"JbVw", b"b"]),
        ("utf-7", "a+b", [b"a", b"+-", b"b"]),
        ("iso-2022-jp", "a漢b", [b"a", b"\x1b$B4A", b"\x1b(Bb"]),
        ("utf-16-le", "a漢", [b"a\0", b"\x22\x6f"]),
    ],
)
def test_each_character_knows_its_bytes(charset: str, text: str, expected: list[bytes]) -> None:
    assert read(text.encode(charset), charset) == (text, expected)


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        ("us-ascii", "Grüße".encode(), "Grüße"),
        ("iso-8859-1", "Grüße".encode(), "Grüße"),
        ("iso-8859-1", b"\x80 \x93x\x94", "€ “x”"),
        ("utf-8", "お礼".encode("iso-2022-jp"), "お礼"),
        ("no-such-charset", "Grüße".encode(), "Grüße"),
        ("no-such-charset", b"abc", "abc"),
        ("utf-16", b"a\0b\0", "ab"),
        ("utf-8", b"\xef\xbb\xbfabc", "abc"),
        ("", b"", ""),
        ("iso-2022-jp", b"", ""),
    ],
)
def test_a_charset_that_is_wrong_is_put_right(charset: str, data: bytes, text: str) -> None:
    assert read(data, charset)[0] == text


@pytest.mark.parametrize(
    "name", ["zlib", "base64", "hex", "rot13", "idna", "punycode", "unicode_escape", "undefined", "x\0y", "", "x" * 99]
)
def test_what_is_no_charset_has_no_codec(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert codec_of(name) is None


@pytest.mark.parametrize(("name", "codec"), [(' "UTF-8" ', "utf-8"), ("latin1", "cp1252"), ("GB2312", "gb18030")])
def test_a_charset_is_read_as_mail_programs_mean_it(name: str, codec: str) -> None:
    assert codec_of(name) == codec


def test_a_charset_is_guessed_only_so_many_times_in_one_file() -> None:
    file = File(b"")
    file.guesses = 1
    data = "Спасибо за заказ, посылка отправлена сегодня утром".encode("windows-1251")
    assert [told(data, "utf-8", file) for _ in range(2)] == ["cp1251", "cp1252"]


@given(st.binary(max_size=60), st.sampled_from([*TEXTS, "hz", "iso-2022-kr", "big5-hkscs", "shift_jisx0213", "cp037"]))
def test_any_bytes_give_a_text_each_character_of_which_has_a_place(data: bytes, charset: str) -> None:
    text, places = read(data, charset)
    assert len(text) == len(places)
    assert all(places)


@pytest.mark.parametrize(
    ("charset", "data"),
    [("utf-7", b"+" + b"AOk" * 12_000), ("utf-7", b"+AOk-" * 8_000), ("iso-2022-jp", b"\x1b$B" * 30_000)],
)
def test_a_long_escape_takes_linear_time(charset: str, data: bytes) -> None:
    assert len(read(data, charset)[0]) <= len(data)
