"""From the parts of a mail to the parts of a message."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from msglint.errors import InputError
from msglint.read.mail import read_mail
from msglint.span import Span

if TYPE_CHECKING:
    from msglint.message import Message
    from msglint.part import Part

BUYER = "k3v9@marketplace.amazon.com"
HEAD = f"Subject: S\nFrom: Shop <shop@example.com>\nTo: {BUYER}\n"


def read(mail: str) -> Message:
    return read_mail(mail.encode(), "a.eml")


def multipart(kind: str, *parts: str, boundary: str = "b") -> str:
    inner = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f"Content-Type: multipart/{kind}; boundary={boundary}\n\n{inner}--{boundary}--\n"


def texts(parts: tuple[Part, ...]) -> list[str]:
    return [part.text.strip() for part in parts if part.name == "body" and part.role == "text" and part.text.strip()]


def names(message: Message) -> list[tuple[str, str]]:
    return [(attachment.name, attachment.media_type) for attachment in message.attachments]


def place(part: Part) -> tuple[int, str]:
    """Return the line on which the name of an attachment is written, and what is written."""
    named = part.features[0].part
    file, source, (start, end) = named.place(Span(0, len(named.text)))
    assert file is None
    return source.count("\n", 0, start) + 1, source[start:end]


def test_subject_and_body_stand_in_the_file() -> None:
    message = read(HEAD + "\nHello\n")
    assert [(part.name, part.text) for part in message.parts] == [("subject", "S"), ("body", "Hello\n")]
    assert [part.place(Span(0, 1)).span for part in message.parts] == [(9, 10), (74, 75)]
    assert message.parts[1].senders == ("shop", "shop@example.com")
    assert (message.context.marketplace, message.source) == ("amazon.com", "a.eml")


def test_an_empty_file_is_an_empty_body() -> None:
    assert [(part.name, part.text) for part in read("").parts] == [("body", "")]


def test_what_the_command_line_says_wins() -> None:
    mail = f"{HEAD}In-Reply-To: <a@b>\n\nx".encode()
    assert read_mail(mail, "a.eml").context.kind == "reply"
    assert read_mail(mail, "a.eml", context={"kind": "proactive"}).context.kind == "proactive"


def test_each_alternative_is_a_reading_of_its_own() -> None:
    message = read(HEAD + multipart("alternative", "\nplain", "Content-Type: text/html\n\n<p>html</p>"))
    assert [texts(parts) for parts in (message.parts, *message.variants)] == [["plain"], ["html"]]
    assert all(part.is_alternative for part in (*message.parts[1:], *message.variants[0][1:]))


def test_of_many_alternatives_the_first_and_the_last_are_read() -> None:
    message = read(HEAD + multipart("alternative", *(f"\n{at}" for at in range(12))))
    assert [texts(parts) for parts in (message.parts, *message.variants)] == [
        ["0"],
        *([str(at)] for at in range(5, 12)),
    ]


def test_what_stands_below_alternatives_belongs_to_each() -> None:
    inner = multipart("alternative", "\nplain", "\nother", boundary="c")
    message = read(HEAD + multipart("mixed", inner, "\nfooter"))
    assert [texts(parts) for parts in (message.parts, *message.variants)] == [["plain", "footer"], ["other", "footer"]]


def test_an_attachment_stands_where_its_name_is_written() -> None:
    part = "Content-Type: application/pdf;\n name=manual.pdf\nContent-Disposition: attachment\n\n%PDF-1.4"
    message = read(HEAD + multipart("mixed", "\nHello", part))
    assert names(message) == [("manual.pdf", "application/pdf")]
    assert place(message.parts[-1]) == (11, "manual.pdf")
    assert message.parts[-1].features[0].attributes["type"] == "document"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('Content-Disposition: attachment; filename="=?utf-8?q?=C3=A9?=.gif"', "é.gif"),
        ('Content-Disposition: attachment; filename="é.gif"', "é.gif"),
        ("Content-Disposition: attachment; filename*0*=utf-8''%C3%A9; filename*1=.gif", "é.gif"),
        ("Content-Disposition: attachment; filename*=no-such''%C3%A9.gif", "Ã©.gif"),
        ("Content-Disposition: attachment", "image/gif"),
        ("Content-Disposition: attachment; filename*0" + "0" * 5000 + "=x", "image/gif"),
        ('Content-Disposition: attachment; filename="' + "=?a?q? " * 10_000, None),
    ],
)
def test_a_name_is_read_in_all_its_notations(header: str, name: str | None) -> None:
    part = f"Content-Type: image/gif\n{header}\nContent-Transfer-Encoding: base64\n\nR0lGODlh"
    message = read(HEAD + multipart("mixed", "\nHello", part))
    assert name is None or names(message) == [(name, "image/gif")]
    assert message.parts[-1].features[0].attributes["type"] == "gif"


def test_the_size_of_an_attachment_is_that_of_its_bytes() -> None:
    lines = base64.encodebytes(b"x" * 1000).decode()
    part = f"Content-Type: a/b; name=c\nContent-Transfer-Encoding: base64\n\n{lines}"
    assert read(HEAD + multipart("mixed", part)).attachments[0].size == 1000


def test_an_archive_is_not_unpacked() -> None:
    bomb = base64.b64encode(b"PK\x03\x04" + b"\0" * 200_000).decode()
    part = f"Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n{bomb}"
    assert read(HEAD + multipart("mixed", "\nx", part)).parts[-1].features[0].attributes["type"] == "archive"
    packed = read(f"{HEAD}Content-Type: text/plain; charset=zlib\n\nx\x9c")
    assert texts(packed.parts) == ["x\x9c"]


def test_a_picture_in_the_text_is_no_attachment_but_may_move() -> None:
    part = "Content-Type: image/gif\nContent-ID: <1>\nContent-Transfer-Encoding: base64\n\nR0lGODlh"
    message = read(HEAD + multipart("related", "\nHello", part))
    assert message.attachments == ()
    assert [part.features[0].attributes["moves"] for part in message.parts if part.features] == ["yes"]


def test_the_only_text_is_the_body_whatever_it_is_called() -> None:
    message = read(f"{HEAD}Content-Type: text/plain; name=a.txt\n\nHello")
    assert (texts(message.parts), message.attachments) == (["Hello"], ())


def test_a_file_within_the_text_is_an_attachment() -> None:
    message = read(f"{HEAD}\nHello\nbegin 644 a.gif\n&1TE&.#EA\n`\nend\nbye")
    assert texts(message.parts) == ["Hello\nbye"]
    assert message.parts[-1].features[0].attributes["type"] == "gif"
    assert message.parts[1].place(Span(6, 9)).span == (112, 115)


@pytest.mark.parametrize(
    ("options", "body", "expected"),
    [
        ("", "a \nb", "a b"),
        ("", "a\nb", "a\nb"),
        ("", "a \r\nb", "a b"),
        ("", "a \n> b", "a \n> b"),
        ("", "a\n-- \nb", "a\n-- \nb"),
        ("; delsp=yes", "漢 \n字", "漢字"),
        ("; delsp=yes", "a  \nb", "a b"),
    ],
)
def test_soft_line_breaks_are_none(options: str, body: str, expected: str) -> None:
    assert read(f"{HEAD}Content-Type: text/plain; format=flowed{options}\n\n{body}").parts[1].text == expected


def test_html_without_a_charset_says_it_itself() -> None:
    body = '<meta charset="windows-1251"><p>Привет</p>'.encode("windows-1251")
    message = read_mail(f"{HEAD}Content-Type: text/html\n\n".encode() + body, "a.eml")
    assert texts(message.parts) == ["Привет"]


def test_the_charset_of_the_body_is_that_of_a_raw_subject() -> None:
    mail = "Subject: 您好 谢谢\nContent-Type: text/plain; charset=gb2312\n\n您好".encode("gb18030")
    assert [part.text for part in read_mail(mail, "a.eml").parts] == ["您好 谢谢", "您好"]


@pytest.mark.parametrize(
    ("sender", "to", "expected"),
    [
        (BUYER, "shop@example.com", ["Hello"]),
        ("other@marketplace.amazon.com", "shop@example.com", ["Hello"]),
        ("shop@example.com", BUYER, ["Hello", "Inner"]),
        ("other@example.com", "shop@example.com", ["Hello", "Inner"]),
    ],
)
def test_a_mail_in_the_mail_goes_out_again_unless_it_is_the_buyers(sender: str, to: str, expected: list[str]) -> None:
    part = f"Content-Type: message/rfc822\n\nSubject: T\nFrom: {sender}\nTo: {to}\n\nInner"
    message = read(HEAD + multipart("mixed", "\nHello", part))
    assert texts(message.parts) == expected
    assert [name for name, _ in names(message)] == ["T"] * (len(expected) - 1)


def test_a_body_that_is_too_long_is_an_error() -> None:
    with pytest.raises(InputError, match=r"^a.eml: has a body that is too long to be a message$"):
        read(HEAD + "\n" + "x" * (4 * 1024 * 1024 + 1))
