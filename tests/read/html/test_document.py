"""What a buyer reads in a document, what is hidden in it, and what else it holds."""

from __future__ import annotations

import pytest

from msglint.read.html import html_parts
from msglint.span import Span
from tests.read.html.pages import body, features, others, written


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Hi", "Hi"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\u2028two"),
        ("one<br>two", "one\ntwo"),
        ("one<br><br><br>two", "one\n\ntwo"),
        ("one\n  two", "one two"),
        ("<b>one</b> <i>two</i>", "one two"),
        ("o<b>n</b>e", "one"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\u2028b\u2028c"),
        ("<ul><li>a<li>b</ul>c", "a\u2028b\n\nc"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<span style='display:block'>a</span>b", "a\u2028b"),
        ("<div style='display:inline'>a</div>b", "ab"),
        ("<title>t</title><p>a", "a"),
        ("<textarea>&lt;b> <i></textarea>", "<b> <i>"),
        ("<noscript>a</noscript>", "a"),
        ("<svg><text>a</text></svg>", "a"),
        ("<p>a<table>b<tr><td>c</table>", "ab\u2028c"),
        ("<bdo style='unicode-bidi:bidi-override;direction:rtl'>abc</bdo>", "\u202eabc\u202c"),
        ("", ""),
    ],
)
def test_the_text_is_what_a_browser_lays_out(html: str, text: str) -> None:
    assert body(html).text == text


@pytest.mark.parametrize(
    ("html", "words", "source"),
    [
        ("<p>Hi <b>Ana</b>!</p>", "Hi Ana!", "Hi <b>Ana</b>!"),
        ("<p>Caf&eacute;</p>", "Café", "Caf&eacute;"),
        ("<p>a</p>\r\n<p>b  c</p>", "b c", "b  c"),
        ("<p>a</p>\r\n<p>b\r\nc</p>", "b c", "b\r\nc"),
        ("<table><tr><td>x</td></tr>foster</table>", "foster", "foster"),
        ("<table>one<tr title='>two'>two</table>", "two", "two"),
        ("<table>\n stray <tr><td>x", "stray", "stray"),
        ("<b><p>a</b>b</p>", "b", "b"),
        ("\ufeff<p>Hi", "Hi", "Hi"),
        ("<p>a\0b", "ab", "a\0b"),
        ("<svg><text>a\0b", "a\ufffdb", "a\0b"),
        ("<p>&#²; x", "x", "x"),
        ("<pre>\na b</pre>", "a b", "a b"),
        ("<pre>\r\n\na\0bcd</pre>", "abcd", "a\0bcd"),
        ("<table>one<tr><td>cell of one</td></tr>two</table>", "onetwo", "one<tr><td>cell of one</td></tr>two"),
    ],
)
def test_words_stand_where_they_are_written(html: str, words: str, source: str) -> None:
    assert written(body(html), words) == source


def test_the_second_of_two_equal_words_is_told_from_that_in_a_tag() -> None:
    html = "<table>one<tr title='>two'>two</table>"
    place = body(html).place(Span(3, 6))
    assert (body(html).text, place.span.start) == ("onetwo", html.rindex("two"))


@pytest.mark.parametrize(
    "sign",
    [
        "<![if !mso]>",
        "<![endif]>",
        '<?xml:namespace prefix = o ns = "urn:x" />',
        "<!-- x -->",
        "</b >",
        "</span class='x'>",
        "<!DOCTYPE html>",
        "</ x>",
    ],
)
def test_markup_that_no_browser_shows_is_no_text(sign: str) -> None:
    html = f"<p>one{sign}two</p>"
    assert body(html).text == "onetwo"
    assert written(body(html), "two") == "two"


def test_such_markup_between_rows_is_no_text_either() -> None:
    html = "one<table><![if !mso]><tr><td>1 <3</td></tr><![endif]><tr><td>two</td></tr></table>"
    assert body(html).text == "one\u20281 <3\u2028two"
    assert written(body(html), "<3") == "<3"


@pytest.mark.parametrize("rest", ["<!-- two", "<a href='x", "<b title=two"])
def test_what_the_end_of_a_document_cuts_off_is_no_text(rest: str) -> None:
    assert body(f"<p>one {rest}").text == "one"


@pytest.mark.parametrize(
    ("html", "comments"),
    [
        ("a<!-- b &amp; c -->", [" b &amp; c "]),
        ("a<!-- b\r\n&amp; c -->", [" b\n&amp; c "]),
        ("<p>a<![if x]>b", ["<![if x]>"]),
        ("<script>var a = 'b';</script>x", ["var a = 'b';"]),
        ("<template><p>a &amp; b</p><!-- c --></template>x", [" c ", "a & b"]),
        ("<head><!-- a --></head>x", [" a "]),
        ("<style>p{}</style>x", []),
        ("<object>a<!-- b --></object>x", [" b "]),
    ],
)
def test_what_no_buyer_sees_is_a_comment(html: str, comments: list[str]) -> None:
    assert sorted(text for role, text in others(html) if role == "comment") == sorted(comments)


