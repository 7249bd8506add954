"""A message and rules become violations."""
# ruff: noqa: E501 - a table reads best with one case a line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint import engine
from msglint.errors import InputError
from msglint.message import Message, Part

if TYPE_CHECKING:
    from tests.conftest import Bench


def test_violation_says_what_the_rule_says(bench: Bench) -> None:
    (found,) = bench.check('message: "Asks: {act}"\nfind:\n  - all: {act: change}', "Hi,\nplease change it")
    assert (found.rule, found.severity, found.confidence) == ("own/rule", "error", "high")
    assert (found.message, found.instead) == ("Asks: change", "Leave it out.")
    assert (found.part, found.text, found.start, found.end) == ("body", "change", (2, 8, 11), (2, 14, 17))
    assert (found.related, found.fix) == ((), None)
    assert len(found.fingerprint) == 16


def test_finder_may_change_severity_confidence_and_message(bench: Bench) -> None:
    rule = "find:\n  - {all: {act: change}, severity: info, confidence: low, message: 'So: {act}'}"
    (found,) = bench.check(rule, "change")
    assert (found.severity, found.confidence, found.message) == ("info", "low", "So: change")


def test_violations_stand_in_the_order_of_the_message(bench: Bench) -> None:
    bench.write("own/a.yaml", bench.head + "find:\n  - absent: order-id")
    bench.write("own/b.yaml", bench.head + "find:\n  - {pattern: two}\n  - {pattern: zero}")
    bench.write("own/c.yaml", bench.head + "find:\n  - {pattern: one}\n  - {pattern: two}")
    found = engine.check_message(Message.from_text("one two", subject="zero"), bench.load())
    assert [(v.rule, v.part, v.text) for v in found] == [
        ("own/a", "body", None),
        ("own/b", "subject", "zero"),
        ("own/c", "body", "one"),
        ("own/b", "body", "two"),
        ("own/c", "body", "two"),
    ]


def test_overlapping_matches_of_one_rule_are_one_violation(bench: Bench) -> None:
    rule = "find:\n  - {pattern: b c}\n  - {pattern: a b c}\n  - {pattern: c d e f g, confidence: medium}\n  - {pattern: h}"
    assert bench.marked(rule, "a b c d e f g h") == "[a b c] d e f g [h]"


def test_graver_of_overlapping_matches_is_kept(bench: Bench) -> None:
    rule = "find:\n  - {pattern: a b c, severity: warning}\n  - {pattern: b, severity: info}\n  - {pattern: c}"
    (found,) = bench.check(rule, "a b c")
    assert (found.text, found.severity) == ("c", "error")


def test_whole_message_is_reported_once_by_one_rule(bench: Bench) -> None:
    rule = "find:\n  - absent: order-id\n  - absent: link"
    assert len(bench.check(rule, "Hi")) == 1


def test_part_inside_a_file_is_placed_by_the_file(bench: Bench) -> None:
    source = "Subject: change\n\nchange"
    parts = (Part("subject", "change", source, 9), Part("body", "change", source, 17))
    found = engine.check_message(Message(parts), bench.load("find:\n  - all: {act: change}"))
    assert [(v.part, v.start) for v in found] == [("subject", (1, 10, 9)), ("body", (3, 1, 17))]


def test_fingerprint_outlives_edits_elsewhere_and_tells_repeats_apart(bench: Bench) -> None:
    rule = "find:\n  - all: {act: change, thing: review}"
    first, second = (v.fingerprint for v in bench.check(rule, "change the review. change the review"))
    (moved,) = bench.check(rule, "Hello!\n\nOf course: change  the\treview now")
    assert moved.fingerprint == first != second


def test_message_that_is_too_long_is_refused(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MAX_CHARS", 10)
    with pytest.raises(InputError, match=r"^<text>: the message has 11 characters; the limit is 10$"):
        bench.check("find:\n  - entity: link", "x" * 11)
    assert bench.check("find:\n  - entity: link", "x" * 10) == []
