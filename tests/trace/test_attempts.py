"""What came of each way to break a rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msglint.message import Message
from msglint.part import Part
from msglint.read.templates import read_template
from msglint.trace import Spot, trace_message

if TYPE_CHECKING:
    from tests.conftest import Bench
    from tests.trace.conftest import TraceOne

BOTH = "find:\n  - {all: {act: change, thing: review}, maybe: {ask: request}}"


def test_what_is_reported_is_told_with_its_parts(trace_one: TraceOne) -> None:
    (attempt,) = trace_one(BOTH, "Hi,\nplease change your review, Bob")

    assert (attempt.outcome, attempt.number, attempt.unmet, attempt.weighed) == ("reported", 1, (), None)
    assert attempt.place is not None
    assert (attempt.place.text, attempt.place.start, attempt.place.end) == (
        *("please change your review", (2, 1, 4), (2, 26, 29)),
    )
    assert attempt.violation is not None
    assert (attempt.violation.rule, attempt.violation.text) == ("own/rule", "please change your review")
    assert [(part.name, part.words and part.words.text, part.said, part.is_optional) for part in attempt.parts] == [
        ("act", "change", ("change",), False),
        ("thing", "review", ("review",), False),
        ("ask", "please", ("request",), True),
    ]


def test_an_optional_part_may_be_missing(trace_one: TraceOne) -> None:
    (attempt,) = trace_one(BOTH, "change your review")

    assert [(part.words is None, part.is_optional) for part in attempt.parts] == [(False, False)] * 2 + [(True, True)]


def test_only_what_touches_the_spot_is_told(trace_one: TraceOne) -> None:
    text = "change your review\nHi\nchange my review"

    assert [attempt.outcome for attempt in trace_one(BOTH, text)] == ["reported"] * 2
    (found,) = trace_one(BOTH, text, line=3)
    assert found.place is not None
    assert found.place.text == "change my review"
    assert trace_one(BOTH, text, line=2) == ()
    assert len(trace_one(BOTH, text, line=3, column=1)) == 1
    assert trace_one(BOTH, text, line=3, column=17) == ()


def test_an_entity_is_told_with_its_attributes_and_its_disguise(trace_one: TraceOne) -> None:
    (attempt,) = trace_one("find:\n  - entity: email", "Write to ann (at) shop (dot) com")

    assert attempt.attributes == (("owner", "other"), ("form", "disguised"))
    assert attempt.reads == "ann@shop.com"


def test_what_folding_undoes_is_told(trace_one: TraceOne) -> None:
    (attempt,) = trace_one("find:\n  - all: {act: change}", "ch\u200bange it")

    assert (attempt.reads, attempt.tricks) == ("change", ("invisible characters",))


def test_a_condition_that_does_not_hold_is_told(trace_one: TraceOne) -> None:
    (attempt,) = trace_one("when: {kind: reply, topic: reward}\nfind:\n  - all: {act: change}", "change it")

    assert (attempt.outcome, attempt.violation) == ("condition", None)
    assert [(unmet.condition.field, unmet.value) for unmet in attempt.unmet] == [("kind", "proactive"), ("topic", "")]


def test_a_count_that_is_too_small_is_told_as_unknown_where_nobody_said(trace_one: TraceOne) -> None:
    (attempt,) = trace_one("when: {review_requests: {at-least: 1}}\nfind:\n  - all: {act: change}", "change it")

    assert [(unmet.condition.at_least, unmet.value) for unmet in attempt.unmet] == [(1, "unknown")]


def test_what_is_innocent_for_two_reasons_is_told_only_to_who_names_the_rule(trace_one: TraceOne) -> None:
    rule = "when: {kind: reply}\nfind:\n  - {all: {act: change}, unless: [{negated: act}]}"

    assert trace_one(rule, "Do not change it") == ()
    (attempt,) = trace_one(rule, "Do not change it", named=True)
    assert (attempt.outcome, attempt.tried[0].applies) == ("condition", True)


def test_words_of_the_buyer_are_told_as_such(trace_one: TraceOne) -> None:
    (attempt,) = trace_one("find:\n  - all: {act: change}", "Sure.\n\n> change it", kind="reply")

    assert (attempt.outcome, attempt.place and attempt.place.start.line) == ("buyer", 3)


def test_the_same_words_are_reported_once_and_otherwise_covered(trace_one: TraceOne) -> None:
    attempts = trace_one("find:\n  - all: {act: change}\n  - all: {act: change, thing: review}", "change your review")

    assert [(attempt.outcome, attempt.number) for attempt in attempts] == [("reported", 2), ("covered", 1)]


def test_the_whole_message_is_told_of_only_without_a_line_or_by_name(trace_one: TraceOne, bench: Bench) -> None:
    rule = "find:\n  - absent: order-id"

    (attempt,) = trace_one(rule, "Hi")
    assert (attempt.outcome, attempt.place) == ("reported", None)
    assert trace_one(rule, "Hi", line=1) == ()
    assert len(trace_one(rule, "Hi", line=1, named=True)) == 1
    trace = trace_message(Message.from_text("Hi"), bench.load(rule), Spot(1))
    assert [one.id for one in trace.whole] == ["own/rule"]


def test_a_piece_of_messages_lacks_nothing(bench: Bench) -> None:
    message = replace(Message.from_text("Hi"), is_fragment=True)
    (found,) = trace_message(message, bench.load("find:\n  - absent: order-id")).rules

    assert [attempt.outcome for attempt in found.attempts] == ["fragment"]


def test_a_template_tells_in_which_of_its_texts(bench: Bench) -> None:
    text = "{% if a %}\nchange your review\n{% else %}\ndo not change your review\n{% endif %}\nremove the review"
    rule = "find:\n  - {all: {act: change, thing: review}, unless: [{negated: act}]}"
    trace = trace_message(read_template(text, "x.j2"), bench.load(rule))
    (found,) = trace.rules

    assert trace.readings == 2
    told = [(one.outcome, one.place and one.place.start.line, len(one.readings)) for one in found.attempts]
    assert told == [("reported", 2, 1), ("reported", 6, 2), ("excused", 4, 1)]


def test_what_both_bodies_of_a_mail_say_is_reported_once(bench: Bench) -> None:
    source = "change it\nchange it"
    bodies = [Part("body", "change it", source, start, is_alternative=True) for start in (0, 10)]
    message = Message((bodies[0],), variants=((bodies[1],),))
    (found,) = trace_message(message, bench.load("find:\n  - all: {act: change}")).rules

    told = [(one.outcome, one.place and one.place.start.line, one.readings) for one in found.attempts]
    assert told == [("reported", 1, (1,)), ("covered", 2, (2,))]
