"""One message of the page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from msglint.message import Message
from msglint.report import Result
from msglint.report.html import message as shown
from msglint.report.result import Suppressed

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.violation import Violation

TEXT = "Hello,\nour shop 😀"
TITLES = {"amazon/emoji": "Contains an emoji"}


def section(result: Result) -> str:
    return shown.section(result, 3, 7, TITLES)


def test_a_message_with_its_texts_and_explanations(
    tree: Callable[[str], Any], text_of: Callable[[object], str], violation_of: Callable[..., Violation]
) -> None:
    message = replace(Message.from_text(TEXT, subject="Hi"), source="a.jsonl", id="42", line=9, language="de")
    root = tree(section(Result(message, (violation_of(TEXT, None), violation_of(TEXT, "😀", severity="info"))))).root
    (article,) = root.query("article")
    assert article.attrs == {"id": "m3", "class": "message", "data-file": "7", "aria-labelledby": "m3h"}
    assert text_of(root.query_one("#m3h")) == "a.jsonl, line 9 (42)"
    assert text_of(root.query_one(".counts")) == "1 error, 1 info"
    assert [text_of(heading) for heading in root.query("h4")] == ["Subject", "Body", "2 violations"]
    assert [text_of(item) for item in root.query(".lines li")] == ["Hi", "Hello,", "our shop 😀"]
    assert [node.attrs["lang"] for node in root.query("[lang]")] == ["de", "de"]
    assert [node.attrs["id"] for node in root.query(".card")] == ["m3v1", "m3v2"]
    assert text_of(root.query_one("#m3v2 dl")) == "Why, and what insteadas for number 1"
    link = root.query_one(".ref").attrs
    assert (link["href"], link["aria-label"]) == ("#m3v2", "Violation 2: Contains an emoji")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"source": "a.txt"}, "a.txt"),
        ({"source": "a.csv", "line": 5}, "a.csv, line 5"),
        ({"source": "a.jsonl", "id": "x"}, "a.jsonl, line 1 (x)"),
    ],
)
def test_where_a_message_stands(changes: dict[str, Any], expected: str) -> None:
    assert re.sub("<[^>]*>", "", shown.place(replace(Message.from_text(""), **changes))) == expected


@pytest.mark.parametrize("language", [None, "", "de\u202e", 'x" onclick="a()', "x" * 40])
def test_an_odd_language_is_unknown(
    tree: Callable[[str], Any], violation_of: Callable[..., Violation], language: str | None
) -> None:
    message = replace(Message.from_text(TEXT), language=language)
    root = tree(section(Result(message, (violation_of(TEXT, "😀"),)))).root
    assert [node.attrs["lang"] for node in root.query("[lang]")] == [""]


def test_violations_beyond_the_limit_are_counted_by_rule(
    tree: Callable[[str], Any], text_of: Callable[[object], str], violation_of: Callable[..., Violation]
) -> None:
    violations = [violation_of(TEXT, "😀") for _ in range(shown.MAX_EXPLAINED)]
    more = [violation_of(TEXT, "shop", rule=rule) for rule in ("b", "a", "b")]
    root = tree(section(Result(Message.from_text(TEXT), (*violations, *more)))).root
    assert len(root.query(".card")) == shown.MAX_EXPLAINED
    assert text_of(root.query_one(".left-out")) == "3 further violations not explained one by one: a, b ×2"
    assert [node.attrs["data-rule"] for node in root.query(".left-out [data-rule]")] == ["a", "b"]


def test_what_is_let_pass_is_folded_away_and_counted(
    tree: Callable[[str], Any], text_of: Callable[[object], str], violation_of: Callable[..., Violation]
) -> None:
    suppressed = (
        Suppressed(violation_of(TEXT, "shop", rule="amazon/own-shop"), "ignore", "the buyer <asked>"),
        Suppressed(violation_of(TEXT, None, severity="info"), "baseline"),
        Suppressed(violation_of(TEXT, None), "ignore"),
    )
    root = tree(section(Result(Message.from_text(TEXT), (violation_of(TEXT, "😀"),), suppressed))).root
    details = root.query_one("details.suppressed")
    assert "open" not in details.attrs
    assert text_of(details.query_one("summary")) == "3 let pass: 2 ignored, 1 in the baseline"
    assert [text_of(item) for item in details.query("li")] == [
        "amazon/own-shop (error): Emoji are not allowed. Body, line 2, column 5: shopLet pass: the buyer <asked>",
        "amazon/emoji (info): Emoji are not allowed.Let pass: in the baseline",
        "amazon/emoji (error): Emoji are not allowed.Let pass: no reason given",
    ]
    assert len(root.query(".card")) == 1


def test_many_that_are_let_pass_are_cut_and_counted(
    text_of: Callable[[object], str], tree: Callable[[str], Any], violation_of: Callable[..., Violation]
) -> None:
    many = [Suppressed(violation_of(TEXT, None), "ignore", "known")] * (shown.MAX_EXPLAINED + 2)
    root = tree(shown.let_pass(Result(Message.from_text(TEXT), (), tuple(many)))).root
    assert text_of(root.query("details li")[-1]) == "and 2 more"
    assert text_of(root.query_one("summary")) == "102 let pass: 102 ignored"


def test_a_message_without_its_text_is_a_row_with_its_rules(violation_of: Callable[..., Violation]) -> None:
    violations = (
        violation_of(TEXT, "😀"),
        violation_of(TEXT, "shop", rule="a", severity="info"),
        violation_of(TEXT, "😀"),
    )
    row = shown.row(Result(Message.from_text(TEXT), violations), 7)
    assert row == (
        '<tr class="message" data-file="7"><th scope="row"><bdi>&lt;text&gt;</bdi></th><td>'
        '<bdi data-rule="a" data-severity="info">a</bdi>, '
        '<bdi data-rule="amazon/emoji" data-severity="error">amazon/emoji ×2</bdi></td></tr>'
    )


def test_a_rule_that_is_not_known_goes_by_its_name() -> None:
    assert shown.title_of("own/no-shop", TITLES) == "no-shop"
    assert shown.title_of("amazon/emoji", TITLES) == "Contains an emoji"
