"""The clock counts each moment for one thing only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.profile.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def clock() -> Clock:
    """A clock by which a second passes whenever somebody looks."""

    def seconds() -> Iterator[float]:
        now = 0.0
        while True:
            yield now
            now += 1

    ticking = seconds()
    return Clock("rest", lambda: next(ticking))


def test_what_nothing_else_claims_is_the_rest(clock: Clock) -> None:
    clock.stop()

    assert clock.spent == {"rest": 1}


def test_what_runs_counts_until_it_ends(clock: Clock) -> None:
    clock.begin("rule")
    clock.end()
    clock.stop()

    assert clock.spent == {"rest": 2, "rule": 1}


def test_what_runs_inside_counts_for_itself_only(clock: Clock) -> None:
    clock.begin("rule")
    clock.begin("words")
    clock.end()
    clock.end()

    assert clock.spent == {"rest": 1, "rule": 2, "words": 1}


def test_the_same_inside_itself_counts_once(clock: Clock) -> None:
    clock.begin("words")
    clock.begin("words")
    clock.end()
    clock.end()

    assert clock.spent == {"rest": 1, "words": 3}


def test_an_end_too_many_ends_nothing_else(clock: Clock) -> None:
    clock.end()
    clock.begin("rule")
    clock.end()

    assert clock.spent == {"rest": 2, "rule": 1}
