"""While a check is watched, its steps are told apart; afterwards, all is as before."""

from __future__ import annotations

from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from msglint import project
from msglint.config.settings import Config
from msglint.engine import check_message
from msglint.errors import RuleTimeoutError
from msglint.match import document, single, together
from msglint.message import Message
from msglint.profile.clock import Clock
from msglint.profile.profile import profiled
from msglint.profile.seams import SHARED, measured_overhead

if TYPE_CHECKING:
    from msglint.match.document import Document
    from msglint.match.found import Match
    from msglint.ruleset.rule import Together
    from msglint.text.fold import View
    from tests.conftest import Bench

RULE = """\
find:
  - in: sentence
    all: {act: change, thing: review}
"""
PATTERN = "find: [{pattern: moon}]\n"


def _seams() -> list[Any]:
    found = []
    for places in SHARED.values():
        for module, path in places:
            *classes, name = path.split(".")
            try:
                owner = import_module(module)
                for inner in classes:
                    owner = getattr(owner, inner)
            except (AttributeError, ImportError):
                continue
            found.append(vars(owner).get(name))
    return found


def test_everything_is_put_back() -> None:
    before = _seams()

    with profiled():
        during = _seams()

    assert any(one is not other for one, other in zip(before, during, strict=True))
    assert all(one is other for one, other in zip(before, _seams(), strict=True))


def test_everything_is_put_back_after_an_error() -> None:
    before = _seams()

    with pytest.raises(ZeroDivisionError), profiled():
        _ = 1 / 0

    assert all(one is other for one, other in zip(before, _seams(), strict=True))


def test_what_is_found_is_the_same_while_it_is_watched(bench: Bench) -> None:
    rules = bench.load(RULE)
    message = Message.from_text("Could you change your review? It is good.", subject="Hello")
    plain = check_message(message, rules)

    with profiled():
        watched = check_message(message, rules)

    assert [(v.rule, v.text, v.fingerprint) for v in watched] == [(v.rule, v.text, v.fingerprint) for v in plain]
    assert len(plain) == 1


def test_each_kind_of_shared_work_takes_time() -> None:
    text = "Hello Ann, would you change your review to five stars? You get a voucher."
    with profiled() as profile:
        project.Project(Config()).check(Message.from_text(text))

    assert set(SHARED) <= set(profile.clock.names())


def test_an_error_in_a_rule_passes_through_and_ends_its_time(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = bench.load(PATTERN)

    def refuse(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(single, "_spans", refuse)
    with profiled() as profile, pytest.raises(RuleTimeoutError):
        check_message(Message.from_text("The moon is up."), rules)

    assert "own/rule" in profile.clock.names()
    assert profile.messages == 0


def test_shared_work_is_not_counted_for_the_rule_that_asks_first(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = [0.0]
    fold, find = document.fold, together.find  # type: ignore[attr-defined] # it is looked up there

    def slow_fold(text: str) -> View:
        seconds[0] += 7
        return fold(text)

    def slow_find(finder: Together, message: Document) -> list[Match]:
        found = list(find(finder, message))
        seconds[0] += 3
        return found

    monkeypatch.setattr(document, "fold", slow_fold)
    monkeypatch.setattr(together, "find", slow_find)
    rules = bench.load(RULE)
    with profiled(Clock("rest", lambda: seconds[0])) as profile:
        check_message(Message.from_text("Could you change your review?"), rules)

    spent = {name: profile.clock.spent(name) for name in profile.clock.names()}
    assert {name: seconds for name, seconds in spent.items() if seconds} == {"folding and disguises": 7, "own/rule": 3}


def test_what_timing_takes_is_measured_by_calls_that_do_nothing() -> None:
    inside, around = measured_overhead(count().__next__)

    assert inside == 1  # a clock that goes on by one when somebody looks
    assert 0 <= around < 1.01
