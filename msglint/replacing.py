"""Puts a file in the place of another: who reads it meanwhile sees the old one or the new one, and never half of it."""

# ruff: noqa: PTH101, PTH105, PTH108, PTH116, PTH120 - no pathlib, for start-up counts
from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

#: Of a file that was not there before: what the user lets others do is taken off.
_NEW_MODE = 0o666


def replace_file(path: str, data: bytes) -> None:
    """Write a file as a whole or not at all; where there is one, its mode stays, and its owner where that may be.

    Args:
        path: the file itself, and no link to it.
        data: all that it will hold.

    Raises:
        OSError: it can't be written.
    """
    with replaced_file(path) as stream:
        stream.write(data)


@contextmanager
def replaced_file(path: str) -> Iterator[BinaryIO]:
    """Yield a stream that becomes a file at the end, as `replace_file` writes one; after an error, nothing changes.

    Args:
        path: the file itself, and no link to it.

    Raises:
        OSError: it can't be written.
    """
    import tempfile  # noqa: PLC0415 - only where something is to be written

    known = os.stat(path) if os.path.exists(path) else None  # noqa: PTH110 - no pathlib, for start-up counts
    handle, draft = tempfile.mkstemp(prefix=".msglint-", dir=os.path.dirname(path))
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - no pathlib, for start-up counts
            yield stream
            stream.flush()
            _keep(stream.fileno(), draft, known)
            os.fsync(stream.fileno())
        os.replace(draft, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise
    _settle(os.path.dirname(path))


def _keep(handle: int, draft: str, known: os.stat_result | None) -> None:
    """Give a new file the owner and the mode of the old one; the owner first, for a change of it takes rights away."""
    if known is None:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(draft, _NEW_MODE & ~mask)
        return
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(handle, known.st_uid, known.st_gid)
    os.chmod(draft, stat.S_IMODE(known.st_mode))


def _settle(folder: str) -> None:
    """Make sure that the folder knows the new file even after a power cut, where systems have a way to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
