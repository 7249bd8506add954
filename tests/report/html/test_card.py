"""What stands in the explanation of a violation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from msglint.message import Message
from msglint.origin import Origin, Piece
from msglint.part import Part
from msglint.report.html.card import Card, quote, where
from msglint.report.html.passages import lay_out
from msglint.span import Position
from msglint.violation import Fix, Related

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.violation import Violation

TEXT = "Hi,\nsee 😀 & us"
#: A body written in a file as markup.
SOURCE = "<p>\n\n\nSee <b>us</b> &amp; them</p>"
MADE = Part("body", "See us & them", SOURCE, 0, Origin([Piece(0, 4, 6, 10), Piece(4, 6, 13, 15), Piece(6, 13, 19, 30)]))


@pytest.fixture
def card(tree: Callable[[str], Any]) -> Callable[..., Any]:
    """A function of a message, its violation and fields of the card that returns the card's tree."""

    def make(message: Message, violation: Violation, **fields: Any) -> Any:
        made = Card(violation, number=1, title="Contains an emoji", prefix="m3", earlier=None)._replace(**fields)
        return tree(made.html(lay_out(message, [(violation, "label")]))).root

    return make


def said(node: Any) -> str:
    text: str = node.to_text(separator="", strip=False)
    return text


def terms(card: Any) -> dict[str, str]:
    return {said(term.query_one("dt")): said(term.query_one("dd")) for term in card.query("dl > div")}


def test_all_that_a_violation_says(card: Callable[..., Any], violation_of: Callable[..., Violation]) -> None:
    root = card(Message.from_text(TEXT), violation_of(TEXT, "😀", why="It is not allowed.", confidence="low"))
    (item,) = root.query("li.card")
    assert item.attrs == {
        "id": "m3v1",
        "class": "card error",
        "data-v": "1",
        "data-rule": "amazon/emoji",
        "data-severity": "error",
    }
    assert [said(node) for node in root.query(".what > *")] == ["1", "error", "Contains an emoji"]
    assert [said(node) for node in root.query("li > p")][1:] == [
        "Emoji are not allowed.",
        "Body, line 2, column 5: 😀",
        "amazon/emoji, confidence: low",
    ]
    assert terms(root) == {"Why": "It is not allowed.", "Instead": "Remove it."}
    assert root.query_one(".where a").attrs["href"] == "#m3t1"


def test_a_message_that_says_what_the_title_says_stands_for_it(
    card: Callable[..., Any], violation_of: Callable[..., Violation]
) -> None:
    root = card(Message.from_text(TEXT), violation_of(TEXT, "😀", message="Contains an emoji: 😀"))
    assert said(root.query_one("strong")) == "Contains an emoji: 😀"
    assert [said(node) for node in root.query("li > p")][1:] == [
        "Body, line 2, column 5",
        "amazon/emoji, confidence: high",
    ]


def test_a_later_violation_of_a_rule_leads_to_the_first(
    card: Callable[..., Any], violation_of: Callable[..., Violation]
) -> None:
    root = card(Message.from_text(TEXT), violation_of(TEXT, "😀", why="No."), earlier=7)
    assert terms(root) == {"Why, and what instead": "as for number 7"}
    assert root.query_one("dd a").attrs["href"] == "#m3v7"


def test_a_violation_of_the_whole_message_has_no_place(
    card: Callable[..., Any], violation_of: Callable[..., Violation]
) -> None:
    root = card(Message.from_text(TEXT), violation_of(TEXT, None, instead=""))
    assert said(root.query_one(".where")) == "About the whole message"
    assert not root.query("a")
    assert not root.query("dl")


def test_a_place_that_is_marked_nowhere_has_no_link(
    card: Callable[..., Any], violation_of: Callable[..., Violation]
) -> None:
    root = card(Message((MADE,)), violation_of(SOURCE, "<p>"))
    assert said(root.query_one(".where")) == "Body, line 1, column 1: <p>"
    assert not root.query(".where a")


