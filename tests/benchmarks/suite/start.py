"""Cold start: one process checks one English draft of 120 words and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.harness.commands import import_click, msglint
from tests.benchmarks.harness.figures import Goal, Section
from tests.benchmarks.harness.series import used

if TYPE_CHECKING:
    from tests.benchmarks.harness.commands import Runner
    from tests.benchmarks.suite.wanted import Wanted

CLEAN = """\
Subject: Your order 114-3941689-8772232

Hello Karen,

Thank you for telling us about the desk lamp in order 114-3941689-8772232. The arm should not sink by itself, and I am
sorry that it does.

Most of the time one screw is loose. You find it under the grey cap where the arm meets the foot; half a turn to the
right with the small key from the box is enough, and page 9 of the booklet shows the place. If the arm still sinks
after that, please tell me here, and a new lamp leaves our warehouse in Reno the same day. You need not send the old
one back.

The warranty runs until 03/14/2027 and covers the arm as well.

Kind regards,
Northlight Outdoors
"""
_REQUEST = "\nP.S. Would you change your review to five stars once the lamp works? Write to karl@northlight.example.\n"


def measure(runner: Runner, wanted: Wanted) -> Section:
    """Return how long Python and msglint take from start to end, and how much memory."""
    (runner.folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (runner.folder / "guilty.txt").write_text(CLEAN + _REQUEST, encoding="utf-8")
    most = {"json": Goal(1.5), "text": Goal(2.5)}
    checks = [
        (msglint("check", draft, "--format", name), goal)
        for draft in ("clean.txt", "guilty.txt")
        for name, goal in most.items()
    ]
    reference, *cached = runner.by_turns([import_click(), *(command for command, _ in checks)], wanted.turns)
    figures = [used(reference, what) for what in ("wall", "cpu", "peak")]
    for series, (_, goal) in zip(cached, checks, strict=True):
        figures += [used(series, what, reference, goal) for what in ("wall", "cpu")]
        figures.append(used(series, "peak", reference))
    # Without a cache, words may take long to read: a few turns are enough to tell.
    bare = msglint("check", "clean.txt", "--format", "json", environment={"MSGLINT_CACHE_DIR": ""})
    reference, uncached = runner.by_turns([import_click(), bare], wanted.long_turns)
    figures += [used(uncached, what, reference, Goal(4.0)) for what in ("wall", "cpu")]
    note = (
        f"Each run is a process of its own; {wanted.said()} ({wanted.long_turns} without cache) after one that "
        "does not count. `guilty.txt` breaks rules, `clean.txt` none."
    )
    return Section("start", "Cold start on one English draft of 120 words", note, tuple(figures))
