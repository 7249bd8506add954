"""A profile counts messages, looks and matches, and sorts rules by what they cost."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from msglint.engine import check_message
from msglint.message import Message
from msglint.profile.clock import Clock
from msglint.profile.profile import profiled
from msglint.profile.seams import ENTITIES, LOADING, READING, REST

if TYPE_CHECKING:
    from tests.conftest import Bench

MAIL = "find: [{entity: email}]\n"
REVIEW = """\
find:
  - in: sentence
    all: {act: change, thing: review}
"""


def _check(bench: Bench, *texts: str) -> list[Message]:
    bench.write("own/mail.yaml", bench.head + MAIL)
    rules = bench.load(REVIEW)
    messages = [Message.from_text(text) for text in texts]
    for message in messages:
        check_message(message, rules)
    return messages


def test_messages_looks_and_matches_are_counted(bench: Bench) -> None:
    with profiled() as profile:
        _check(bench, "Write to ann@shop.com or bob@shop.com.", "Change your review.", "Hello.")

    counts = {cost.name: (cost.looks, cost.matches) for cost in profile.rules()}
    assert profile.messages == 3
    # A rule is looked for only where the message may break it.
    assert counts == {"own/mail": (1, 2), "own/rule": (1, 1)}


def test_a_rule_that_finds_nothing_is_listed(bench: Bench) -> None:
    with profiled() as profile:
        _check(bench, "Hello.")

    assert {cost.name: cost.matches for cost in profile.rules()} == {"own/mail": 0, "own/rule": 0}


def test_the_dearest_rule_comes_first(bench: Bench) -> None:
    with profiled(Clock("rest", count().__next__)) as profile:
        _check(bench, "Hello.")
        for _ in range(99):
            profile.clock.begin("own/rule")
            profile.clock.end()

    assert [cost.name for cost in profile.rules()] == ["own/rule", "own/mail"]


def test_shared_work_is_in_the_order_of_the_check_with_entities_by_kind(bench: Bench) -> None:
    with profiled() as profile:
        _check(bench, "Write to ann@shop.com.")

    names = [cost.name for cost in profile.shared()]
    assert names[0] == READING
    assert names[-1] == REST
    assert names.index("folding and disguises") < names.index(f"{ENTITIES}email") < names.index("words and phrases")
    assert LOADING not in names


def test_the_parts_add_up_to_the_whole(bench: Bench) -> None:
    with profiled() as profile:
        _check(bench, "Write to ann@shop.com.", "Change your review.")

    parts = sum(cost.seconds for cost in profile.rules()) + sum(cost.seconds for cost in profile.shared())
    assert abs(parts - profile.seconds) < 1e-9
    assert profile.loading == profile.clock.spent(LOADING)


def test_without_messages_there_is_nothing_to_tell() -> None:
    with profiled() as profile:
        pass

    assert (profile.messages, profile.rules()) == (0, [])
