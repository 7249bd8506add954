"""What is to be checked, in portions that processes can take, in the order of the report."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, cast

from msglint.errors import InputError
from msglint.read import MAX_TABLE_BYTES, blocks, holds_lines, name_of
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.read import Block

#: So many small files are a portion: fewer, and handing them out would take longer than checking them.
_MOST_FILES = 16
_MOST_BYTES = 64 * 1024


class Start(NamedTuple):
    """Where a run begins.

    Attributes:
        file: the file, as `discover` gives it; those before it are left out.
        line: where its first record stands; those before it are left out.
    """

    file: str
    line: int


class Portion(NamedTuple):
    """Some files, or some lines of one.

    Attributes:
        files: the files.
        block: the lines of the one file that are meant; None for whole files.
        data: what the standard input holds, where it is one of the files and was read already.
        first: the line of the first record that counts, of a file that is begun in its midst.
        size: how many bytes it takes of its files.
    """

    files: tuple[str, ...]
    block: Block | None = None
    data: bytes | None = None
    first: int = 0
    size: int = 0


def portions(
    files: Iterable[str | InputError],
    *,
    stdin_filename: str | None = None,
    stdin: bytes | None = None,
    start: Start | None = None,
    are_many: bool = False,
) -> Iterator[Portion | InputError]:
    """Yield portions of files, and the errors between them.

    Args:
        files: what `discover` found.
        stdin_filename: how to name the standard input and, by its ending, how to read it.
        stdin: what the standard input holds; None where it was not read yet.
        start: where to begin; None for everything.
        are_many: whether several processes share the portions: then small files come together, and nobody but this
            process reads the standard input.
    """
    group: list[str] = []
    size = 0
    for file, line in _since(files, start):
        length = size_of(file) if isinstance(file, str) else 0
        is_small = are_many and isinstance(file, str) and file != "-" and not holds_lines(file) and not line
        if group and not (is_small and len(group) < _MOST_FILES and size + length <= _MOST_BYTES):
            yield Portion(tuple(group), size=size)
            group, size = [], 0
        if isinstance(file, InputError):
            yield file
        elif is_small:
            group.append(file)
            size += length
        elif stdin is None and holds_lines(name_of(file, stdin_filename)):
            yield from _of_lines(file, name_of(file, stdin_filename), line)
        elif file == "-":
            yield _of_stdin(name_of(file, stdin_filename), stdin, is_read=are_many)
        else:
            yield Portion((file,), first=line, size=length)
    if group:
        yield Portion(tuple(group), size=size)


def size_of(file: str) -> int:
    """Return how many bytes a file has; 0 for what has no size, such as the standard input."""
    try:
        return 0 if file == "-" else os.stat(file).st_size  # noqa: PTH116 - no pathlib, for start-up counts
    except (OSError, ValueError):
        return 0


def _since(files: Iterable[str | InputError], start: Start | None) -> Iterator[tuple[str | InputError, int]]:
    """Yield what there is from a start on, each with the line to begin at, or 0."""
    is_begun = start is None
    for file in files:
        is_first = not is_begun and start is not None and file == start.file
        is_begun |= is_first
        if is_begun:
            yield file, start.line if is_first and start is not None else 0


def _of_lines(file: str, source: str, line: int) -> Iterator[Portion | InputError]:
    """Yield the lines of a file from a given one on."""
    passed = 0
    for block in blocks(file, source):
        if isinstance(block, InputError):
            yield block
            continue
        rest = block.since(line)
        passed += block.size
        # What lies before the line counts for the progress alone.
        if rest.data:
            yield Portion((file,), rest, size=passed)
            passed = 0


def _of_stdin(source: str, data: bytes | None, *, is_read: bool) -> Portion | InputError:
    """Return the standard input, on demand with what it holds."""
    if data is None and is_read:
        if cast("object", sys.stdin) is None:
            return InputError("there is no standard input", source=source)
        data = sys.stdin.buffer.read(MAX_TABLE_BYTES + 1)
    return Portion(("-",), data=data)
