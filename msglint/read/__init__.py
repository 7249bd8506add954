"""Readers: bytes in, messages out. A source that can't be read becomes an error beside the messages of the others."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, cast

from msglint.errors import InputError
from msglint.message import Context
from msglint.read.decode import MAX_BYTES, decode
from msglint.read.discover import READABLE_SUFFIXES, discover, problem_of
from msglint.read.draft import read_draft
from msglint.read.html import HTML_SUFFIXES
from msglint.read.mail import MAIL_SUFFIXES, MAX_MAIL_BYTES, read_mail
from msglint.read.records import RECORD_SUFFIXES, parse_record, read_labelled, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from msglint.message import Message

__all__ = [
    "READABLE_SUFFIXES",
    "RECORD_SUFFIXES",
    "discover",
    "parse_record",
    "read",
    "read_draft",
    "read_labelled",
    "read_records",
]


def read(
    path: str, *, stdin_filename: str | None = None, context: Mapping[str, object] | None = None
) -> Iterator[Message | InputError]:
    """Yield the messages of one source, and an error in the place of each that can't be read.

    Args:
        path: a file, or `-` for the standard input.
        stdin_filename: how to name the standard input and, by its ending, how to read it.
        context: context fields from the command line; they win over the file's.

    Raises:
        UsageError: a value of `context` doesn't fit; raised at once, before anything is read.
    """
    overrides = dict(context or {})
    Context().updated(overrides)
    source = (stdin_filename or "<stdin>") if path == "-" else path
    return _read(path, source, overrides)


def _read(path: str, source: str, context: Mapping[str, object]) -> Iterator[Message | InputError]:
    is_stdin = path == "-"
    if is_stdin and cast("object", sys.stdin) is None:
        yield InputError("there is no standard input", source=source)
        return
    try:
        stream: BinaryIO = sys.stdin.buffer if is_stdin else open(path, "rb")  # noqa: PTH123, SIM115 - no pathlib, for start-up counts; closed below, stdin never
    except (OSError, ValueError) as error:
        yield InputError(problem_of(error), source=source)
        return
    try:
        if source.lower().endswith(RECORD_SUFFIXES):
            yield from read_records(stream, source, context=context)
        else:
            yield _read_one(stream, source, context, size=0 if is_stdin else os.fstat(stream.fileno()).st_size)
    except OSError as error:
        yield InputError(problem_of(error), source=source)
    finally:
        if not is_stdin:
            stream.close()


def _read_one(stream: BinaryIO, source: str, context: Mapping[str, object], size: int) -> Message | InputError:
    is_mail = source.lower().endswith(MAIL_SUFFIXES)
    limit = MAX_MAIL_BYTES if is_mail else MAX_BYTES
    # A pipe has no size beforehand, so one byte more than the limit is asked for.
    data = b"" if size > limit else stream.read(limit + 1)
    if max(size, len(data)) > limit:
        return InputError(f"is larger than {limit // 1024 // 1024} MiB, the limit for one draft", source=source)
    try:
        if is_mail:
            return read_mail(data, source, context=context)
        text, note = decode(data, source)
        is_html = source.lower().endswith(HTML_SUFFIXES)
        return read_draft(text, source, context=context, notes=(note,) if note else (), is_html=is_html)
    except InputError as error:
        return error
