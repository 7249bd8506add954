"""The parts of a mail and where each stands in the file."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from msglint.errors import InputError
from msglint.read.mail.octets import File
from msglint.read.mail.structure import parse

if TYPE_CHECKING:
    from msglint.read.mail.structure import Node


def leaves(node: Node) -> list[Node]:
    return [leaf for child in node.children for leaf in leaves(child)] if node.children else [node]


def bodies(raw: str) -> list[str]:
    """Return the bodies of a mail, each of which stands where it is said to stand."""
    found = leaves(parse(raw, "a.eml"))
    assert all(raw[leaf.body : leaf.body + len(leaf.payload)] == leaf.payload for leaf in found)
    return [leaf.payload for leaf in found]


def nested(depth: int, end: str = "") -> str:
    return "".join(f"Content-Type: multipart/mixed; boundary=b{at}x\n\n--b{at}x\n" for at in range(depth)) + end


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_parts_are_found_whatever_ends_a_line(end: str) -> None:
    lines = [
        "Subject: x",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "preamble",
        "--b",
        "",
        "one",
        "--b",
        "Content-Type: text/html",
        "",
        "<p>two",
        "",
        "--b--",
        "epilogue",
    ]
    assert bodies(end.join(lines)) == ["one", f"<p>two{end}"]


def test_boundaries_that_begin_alike_are_told_apart() -> None:
    inner = "--b\nContent-Type: multipart/mixed; boundary=b1\n\n--b1\n\none\n--b12\nmore\n--b1--\n"
    assert bodies(f"Content-Type: multipart/mixed; boundary=b\n\n{inner}--b\n\ntwo\n--b--") == [
        "one\n--b12\nmore",
        "two",
    ]


def test_equal_parts_stand_each_in_their_own_place() -> None:
    node = parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsame\n--b\n\nsame\n--b--", "a.eml")
    assert [child.body for child in node.children] == [48, 58]


def test_a_mail_in_the_mail_is_taken_apart() -> None:
    inner = "Subject: y\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\none\n--c--\n"
    assert bodies(
        f"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--"
    ) == ["one"]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_line_that_is_no_header_does_not_end_the_header(end: str) -> None:
    node = parse(end.join(["Subject: x", "stray line", "Content-Type: text/html", "", "body"]), "a.eml")
    assert (node.content_type, node.payload) == ("text/html", "body")


def test_a_line_that_is_no_header_begins_the_body_where_no_header_follows() -> None:
    assert bodies("Subject: x\nHello there\nand more\n\nbye") == ["Hello there\nand more\n\nbye"]


def test_blanks_before_a_colon_belong_to_the_name() -> None:
    node = parse("Subject : x\nContent-Type : text/html\n\nbody", "a.eml")
    assert (node.content_type, node.payload, node.body) == ("text/html", "body", 38)


@pytest.mark.parametrize("start", ["\n", "\r\n\r\n", File(b"\xef\xbb\xbf").raw])
def test_what_stands_before_the_first_header_hides_none(start: str) -> None:
    node = parse(f"{start}Subject: x\nContent-Type: text/html\n\nbody", "a.eml")
    assert (node.header, node.content_type, node.payload) == (len(start), "text/html", "body")


def test_a_text_below_blank_lines_is_the_body() -> None:
    assert bodies("\n\nHello: there\n\nbye") == ["\nHello: there\n\nbye"]


def test_a_boundary_that_the_header_has_lost_is_found_again() -> None:
    text = "--abc\nContent-Type: text/plain\n\none\n--abc\nContent-Type: text/html\n\ntwo\n--abc--\n"
    assert bodies(f"Content-Type: multipart/mixed\n\n{text}") == ["one", "two"]
    assert bodies(f"Content-Type: multipart/mixed; boundary=other\n\n{text}") == ["one", "two"]


def test_a_multipart_without_any_boundary_is_one_text() -> None:
    assert bodies("Content-Type: multipart/mixed\n\nHello\n") == ["Hello\n"]


def test_a_line_from_at_the_end_of_a_header_is_no_text() -> None:
    assert bodies(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\nFrom : a@b.c\n\nbody\n--b--"
    ) == ["body"]


@pytest.mark.parametrize(
    "header",
    [
        "boundary*" + "1" * 5000 + "=a",
        "boundary*=a\0b''x",
        "boundary*=no-such''%ff",
        "boundary*0=a; boundary*0=b",
        'boundary="',
        "boundary=" + "a" * 5000,
        ";" * 5000,
    ],
)
def test_a_damaged_boundary_makes_one_text(header: str) -> None:
    assert bodies(f"Content-Type: multipart/mixed; {header}\n\nHello") == ["Hello"]


def test_thirty_levels_are_read_and_one_more_is_an_error() -> None:
    assert bodies(nested(30, "\nHello")) == ["Hello"]
    with pytest.raises(InputError, match=r"^a.eml: is a mail that is nested too deeply$"):
        parse(nested(31, "\nHello"), "a.eml")


@pytest.mark.parametrize(
    "raw",
    [
        nested(2000),
        "Content-Type: message/rfc822\n\n" * 3000,
        "Content-Type: multipart/digest; boundary=b\n\n--b\n\n" * 2000,
        "Content-Type: multipart/mixed\n\n"
        + "".join(f"--a{at}\nContent-Type: multipart/mixed\n\n" for at in range(2000)),
    ],
    ids=["multipart", "mails", "digests", "lost"],
)
def test_a_mail_of_nothing_but_levels_is_an_error(raw: str) -> None:
    with pytest.raises(InputError, match=r"nested too deeply|more than 1,000 parts"):
        parse(raw, "a.eml")


def test_more_than_a_thousand_parts_are_an_error_before_all_are_read() -> None:
    head = "Content-Type: multipart/mixed; boundary=b\n\n"
    assert len(bodies(head + "--b\n\nx\n" * 990)) == 990
    begin = time.process_time()
    with pytest.raises(InputError, match=r"^a.eml: has more than 1,000 parts$"):
        parse(head + "--b\n\nx\n" * 100_000, "a.eml")
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    "raw",
    [
        nested(29, "\n" * 90_000),
        "Subject: x\n" + "a\n" * 45_000 + "\nx",
        "a a\n" * 25_000 + "Subject: x\n\nx",
        "a:\n" * 30_000 + "\nx",
        "From \n" * 20_000,
        "Subject: x\n" + " \n" * 50_000,
        "Content-Type: multipart/mixed\n\n" + "--a \n" * 20_000,
        "Content-Type: multipart/mixed\n\n--" + "a " * 50_000,
        'Content-Type: text/plain; a="' + ";" * 100_000 + "\n\nx",
        "Content-Type: multipart/mixed; " + "".join(f"boundary*{at}=a;" for at in range(8000)) + "\n\nx",
        'Content-Type: multipart/mixed; boundary="' + "a" * 1500 + '"\n\n' + ("--" + "a" * 1499 + "\n") * 60,
    ],
    ids=range(11),
)
def test_a_hostile_mail_takes_linear_time(raw: str) -> None:
    begin = time.process_time()
    parse(raw, "a.eml")
    assert time.process_time() - begin < 2