def test_the_file_is_shown_where_it_reads_differently(
    card: Callable[..., Any], violation_of: Callable[..., Violation]
) -> None:
    root = card(Message((MADE,)), replace(violation_of(SOURCE, "us</b> &amp; them"), text="us & them"))
    (line,) = root.query("details li")
    assert line.attrs["value"] == "4"
    assert said(line) == "See <b>us</b> &amp; them</p>"
    assert said(root.query_one("details mark")) == "us</b> &amp; them"


def test_a_plain_text_is_not_shown_twice(card: Callable[..., Any], violation_of: Callable[..., Violation]) -> None:
    assert not card(Message.from_text(TEXT), violation_of(TEXT, "😀")).query("details")


def test_what_is_encoded_is_not_shown(card: Callable[..., Any], violation_of: Callable[..., Violation]) -> None:
    encoded = Part("body", "Hello", "SGVsbG8=", 0, Origin([Piece(0, 5, 0, 8)]))
    root = card(Message((encoded,)), replace(violation_of("SGVsbG8=", "SGVsbG8="), text="Hello"))
    assert not root.query("details")
    assert root.query_one(".where a")


def test_only_the_surroundings_of_a_place_in_a_long_line_are_shown(
    card: Callable[..., Any], violation_of: Callable[..., Violation]
) -> None:
    source = "a" * 1000 + "<b>" + "c" * 1000
    made = Part("body", "x", source, 0, Origin([Piece(0, 1, 1000, 1003)]))
    root = card(Message((made,)), replace(violation_of(source, "<b>"), text="x"))
    assert said(root.query_one("details bdi")) == f"{'a' * 200}<b>{'c' * 200}"


@pytest.mark.parametrize(
    ("words", "replacement", "is_safe", "expected"),
    [
        ("😀", "", True, "Mend it (safe to apply) 😀"),
        ("& us", "and us", False, "Mend it (look at it before you apply it) & us → and us"),
    ],
)
def test_a_fix_says_what_it_changes(
    card: Callable[..., Any],
    violation_of: Callable[..., Violation],
    words: str,
    replacement: str,
    *,
    is_safe: bool,
    expected: str,
) -> None:
    violation = violation_of(TEXT, words)
    assert violation.start
    assert violation.end
    fix = Fix("Mend it", is_safe, violation.start, violation.end, replacement)
    root = card(Message.from_text(TEXT), replace(violation, fix=fix))
    assert terms(root)["Fix"] == expected


def test_a_fix_that_inserts_has_nothing_to_strike_out(
    card: Callable[..., Any], violation_of: Callable[..., Violation]
) -> None:
    at = Position(1, 1, 0)
    root = card(
        Message.from_text(TEXT),
        violation_of(TEXT, None, fix=Fix("Add the order ID", is_safe=False, start=at, end=at, replacement="114-")),
    )
    assert not root.query("del")
    assert said(root.query_one("ins")) == "114-"


def test_a_fix_of_an_encoded_text_shows_what_it_reads(
    card: Callable[..., Any], violation_of: Callable[..., Violation]
) -> None:
    encoded = Part("body", "😀", "=F0=9F", 0, Origin([Piece(0, 1, 0, 6)]))
    violation = replace(violation_of("=F0=9F", "=F0=9F"), text="😀")
    assert violation.start
    assert violation.end
    root = card(
        Message((encoded,)),
        replace(
            violation, fix=Fix("Remove it", is_safe=True, start=violation.start, end=violation.end, replacement="")
        ),
    )
    assert said(root.query_one("del")) == "😀"


def test_related_places_are_quoted(card: Callable[..., Any], violation_of: Callable[..., Violation]) -> None:
    related = Related("body", "Hi", Position(1, 1, 0), Position(1, 3, 2), "The greeting.")
    root = card(Message.from_text(TEXT), violation_of(TEXT, "😀", related=(related,)))
    assert terms(root)["See also"] == "Body, line 1, column 1: Hi The greeting."


@pytest.mark.parametrize(
    ("file", "expected"), [(None, "Subject, line 2, column 7"), ("a.j2", "a.j2, line 2, column 7")]
)
def test_a_place_is_named_by_its_part_or_its_file(file: str | None, expected: str) -> None:
    assert where("subject", Position(2, 7, 20), file) == expected


def test_a_long_quotation_is_cut() -> None:
    assert quote("x" * 101) == f'<q dir="auto">{"x" * 100}…</q>'