def test_a_comment_stands_behind_its_sign() -> None:
    html = "<p>a</p><!-- b\r\nc --><template>&nbsp;d</template>"
    comments = [part for part in html_parts(html, html) if part.role == "comment"]
    assert [written(part) for part in comments] == [" b\r\nc ", "&nbsp;d"]


def test_hidden_texts_are_parts_of_their_own() -> None:
    html = "<p>a<span hidden>b<i>c</i></span>d<b style='display:none'>e</b></p>"
    assert (body(html).text, others(html)) == ("ad", [("hidden", "bc"), ("hidden", "e")])


def test_a_sheet_hides_too() -> None:
    html = "<style>.x { display: none }</style><p>a<span class=x>b</span></p>"
    assert (body(html).text, others(html)) == ("a", [("hidden", "b")])


def test_a_text_of_the_colour_of_its_ground_is_hidden() -> None:
    html = "<div style='background-color:#eee'>a<span style='color:#eeeeef'>b</span>c</div>"
    assert (body(html).text, others(html)) == ("ac", [("hidden", "b")])


def test_an_element_without_text_hides_nothing() -> None:
    assert others("<p>a<span hidden></span></p>") == []


@pytest.mark.parametrize(
    ("html", "labels"),
    [
        ("<img src=a alt='The lid'>", ["The lid"]),
        ("<img src=a alt=''>", []),
        ("<p title='tip &amp; trick'>x", ["tip & trick"]),
        ("<input placeholder='Name' value='Ana'>", ["Name", "Ana"]),
        ("<style>p::before { content: 'New' }</style><p>x", ["New"]),
        ("<p alt='x'>x", []),
    ],
)
def test_what_is_shown_for_something_is_a_label(html: str, labels: list[str]) -> None:
    assert [text for role, text in others(html) if role == "label"] == labels


def links(html: str) -> list[tuple[str, str, str]]:
    """Return address, shown words and the words of the text to which each link belongs."""
    part = body(html)
    found = (value for value in part.values if "link" in value.kinds)
    return [(value.part.text, value.shown, part.text[slice(*value.anchor)]) for value in found]


def test_a_link_belongs_to_its_words() -> None:
    html = "<p>See the <a href='https://x.example/?a=1&amp;b=2'>ma<b>nual</b></a>.</p>"
    assert links(html) == [("https://x.example/?a=1&b=2", " manual", " manual")]


def test_an_address_stands_where_it_is_written() -> None:
    (value,) = body("<a href='x?a&amp;b'>y</a>").values
    assert written(value.part) == "x?a&amp;b"


def test_the_words_of_a_long_link_are_cut() -> None:
    ((_, shown, _),) = links(f"<a href=x>{'word ' * 1000}</a>")
    assert len(shown) == 500


def test_a_link_without_an_end_is_noted_in_each_paragraph_but_not_forever() -> None:
    assert [shown for _, shown, _ in links("<a href=x><p>one<p>two")] == ["one\n\ntwo"]
    assert 2 <= len(links("<p><a href=x>one<p>two<p>three")) <= 3
    assert len(links("<p><a href=x>" + "one<p>" * 1000)) <= 50


def test_what_else_leads_somewhere_belongs_to_its_place() -> None:
    assert links("<p>a<form action='https://x.example'>b</form>") == [("https://x.example", "", "")]


@pytest.mark.parametrize(
    ("html", "quoted"),
    [
        ("a<div class='x gmail_quote'>b</div>c", ["\u2028b"]),
        ("a<div id=divRplyFwdMsg>b</div>c", ["\u2028b"]),
        ("a<blockquote type=cite>b</blockquote>c", ["\n\nb"]),
        ("a<blockquote cite='mid:1'>b</blockquote>c", ["\n\nb"]),
        ("a<blockquote>b</blockquote>c", []),
        ("a<blockquote>b</blockquote>", ["\n\nb"]),
        ("<blockquote>b</blockquote>", []),
        ("a<div class=quote>b</div>", []),
    ],
)
def test_the_words_of_the_buyer_are_marked(html: str, quoted: list[str]) -> None:
    part = body(html)
    assert [part.text[slice(*span)] for span in part.quoted] == quoted


def test_the_first_tag_stands_for_the_markup() -> None:
    (found,) = features("Hi <b>Ana</b> <i>!</i>", "markup")
    assert (written(found.part), found.anchor) == ("<b>", (2, 2))


def test_a_plain_text_has_no_markup() -> None:
    assert features("Hi & bye, 1 < 2", "markup") == []


def test_an_element_that_the_parser_opens_again_is_noted_once() -> None:
    html = "<p><b title=tip style='background:url(http://a.example/x)'>a<p>b<p>c"
    assert [text for role, text in others(html) if role == "label"] == ["tip"]
    assert len(features(html, "image")) == 1
