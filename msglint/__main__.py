"""Runs the command line as a process of its own: `python -m msglint`, or the command `msglint`."""

from __future__ import annotations

import gc
import os
import sys

from msglint.cli import main

#: Who wants to do something at the end of the process, or still works then, has imported one of these.
_AT_THE_END = frozenset(["atexit", "threading"])


#: So many new objects make the garbage collector look for garbage: a few megabytes.
_OBJECTS = 100_000


def run() -> None:
    """Run the command line and end the process with its exit code.

    Rules and words are not taken apart at the end, where nobody waits for that: it takes longer than many a check, and
    the system takes all of it back at once.
    """
    # Rules and words are a million objects that stay: Python's own threshold has them looked through while they load.
    gc.set_threshold(_OBJECTS)
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int) or not _is_alone():
            raise
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            raise end from None  # Python has its own way to say so
        os._exit(end.code)


def _is_alone() -> bool:
    """Return whether nobody but the command line has anything to do in this process."""
    return _AT_THE_END.isdisjoint(sys.modules) and sys.getprofile() is None and sys.gettrace() is None


if __name__ == "__main__":
    run()
