"""Where a violation stands: in the file that a person or a tool opens, and in its message."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msglint.read.suffixes import PARQUET, RECORDS
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from msglint.message import Message
    from msglint.span import Position
    from msglint.violation import Violation


class FilePlace(NamedTuple):
    """A range of a file.

    Attributes:
        file: the file as the user named it.
        line: its first line, from 1; a violation of a whole message stands where the message begins.
        start: its first code point; None where the message is meant as a whole, or has lines that are not the file's.
        end: one past its last code point; None likewise.
    """

    file: str
    line: int
    start: Position | None = None
    end: Position | None = None


def file_place(
    message: Message, start: Position | None, end: Position | None, included: str | None = None
) -> FilePlace:
    """Return where a range of a message stands in a file.

    Args:
        message: the message.
        start: as a violation, a fix or a related place has it.
        end: likewise.
        included: the file that holds the range, where it is not the message's own.
    """
    if start is None or end is None:
        return FilePlace(message.source, message.line)
    if included is not None:
        return FilePlace(included, start.line, start, end)
    # A line of JSONL writes its text with escapes, and a Parquet file has no lines at all: there, positions count in
    # the message's own text, and the file knows only the record.
    if message.source.lower().endswith((*RECORDS, *PARQUET)):
        return FilePlace(message.source, message.line)
    return FilePlace(message.source, start.line, start, end)


def place_of(message: Message, violation: Violation) -> FilePlace:
    """Return where a violation stands in a file."""
    return file_place(message, violation.start, violation.end, violation.file)


def is_record(message: Message) -> bool:
    """Return whether a message is one of many in its file."""
    return message.id is not None or message.line > 1


def name_of(message: Message) -> str:
    """Return what a message goes by: its file, and for a record its line."""
    return f"{message.source}:{message.line}" if is_record(message) else message.source


def location(message: Message, violation: Violation) -> list[str]:
    """Return the place in words, as an editor takes it, `file:line:column:`; a record has lines of its own inside."""
    start = violation.start
    if violation.file and start:
        return [f"{violation.file}:{start.line}:{start.column}:"]
    if is_record(message) or not start:
        first = f"{name_of(message)}:"
    else:
        first = f"{message.source}:{start.line}:{start.column}:"
    return [first, *_within(message, violation)]


def told(message: Message, violation: Violation) -> str:
    """Return what is wrong, with what a tool that knows only file, line and column can't show: message and part."""
    return " ".join((*_within(message, violation), violation.message))


def _within(message: Message, violation: Violation) -> list[str]:
    part, start = violation.part, violation.start
    if violation.file and start:
        return []
    record = is_record(message)
    words = [f"{message.id}:"] if message.id is not None else []
    if part != "context" and (record or part != "body"):
        words.append(f"{part} {start.line}:{start.column}:" if record and start else f"{part}:")
    return words


def tidy(path: str) -> str:
    """Return a path as a repository names it: with slashes, and relative where it lies below the current folder."""
    tidied = os.path.normpath(path)
    if os.path.isabs(tidied):  # noqa: PTH117 - no pathlib, for start-up counts
        folder = os.getcwd()  # noqa: PTH109 - no pathlib, for start-up counts
        if tidied.startswith(folder.rstrip(os.sep) + os.sep):
            tidied = os.path.relpath(tidied, folder)
    return tidied.replace(os.sep, "/")
