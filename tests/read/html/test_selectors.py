"""The elements for which a selector holds."""

from __future__ import annotations

import pytest
from justhtml import JustHTML

from msglint.read.html.selectors import Elements

PAGE = """<div id=top class="a b"><p class=b>1</p><p>2<i lang=de>3</i></p><a href=x>4</a></div><p class="c">5</p>"""


def held(selector: str, page: str = PAGE) -> list[str]:
    root = JustHTML(page, sanitize=False).root
    return [element.to_text() for element in Elements(root).holding(selector)]


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("i", ["3"]),
        (".c", ["5"]),
        ("P", ["1", "23", "5"]),
        ("div p", ["1", "23"]),
        ("div > .b", ["1"]),
        ("#top i", ["3"]),
        ("p.c", ["5"]),
        ("[lang=de]", ["3"]),
        ("p.b + p", ["23"]),
        ("a:link", ["4"]),
        ("p:not(.b, .c)", ["23"]),
        ("td", []),
    ],
)
def test_a_selector_holds_for_what_it_names(selector: str, expected: list[str]) -> None:
    assert [text.replace(" ", "") for text in held(selector)] == expected


@pytest.mark.parametrize(
    "selector", ["", "p:hover", "p::before", "p:unknown", "p[", ">", "p{", ":not(" * 200, "p " * 900]
)
def test_a_selector_that_nobody_knows_or_that_follows_the_pointer_holds_for_nothing(selector: str) -> None:
    assert held(selector) == []


def test_selectors_that_take_forever_are_given_up() -> None:
    page = JustHTML("<b>x</b>" * 3000, sanitize=False).root
    elements = Elements(page)
    found = [bool(elements.holding(f"b:not(.a{number})")) for number in range(100)]
    assert found[0]
    assert not found[-1]
