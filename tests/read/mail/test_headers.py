"""Headers: the subject with the place of each character, and what others tell of the message."""

from __future__ import annotations

import base64
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.read.mail.headers import addresses, context_of_headers, senders_of, subject, words
from msglint.read.mail.octets import File
from msglint.read.mail.structure import parse


def read(header: str | bytes) -> list[tuple[str, str]]:
    """Return the characters of a subject, each with what it was read from."""
    file = File(header if isinstance(header, bytes) else header.encode())
    part = subject(parse(file.raw, "a.eml"), file)
    if part is None:
        return []
    assert part.origin
    spans = [part.origin.span(at, at + 1) for at in range(len(part.text))]
    return [(char, file.text[start:end]) for char, (start, end) in zip(part.text, spans, strict=True)]


def text(header: str | bytes) -> str:
    return "".join(char for char, _ in read(header))


def context(headers: str) -> dict[str, Any]:
    file = File(headers.encode())
    return context_of_headers(parse(file.raw, "a.eml"), file)


def b_word(data: bytes, charset: str = "utf-8") -> str:
    return f"=?{charset}?B?{base64.b64encode(data).decode()}?="


def q_word(data: bytes, charset: str = "utf-8") -> str:
    return f"=?{charset}?Q?{''.join(f'={byte:02X}' for byte in data)}?="


def test_a_plain_subject_stands_where_it_is() -> None:
    assert read("From: a\nsubject:  Aß🎁 b\n\nx") == [(char, char) for char in "Aß🎁 b"]


def test_a_folded_subject_is_one_line() -> None:
    assert read("Subject: a\r\n\tb\n\nx") == [("a", "a"), (" ", "\r\n\t"), ("b", "b")]
    assert text("Subject:\n a  b \n c\n\nx") == " a b c"


def test_each_character_of_a_quoted_word_knows_its_escape() -> None:
    assert read("Subject: a =?utf-8?q?b_=C3=A9?= c\n\nx") == [
        ("a", "a"),
        (" ", " "),
        ("b", "b"),
        (" ", "_"),
        ("é", "=C3=A9"),
        (" ", " "),
        ("c", "c"),
    ]


def test_each_character_of_a_base64_word_knows_its_signs() -> None:
    assert read("Subject: =?utf-8?B?YcOpYg==?=\n\nx") == [("a", "Yc"), ("é", "cOp"), ("b", "Yg")]


@pytest.mark.parametrize("word", [b_word, q_word])
def test_a_character_cut_between_two_words_is_whole(word: Any) -> None:
    data = "漢".encode()
    first, last = word(data[:2]), word(data[2:])
    ((char, source),) = read(f"Subject: {first}\r\n {last}\n\nx")
    assert char == "漢"
    assert "?=\r\n =?" in source


def test_blanks_between_encoded_words_are_no_text_and_others_are() -> None:
    assert (
        text(f"Subject: {b_word(b'a')} {q_word(b'b')}  c {b_word(b'd', 'us-ascii')} {b_word(b'e')}\n\nx") == "ab c de"
    )


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Subject: お礼 です\n\nx".encode("iso-2022-jp"), "お礼 です"),
        (b"Subject: =?utf-8*de?q?a=C3=A9?=\n\nx", "aé"),
        (b"Subject: =?utf-8?q?two words?=\n\nx", "two words"),
        (b"Subject: =?utf-8?q?never ends\n\nx", "=?utf-8?q?never ends"),
        (b"Subject: =?utf-8?x?a?= =?utf-8?b\n\nx", "=?utf-8?x?a?= =?utf-8?b"),
        (b"Subject: =?no-such?q?=C3=A9?=\n\nx", "é"),
        (b"\xef\xbb\xbfSubject: a\n\nx", "a"),
        (b"Subject: a\nSubject: b\n\nx", "a"),
        (b"Subject : a\n\nx", "a"),
        (b"Subject:  \n\nx", ""),
        (b"X-Subject: a\n\nSubject: b", ""),
    ],
)
def test_a_subject_is_read_as_mail_programs_show_it(header: bytes, expected: str) -> None:
    assert text(header) == expected


def test_raw_bytes_are_in_the_charset_of_the_mail_and_read_as_a_whole() -> None:
    file = File("Subject: 你好 谢谢\n\nx".encode("gb18030"))
    file.charset = "gb2312"
    part = subject(parse(file.raw, "a.eml"), file)
    assert part
    assert part.text == "你好 谢谢"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1), st.data())
