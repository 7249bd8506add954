"""The page around the messages."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from msglint.__about__ import __version__
from msglint.report import Summary
from msglint.report.html.listing import Listing
from msglint.report.html.markup import element
from msglint.report.html.page import Contents, page
from msglint.report.html.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable


def contents(summary: Summary, **lists: Listing) -> Contents:
    names = ("listed", "let_pass", "clean", "errors", "notes")
    return Contents(summary, Tally(), {}, (), **({name: Listing(10) for name in names} | lists))


def written(summary: Summary, **lists: Listing) -> str:
    return "".join(page(contents(summary, **lists)))


def holding(*items: str) -> Listing:
    return Listing(10, [element("li", item) for item in items], len(items))


@pytest.mark.parametrize(
    ("summary", "kind", "expected"),
    [
        (Summary(), "failed", "No message was checked"),
        (Summary(messages=1), "clean", "1 message checked, no violations found"),
        (Summary(messages=1200), "clean", "1,200 messages checked, no violations found"),
        (Summary(messages=3, violating=1, error=1, info=2), "error", "1 of 3 messages breaks the rules"),
        (Summary(messages=3, violating=2, warning=1), "warning", "2 of 3 messages break the rules"),
        (Summary(messages=1, violating=1, info=1), "info", "1 of 1 message breaks the rules"),
        (
            Summary(messages=2, failures=1),
            "failed",
            "2 messages checked, no violations found; 1 problem, so perhaps not everything was checked",
        ),
        (Summary(failures=2), "failed", "No message was checked; 2 problems"),
    ],
)
def test_the_verdict_is_never_better_than_the_run(
    tree: Callable[[str], Any], summary: Summary, kind: str, expected: str
) -> None:
    verdict = tree(written(summary)).query_one(".verdict")
    assert verdict.attrs["class"] == f"verdict {kind}"
    assert verdict.to_text() == expected


def test_what_was_not_checked_stands_before_the_counts() -> None:
    html = written(Summary(messages=1, failures=1), errors=holding("a.txt: is no text"))
    assert html.index("a.txt: is no text") < html.index('id="summary"')


def test_lists_that_are_empty_are_left_out(tree: Callable[[str], Any]) -> None:
    document = tree(written(Summary(messages=1)))
    assert [node.to_text() for node in document.query("h2")] == ["Summary", "Messages with violations"]
    assert not document.query("form")
    assert "There are none." in document.query_one("main").to_text()


def test_lists_stand_after_the_messages(tree: Callable[[str], Any]) -> None:
    lists = {"let_pass": holding("p"), "clean": holding("c"), "notes": holding("n")}
    document = tree(written(Summary(messages=2), **lists))
    assert [node.to_text() for node in document.query("h2")][1:] == [
        "Messages with violations",
        "Messages whose violations are all let pass (1)",
        "Messages without violations (1)",
        "Notes on how files were read (1)",
    ]


def test_messages_without_their_texts_are_announced(tree: Callable[[str], Any]) -> None:
    listed = Listing(10, [element("tr", element("td", "a.txt"))], 1234)
    document = tree(written(Summary(messages=2000, violating=2000, error=1), listed=listed))
    text = document.query_one("main").to_text()
    assert "The texts of 1,234 further messages are left out to keep this page small." in text
    assert "and 1,233 more that are not listed here" in text


def test_the_policy_allows_the_style_and_the_script_of_the_page_and_nothing_else(tree: Callable[[str], Any]) -> None:
    document = tree(written(Summary(messages=1)))
    (policy,) = (
        node.attrs["content"]
        for node in document.query("meta")
        if node.attrs.get("http-equiv") == "Content-Security-Policy"
    )
    hashes = {}
    for name in ("style", "script"):
        (node,) = document.query(name)
        text = "".join(child.data for child in node.children)
        hashes[name] = b64encode(sha256(text.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_page_is_marked_up_for_people_who_do_not_see_it(tree: Callable[[str], Any]) -> None:
    document = tree(written(Summary(messages=1)))
    assert document.query_one("html").attrs["lang"] == "en"
    assert [node.name for node in document.query("body > *")] == ["a", "header", "main", "footer", "script"]
    assert document.query_one("body > a").attrs["href"] == "#messages"
    assert len(document.query("h1")) == 1
    assert document.query_one("title").to_text().endswith(" - msglint")


def test_the_page_says_which_version_wrote_it_and_not_when() -> None:
    html = written(Summary(messages=1))
    assert f"Written by msglint {__version__}." in html
    assert not re.search(r"\b20\d\d\b", html)
