"""How an element looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.read.html.markup import Markup
from msglint.read.html.style import Style, color_of, contrast, style_of

if TYPE_CHECKING:
    from msglint.read.html.markup import Tag

WHITE, BLACK, RED = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (1.0, 0.0, 0.0)


def tag(source: str) -> Tag:
    return Markup(source, source, None).tag(0)


def style(*sources: str) -> Style:
    """Return the style in the innermost of tags."""
    held = Style()
    for source in sources:
        name = source.strip("<>").split()[0]
        held = style_of(name, held, (), tag(source))
    return held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("red", RED),
        ("#f00", RED),
        ("rgb(255, 0, 0)", RED),
        ("rgb(255 0 0 / 50%)", (1.0, 0.5, 0.5)),
        ("transparent", WHITE),
        ("currentcolor", None),
        ("none", None),
        ("", None),
        ("red blue", None),
        ("rgb(" * 3000, None),
    ],
)
def test_a_colour_is_as_it_looks_on_white(text: str, expected: tuple[float, ...] | None) -> None:
    found = color_of(text, WHITE)
    assert found == (pytest.approx(expected, abs=0.01) if expected else None)


def test_a_clear_colour_on_what_nobody_knows_is_not_known() -> None:
    assert (color_of("rgb(0 0 0 / 50%)", None), color_of("red", None)) == (None, RED)


@pytest.mark.parametrize(("first", "second", "expected"), [(BLACK, WHITE, 21.0), (WHITE, BLACK, 21.0), (RED, RED, 1.0)])
def test_contrast_does_not_depend_on_which_is_the_text(
    first: tuple[float, float, float], second: tuple[float, float, float], expected: float
) -> None:
    assert contrast(first, second) == pytest.approx(expected)


def test_an_element_of_which_nothing_is_said_looks_like_what_is_around_it() -> None:
    outer = style("<p style='color:red;margin:0 9%'>")
    inner = style_of("span", outer, (), tag("<span>"))
    assert (inner.color, inner.used, inner.own) == (RED, outer.used, {})


def test_a_clear_text_stands_on_the_ground_of_its_own_element() -> None:
    found = style("<p style='color:rgb(255 255 255 / 0%);background-color:red'>")
    assert (found.color, found.background) == (RED, RED)


def test_a_ground_with_a_picture_has_no_colour() -> None:
    assert style("<p style='background: red url(a.png)'>").background is None


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["<p style='font-size:20px'>"], 20.0),
        (["<p style='font-size:20px'>", "<i style='font-size:50%'>"], 10.0),
        (["<p style='font-size:2em'>", "<i style='font-size:2em'>"], 64.0),
        (["<p style='font-size:smaller'>"], 13.28),
        (["<h1>"], 32.0),
        (["<h1 style='font-size:9px'>"], 9.0),
        (["<font size=5>"], 24.0),
        (["<font size=odd>"], 16.0),
        (["<p style='font-size:-9px'>"], 16.0),
        (["<p style='font-size:lots'>"], 16.0),
        (["<p style='font-size:99em'>"] * 300, 10_000.0),
        (["<h1>"] * 2000, 10_000.0),
    ],
)
def test_a_size_is_told_in_pixels(sources: list[str], expected: float) -> None:
    assert style(*sources).size == pytest.approx(expected)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["<table width=600>"], 600.0),
        (["<table width='50%'>"], 320.0),
        (["<table width=600>", "<td width=' 50 % '>"], 300.0),
        (["<table width=900>"], 640.0),
        (["<table width='-5'>"], 640.0),
        (["<p style='width:-9px'>"], 640.0),
        (["<table width='1" + " " * 50_000 + "x'>"], 640.0),
    ],
)
def test_a_width_is_at_most_that_around_it(sources: list[str], expected: float) -> None:
    assert style(*sources).width == pytest.approx(expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<b>", True),
        ("<p style='font-weight:700'>", True),
        ("<p style='font-weight:500'>", False),
        ("<b style='font-weight:normal'>", False),
        ("<p style='font-weight:" + "9" * 9000 + "'>", True),
    ],
)
def test_weight_is_what_is_declared_or_what_the_element_says(source: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert style(source).bold is expected


def test_important_declarations_win() -> None:
    assert style("<p style='color:red !important;color:blue'>").color == RED


def test_a_declaration_wins_over_an_attribute() -> None:
    assert style("<font color=blue style='color:red'>").color == RED


def test_a_link_has_the_colour_that_the_document_gives_to_links() -> None:
    assert style("<body link=red>", "<a href=x>").color == RED
    assert style("<a href=x>").color not in (RED, BLACK)


@pytest.mark.parametrize(
    ("source", "expected"), [("<p dir=rtl>", True), ("<p style='direction:rtl'>", True), ("<p dir=ltr>", False)]
)
def test_the_side_from_which_a_text_is_read_is_declared(source: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert style(source).right_to_left is expected


def test_blanks_are_preserved_in_pre_until_somebody_says_otherwise() -> None:
    assert style("<pre>", "<b>").preserves
    assert style("<p style='white-space:pre-line'>").preserves
    assert not style("<pre>", "<p style='white-space:normal'>").preserves
