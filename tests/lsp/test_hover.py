"""What is explained about a violation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Diagnostic, MarkupContent, MarkupKind, Position, Range
from markdown_it import MarkdownIt

from msglint.lsp.draft.check import Finding
from msglint.lsp.hover import escaped, hover
from msglint.lsp.shown import Shown
from msglint.ruleset.rule import Rule
from msglint.span import Span
from msglint.violation import Violation

if TYPE_CHECKING:
    from lsprotocol.types import Hover

RULE = Rule("own/address", "Gives an *address*", "error", "w", "Policy, §3", "m", "i", (), "f.yaml")


def shown(start: int, end: int, message: str = "Gives: a_b@shop.com") -> Shown:
    violation = Violation(
        "own/address", "warning", "high", message, "Leave it out.", "body", "x", None, None, (), None, "", "It is <b>."
    )
    place = Range(Position(2, start), Position(2, end))
    return Shown(Diagnostic(place, message), Finding(Span(0, 0), violation, RULE))


def text_of(found: Hover | None) -> str:
    assert found is not None
    assert isinstance(found.contents, MarkupContent)
    return found.contents.value


def test_the_rule_is_explained_in_markdown() -> None:
    found = hover([shown(3, 9)], Position(2, 5), as_markdown=True)

    assert text_of(found).split("\n\n") == [
        r"**Gives an \*address\*** `own/address` (warning)",
        r"Gives: a\_b\@shop.com",
        "**why:** It is \\<b\\>.",
        "**instead:** Leave it out.",
        "**policy:** Policy, §3",
    ]
    assert found is not None
    assert found.range == Range(Position(2, 3), Position(2, 9))


def test_an_editor_without_markdown_gets_plain_lines() -> None:
    found = hover([shown(3, 9)], Position(2, 9), as_markdown=False)

    assert text_of(found).split("\n") == [
        "Gives an *address* (own/address, warning)",
        "Gives: a_b@shop.com",
        "why: It is <b>.",
        "instead: Leave it out.",
        "policy: Policy, §3",
    ]
    assert found is not None
    assert isinstance(found.contents, MarkupContent)
    assert found.contents.kind is MarkupKind.PlainText


@pytest.mark.parametrize("at", [Position(2, 2), Position(2, 10), Position(1, 5), Position(3, 5)])
def test_beside_a_violation_there_is_nothing_to_say(at: Position) -> None:
    assert hover([shown(3, 9)], at, as_markdown=True) is None


def test_all_violations_of_a_place_are_explained() -> None:
    found = hover([shown(3, 9, "one"), shown(5, 20, "two"), shown(10, 20, "three")], Position(2, 6), as_markdown=True)

    assert [word in text_of(found) for word in ("one", "two", "three")] == [True, True, False]


def test_a_remark_explains_itself() -> None:
    assert hover([Shown(shown(3, 9).diagnostic)], Position(2, 5), as_markdown=True) is None


@given(st.text(st.sampled_from("ab 1.)*_`~<>&[]()#+-=|!\\:/@htps"), max_size=60))
def test_nothing_that_a_draft_says_becomes_markup_or_a_link(text: str) -> None:
    markdown: Any = MarkdownIt("gfm-like")

    paragraph, inline, _ = markdown.parse(f"x{escaped(text)}")

    assert paragraph.type == "paragraph_open"
    assert {token.type for token in inline.children} <= {"text", "text_special"}


@pytest.mark.parametrize(
    "text", ["https://evil.example/a", "www.evil.example", "HTTP://x.example", "<https://a.b>", "a@b.example"]
)
def test_an_address_in_a_draft_leads_nowhere(text: str) -> None:
    markdown: Any = MarkdownIt("gfm-like")

    assert "<a " not in markdown.render(escaped(text))


@pytest.mark.parametrize(
    "text", ["# a", "- a", "+ a", "1. a", "12) a", "> a", "| a |", "===", "a\n---", "  - a", "    a", "```", "~~~\nx"]
)
def test_a_line_of_a_draft_makes_no_heading_list_or_block(text: str) -> None:
    markdown: Any = MarkdownIt("gfm-like")

    rendered = markdown.render(escaped(text))
    assert rendered.startswith("<p>")
    assert rendered.count("<p>") == rendered.count("<") / 2
