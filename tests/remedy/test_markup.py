"""Changes of HTML as the source writes it."""

from __future__ import annotations

import pytest

from msglint.part import Part
from msglint.remedy.markup import breaks_joined, picture_removed, style_dropped, unlinked, with_holders
from msglint.remedy.place import Change, Patch, applied
from msglint.span import Span


def part(source: str, held: str) -> Part:
    return Part("body", held, source, start=source.index(held))


def becomes(source: str, patch: Patch | None) -> str | None:
    return patch and applied(source, [Change(*patch)])


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ('<p>a</p><img src="X" width=1>b', "<p>a</p>b"),
        ('<p>a</p>\n  <img alt="1 > 0" src="X">\nb', "<p>a</p>\nb"),
        ('a<a href="y"><img src="X"></a>b', "ab"),
        ('<a href="y">c <img src="X"></a>', '<a href="y">c </a>'),
        ('<div style="background: url(X)">', None),
        ('<img src="{% if a %}X{% endif %}">', None),
    ],
)
def test_a_picture_goes_with_its_tag_and_a_link_around_it(source: str, left: str | None) -> None:
    assert becomes(source, picture_removed(part(source, "X"), Span(0, 1))) == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ('see <a href="X"><b>our shop</b></a>!', "see <b>our shop</b>!"),
        ('<a title="a>b" href=X>shop</a>', "shop"),
        ('<a href="y"><img src="X"></a>', '<img src="X">'),
        ('<a href="y">c</a><img src="X"><a href="z">d</a>', None),
        ('<a href="X">c', None),
        ('<area href="X">', None),
        ('<a {% if a %}href="X"{% endif %}>c</a>', None),
    ],
)
def test_a_link_goes_and_leaves_what_it_holds(source: str, left: str | None) -> None:
    assert becomes(source, unlinked(part(source, "X"), Span(0, 1))) == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("<p>X</p>b", "b"),
        ('a\n<ul>\n  <li><b class="x">X</b></li>\n</ul>', "a\n<ul>\n</ul>"),
        ("<p>X b</p>", "<p> b</p>"),
        ("<td>X</td>", "<td></td>"),
    ],
)
def test_elements_that_would_hold_nothing_go(source: str, left: str) -> None:
    start = source.index("X")
    assert becomes(source, with_holders(source, Patch(start, start + 1, ""))) == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("a~<br><br><br>~b", "a<br><br>b"),
        ("a~<br/>\n<BR>\n<br>\n<br>~b", "a<br/>\n<BR>b"),
        ("<p>a</p>~<br><br>~<p>b</p>", "<p>a</p><br><p>b</p>"),
        ("a~<p>&nbsp;</p><p><br></p><p>&nbsp;</p>~b", "ab"),
        ("a~<br><br>~b", None),
    ],
)
def test_of_a_row_of_breaks_two_are_left(source: str, left: str | None) -> None:
    before, held, after = source.split("~")
    plain = before + held + after
    assert becomes(plain, breaks_joined(Part("body", held, plain, start=len(before)))) == left


@pytest.mark.parametrize(
    ("source", "held", "left"),
    [
        ('<p style="color: red">a', "color: red", "<p>a"),
        ('<p class="x" style="color:red;">a', "color:red", '<p class="x">a'),
        ('<p style="color: red; margin: 0">a', "color: red", '<p style="margin: 0">a'),
        ("<style>.a { color: red; margin: 0 }</style>", "color: red", "<style>.a { margin: 0 }</style>"),
        ('<font color="red" size=2>a', "red", "<font size=2>a"),
        ("<font color=red>a", "red", "<font>a"),
        ("<center>a", "<center>", None),
    ],
)
def test_a_declaration_goes_and_an_attribute_that_would_be_empty(source: str, held: str, left: str | None) -> None:
    assert becomes(source, style_dropped(part(source, held))) == left


def test_the_same_declaration_goes_wherever_it_is_up_to_an_end() -> None:
    source = '<p style="color: red">a<p style="color: red; margin: 0">b<p>color: red<p style="color: red">c'
    held = part(source, "color: red")
    assert becomes(source, style_dropped(held, source.index("b<p>"))) == source.replace(
        ' style="color: red"', "", 1
    ).replace("color: red; ", "", 1)
    assert becomes(source, style_dropped(held, 0)) == source.replace(' style="color: red"', "", 1)


def test_further_rows_of_breaks_are_treated_likewise_up_to_an_end() -> None:
    source = "a<br><br><br>b<br> <br> <br>c<br><br><br>d"
    held = part(source, "<br><br><br>")
    assert becomes(source, breaks_joined(held, source.index("c"))) == "a<br><br>b<br> <br>c<br><br><br>d"
