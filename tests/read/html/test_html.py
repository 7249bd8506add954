"""Whole documents: each word has its place in the source, whatever the markup is like, and in little time."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from msglint.origin import Origin, Piece
from msglint.part import Include
from msglint.read.html import html_parts
from msglint.span import Span
from tests.read.html.pages import PAGES, all_parts, body, others, written

if TYPE_CHECKING:
    from msglint.part import Part

many = settings(max_examples=250, deadline=None)


def meant(source: str) -> str:
    """Return what a browser reads of a range of the source."""
    source = re.sub(r"&#1;", "\x01", source)
    return html.unescape(source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"))


def assert_places(part: Part) -> None:
    """Compare each code point of a part with what stands in its place."""
    for at, sign in enumerate(part.text):
        start, end = part.place(Span(at, at + 1)).span
        if start < end:
            assert sign in meant(part.source[start:end]), (sign, part.source[start:end])


def assert_within(source: str) -> None:
    """Read a document and see to it that everything stands in it."""
    for part in all_parts(source):
        start, end = part.place(Span(0, len(part.text))).span
        assert 0 <= start <= end <= len(source)
    whole = body(source)
    anchors = [*(one.anchor for one in whole.values), *(one.anchor for one in whole.features), *whole.quoted]
    assert all(0 <= start <= end <= len(whole.text) for start, end in anchors)


WORDS = st.sampled_from(
    [
        *("a", "Hi there", "é", "您好", "🎁", " ", "\n", "\r\n", "\r", "\t \n", "& ", "<3", "&amp;"),
        *("&lt;b&gt;", "&nbsp;", "&copy;", "&copy", "&#8364;", "&#x41;", "&#1;", "&notit;", "&fjlig;"),
        *("a\0b", "<br>", "<hr>", "<!-- c &amp; -->", "<![if x]>", "<?xml a?>", "</b >"),
        *("<img src=a alt='x &amp; y'>", "<li>", "<p>", "<script>a &amp; '<b>'</script>", "</i>", "<o:p>"),
    ]
)
NAMES = st.sampled_from(
    [
        *("p", "div", "b", "i", "span", "a", "td", "table", "blockquote", "ul", "font", "pre", "h1"),
        "textarea",
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        *("", " hidden", " class=x dir=rtl", " align=center bgcolor=#fff", " href=x?a=1&amp;b", " title='a &amp; b'"),
        *(' title="a > b\r\n&copy=1"', " style='color:red;font: 9px x'", " style='display:none'"),
        "\n style=\"background:url('a')\"",
    ]
)
DOCUMENTS = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda name, attributes, content: f"<{name}{attributes}>{''.join(content)}</{name}>",
        NAMES,
        ATTRIBUTES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@many
@given(st.lists(DOCUMENTS, max_size=5).map("".join))
def test_each_code_point_stands_where_it_was_read(source: str) -> None:
    assert_within(source)
    for part in html_parts(source, source):
        assert_places(part)
        for value in part.values:
            assert_places(value.part)


@pytest.mark.parametrize("page", PAGES)
def test_each_code_point_of_a_message_stands_where_it_was_read(page: str) -> None:
    assert_within(page)
    for part in html_parts(page, page):
        assert_places(part)


# Thirty of them stay below the limit of 500 elements in one another.
SIGNS = st.sampled_from(
    [
        *("<", ">", "&", "'", '"', "=", "/", "</", "\0", "\r", "\f", "\ufeff", "<!--", "-->", "<![CDATA["),
        *("<?x", "&#", "&#x", "²", "٣", "&notit", "{", "}", "(", ";", ":", "\\", "*/", "url("),
        *("!important", "rgb(", "calc(", "<table>", "<td>", "</table>", "<svg>", "<style>", "</style>"),
        *("<script>", "<template>", "<select>", "<textarea>", "<plaintext>", "</p>", "<b>", "<frameset>"),
        *("<a href=x>", "<!doctype x>", "@media all{", "font-size:9e9em", "9" * 5000, "<div>" * 15),
        "e" * 999,
    ]
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), SIGNS | st.text(max_size=3)), min_size=1, max_size=12)


@many
@given(st.sampled_from(PAGES), CHANGES)
@example("&#²;<p title='&#²;'>", [(0.0, 0, "")])
@example("<svg>a<![CDATA[&amp", [(0.0, 0, "")])
def test_a_broken_document_is_read(page: str, changes: list[tuple[float, int, str]]) -> None:
    for at, length, text in changes:
        start = int(at * len(page))
        page = page[:start] + text + page[start + length :]
    assert_within(page)


@many
@given(st.lists(SIGNS | WORDS, max_size=30).map("".join))
def test_a_heap_of_markup_is_read(source: str) -> None:
    assert_within(source)


@pytest.mark.parametrize(
    "size", ["font-size:99em", "font-size:9999%", "font-size:larger", "width:9e9%", "margin:0 9e9em"]
)
def test_sizes_that_grow_beyond_all_numbers_are_read(size: str) -> None:
    assert body(f"<div style='{size}'>" * 300 + "x").text == "x"


@pytest.mark.parametrize(
    "css", ["width:" + "9" * 5000, "color:" + "rgb(" * 3000, "a:" + "{" * 3000, "color:\f\r\n\fred"]
)
def test_a_style_that_breaks_parsers_is_read(css: str) -> None:
    assert body(f"<style>p {{ {css} }}</style><p style='{css}'>x").text == "x"


def test_a_document_within_a_file_stands_in_that() -> None:
    source = "html: <p>Hi <b>Ana</b></p>"
    origin = Origin([Piece(0, len(source) - 6, 6, len(source))])
    part = html_parts(source[6:], source, origin=origin)[0]
    assert (part.source, part.place(Span(3, 6)).span) == (source, Span(source.index("Ana"), source.index("Ana") + 3))


def test_a_document_with_a_further_file_stands_in_both() -> None:
    html_text = "<p>Hi</p><p>Bye</p>"
    origin = Origin([Piece(0, 9, 0, 9), Piece(9, 19, 100, 110)])
    part = html_parts(html_text, "<p>Hi</p>{% x %}", origin=origin, includes=(Include("x.liquid", "<p>Bye</p>", 100),))[
        0
    ]
    assert [part.place(Span(*span))[0] for span in ((0, 2), (4, 7))] == [None, "x.liquid"]
    assert written(part, "Bye") == "Bye"


def test_the_body_comes_first_and_then_what_else_there_is() -> None:
    html_text = "<p title=tip>Hi<b hidden>x</b><!-- c --></p>"
    assert html_parts(html_text, html_text)[0].role == "text"
    assert others(html_text) == [("label", "tip"), ("hidden", "x"), ("comment", " c ")]
