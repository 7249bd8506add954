"""What the exit codes mean; the same for every command and format."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The codes with which msglint ends."""

    CLEAN = 0
    VIOLATIONS = 1
    #: A usage, configuration, rule or input error; wins over `VIOLATIONS`.
    ERROR = 2
    NOTHING_CHECKED = 3
    #: The two that a shell gives for SIGINT and SIGPIPE, so that neither looks like a verdict.
    INTERRUPTED = 130
    READER_GONE = 141
