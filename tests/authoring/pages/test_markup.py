"""Whatever a rule or an example holds, a page shows it and does nothing else with it."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from msglint.authoring.pages.markup import code, in_html, link, prose, visible
from msglint.span import Span

MARKDOWN = MarkdownIt("commonmark").enable("table")
TEXTS = st.text(st.sampled_from("ab 1.)-+=#*_`[]()<>&|~!\\\"'\n:@/"), min_size=1) | st.text(min_size=1)


def shown(markdown: str) -> str:
    """Return the text that a page shows."""
    return html.unescape(re.sub(r"<[^>]*>", "", MARKDOWN.render(markdown))).strip()


@given(TEXTS)
def test_prose_is_shown_as_it_is(text: str) -> None:
    wanted = visible(" ".join(text.split()))

    assert shown(f"- {prose(text)}") == wanted.strip()
    cells = re.findall("<td>(.*)</td>", MARKDOWN.render(f"| a |\n| --- |\n| {prose(text)} |"))
    assert [html.unescape(re.sub(r"<[^>]*>", "", cell)).strip() for cell in cells] == [wanted.strip()]


@given(TEXTS)
def test_code_is_shown_as_it_is(text: str) -> None:
    wanted = visible(" ".join(text.split()))

    assert shown(f"- {code(text)}") == wanted.strip()


@given(TEXTS)
def test_an_example_is_shown_as_it_is_on_one_line(text: str) -> None:
    line = in_html(text)

    assert "\n" not in line
    assert html.unescape(line.replace("<br>", "\n")) == "\n".join(map(visible, re.split(r"\r\n|\r|\n", text)))


def test_marks_stand_around_what_they_mark_and_touching_ones_are_one() -> None:
    assert in_html("a<b>c", [Span(1, 4)]) == "a<mark>&lt;b&gt;</mark>c"
    assert in_html("abcd", [Span(2, 3), Span(0, 2)]) == "<mark>abc</mark>d"
    assert in_html("abc") == "abc"


def test_an_address_does_not_become_a_link() -> None:
    assert prose("See https://a.example, www.b.example, c@d.example") == (
        "See https://<!-- -->a.example, www.<!-- -->b.example, c@<!-- -->d.example"
    )


def test_what_turns_the_text_around_is_shown() -> None:
    assert in_html("a\u202eb\u200bc\x1b") == "a⟨U+202E⟩b⟨U+200B⟩c␛"
    assert prose("a\u202eb") == "a⟨U+202E⟩b"
    assert code("a\u202eb") == "`a⟨U+202E⟩b`"


def test_halves_of_surrogate_pairs_are_shown() -> None:
    in_html("\ud800").encode()
    prose("\ud800").encode()


def test_the_target_of_a_link_holds_nothing_that_ends_it() -> None:
    assert link("a [b]", "x (1).md") == "[a \\[b\\]](x%20%281%29.md)"
