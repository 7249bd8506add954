"""The lines of a JSONL source, in blocks that any process can read on its own; no more than one is held in memory."""

from __future__ import annotations

import codecs
import os
from typing import TYPE_CHECKING

from msglint.errors import InputError
from msglint.read.decode import byte_order_mark, looks_binary
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

#: The most bytes that one line may have; the file may have any number of them.
MAX_LINE_BYTES = 1024 * 1024

_CHUNK = 64 * 1024
_LONGEST_MARK = 4


class Block(NamedTuple):
    """Some lines in a row.

    Attributes:
        first: the number of the first one, from 1.
        data: the lines in UTF-8, each but the last of the source with its line break; one that is too long is cut, and
            yet longer than `MAX_LINE_BYTES`.
        size: how many bytes of the source they take, in the source's own encoding.
        folder: the folder of the source, in which attachments may be looked at; None where there is none.
    """

    first: int
    data: bytes
    size: int
    folder: str | None

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Yield each line with its number, without its line break."""
        lines = self.data.split(b"\n")
        if not lines[-1]:
            del lines[-1]
        return enumerate(lines, self.first)

    def apart(self) -> Iterator[Block]:
        """Yield each line that holds anything as a block of its own."""
        for number, line in self.lines():
            if line:
                yield Block(number, line, 0, self.folder)

    def since(self, line: int) -> Block:
        """Return the block without the lines before a given one."""
        start = 0
        for _ in range(self.first, line):
            start = self.data.find(b"\n", start) + 1 or len(self.data)
        return self._replace(first=max(line, self.first), data=self.data[start:])


def read_blocks(stream: BinaryIO, source: str) -> Iterator[Block | InputError]:
    """Yield all lines of a stream as they come, or an error where it holds no text.

    The encoding is UTF-8, or what a byte order mark says; nothing but the first bytes tells it.

    Args:
        stream: the bytes of the source.
        source: the source as the user named it.

    Raises:
        OSError: the stream can't be read on.
    """
    folder = _folder(stream)
    head = stream.read(_LONGEST_MARK)
    encoding, _, mark = byte_order_mark(head)
    if not encoding and looks_binary(head):
        yield InputError("looks like a binary file, not text", source=source)
        return
    recode = codecs.getincrementaldecoder(encoding)("replace") if encoding not in ("", "utf-8") else None
    # A pipe that is still being written to gives what it has; a plain `read` would wait until the chunk is full.
    take = getattr(stream, "read1", stream.read)
    first, size = 1, len(head)
    chunk, last = head[mark:], not head
    pending = bytearray()
    while not last or chunk:
        if recode:
            chunk = recode.decode(chunk, final=last).encode()
        end = chunk.rfind(b"\n") + 1
        if end:
            block = Block(first, bytes(pending + chunk[:end]), size, folder)
            yield block
            first, size = first + block.data.count(b"\n"), 0
            pending.clear()
        if len(pending) <= MAX_LINE_BYTES:
            pending += chunk[end:]
        chunk = take(_CHUNK)
        last = not chunk
        size += len(chunk)
    if pending:
        yield Block(first, bytes(pending), size, folder)


def _folder(stream: BinaryIO) -> str | None:
    """Return the folder of the file that is read; None for a pipe and the like."""
    name = getattr(stream, "name", None)
    if not isinstance(name, str) or not os.path.isfile(name):  # noqa: PTH113 - no pathlib, for start-up counts
        return None
    return os.path.dirname(name) or os.curdir  # noqa: PTH120 - no pathlib, for start-up counts
