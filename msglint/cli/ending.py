"""How a run ends: every way to fail becomes a line on standard error and an exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from msglint.cli.exits import Exit
from msglint.cli.say import say
from msglint.errors import MsglintError, RuleErrors

if TYPE_CHECKING:
    from collections.abc import Callable


def ended(run: Callable[[], object]) -> int:
    """Run something to its end and return the exit code; see `Exit` for the codes.

    Args:
        run: what to run; returns the exit code, or anything else for a good end.
    """
    try:
        code = run()
        # A reader of the output that has gone away is no reason for noise.
        sys.stdout.flush()
    except BrokenPipeError:
        forget_output()
        return Exit.READER_GONE
    except (EOFError, KeyboardInterrupt):
        # The terminal has written ^C into the line.
        print(file=sys.stderr)  # noqa: T201 - because the line is ended nowhere else
        return interrupted()
    except (MsglintError, OSError) as error:
        _say_error(error)
        try:
            sys.stdout.flush()
        except OSError:  # of a full disk, which has been said
            forget_output()
        return Exit.ERROR
    except Exception as error:  # noqa: BLE001 - because a traceback ends with 1, which would read as "violations"
        from msglint.bug import describe_bug  # noqa: PLC0415 - because there should be none

        say("error", describe_bug(error))
        return Exit.ERROR
    return code if isinstance(code, int) else Exit.CLEAN


def interrupted() -> int:
    """Say that somebody has stopped the run, and return the exit code for that."""
    say("error", "interrupted")
    return Exit.INTERRUPTED


def _say_error(error: Exception) -> None:
    if isinstance(error, RuleErrors):
        for each in error.errors:
            say("error", str(each))
    elif isinstance(error, OSError):
        say("error", ": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
    else:
        say("error", str(error))


def forget_output() -> None:
    """Let what is still buffered go nowhere, or Python complains about it at the very end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
