"""Which excuses were tried, and by which words they applied or failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Bench
    from tests.trace.conftest import TraceOne

NEGATED = "find:\n  - {all: {act: change}, unless: [{negated: act}]}"
ACTOR = "find:\n  - {all: {act: change}, unless: [{actor: act, is: [seller, platform]}]}"
QUOTED = "find:\n  - {all: {act: change}, unless: [{quoted: true}]}"
SAYS = "find:\n  - {all: {act: change}, unless: [{says: reason, in: sentence}]}"
ANYWHERE = "find:\n  - {entity: email, unless: [{says: reason, in: message}]}"


@pytest.mark.parametrize(
    ("rule", "text", "applies", "words"),
    [
        (NEGATED, "Do not change it.", True, "not"),
        (NEGATED, "Change it.", False, None),
        (NEGATED, "Do not worry, please change it.", False, None),
        (NEGATED, "Do not worry please change it.", False, "not"),
        (ACTOR, "We changed it.", True, "We"),
        (ACTOR, "Can you change it?", False, "you"),
        (ACTOR, "Change it.", False, None),
        (QUOTED, 'She wrote "change it now" to us.', True, "change it now"),
        (QUOTED, "Change it.", False, None),
        (SAYS, "Change it for the manual.", True, "manual"),
        (SAYS, "Change it. The manual is here.", False, "manual"),
        (SAYS, "Change it.", False, None),
        (ANYWHERE, "a@b.com. It is late. The manual is here.", True, "manual"),
        (ANYWHERE, "a@b.com", False, None),
    ],
)
def test_an_excuse_is_told_with_its_words(
    trace_one: TraceOne, rule: str, text: str, words: str | None, *, applies: bool
) -> None:
    (attempt,) = trace_one(rule, text)
    (tried,) = attempt.tried

    assert attempt.outcome == ("excused" if applies else "reported")
    assert tried.applies is applies
    assert (tried.words.text if tried.words else None) == words


def test_the_nearest_of_several_words_is_told(trace_one: TraceOne) -> None:
    (attempt,) = trace_one(SAYS, "The invoice. Hi there, Bob. Change it. The manual is here.\nAn invoice.")

    assert attempt.tried[0].words is not None
    assert (attempt.tried[0].words.text, attempt.tried[0].words.start.column) == ("manual", 44)


def test_an_excuse_of_a_finding_about_the_whole_message_has_words_too(trace_one: TraceOne) -> None:
    rule = "find:\n  - {absent: order-id, unless: [{says: thanks, in: message}]}"
    (attempt,) = trace_one(rule, "Thanks!")

    assert (attempt.outcome, attempt.place) == ("excused", None)
    assert attempt.tried[0].words is not None
    assert attempt.tried[0].words.text == "Thanks"


def test_an_exemption_keeps_its_name(bench: Bench, trace_one: TraceOne) -> None:
    bench.write("exemptions.yaml", "for-the-order: {why: It is needed., says: reason}")
    (attempt,) = trace_one("find:\n  - {all: {act: change}, unless: [{exempt: for-the-order}]}", "Change the manual")

    assert [(tried.excuse.name, tried.applies) for tried in attempt.tried] == [("for-the-order", True)]
