"""Writes a file in one go: who reads it meanwhile sees the old one or the new one, and never half of it."""

# ruff: noqa: PTH101, PTH105, PTH108, PTH116, PTH120, PTH123 - no pathlib, for start-up counts
from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from msglint.errors import InputError

if TYPE_CHECKING:
    from msglint.fix.file import FixedFile


def write(fixed: FixedFile) -> bool:
    """Write a file with its fixes; return whether there was anything to write.

    The mode stays, and the owner where that may be; a symbolic link goes on leading to the file.

    Raises:
        InputError: it can't be written, or somebody else has changed it meanwhile.
    """
    if not fixed.is_changed:
        return False
    path = os.path.realpath(fixed.path)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise InputError("is no regular file; its fixes can't be written", source=fixed.path)
        with open(path, "rb") as stream:
            if stream.read() != fixed.before:
                raise InputError("was changed by somebody else meanwhile; nothing was written", source=fixed.path)
        _replace(path, fixed.after)
    except OSError as error:
        raise InputError(f"can't be written: {error.strerror or error}", source=fixed.path) from None
    return True


def _replace(path: str, data: bytes) -> None:
    import tempfile  # noqa: PLC0415 - only where something is to be written

    known = os.stat(path)
    if not os.access(path, os.W_OK):
        raise PermissionError(13, "it is read-only", path)
    handle, draft = tempfile.mkstemp(prefix=".msglint-", dir=os.path.dirname(path))
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            _keep(stream.fileno(), draft, known)
            os.fsync(stream.fileno())
        os.replace(draft, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise
    _settle(os.path.dirname(path))


def _keep(handle: int, draft: str, known: os.stat_result) -> None:
    """Give a new file the owner and the mode of the old one; the owner first, for a change of it takes rights away."""
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
