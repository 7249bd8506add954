"""Files of plain data that nobody but the user can have written, and that are whole.

What is read goes through `marshal`, which trusts its input; so a file counts only if it belongs to the user, nobody
else may write it or its folder, and its checksum is right. Anything else reads as if it were not there. What came with
msglint is trusted as its code is, which whoever can write the one can write as well.
"""

# ruff: noqa: PTH103, PTH105, PTH108, PTH116, PTH119, PTH123 - because pathlib costs start-up time
from __future__ import annotations

import gc
import marshal
import os
import stat
from contextlib import suppress
from typing import Any

_MAGIC = b"msglint cache 2\n"
_HEADER = len(_MAGIC) + 4
#: What every Python from 3.4 on can read, so that one wheel serves all.
_MARSHAL = 4
#: Not on every system. A named pipe in the place of a file must not make us wait for a writer.
_SAFELY = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))


def read_trusted(path: str) -> Any:
    """Return the data of a file of the user's own, or None where there is none that can be trusted."""
    content = read_own(path)
    if content is None or content[:_HEADER] != _header(memoryview(content)[_HEADER:]):
        return None
    return _data_of(content, path)


def read_shipped(path: str) -> Any:
    """Return the data of a file that came with msglint, or None where there is none."""
    try:
        with open(path, "rb") as stream:
            content = stream.read()
    except OSError:
        return None
    return _data_of(content, path) if content.startswith(_MAGIC) else None


def write_trusted(path: str, data: Any) -> None:
    """Write a file that is there as a whole or not at all.

    Raises:
        OSError: it can't be written.
        ValueError: the data is not plain.
    """
    payload = marshal.dumps((os.path.basename(path), data), _MARSHAL)
    write_own(path, _header(payload) + payload)


def read_own(path: str) -> bytes | None:
    """Return what is in a file that only the user can write; None where there is none."""
    try:
        with open(os.open(path, os.O_RDONLY | _SAFELY), "rb") as stream:
            state = os.fstat(stream.fileno())
            return stream.read() if stat.S_ISREG(state.st_mode) and _is_own(state) else None
    except OSError:
        return None


def write_own(path: str, content: bytes) -> None:
    """Write a file that only the user can write, as a whole or not at all; raises OSError where it can't be."""
    import threading  # noqa: PLC0415 - because what is kept is rarely written

    fresh = f"{path}.{os.getpid()}-{threading.get_ident()}.tmp"
    try:
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY, 0o600), "wb") as stream:
            stream.write(content)
        os.replace(fresh, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(fresh)
        raise


def make_trusted(folder: str) -> bool:
    """Make a folder where there is none, and return whether it can be trusted."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError:
        return False
    return is_trusted(folder)


def is_trusted(folder: str) -> bool:
    """Return whether a folder is there and only the user can write it."""
    try:
        state = os.stat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(state.st_mode) and _is_own(state)


def _header(payload: bytes | memoryview) -> bytes:
    """Return what stands before a payload.

    Its checksum finds damage only: whoever may write the file could write the right hash of any kind as well.
    """
    from zlib import crc32  # noqa: PLC0415 - because what comes with msglint needs none

    return _MAGIC + crc32(payload).to_bytes(4, "big")


def _data_of(content: bytes, path: str) -> Any:
    """Return the data in a file's content; None where it is damaged, or that of another file."""
    # A collection for every few hundred new containers would take longer than all the rest.
    collects = gc.isenabled()
    gc.disable()
    try:
        name, data = marshal.loads(memoryview(content)[_HEADER:])  # noqa: S302 - because the callers have seen to it that it can be trusted
    except (EOFError, TypeError, ValueError):
        return None
    finally:
        if collects:
            gc.enable()
    return data if name == os.path.basename(path) else None


def _is_own(state: os.stat_result) -> bool:
    # Windows has neither owners by number nor these modes; %LOCALAPPDATA% is the user's own there.
    if not hasattr(os, "geteuid"):
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
