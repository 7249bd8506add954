"""Which range of the markup a text node or an attribute was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.origin import Origin, Piece
from msglint.read.html.markup import Markup
from msglint.span import Span
from tests.read.html.pages import written

if TYPE_CHECKING:
    from msglint.read.html.markup import TextKind


def markup(text: str) -> Markup:
    return Markup(text, text, None)


def aligned(text: str, start: int, data: str, kind: TextKind = "text") -> list[tuple[str, str]]:
    return [(one.text, text[one.start : one.end]) for one in markup(text).aligned(start, data, kind)]


def test_a_text_that_stands_there_as_it_is_comes_in_one_piece() -> None:
    assert aligned("<p>Hi there</p>", 3, "Hi there") == [("Hi there", "Hi there")]


def test_a_reference_stands_for_what_it_reads() -> None:
    assert aligned("<p>a &amp; b&nbsp;c", 3, "a & b\xa0c") == [
        ("a ", "a "),
        ("&", "&amp;"),
        (" b", " b"),
        ("\xa0", "&nbsp;"),
        ("c", "c"),
    ]


def test_an_ampersand_is_told_from_a_reference() -> None:
    assert aligned("a & b &amp;amp;", 0, "a & b &amp;") == [
        ("a ", "a "),
        ("&", "&"),
        (" b ", " b "),
        ("&", "&amp;"),
        ("amp;", "amp;"),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_line_break_is_one_whatever_makes_it(end: str) -> None:
    assert aligned(f"a{end}b", 0, "a\nb") == [("a", "a"), ("\n", end), ("b", "b")]


def test_a_nul_that_the_parser_drops_is_passed_over() -> None:
    assert aligned("a\0b", 0, "ab") == [("a", "a"), ("b", "b")]


def test_a_nul_that_the_parser_replaces_stands_for_the_replacement() -> None:
    assert aligned("a\0b", 0, "a\ufffdb") == [("a", "a"), ("\ufffd", "\0"), ("b", "b")]


def test_a_control_character_that_a_number_names_is_read() -> None:
    assert aligned("a&#1;b", 0, "a\x01b") == [("a", "a"), ("\x01", "&#1;"), ("b", "b")]


def test_code_has_no_references() -> None:
    assert aligned("a &amp;\r\nb", 0, "a &amp;\nb", "code") == [
        ("a ", "a "),
        ("&", "&"),
        ("amp;", "amp;"),
        ("\n", "\r\n"),
        ("b", "b"),
    ]


def test_a_tag_between_two_merged_nodes_is_passed_over_with_the_signs_in_its_quotes() -> None:
    found = list(markup('a<tr title=">bc">bc').aligned(0, "abc"))
    assert [(one.text, one.start) for one in found] == [("a", 0), ("bc", 17)]


def test_code_between_two_merged_nodes_is_passed_over() -> None:
    found = list(markup("a<script>b</script>b").aligned(0, "ab"))
    assert [(one.text, one.start) for one in found] == [("a", 0), ("b", 19)]


@pytest.mark.parametrize(
    "sign", ["<![if !mso]>", "<?xml:namespace prefix = o />", "<!DOCTYPE html>", "</b >", "</ x>", "</p title='a'>"]
)
def test_markup_that_no_browser_shows_is_marked_as_a_comment(sign: str) -> None:
    found = list(markup(f"a{sign}b").aligned(0, f"a{sign}b"))
    assert ["".join(one.text for one in found if one.is_comment == is_comment) for is_comment in (True, False)] == [
        sign,
        "ab",
    ]


@pytest.mark.parametrize("rest", ["<a href='x", "<!-- b <i>c</i>", "<b title=x"])
def test_what_the_end_of_the_document_cuts_off_is_marked_as_a_comment(rest: str) -> None:
    found = list(markup(f"a{rest}").aligned(0, f"a{rest}"))
    assert "".join(one.text for one in found if not one.is_comment) == "a"


def test_less_than_before_no_name_is_text() -> None:
    assert aligned("1 <2 &lt;b>", 0, "1 <2 <b>") == [
        ("1 ", "1 "),
        ("<", "<"),
        ("2 ", "2 "),
        ("<", "&lt;"),
        ("b>", "b>"),
    ]


def test_what_is_not_found_in_the_source_is_not_lost() -> None:
    assert "".join(one.text for one in markup("<p>abc").aligned(3, "xyz")) == "xyz"


def values(tag: str) -> dict[str, str]:
    return {name: part.text for name, part in markup(tag).tag(0).attributes.items()}


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("<a href='x' title=\"y\" id=z>", {"href": "x", "title": "y", "id": "z"}),
        ("<a HREF = x>", {"href": "x"}),
        ("<a hidden/href=x/>", {"hidden": "", "href": "x/"}),
        ("<a b= >", {"b": ""}),
        ("<a b=''c>", {"b": "", "c": ""}),
        ("<a b=1 B=2>", {"b": "1"}),
        ("<a =b c>", {"=b": "", "c": ""}),
        ("<a title='>' id=x>", {"title": ">", "id": "x"}),
        ("<a\u3000b=c d=e\u3000f>", {"d": "e\u3000f"}),
        ("<a b=1\r\n\tc=2>", {"b": "1", "c": "2"}),
        ("<a>", {}),
    ],
)
def test_attributes_are_read_as_in_a_browser(tag: str, expected: dict[str, str]) -> None:
    assert values(tag) == expected


def test_a_value_knows_the_place_of_each_of_its_references() -> None:
    part = markup('<a href="x?a=1&amp;b=2&copy=3">').tag(0).attributes["href"]
    assert part.text == "x?a=1&b=2&copy=3"
    assert (written(part, "&b"), written(part, "&copy=3"), written(part)) == (
        "&amp;b",
        "&copy=3",
        "x?a=1&amp;b=2&copy=3",
    )


def test_line_breaks_and_nuls_of_a_value_are_those_of_a_browser() -> None:
    assert values('<a title="a\r\nb\rc\0d&">') == {"title": "a\nb\nc\ufffdd&"}


def test_a_reference_ends_with_its_value() -> None:
    assert values("<a b='&#6'c='5'>") == {"b": "\x06", "c": "5"}


def test_a_tag_ends_behind_its_own_sign() -> None:
    source = "<a title='>'>text>"
    tag = markup(source).tag(0)
    assert (source[tag.start : tag.end], tag.is_closed, tag.part.text) == ("<a title='>'>", True, "<a title='>'>")


def test_a_tag_without_an_end_goes_on_to_that_of_the_document() -> None:
    assert markup("<a b='c").tag(0)[1] == 7
    assert not markup("<a b='c").tag(0).is_closed


def test_a_tag_is_shown_on_one_line() -> None:
    tag = markup("<p\n  class='x'\n>Hi").tag(0)
    assert (tag.part.text, written(tag.part)) == ("<p class='x' >", "<p\n  class='x'\n>")


def test_all_attributes_of_a_tag_are_read() -> None:
    names = [f"a{number}" for number in range(10_000)]
    assert list(values(f"<p {' '.join(names)} style=x>")) == [*names, "style"]


def test_places_count_in_the_file_that_holds_the_markup() -> None:
    source = "html: <p>Hi</p>"
    part = Markup("<p>Hi</p>", source, Origin([Piece(0, 9, 6, 15)])).part("Hi", 3, 5)
    assert part.place(Span(0, 2)).span == Span(9, 11)


@pytest.mark.parametrize("source", ["\ufeff<p>", "&#²;", "&#1٣;"])
def test_what_the_parser_stumbles_over_is_replaced_by_as_much(source: str) -> None:
    assert len(markup(source).text) == len(source)
