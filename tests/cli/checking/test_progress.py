"""The progress bar is drawn only in a long run, only for a person, and makes room for whatever else is written."""

from __future__ import annotations

import io
import re
from time import sleep
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from msglint.cli import bars
from msglint.cli.checking import progress
from msglint.cli.checking.progress import Progress, may_show_progress, said_after_a_while
from msglint.workers.portions import Start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return a function that sets the time."""
    now = [0.0]
    for module in (progress, bars):
        monkeypatch.setattr(module, "monotonic", lambda: now[0])
    return lambda time: now.__setitem__(0, time)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Put a terminal in the place of standard error, for the modules alone: pytest has its own hands on `sys`."""
    terminal = _Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    for module in (progress, bars):
        monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=terminal, stdout=terminal))
    return terminal


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Write four files of a hundred bytes each."""
    paths = [tmp_path / f"{number}.jsonl" for number in range(4)]
    for path in paths:
        path.write_bytes(b"x" * 100)
    return list(map(str, paths))


def shown(screen: io.StringIO) -> str:
    """Return what was written, without what colours it and moves the cursor."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", screen.getvalue())


def test_nothing_is_drawn_in_the_first_second(
    screen: io.StringIO, clock: Callable[[float], None], files: list[str]
) -> None:
    with Progress([*files], shown=True) as line:
        clock(0.9)
        line.next_message()

    assert screen.getvalue() == ""


def test_a_long_run_shows_how_far_it_is_and_how_fast(
    screen: io.StringIO, clock: Callable[[float], None], files: list[str]
) -> None:
    with Progress([*files], shown=True) as line:
        line.next_portion(100)
        for _ in range(2999):
            line.next_message()
        clock(2)
        line.next_message()

        assert " 25%" in shown(screen)
        assert "3,000 messages, 1,500 a second" in shown(screen)
        assert "left" in shown(screen)


def test_the_bar_is_not_drawn_for_each_message(
    screen: io.StringIO, clock: Callable[[float], None], files: list[str]
) -> None:
    with Progress([*files], shown=True) as line:
        clock(2)
        line.next_message()
        drawn = screen.getvalue()
        clock(2.05)
        line.next_message()

        assert screen.getvalue() == drawn


def test_the_bar_goes_when_others_write_and_comes_back(
    screen: io.StringIO, clock: Callable[[float], None], files: list[str]
) -> None:
    with Progress([*files], shown=True) as line:
        clock(2)
        line.next_message()
        line.clear()
        line.clear()
        assert screen.getvalue().endswith("\x1b[2K")
        screen.truncate(screen.seek(0))
        clock(3)
        line.next_message()

        assert "2 messages, 1 a second" in shown(screen)
    assert screen.getvalue().count("\x1b[?25l") == screen.getvalue().count("\x1b[?25h") == 1


def test_the_cursor_is_back_after_an_interruption(
    screen: io.StringIO, clock: Callable[[float], None], files: list[str]
) -> None:
    def interrupted() -> None:
        with Progress([*files], shown=True) as line:
            clock(2)
            line.next_message()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert screen.getvalue().rindex("\x1b[?25h") > screen.getvalue().rindex("\x1b[?25l")


def test_how_long_a_pipe_will_be_nobody_knows(screen: io.StringIO, clock: Callable[[float], None]) -> None:
    with Progress(["-"], shown=True) as line:
        clock(2)
        line.next_message()

        assert "1 message, 0 a second" in shown(screen) or "1 message, 1 a second" in shown(screen)
        assert "%" not in shown(screen)
        assert "left" not in shown(screen)


def test_what_was_done_by_an_earlier_run_is_no_part_of_the_bar(
    screen: io.StringIO, clock: Callable[[float], None], files: list[str]
) -> None:
    with Progress([*files], Start(files[2], 0), shown=True) as line:
        line.next_portion(100)
        clock(2)
        line.next_message()

        assert " 50%" in shown(screen)


@pytest.mark.parametrize(
    ("quiet", "report_is_text", "to_terminal", "seen"),
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
    seen: bool,
) -> None:
    stdout = _Terminal() if to_terminal else io.StringIO()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=screen, stdout=stdout))

    assert may_show_progress(quiet=quiet, report_is_text=report_is_text) is seen
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


@pytest.mark.parametrize("seen", [True, False])
def test_short_wait_is_not_explained(screen: io.StringIO, *, seen: bool) -> None:
    with said_after_a_while("reading", shown=seen):
        pass
    assert not screen.getvalue()