def test_any_subject_comes_back_with_each_character_in_the_words_that_hold_it(value: str, data: st.DataObject) -> None:
    octets = value.encode()
    cuts = sorted({0, len(octets), *data.draw(st.lists(st.integers(0, len(octets)), max_size=4))})
    parts = [octets[start:end] for start, end in pairwise(cuts)]
    encoded = [data.draw(st.sampled_from([b_word, q_word]))(part) for part in parts]
    found = read("Subject: " + "\r\n ".join(encoded) + "\r\n\r\nx")
    if not value.strip():
        assert found == []
        return
    assert "".join(char for char, _ in found) == value
    at = 0
    for char, source in found:
        end = at + len(char.encode())
        held = [word for word, start, stop in zip(encoded, cuts, cuts[1:], strict=False) if start < end and at < stop]
        # The characters of a word stand in it; one that is cut stands in all from its first word to its last.
        assert source.count("\r\n") == len(held) - 1
        assert source[:4] in held[0]
        at = end


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("Date: Mon, 3 Feb 2025 10:12:00 +0100\n\nx", {"sent_date": "2025-02-03T10:12:00+01:00"}),
        ("Date: soon\n\nx", {}),
        ("Date: Mon, 3 Feb 2025 99:99:00 +9999\n\nx", {}),
        ("Date: 1 Jan " + "9" * 5000 + " 10:00\n\nx", {}),
        ("In-Reply-To: <a@b>\n\nx", {"kind": "reply"}),
        ("Subject: AW: [Shop] Re: x\n\nx", {"kind": "reply"}),
        ("Subject: [Shop] RE[2]: x\n\nx", {"kind": "reply"}),
        ("Subject: 回复：x\n\nx", {"kind": "reply"}),
        ("Subject: Regarding: x\n\nx", {}),
        ("To: Ann <a1@marketplace.amazon.co.uk>, b@example.com\n\nx", {"marketplace": "amazon.co.uk"}),
        ("To: a1@marketplace.amazon.de.evil.com\n\nx", {}),
        ("Subject: x\n\nDate: Mon, 3 Feb 2025 10:12:00 +0100", {}),
    ],
)
def test_headers_tell_of_the_message(headers: str, expected: dict[str, Any]) -> None:
    assert context(headers) == expected


def test_senders_are_known_by_name_and_address() -> None:
    file = File(f'From: {b_word("Müller, Söhne".encode())} <A@Shop.de>, "Bo" <bo@shop.de>\n\nx'.encode())
    node = parse(file.raw, "a.eml")
    assert senders_of(node, file) == ["müller, söhne", "a@shop.de", "bo@shop.de"]
    assert addresses(node, file, "from", "to") == ["a@shop.de", "bo@shop.de"]


@pytest.mark.parametrize("value", ["(" * 100_000, "<" * 50_000, '"' * 50_000, "a@[" * 20_000, "a:;" * 20_000, "\\" * 9])
def test_a_damaged_list_of_people_is_no_error(value: str) -> None:
    file = File(f"From: {value}\n\nx".encode())
    assert all(len(name) > 3 for name in senders_of(parse(file.raw, "a.eml"), file))


def test_a_word_of_a_name_is_read() -> None:
    file = File(b"")
    assert words("=?utf-8?q?=C3=A9?=.pdf", file) == "é.pdf"
    assert words("Ã©.pdf", file) == "é.pdf"
    assert words("a b.pdf", file) == "a b.pdf"


@pytest.mark.parametrize(
    "value",
    [
        "=?utf-8?q?" * 4000,
        "=?a?q? " * 5000,
        "=?a?q?=FF?= =?b?q?=FE=DD?= " * 1000,
        "=?a*" * 10_000,
        "\xff \xc3 " * 5000,
        "\n " * 10_000 + "x",
        "re" + b_word(b" " * 20_000) + "x",
        b_word(b"re" + b" " * 20_000 + b"x"),
        "[" * 20_000,
    ],
    ids=range(9),
)
def test_a_hostile_header_takes_linear_time(value: str) -> None:
    file = File(f"Subject: {value}\n\nx".encode("latin-1"))
    part = subject(parse(file.raw, "a.eml"), file)
    assert part
    assert len(part.text) <= len(value)
    context(f"Subject: {value}\nTo: {value[:1000]}\nDate: {value}\n\nx")
