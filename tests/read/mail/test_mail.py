"""Whole mails: every character stands where the file holds it, and no mail, however damaged, breaks the reader."""

from __future__ import annotations

import base64
import importlib.util
import quopri
import random
import time
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from msglint.errors import InputError
from msglint.read.mail import read_mail
from msglint.read.mail.charset import codec_of
from msglint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.message import Message
    from msglint.part import Part

CHARSETS = [
    "utf-8",
    "iso-8859-1",
    "windows-1252",
    "windows-1251",
    "koi8-r",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "gb18030",
    "big5",
    "euc-kr",
    "utf-7",
]
#: In these a character's bytes depend on what stands before it.
STATEFUL = ("iso2022_jp_ext", "utf-7")
SAMPLES = [
    "Grüße, 10 € = 2 × 5",
    "Привет",
    "お問い合わせ ありがとう",
    "您好，谢谢",
    "您好，謝謝",
    "안녕하세요",
    "مرحبا नमस्ते",
    "a🎁👍🏽 z",
    "=20 ?= x",
]
#: Line breaks are those of the file, and a mark of byte order is no text.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1, max_size=60)
WORDS = st.lists(st.sampled_from(SAMPLES) | TEXT, min_size=1, max_size=4)


def pieces(part: Part) -> Iterator[tuple[str, str, Span]]:
    """Yield each character of a part with what the source has for it, and where."""
    for at, char in enumerate(part.text):
        file, source, span = part.place(Span(at, at + 1))
        assert file is None
        assert 0 <= span.start <= span.end <= len(source)
        yield char, source[slice(*span)], span


