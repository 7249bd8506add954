"""What is wrong with the look of a document."""

from __future__ import annotations

import pytest

from msglint.read.html import html_parts
from msglint.read.html.faults import says_nothing
from tests.read.html.pages import body, faults, features


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p style="font-family: Arial">x', [("font-family", "font-family: Arial")]),
        ("<font face=Arial color=#111>x</font>", [("font-family", "Arial"), ("colour", "#111")]),
        ("<p style='line-height:2'>x", [("line-height", "line-height:2")]),
        ("<p style='line-height:normal'>x", []),
        ("<center>x</center>", [("alignment", "<center>")]),
        ("<p align=right>x", [("alignment", "right")]),
        ("<p align=left>x", []),
        ("<div dir=rtl><p align=right>x", []),
        ("<div dir=rtl><p align=center>x", [("alignment", "center")]),
        ("<p align=center>***", []),
        ("<p style='margin:0 25%'>x", [("margin", "margin:0 25%")]),
        ("<p style='margin-left:10%'>x", []),
        ("<p style='margin-left:200px'>x", [("margin", "margin-left:200px")]),
        ("<p style='margin:0 25%'></p>x", []),
        ("<img src=a width=600 alt=''>", [("image-width", "600")]),
        ("<img src=a style='width:81%' alt=''>", [("image-width", "width:81%")]),
        ("<table width=100><td><img src=a width=90 alt=''>", [("image-width", "90")]),
        ("<img src=a width=500 alt=''>", []),
        ("x<br><br><br>y", [("line-breaks", "<br><br><br>")]),
        ("x<br><br>y", []),
        ("x<br><br><br>", []),
        ("<p>x</p><br>\n<br><br>y", [("line-breaks", "<br>\n<br><br>")]),
    ],
)
def test_a_fault_stands_where_it_is_declared(html: str, expected: list[tuple[str, str]]) -> None:
    assert faults(html) == expected


def test_empty_blocks_break_lines_where_they_stand() -> None:
    html = "<p>A long text.</p><div>&nbsp;</div><div>&nbsp;</div>y"
    (fault,) = (one for one in features(html, "style"))
    assert fault.attributes["fault"] == "line-breaks"
    assert fault.part.place((0, 1)).span.start >= html.index("</p>")  # type: ignore[arg-type] # a pair is a span


def test_the_fourth_font_size_is_one_too_many() -> None:
    html = "<h1>a</h1><h2>b</h2><h3>c</h3><p>d</p><h5>e</h5>"
    assert faults(html) == [("font-sizes", "<p>")]


def test_the_fourth_font_size_outside_all_elements_is_the_text() -> None:
    assert faults("<h1>a</h1><h2>b</h2><h3>c</h3>plain") == [("font-sizes", "plain")]


def test_the_same_fault_is_counted_and_not_repeated() -> None:
    (fault,) = features("<p style='color:red'>a</p><p style='color:red'>b</p><p style='COLOR:RED'>c</p>", "style")
    assert dict(fault.values)["times"] == "3"


def test_a_fault_belongs_to_its_text() -> None:
    html = "<p>a <b style='color:red'>b c</b> d</p>"
    (fault,) = features(html, "style")
    assert body(html).text[slice(*fault.anchor)] == " b c"


def test_a_hidden_text_has_no_look() -> None:
    assert faults("<p style='display:none;color:red;font-family:x'>a</p>b") == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<img src=a.png>", [("alt", "a.png")]),
        ("<img src='' >", [("alt", "<img src='' >")]),
        ("<img src=a alt=''>", []),
        ("<img src=a style='display:none'>", []),
        ("see <a href=x>click here</a>", [("link-text", "click here")]),
        ("see <a href=x>click&nbsp;here</a>", [("link-text", "click&nbsp;here")]),
        ("<a href=x></a>", [("link-text", "x")]),
        ("<a href=x><img src=a alt=''></a>", [("link-text", "x")]),
        ("<a href=x><img src=a alt='Manual'></a>", []),
        ("<a href=x aria-label=Manual>here</a>", []),
        ("<a href=''>here</a>", []),
        ("<a name=x>here</a>", []),
        ("<a href=x>manual</a>", []),
        ("<p style='color:#999'>x", [("contrast", "color:#999")]),
        ("<p style='color:#595959'>x", []),
        ("<h1 style='color:#777'>x", []),
        ("<p style='background-color:#222'>x", [("contrast", "background-color:#222")]),
        ("<p style='background:url(x);color:#fff'>x", []),
        ("<p style='color:#999'>...", []),
    ],
)
def test_a_barrier_stands_where_it_can_be_taken_away(html: str, expected: list[tuple[str, str]]) -> None:
    assert faults(html, "barrier") == expected


def test_too_little_contrast_is_told_in_numbers() -> None:
    (fault,) = features("<p style='color:#999'>x", "barrier")
    assert {("ratio", "2.8"), ("needed", "4.5")} <= set(fault.values)


def test_a_text_of_the_colour_of_its_ground_belongs_to_the_place_where_it_is_missing() -> None:
    html = "<p>Hi <i style='color:#fff'>code GLOW15</i>you</p>"
    (fault,) = features(html, "barrier")
    assert fault.anchor == (2, 2)


@pytest.mark.parametrize(("name", "expected"), [("Click HERE!", True), ("", True), ("»", True), ("the manual", False)])
def test_a_name_says_something_or_nothing(name: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert says_nothing(name) is expected


@pytest.mark.parametrize(
    ("style", "how"),
    [
        ("display:none", "display: none"),
        ("visibility:hidden", "visibility: hidden"),
        ("opacity:0", "opacity: 0"),
        ("mso-hide:all", "mso-hide: all"),
        ("font-size:0", "a size of zero"),
        ("font-size:1px", "a size of zero"),
        ("max-height:0;overflow:hidden", "a size of zero"),
        ("position:absolute;left:-9999px", "off the screen"),
        ("text-indent:-999px", "off the screen"),
    ],
)
def test_what_keeps_an_element_from_sight_is_named(style: str, how: str) -> None:
    html = f"<p>Hi<span style='{style}'>code <b>GLOW</b></span></p>"
    hidden = [(part.text, part.note) for part in html_parts(html, html) if part.role == "hidden"]
    assert (body(html).text, hidden) == ("Hi", [("code GLOW", how)])
