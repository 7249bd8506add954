"""The progress line is drawn only in a long run, only for a person, and makes room for whatever else is written."""

from __future__ import annotations

import io
from time import sleep
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from msglint.cli.checking import progress
from msglint.cli.checking.progress import Progress, may_show_progress, said_after_a_while

if TYPE_CHECKING:
    from collections.abc import Callable


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return a function that sets the time."""
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return lambda time: now.__setitem__(0, time)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Put a terminal in the place of standard error, for the module alone: pytest has its own hands on `sys`."""
    terminal = _Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=terminal, stdout=terminal))
    return terminal


def test_nothing_is_drawn_in_the_first_second(screen: io.StringIO, clock: Callable[[float], None]) -> None:
    line = Progress(3, shown=True)
    line.next_file()
    clock(0.9)
    line.next_message()
    line.clear()

    assert screen.getvalue() == ""


def test_a_long_run_shows_how_far_it_is_and_makes_room(screen: io.StringIO, clock: Callable[[float], None]) -> None:
    line = Progress(4, shown=True)
    for time in (0.5, 1.5, 1.55):
        line.next_file()
        clock(time)
        line.next_message()
    line.clear()
    line.clear()

    assert screen.getvalue() == "\r\x1b[2K[######------------------] file 2 of 4, 2 messages\r\x1b[2K"


@pytest.mark.parametrize(
    ("quiet", "report_is_text", "to_terminal", "shown"),
    [
        (False, True, True, True),
        (False, False, False, True),
        (False, False, True, False),
        (True, True, True, False),
    ],
)
def test_it_is_for_a_person_who_reads_whole_lines(
    screen: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
    *,
    quiet: bool,
    report_is_text: bool,
    to_terminal: bool,
    shown: bool,
) -> None:
    stdout = _Terminal() if to_terminal else io.StringIO()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=screen, stdout=stdout))

    assert may_show_progress(quiet=quiet, report_is_text=report_is_text) is shown
    assert screen.getvalue() == ""


def test_it_is_not_for_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=io.StringIO(), stdout=io.StringIO()))

    assert not may_show_progress(quiet=False, report_is_text=True)


def test_long_wait_is_explained_and_the_line_taken_away(screen: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_FIRST_AFTER", 0.0)
    with said_after_a_while("reading", shown=True):
        for _ in range(1000):
            if screen.getvalue():
                break
            sleep(0.01)
    assert screen.getvalue() == "\r\x1b[2Kreading\r\x1b[2K"


@pytest.mark.parametrize("shown", [True, False])
def test_short_wait_is_not_explained(screen: io.StringIO, *, shown: bool) -> None:
    with said_after_a_while("reading", shown=shown):
        pass
    assert not screen.getvalue()
