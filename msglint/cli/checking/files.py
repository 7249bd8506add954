"""The files of reports, and what lies beside one that can be continued."""
# ruff: noqa: PTH108, PTH123 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from msglint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from msglint.errors import InputError

#: The format of a report that can be continued: what a line of it says is true whatever comes behind it.
RESUMABLE = "jsonl"
_ENDING = ".msglint-resume"


def is_report(path: str | InputError, written: Sequence[tuple[str, str]]) -> bool:
    """Return whether a path is one of the reports: the one of an earlier run is no draft."""
    return isinstance(path, str) and any(os.path.realpath(path) == os.path.realpath(file) for _, file in written)


def beside(report: str) -> str:
    """Return the file that says what a report is about, so that another run can continue it."""
    return os.path.realpath(report) + _ENDING


def open_report(format_name: str, file: str) -> TextIO:
    """Return a file for a report that is written anew.

    Raises:
        UsageError: it can't be written.
    """
    if format_name == RESUMABLE:
        # What is begun without it can't be continued with it.
        with suppress(OSError):
            os.unlink(beside(file))
    try:
        return open(file, "w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"the report can't be written to {file}: {error.strerror}") from None
