"""`msglint test --watch`: shows the verdict again after each change."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import click

from msglint.authoring.retest import Retest, is_about_words
from msglint.authoring.watch import PAUSE, changes
from msglint.bug import describe_bug
from msglint.cli.checking.progress import may_show_progress, said_after_a_while
from msglint.cli.exits import Exit
from msglint.cli.say import say
from msglint.cli.show.screen import Screen
from msglint.cli.show.verdict_text import show
from msglint.errors import MsglintError, RuleErrors, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.testing.request import Request
    from msglint.testing.verdict import Verdict

#: Takes away what stands on the screen, but not what was there before and can be scrolled back to.
_CLEAR = "\x1b[H\x1b[2J"
_FEW = 3
_TESTING = "testing ..."


def watch(
    request: Request,
    color: str,
    most_misses: int | None,
    judge: Callable[[Verdict], Exit],
    pause: Callable[[], None] = lambda: time.sleep(PAUSE),
) -> Exit:
    """Test now and after each change, until somebody presses Ctrl-C; return the last verdict's exit code.

    Args:
        request: what to test.
        color: `auto`, `always` or `never`.
        most_misses: how many wrong answers to list; None for all.
        judge: returns the exit code of a verdict.
        pause: waits until it is time to look for changes.
    """
    code = Exit.INTERRUPTED
    retest = Retest()
    try:
        for changed in changes(lambda: _watched(request), pause):
            retest.forget(changed)
            _begin(changed, color)
            started = time.monotonic()
            try:
                with said_after_a_while(_TESTING, shown=may_show_progress(quiet=False, report_is_text=True)):
                    verdict = request.verdict(retest.examine)
            except Exception as error:
                if isinstance(error, UsageError) and not changed:
                    raise  # no save mends a wrong command line
                _say(error)
                code = Exit.ERROR
            else:
                for each in verdict.errors:
                    say("error", str(each))
                show(verdict, color, most_misses)
                code = judge(verdict)
            _end(color, time.monotonic() - started)
    except KeyboardInterrupt:
        # The terminal has written ^C into the line.
        click.echo()
    return code


def _watched(request: Request) -> list[str]:
    """Return the files to look at; while a folder is being moved there may be none."""
    try:
        return list(request.files())
    except (MsglintError, OSError):
        return list(request.paths)


def _say(error: Exception) -> None:
    """Say everything that keeps the rules from being tested."""
    if isinstance(error, (MsglintError, OSError)):
        for each in error.errors if isinstance(error, RuleErrors) else [error]:
            say("error", str(each))
    else:
        say("error", describe_bug(error))


def _begin(changed: tuple[str, ...], color: str) -> None:
    screen = Screen(color)
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        click.echo(_CLEAR, nl=False)
    if changed:
        more = f" and {len(changed) - _FEW} more" if len(changed) > _FEW else ""
        screen.line(f"{', '.join(_short(name) for name in changed[:_FEW])}{more} changed")
    if any(map(is_about_words, changed)):
        screen.line("Words have changed; reading those of all languages takes half a minute ...")
    sys.stdout.flush()


def _end(color: str, seconds: float) -> None:
    now = time.strftime("%H:%M:%S")
    Screen(color).paragraph(f"{now}, after {seconds:.1f} s; watching for changes, Ctrl-C ends", "dim")
    if not sys.stdout.isatty():
        click.echo()
    sys.stdout.flush()


def _short(name: str) -> str:
    """Return a file as seen from the current folder, where that is shorter."""
    try:
        return min(name, os.path.relpath(name), key=len)
    except ValueError:  # another drive
        return name
