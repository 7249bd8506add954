"""Runs the command line as a process of its own: `python -m msglint`, or the command `msglint`."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from msglint.cli import main
from msglint.cli.exits import Exit

if TYPE_CHECKING:
    from typing import TextIO

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
    _refuse_closed_streams()
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


def _refuse_closed_streams() -> None:
    """End with 2 where a stream that is needed was closed before the start: nothing could be read or said."""
    # Python has nothing in the place of such a stream, whatever its type says.
    streams: dict[str, TextIO | None] = {"input": sys.stdin, "output": sys.stdout, "error": sys.stderr}
    if streams["error"] is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - pathlib costs start-up time, and it stays open
    needed = ("input", "output") if "-" in sys.argv else ("output",)
    for name in needed:
        if streams[name] is None:
            print(f"msglint: error: standard {name} is closed", file=sys.stderr)  # noqa: T201 - nothing else can say so
            raise SystemExit(Exit.ERROR)
    if streams["input"] is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - as above


def _is_alone() -> bool:
    """Return whether nobody but the command line has anything to do in this process."""
    return _AT_THE_END.isdisjoint(sys.modules) and sys.getprofile() is None and sys.gettrace() is None


if __name__ == "__main__":
    run()
