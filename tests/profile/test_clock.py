"""The clock counts each moment for one thing only."""

from __future__ import annotations

from itertools import count

import pytest

from msglint.profile.clock import Clock, Overhead


def _clock(overhead: Overhead | None = None) -> Clock:
    """Return a clock by which a second passes whenever somebody looks."""
    seconds = count()
    return Clock("rest", lambda: float(next(seconds)), overhead or Overhead())


def _spent(clock: Clock) -> dict[str, float]:
    return {name: clock.spent(name) for name in clock.names()}


def test_what_nothing_else_claims_is_the_rest() -> None:
    clock = _clock()
    clock.stop()

    assert _spent(clock) == {"rest": 1}


def test_what_runs_counts_until_it_ends() -> None:
    clock = _clock()
    clock.begin("rule")
    clock.end()
    clock.stop()

    assert _spent(clock) == {"rest": 2, "rule": 1}


def test_what_runs_inside_counts_for_itself_only() -> None:
    clock = _clock()
    clock.begin("rule")
    clock.begin("words")
    clock.end()
    clock.end()

    assert _spent(clock) == {"rest": 1, "rule": 2, "words": 1}


def test_the_same_inside_itself_counts_once() -> None:
    clock = _clock()
    clock.begin("words")
    clock.begin("words")
    clock.end()
    clock.end()

    assert _spent(clock) == {"rest": 1, "words": 3}


def test_what_never_ran_has_taken_nothing() -> None:
    assert _clock().spent("rule") == 0


def test_what_timing_takes_is_taken_away() -> None:
    clock = _clock(Overhead(inside=0.25, around=0.125))
    clock.begin("rule")
    clock.begin("words")
    clock.end()
    clock.begin("words")
    clock.end()
    clock.end()

    assert _spent(clock) == pytest.approx({"rest": 0.875, "rule": 3 - 0.25 - 2 * 0.125, "words": 2 * 0.75})


def test_nothing_takes_less_than_no_time() -> None:
    clock = _clock(Overhead(inside=9.0))
    clock.begin("rule")
    clock.end()

    assert clock.spent("rule") == 0
