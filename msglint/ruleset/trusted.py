"""Files of plain data that nobody but the user can have written, and that are whole.

What is read goes through `marshal`, which trusts its input; so a file counts only if it belongs to the user, nobody
else may write it or its folder, and its hash is right. Anything else reads as if it were not there.
"""

# ruff: noqa: PTH103, PTH105, PTH108, PTH116, PTH123 - no pathlib, for start-up counts
from __future__ import annotations

import gc
import marshal
import os
import stat
import threading
from contextlib import suppress
from hashlib import sha256
from typing import Any

_MAGIC = b"msglint cache 1\n"
_HEADER = len(_MAGIC) + sha256().digest_size
#: Not on every system. A named pipe in the place of a file must not make us wait for a writer.
_SAFELY = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))


def read_trusted(path: str) -> Any:
    """Return the data of a file, or None where there is none that can be trusted."""
    try:
        with open(os.open(path, os.O_RDONLY | _SAFELY), "rb") as stream:
            state = os.fstat(stream.fileno())
            content = stream.read() if stat.S_ISREG(state.st_mode) and _is_own(state) else b""
    except OSError:
        return None
    payload = memoryview(content)[_HEADER:]
    if content[:_HEADER] != _MAGIC + sha256(payload).digest():
        return None
    # A collection for every few hundred new containers would take longer than all the rest.
    collects = gc.isenabled()
    gc.disable()
    try:
        name, data = marshal.loads(payload)  # noqa: S302 - own, whole and unchanged, as the checks above have shown
    except (EOFError, TypeError, ValueError):
        return None
    finally:
        if collects:
            gc.enable()
    return data if name == os.path.basename(path) else None  # noqa: PTH119 - no pathlib, for start-up counts


def write_trusted(path: str, data: Any) -> None:
    """Write a file that is there as a whole or not at all.

    Raises:
        OSError: it can't be written.
        ValueError: the data is not plain.
    """
    payload = marshal.dumps((os.path.basename(path), data))  # noqa: PTH119 - no pathlib, for start-up counts
    fresh = f"{path}.{os.getpid()}-{threading.get_ident()}.tmp"
    try:
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY, 0o600), "wb") as stream:
            stream.write(_MAGIC + sha256(payload).digest() + payload)
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


def _is_own(state: os.stat_result) -> bool:
    # Windows has neither owners by number nor these modes; %LOCALAPPDATA% is the user's own there.
    if not hasattr(os, "geteuid"):
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
