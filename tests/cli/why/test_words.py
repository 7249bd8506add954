"""What a trace says in words."""
# ruff: noqa: E501 - a table reads best with one case a line

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from msglint.cli.why import words
from msglint.message import Message
from msglint.part import Part
from msglint.ruleset import rule as r
from msglint.span import Position
from msglint.trace.result import (
    Attempt,
    FinderPart,
    Hindrance,
    Obstacle,
    Outcome,
    PartAsRead,
    Quote,
    Trace,
    Tried,
    Unmet,
)

if TYPE_CHECKING:
    from tests.conftest import Bench

CHANGE = Quote("change", "body", Position(2, 5, 9), Position(2, 11, 15))
ALL = r.Together(parts=(("act", ("change",)), ("thing", ("review", "stars"))))


@pytest.mark.parametrize(
    ("finder", "expected"),
    [
        ("{all: {act: change}}", "act in one sentence"),
        (
            "{all: {act: change, thing: review}, in: clause, within: 3, ordered: true, without: [thanks, happy]}",
            "act and thing in one clause, at most 3 words apart, in this order, without thanks or happy",
        ),
        (
            "{all: {a: change, b: review, c: reward}, in: message, within: 1}",
            "a, b and c anywhere in the message, at most 1 word apart",
        ),
        ("{entity: link}", "link"),
        (
            "{entity: link, where: {scheme: [http, ftp], host: other}, but-not: {site: shop}, near: {says: reason}, beside: email}",
            "link with scheme http or ftp and host other, but not with site shop, reason said in the same sentence, in a message with email",
        ),
        ("{pattern: 'a+'}", "the pattern a+"),
        (f"{{pattern: '{'ab' * 40}'}}", f"the pattern {'ab' * 30}..."),
        ("{absent: [order-id, emoji], says: thanks}", "no order-id, emoji or thanks anywhere"),
        ("{only: thanks}", "nothing but thanks"),
        (
            "{only: [thanks, happy], needs: [happy], without: review}",
            "nothing but thanks or happy, happy among them, without review",
        ),
        (
            "{days: {since: [delivered_date, order_date], more-than: 30, at-most: 60}}",
            "more than 30 and at most 60 days from delivered_date or order_date to sent_date",
        ),
        ("{length: {of: words, at-most: 2}}", "2 words or fewer"),
        ("{length: {of: characters, more-than: 9}}", "more than 9 characters"),
        ("{language: other than the buyer's}", "a body in another language than the buyer's"),
        ("{always: true, when: {kind: reply}}", "any message that `when` lets through"),
    ],
)
def test_a_finder_is_told_as_a_rule_has_it(bench: Bench, finder: str, expected: str) -> None:
    (found,) = bench.load(f"find:\n  - {finder}").rules[0].finders

    assert words.finder_in_words(found) == expected


def test_the_words_alone_are_no_finder() -> None:
    assert words.finder_in_words(None) == "the words alone, weighed by a scorer"


@pytest.mark.parametrize(
    ("part", "line", "expected"),
    [
        (FinderPart("act", ("change", "add"), CHANGE, ("change",)), 2, "“change”, which says change"),
        (FinderPart("act", ("change", "add"), CHANGE, ("change",)), 1, "“change” (2:5), which says change"),
        (FinderPart("act", ("change", "add"), None), 2, "not found: nothing says change or add"),
        (FinderPart("ask", ("request",), None, is_optional=True), 2, "nothing says request; it need not"),
        (
            FinderPart("act", ("change", "add"), None, ("change",), elsewhere=CHANGE),
            3,
            "not found: “change” (2:5) says change, but in another sentence",
        ),
    ],
)
def test_a_part_is_told_with_its_words(part: FinderPart, line: int, expected: str) -> None:
    assert words.part_in_words(part, ALL, line) == expected