def check(message: Message) -> None:
    """Check that all places lie within the file."""
    for parts in (message.parts, *message.variants):
        for part in parts:
            for shown in (part, *(value.part for value in part.values), *(feature.part for feature in part.features)):
                for start, end in ((0, len(shown.text)), (0, 0), (len(shown.text) // 2, len(shown.text))):
                    _, source, span = shown.place(Span(start, end))
                    assert 0 <= span.start <= span.end <= len(source)


def is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def encoded(data: bytes, encoding: str) -> bytes:
    if encoding == "base64":
        return base64.encodebytes(data).replace(b"\n", b"\r\n")
    if encoding == "quoted-printable":
        return quopri.encodestring(data.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    return data


def undone(source: str, encoding: str) -> bytes:
    """Return the bytes that a stretch of a body stands for."""
    return quopri.decodestring(source.encode()) if encoding == "quoted-printable" else source.encode()


@settings(max_examples=200)
@given(WORDS, st.sampled_from(CHARSETS), st.sampled_from(["8bit", "quoted-printable", "base64"]))
def test_each_character_of_a_body_stands_where_the_file_holds_it(lines: list[str], charset: str, encoding: str) -> None:
    codec = codec_of(charset) or ""
    data = "\r\n".join(lines).encode(codec, "ignore")
    text = data.decode(codec)
    if encoding == "quoted-printable":
        text = "\r\n".join(line.rstrip(" \t") for line in text.split("\r\n"))
        data = text.encode(codec)
    # Bytes that happen to be UTF-8 are read as that.
    assume(codec == "utf-8" or data.isascii() or not is_utf_8(data))
    head = f"Subject: x\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    body = read_mail(head.encode() + encoded(data, encoding), "a.eml").parts[-1]
    assert body.text == text
    last, at = len(head), 0
    for char, source, span in pieces(body):
        assert span.start >= len(head)
        assert span.end >= last
        last = span.end
        if codec in STATEFUL:
            continue
        end = at + len(char.encode(codec))
        if encoding == "quoted-printable" or (encoding == "8bit" and codec == "utf-8"):
            assert undone(source, encoding).decode(codec) == char
        elif encoding == "base64":
            assert len(source.replace("\r\n", "")) == (end * 8 - 1) // 6 - at * 8 // 6 + 1
        at = end


@settings(max_examples=100)
@given(WORDS, st.sampled_from(["8bit", "quoted-printable", "base64"]), st.booleans())
def test_a_mail_of_the_library_is_read_with_each_line_in_its_place(
    lines: list[str],
    encoding: str,
    has_attachment: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    mail = EmailMessage()
    mail["Subject"] = " ".join(" ".join(lines).split())[:200]
    mail["From"] = "Shop <shop@example.com>"
    mail.set_content("\n".join(lines) + "\n", cte=encoding)
    if has_attachment:
        mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Größe.pdf")
    data = mail.as_bytes()
    message = read_mail(data, "a.eml")
    check(message)
    body = next(part for part in message.parts if part.name == "body")
    content = (mail.get_body() or mail).get_content()
    assert body.text.rstrip() == content.rstrip()
    if encoding == "quoted-printable":
        for char, source, _ in pieces(body):
            assert undone(source, encoding).decode() == char
    if has_attachment:
        assert message.attachments[0].name == "Größe.pdf"


def test_a_character_of_base64_lies_on_the_lines_that_hold_it() -> None:
    text = "漢" * 100
    lines = base64.encodebytes(text.encode()).decode()
    mail = f"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{lines}"
    body = read_mail(mail.encode(), "a.eml").parts[-1]
    # A line has 76 signs, which hold 57 bytes; a character has three.
    assert [mail.count("\n", 0, span.start) - 4 for _, _, span in pieces(body)] == [at * 3 // 57 for at in range(100)]


def test_a_character_cut_by_a_soft_line_break_lies_on_both_lines() -> None:
    mail = "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\na=E6=\n=BC=A2b"
    assert [source for _, source, _ in pieces(read_mail(mail.encode(), "a.eml").parts[-1])] == [
        "a",
        "=E6=\n=BC=A2",
        "b",
    ]


def seeds() -> list[bytes]:
    mail = EmailMessage()
    mail["Subject"] = "Grüße zu Ihrer Bestellung 😀"
    mail["From"] = '"Müller, Söhne" <shop@example.com>'
    mail["To"] = "a1@marketplace.amazon.de"
    mail["Date"] = "Mon, 3 Feb 2025 10:00:00 +0100"
    mail.set_content("Guten Tag,\nAm 03.02.25 um 10:12 schrieb Ann <ann@example.com>:\n> Hällo\n")
    mail.add_alternative('<meta charset=utf-8><p>Tag <a href="http://x.y">z</a><img src="cid:1">', subtype="html")
    mail.add_attachment(b"GIF89a" + bytes(20), maintype="image", subtype="gif", filename="Dänk.gif")
    outer = EmailMessage()
    outer["From"] = "shop@example.com"
    outer.set_content("see below")
    outer.add_attachment(mail)
    japanese = "お問い合わせ \n-- \n店".encode("iso-2022-jp")
    return [
        mail.as_bytes(),
        outer.as_bytes(),
        b"Subject: =?iso-2022-jp?b?GyRCJCobKEI=?=\nContent-Type: text/plain; charset=iso-2022-jp; format=flowed\n\n"
        + japanese,
        b"Subject: x\nContent-Type: text/plain; charset=utf-7\nContent-Transfer-Encoding: base64\n\nR3IrQVB3LQ==",
        b"Subject: x\n\nhi\nbegin 644 a.gif\n#0V%T\n`\nend\nbye\n",
        b"Content-Type: multipart/mixed\n\n--abc\nContent-Type: text/plain\n\nhello\n--abc\nFrom : x\n\n<p>hi\n--abc--",
        (
            b'Content-Type: multipart/related; boundary*0="a"; boundary*1=b\n\n--ab\nContent-Type: text/plain; '
            b"charset*=us-ascii''utf-8\n\nh\xc3\xa9\n--ab\nContent-Disposition: inline; filename*0*=utf-8''%C3\n\nx"
        ),
    ]


TOKENS = [
    *(
        b"\r\n",
        b"\n",
        b"\r",
        b"\n\n",
        b"--b",
        b"=?",
        b"?=",
        b"=",
        b'"',
        b";",
        b":",
        b" ",
        b"\t",
        b"\0",
        b"\f",
        b"(",
        b"<",
    ),
    *(b"\xff", b"\xe2\x82", b"\xef\xbb\xbf", b"\x1b$B", b"base64", b"utf-7", b"utf-16", b"charset=", b"*0*=", b"From "),
    *(b"message/rfc822", b"begin 644 a\n", b"Content-Type: multipart/mixed; boundary=b\n"),
]


def mutated(chance: random.Random, mails: list[bytes]) -> bytes:
    data = bytearray(chance.choice(mails))
    for _ in range(chance.choice([1, 2, 5, 20])):
        at = chance.randrange(len(data) + 1)
        end = at + chance.choice([0, 0, 1, 10, 50])
        data[at:end] = chance.choice(
            [
                bytes([chance.randrange(256)]),
                chance.choice(TOKENS) * chance.choice([1, 1, 1, 30]),
                data[end : end + 40],
                chance.choice(mails)[at:],
            ]
        )
    return bytes(data)


def test_damaged_mails_are_read_or_refused() -> None:
    chance, mails = random.Random(5), seeds()  # noqa: S311 - the damage must be the same each time
    for _ in range(120):
        try:
            check(read_mail(mutated(chance, mails), "a.eml"))
        except InputError:
            continue


@given(st.binary(max_size=200))
def test_any_bytes_are_a_mail(data: bytes) -> None:
    check(read_mail(data, "a.eml"))


PARTS = b"Content-Type: multipart/mixed; boundary=b\n\n"


@pytest.mark.parametrize(
    "mail",
    [
        PARTS + b"".join(b'--b\nContent-Type: a/b; name="\xe9\xff%d"\n\n\xff%d\n' % (at, at) for at in range(500)),
        PARTS + b"".join(b'--b\nContent-Type: a/b; a="' + b";" * 7000 + b"\n\n\n" for _ in range(6)),
        b"Content-Type: text/html\n\n" + b"<meta " * 5000,
        b"Subject: x\n" + b"\nbegin 644 a\n" * 4000,
        b"Subject: x\n\n\nbegin 644 a\n" + b"!!!\n" * 20_000,
        b"Content-Type: text/plain; format=flowed\n\na \n" + b" " * 50_000,
        b"Content-Transfer-Encoding: base64\n\n" + b"=" * 5_000_000,
        b"Content-Transfer-Encoding: quoted-printable\n\n" + b" " * 100_000 + b"x",
        b"Subject: " + b"=?utf-8?q?" * 5000 + b"\n\nx",
        b"\xff\xfe\xc3" * 20_000,
    ],
    ids=range(10),
)
def test_a_hostile_mail_takes_linear_time(mail: bytes) -> None:
    begin = time.process_time()
    with suppress(InputError):
        check(read_mail(mail, "a.eml"))
    assert time.process_time() - begin < 3


def test_the_mails_that_the_standard_library_is_tested_with_are_read() -> None:
    found = importlib.util.find_spec("test.test_email")
    folder = Path(found.submodule_search_locations[0], "data") if found and found.submodule_search_locations else None
    mails = sorted(folder.glob("*.txt")) if folder else []
    if not mails:
        pytest.skip("this interpreter comes without its tests")
    for mail in mails:
        message = read_mail(mail.read_bytes(), mail.name)
        check(message)
        assert message.parts, mail.name
