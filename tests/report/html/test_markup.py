"""A plain string never becomes an element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from msglint.report.html.markup import Html, element, isolated, joined, shown

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=())),
        st.sampled_from(['"><img src=x onerror=a()>', "</script>", "<!--", "]]>", "&#x0;", "&amp", "\r\n", "' a='"]),
    )
).map("".join)


def test_an_element_with_attributes_and_children() -> None:
    made = element("a", "1 < 2", element("b", "x"), None, href="#m1", data_v=3, class_="ref", hidden=True, id=None)
    assert made == '<a href="#m1" data-v="3" class="ref" hidden>1 &lt; 2<b>x</b></a>'


def test_a_void_element_has_no_end() -> None:
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_false_leaves_an_attribute_out_and_zero_does_not() -> None:
    assert element("li", value=0, hidden=False) == '<li value="0"></li>'


def test_markup_that_is_added_to_a_string_is_a_string_again() -> None:
    assert joined([element("b", "x"), "<i>" + element("b", "x")]) == "<b>x</b>&lt;i&gt;&lt;b&gt;x&lt;/b&gt;"


def test_markup_is_passed_on_as_it_is() -> None:
    assert joined([Html("<b></b>")]) == "<b></b>"


def test_a_text_of_unknown_direction_is_isolated() -> None:
    assert isolated("a&b") == "<bdi>a&amp;b</bdi>"


@given(text=HOSTILE)
def test_any_text_comes_back_and_nothing_else(
    tree: Callable[[str], Any], text_of: Callable[[object], str], text: str
) -> None:
    root = tree(element("p", shown(text))).root
    assert text_of(root) == text
    assert {(node.name, tuple(node.attrs)) for node in root.query("*")} <= {
        ("p", ()),
        ("bdi", ("class", "dir", "title")),
    }


@given(text=HOSTILE)
def test_any_attribute_stays_one(tree: Callable[[str], Any], text: str) -> None:
    (node,) = tree(element("p", title=text)).query("*")
    assert list(node.attrs) == ["title"]
    assert re.sub(r"⟨U\+([0-9A-F]+)⟩", lambda found: chr(int(found[1], 16)), node.attrs["title"] or "") == text
