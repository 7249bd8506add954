"""What the engine found is found again, among much else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.engine import matches
from msglint.match.document import Document
from msglint.message import Message
from msglint.read.body import body_parts
from msglint.trace import trace_message
from msglint.trace.examined import Drafts, Weighings

if TYPE_CHECKING:
    from tests.conftest import Bench
    from tests.trace.conftest import TraceOne


def test_each_match_is_its_own_finding(trace_one: TraceOne) -> None:
    rule = "find:\n  - entity: email\n  - all: {act: change}"
    attempts = trace_one(rule, "a@b.com, change it, c@d.com, change it", subject="a@b.com change")

    assert [(one.outcome, one.number, one.place and (one.place.part, one.place.start.column)) for one in attempts] == [
        ("reported", 1, ("subject", 1)),
        ("reported", 2, ("subject", 9)),
        ("reported", 1, ("body", 1)),
        ("reported", 2, ("body", 10)),
        ("reported", 1, ("body", 21)),
        ("reported", 2, ("body", 30)),
    ]


def test_what_is_no_text_is_found_again(bench: Bench) -> None:
    source = '<a href="http://x.com/a">Hi</a> <a href="http://x.com/b">there</a>'
    rules = bench.load("find:\n  - {entity: link, where: {scheme: http}}")
    message = Message(body_parts(source, source, is_html=True))
    (found,) = trace_message(message, rules).rules

    assert [(one.outcome, one.place and one.place.text) for one in found.attempts] == [
        ("reported", "http://x.com/a"),
        ("reported", "http://x.com/b"),
    ]
    assert dict(found.attempts[0].attributes)["scheme"] == "http"


@pytest.mark.usefixtures("scored")
def test_of_many_finds_each_has_its_own_paragraph(trace_one: TraceOne) -> None:
    rule = "scorer: true\nfind:\n  - all: {act: change}"
    attempts = trace_one(rule, "please change your review\n\nnever change the parcel\n\nplease change your parcel")

    assert [(one.outcome, one.place and one.place.start.line) for one in attempts] == [
        ("reported", 1),
        ("reported", 5),
        ("outweighed", 3),
    ]
    scores = [one.weighed.score for one in attempts if one.weighed]
    assert scores[0] > scores[1] > 0 > scores[2]


def test_nothing_is_found_where_nothing_is(bench: Bench) -> None:
    rules = bench.load("find:\n  - all: {act: change}")
    ((match, finder),), _ = matches(rules.rules[0], Document(Message.from_text("change"), rules.lexicons))

    assert Drafts([]).of(finder, match) is None
    assert Weighings([]).of(match) is None
