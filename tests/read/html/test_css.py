"""Declarations of `style` attributes and sheets, and the elements for which they hold."""

from __future__ import annotations

import pytest
from justhtml import JustHTML

from msglint.part import Part
from msglint.read.html.css import Sheets, inline
from msglint.read.html.selectors import Elements
from tests.read.html.pages import written


def part(css: str) -> Part:
    return Part("body", css, css)


def declared(css: str) -> dict[str, tuple[str, str]]:
    """Return property -> value and source of each declaration of an attribute."""
    block = inline(part(css))
    return {name: (one.text, written(one.place)) for name, one in {**block.normal, **block.important}.items()}


def blocks(css: str, page: str) -> list[list[str]]:
    """Return the colours that are declared for each element in the order of the page, weakest first."""
    elements = Elements(JustHTML(page, sanitize=False).root)
    found = Sheets([part(css)], elements).blocks()
    held = [found.get(id(element), []) for element in elements.holding("*")]
    return [[block.normal["color"].text for block in those] for those in held if those]


def test_a_declaration_knows_its_place() -> None:
    assert declared("color: RED ; margin:0 auto") == {
        "color": ("red", "color: RED"),
        "margin": ("0 auto", "margin:0 auto"),
        "margin-right": ("auto", "margin:0 auto"),
        "margin-left": ("auto", "margin:0 auto"),
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\r\f\n"])
def test_a_place_does_not_depend_on_what_ends_a_line(end: str) -> None:
    assert declared(f"width: 1px;{end}color:{end}red;{end}{end}height: 2px") == {
        "width": ("1px", "width: 1px"),
        "color": ("red", f"color:{end}red"),
        "height": ("2px", "height: 2px"),
    }


def test_a_semicolon_in_quotes_or_brackets_does_not_end_a_declaration() -> None:
    css = 'background: url(data:image/png;base64,AA); font-family: "a;b", c; color: red'
    assert [place for _, place in declared(css).values()] == [
        "background: url(data:image/png;base64,AA)",
        "background: url(data:image/png;base64,AA)",
        'font-family: "a;b", c',
        "color: red",
    ]


def test_comments_and_broken_declarations_are_passed_over() -> None:
    assert list(declared("/* color: red */; width; :x; height: 2px; 5: 6")) == ["height"]


def test_the_style_of_the_page_around_is_no_style_of_its_own() -> None:
    assert declared("color: inherit; font-size: initial; line-height: UNSET; background-color: currentColor") == {}


def test_the_last_declaration_of_a_property_counts() -> None:
    assert declared("color: red; color: blue")["color"] == ("blue", "color: blue")


def test_font_sets_size_line_height_and_family() -> None:
    found = {name: value for name, (value, _) in declared("font: italic bold 14px/1.4 Arial, serif").items()}
    assert (found["font-size"], found["line-height"], found["font-family"]) == ("14px", "1.4", "arial , serif")


def test_font_without_a_size_sets_nothing_else() -> None:
    assert list(declared("font: caption")) == ["font"]


@pytest.mark.parametrize(
    ("value", "left", "right"), [("1px", "1px", "1px"), ("1px 2px", "2px", "2px"), ("1px 2px 3px 4px", "4px", "2px")]
)
def test_margin_sets_its_sides(value: str, left: str, right: str) -> None:
    found = declared(f"margin: {value}")
    assert (found["margin-left"][0], found["margin-right"][0]) == (left, right)


def test_background_sets_colour_and_picture() -> None:
    found = declared("background: #fff url(a.png) no-repeat")
    assert (found["background-color"][0], "background-image" in found) == ("#fff", True)


def test_a_sheet_holds_for_the_elements_of_its_selectors() -> None:
    assert blocks("p, .a { color: red } i { color: blue }", "<p>1</p><b class=a>2</b><u>3</u><i>4</i>") == [
        ["red"],
        ["red"],
        ["blue"],
    ]


def test_the_more_specific_selector_comes_last_and_of_equal_ones_the_later() -> None:
    css = "#x { color: a } p { color: b } .y { color: c } p { color: d }"
    assert blocks(css, "<p id=x class=y>1") == [["b", "d", "c", "a"]]


def test_a_comma_within_brackets_parts_no_selectors() -> None:
    assert blocks('[title="a,b"] { color: red }', "<p title='a,b'>1</p><p>2") == [["red"]]


def test_rules_for_screens_stand_in_their_order() -> None:
    css = "@media screen { p { color: a } } p { color: b } @media print { p { color: c } }"
    assert blocks(css, "<p>1") == [["a", "b"]]


def test_rules_for_narrow_screens_only_are_left_out() -> None:
    assert blocks("@media only screen and (max-width: 600px) { p { color: a } }", "<p>1") == []


def generated(css: str, page: str) -> list[tuple[str, str]]:
    sheets = Sheets([part(css)], Elements(JustHTML(page, sanitize=False).root))
    return [(one.text, written(one)) for one in sheets.generated()]


def test_a_text_that_a_sheet_adds_is_found_where_it_is_declared() -> None:
    css = 'p:before, u::after { color: red; content: "Hi " "there" }'
    assert generated(css, "<p>1") == [("Hi there", 'content: "Hi " "there"')]


@pytest.mark.parametrize("css", ["i::before { content: 'x' }", "p { content: 'x' }", "p::before { content: none }"])
def test_a_sheet_that_adds_no_text_yields_none(css: str) -> None:
    assert generated(css, "<p>1") == []


@pytest.mark.parametrize(
    "css",
    [
        "color:" + "(" * 5000,
        "color:" + "rgb(" * 5000,
        "a:b{" * 5000,
        "color: url(" * 500,
        "color:" + "(" * 490 + ")" * 490,
        "font: " + "calc(" * 480 + "1" + ")" * 480 + " 12px x",
    ],
)
def test_brackets_of_any_depth_are_read(css: str) -> None:
    assert isinstance(declared(css + "; width: 1px"), dict)


def test_a_number_of_any_length_is_read() -> None:
    assert declared("width:" + "9" * 9000 + "px; color: red")["color"] == ("red", "color: red")


def test_rules_that_hold_for_everything_are_counted() -> None:
    found = blocks("* { color: red }" * 1000, "<b>x</b>" * 1000)
    assert 1000 <= sum(map(len, found)) <= 100_000
