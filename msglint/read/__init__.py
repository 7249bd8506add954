"""Readers: bytes in, messages out. A source that can't be read becomes an error beside the messages of the others."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TypeVar, cast

from msglint.errors import InputError, LimitError
from msglint.message import Context
from msglint.read import suffixes
from msglint.read.decode import MAX_BYTES, decode
from msglint.read.discover import discover, problem_of
from msglint.read.draft import read_draft
from msglint.read.html import makes_html
from msglint.read.lines import Block, read_blocks
from msglint.read.mail import MAX_MAIL_BYTES, read_mail
from msglint.read.records import parse_record, read_block, read_labelled, read_records
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from msglint.message import Message

_T = TypeVar("_T")

#: The most bytes that a table may have; it holds many messages.
MAX_TABLE_BYTES = 200 * 1024 * 1024

__all__ = [
    "Block",
    "blocks",
    "discover",
    "holds_lines",
    "name_of",
    "parse_record",
    "read",
    "read_block",
    "read_bytes",
    "read_draft",
    "read_labelled",
    "read_records",
    "suffixes",
]


def read(
    path: str,
    *,
    data: bytes | None = None,
    stdin_filename: str | None = None,
    context: Mapping[str, object] | None = None,
    text_column: str | None = None,
    folders: Sequence[str] = (),
) -> Iterator[Message | InputError]:
    """Yield the messages of one source, and an error in the place of each that can't be read.

    Args:
        path: a file, or `-` for the standard input.
        data: what to read in place of what stands there now; not for Parquet.
        stdin_filename: how to name the standard input and, by its ending, how to read it.
        context: context fields from the command line; they win over the file's.
        text_column: the column of a table that holds the messages; None to tell it by its name.
        folders: the folders that the user named; a template may include what lies in the one that holds it.

    Raises:
        UsageError: a value of `context` doesn't fit; raised at once, before anything is read.
    """
    overrides = dict(context or {})
    Context().updated(overrides)
    source = name_of(path, stdin_filename)
    root = _root(path, folders)
    if data is not None:
        return read_bytes(data, source, context=overrides, text_column=text_column, root=root)
    return _read(_Source(path, source, overrides, text_column, root))


def name_of(path: str, stdin_filename: str | None = None) -> str:
    """Return the name that messages know their source by.

    Args:
        path: a file, or `-` for the standard input.
        stdin_filename: how to name the standard input.
    """
    return (stdin_filename or "<stdin>") if path == "-" else path


def holds_lines(source: str) -> bool:
    """Return whether a source, by its name, holds one message a line, and can be read in blocks."""
    return source.lower().endswith(suffixes.RECORDS)


def blocks(path: str, source: str) -> Iterator[Block | InputError]:
    """Yield the lines of a source that `holds_lines`, for `read_block`, or why they can't be read.

    Args:
        path: a file, or `-` for the standard input.
        source: what messages know it by.
    """
    return _opened(path, source, lambda stream: read_blocks(stream, source))


def read_bytes(
    data: bytes,
    name: str,
    *,
    context: Mapping[str, object] | None = None,
    text_column: str | None = None,
    root: str | None = None,
) -> Iterator[Message | InputError]:
    """Yield what `read` does, of a file whose bytes are at hand: an unsaved document, or what a change makes of a file.

    Attachments that lie beside a JSONL file are not looked at, and no Parquet file is read.

    Args:
        data: the whole file.
        name: the file as the user knows it; its ending tells how it is read.
        context: context fields from the command line; they win over the file's.
        text_column: the column of a table that holds the messages; None to tell it by its name.
        root: the folder in which a template may include files; None where it may include nothing.

    Raises:
        UsageError: a value of `context` doesn't fit; raised at once.
    """
    overrides = dict(context or {})
    Context().updated(overrides)
    return _read_stream(io.BytesIO(data), _Source(name, name, overrides, text_column, root), len(data))


class _Source(NamedTuple):
    """One source and how to read it.

    Attributes:
        path: the file, or `-`.
        name: the file as the user named it.
        context: context fields from the command line.
        text_column: the column of a table that holds the messages.
        root: the folder in which a template may include files; None where it may include nothing.
    """

    path: str
    name: str
    context: Mapping[str, object]
    text_column: str | None
    root: str | None

    def ends(self, suffixes: tuple[str, ...]) -> bool:
        return self.name.lower().endswith(suffixes)


def _root(path: str, folders: Sequence[str]) -> str | None:
    if path == "-" or "\0" in path:
        return None
    real = os.path.realpath(path)
    within = (folder for folder in folders if real.startswith(os.path.realpath(folder).rstrip(os.sep) + os.sep))
    return next(within, os.path.dirname(path) or os.curdir)  # noqa: PTH120 - no pathlib, for start-up counts


def _read(source: _Source) -> Iterator[Message | InputError]:
    if source.ends(suffixes.PARQUET) and source.path != "-":
        return _opened(source.path, source.name, lambda _: _read_parquet(source))
    return _opened(source.path, source.name, lambda stream: _read_stream(stream, source, _size(stream, source)))


def _opened(path: str, source: str, use: Callable[[BinaryIO], Iterator[_T | InputError]]) -> Iterator[_T | InputError]:
    """Yield what a function makes of a source's bytes, and why they can't be read or read on."""
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
        yield from use(stream)
    except OSError as error:
        yield InputError(problem_of(error), source=source)
    finally:
        if not is_stdin:
            stream.close()


def _read_parquet(source: _Source) -> Iterator[Message | InputError]:
    from msglint.read.export.tables import read_parquet  # noqa: PLC0415 - most messages stand in no table

    return read_parquet(source.path, source.name, text_column=source.text_column, context=source.context)


def _size(stream: BinaryIO, source: _Source) -> int:
    return 0 if source.path == "-" else os.fstat(stream.fileno()).st_size


def _read_stream(stream: BinaryIO, source: _Source, size: int) -> Iterator[Message | InputError]:
    if source.ends(suffixes.RECORDS):
        yield from read_records(stream, source.name, context=source.context)
    else:
        yield from _read_whole(stream, source, size)


def _read_whole(stream: BinaryIO, source: _Source, size: int) -> Iterator[Message | InputError]:
    """Yield the messages of a file that is read in one go."""
    limit, what = _limit(source)
    # A pipe has no size beforehand, so one byte more than the limit is asked for.
    data = b"" if size > limit else stream.read(limit + 1)
    if max(size, len(data)) > limit:
        yield InputError(f"is larger than {limit // 1024 // 1024} MiB, the limit for {what}", source=source.name)
        return
    try:
        if source.ends(suffixes.TABLE):
            from msglint.read.export.tables import read_table  # noqa: PLC0415 - most messages stand in no table

            yield from read_table(data, source.name, text_column=source.text_column, context=source.context)
        elif source.ends(suffixes.EXPORT):
            from msglint.read.export.macros import read_export  # noqa: PLC0415 - most messages stand in no table

            yield from read_export(data, source.name, context=source.context)
        elif source.ends(suffixes.MAIL):
            yield read_mail(data, source.name, context=source.context)
        else:
            yield _read_text(data, source)
    except InputError as error:
        yield error
    except LimitError as error:
        yield InputError(str(error), source=source.name)


def _limit(source: _Source) -> tuple[int, str]:
    """Return how many bytes a file may have, and what it is to be."""
    if source.ends(suffixes.MAIL):
        return MAX_MAIL_BYTES, "one mail"
    if source.ends(suffixes.TABLE):
        return MAX_TABLE_BYTES, "one table"
    return MAX_BYTES, "one export" if source.ends(suffixes.EXPORT) else "one draft"


def _read_text(data: bytes, source: _Source) -> Message:
    text, note = decode(data, source.name)
    notes = (note,) if note else ()
    suffix = next((suffix for suffix in suffixes.TEMPLATE if source.ends((suffix,))), "")
    # The ending before that of the template tells what it makes: reminder.html.j2. Others are told by what they hold.
    is_html = source.name.lower().removesuffix(suffix).endswith(suffixes.HTML) or (suffix != "" and makes_html(text))
    if suffix or _may_have_tags(text):
        from msglint.read.templates import read_template  # noqa: PLC0415 - most drafts are none, and start-up counts

        return read_template(text, source.name, root=source.root, context=source.context, notes=notes, is_html=is_html)
    return read_draft(text, source.name, context=source.context, notes=notes, is_html=is_html)


def _may_have_tags(text: str) -> bool:
    """Return whether a text may be a template: it holds two signs that all of them have."""
    if "{%" not in text and "{{" not in text and "{#" not in text:
        return False
    from msglint.read.template import has_tags  # noqa: PLC0415 - its patterns take a while to compile

    return has_tags(text)