@pytest.mark.parametrize(
    ("tried", "name", "expected"),
    [
        (Tried(r.Excuse("negated", "act"), applies=True, words=CHANGE), "negated act", "“change” governs “change”"),
        (Tried(r.Excuse("negated", "act"), applies=False), "negated act", "no negator governs “change”"),
        (
            Tried(r.Excuse("negated", "act"), applies=False, words=CHANGE),
            "negated act",
            "“change” does not govern “change”",
        ),
        (
            Tried(r.Excuse("actor", "act", ("seller",)), applies=True, words=CHANGE),
            "actor act",
            "“change” acts, not the buyer",
        ),
        (
            Tried(r.Excuse("actor", "act", ("seller", "platform")), applies=False),
            "actor act",
            "no seller or platform acts before “change”",
        ),
        (
            Tried(r.Excuse("actor", "act", ("seller",)), applies=False, words=CHANGE),
            "actor act",
            "“change” is no seller",
        ),
        (Tried(r.Excuse("quoted"), applies=True, words=CHANGE), "quoted", "it stands in quotation marks: “change”"),
        (Tried(r.Excuse("quoted"), applies=False), "quoted", "it stands in no quotation marks"),
        (
            Tried(r.Excuse("says", concepts=("a", "b")), applies=True, words=CHANGE),
            "says a or b",
            "“change” says a or b",
        ),
        (
            Tried(r.Excuse("says", concepts=("a",), reach="clause"), applies=False, words=CHANGE),
            "says a",
            "“change” says a, but not in the same clause",
        ),
        (
            Tried(r.Excuse("says", concepts=("a",), name="manual"), applies=False),
            "exempt manual",
            "nothing in the same sentence says a",
        ),
    ],
)
def test_an_excuse_is_told_with_the_reason(tried: Tried, name: str, expected: str) -> None:
    attempt = Attempt("excused", ALL, 1, CHANGE, parts=(FinderPart("act", ("change",), CHANGE),))

    assert words.excuse_name(tried.excuse) == name
    assert words.excuse_in_words(tried, attempt, 2) == expected


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        (r.Condition("topic", ("review", "stars")), "", "the message speaks of no review or stars"),
        (r.Condition("kind", ("reply",)), "proactive", "only where kind is reply; here it is proactive"),
        (
            r.Condition("review_requests", at_least=1),
            "unknown",
            "only where review_requests is at least 1; here it is unknown",
        ),
    ],
)
def test_a_condition_is_told_with_what_the_message_has(condition: r.Condition, value: str, expected: str) -> None:
    assert words.condition_in_words(Unmet(condition, value)) == expected


def test_every_obstacle_and_every_outcome_has_words() -> None:
    for kind in get_args(Hindrance):
        obstacle = Obstacle(kind, CHANGE, "scheme", "sentence", ("http", "ftp"))
        assert words.obstacle_in_words(obstacle, 2).isprintable()
    assert set(words.OUTCOMES) == set(get_args(Outcome))


def test_an_obstacle_names_what_is_there_and_what_is_wanted() -> None:
    obstacle = Obstacle("attribute", CHANGE, "scheme", "https", ("http", "ftp"))

    assert words.obstacle_in_words(obstacle, 1) == "“change” (2:5) is one, but its scheme is https, not http or ftp"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (PartAsRead("body", "text", ("English",), "English", is_known=True), "body: English"),
        (
            PartAsRead("body", "text", ("English", "Dutch"), "Dutch", is_known=True),
            "body: Dutch; words of English count, too",
        ),
        (
            PartAsRead("body", "text", ("a", "b", "c", "d", "e"), "a", is_known=True),
            "body: a; words of others count, too",
        ),
        (
            PartAsRead("body", "text", ("a", "b"), "a", is_known=None),
            "body: too short to tell the language, so the words of a and b count",
        ),
        (
            PartAsRead("body", "text", ("a", "b", "c", "d"), "a", is_known=False),
            "body: in no known language, so the words of 4 languages are tried",
        ),
        (
            PartAsRead("body", "hidden", (), None, is_known=False),
            "body, hidden from the buyer: in no language that the rules have words for",
        ),
    ],
)
def test_a_part_of_the_message_is_told_with_its_language(part: PartAsRead, expected: str) -> None:
    assert words.part_as_read_in_words(part) == expected


@pytest.mark.parametrize(
    ("readings", "is_alternative", "expected"),
    [
        ((1, 2), False, ""),
        ((2, 3), False, "in 1 of the 2 texts of the template"),
        ((1,), True, "in 1 of the 2 bodies of the mail"),
        ((3,), False, "where the branches are told one after the other, each with its condition"),
    ],
)
def test_the_branches_are_told_where_they_differ(
    readings: tuple[int, ...], expected: str, *, is_alternative: bool
) -> None:
    message = Message((Part("body", "Hi", "Hi", is_alternative=is_alternative),))
    trace = Trace(message, (), (), readings=2)

    assert words.readings_in_words(Attempt("reported", None, 0, readings=readings), trace) == expected


def test_words_of_another_file_are_told_with_it() -> None:
    assert words.quoted(Quote("hi", "body", Position(2, 1, 0), Position(2, 3, 2), "a.j2"), 2) == "“hi” (a.j2:2:1)"
