"""Which content files have, without reading them again where their stamps are those of last time.

As git does with its index: size, times and number of a file are kept with what its content was, and while they stay the
same, so does the content. A file that was written within the last moments is read each time, for it could be written
once more without its times telling; so is one that claims to come from the future, as after a clock went back.
"""

# ruff: noqa: PTH116, PTH123 - because pathlib costs start-up time
from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from msglint.ruleset.trusted import is_trusted, make_trusted, read_own, write_own

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAGIC = b"msglint stamps 1\n"
_KEY_SIZE = 32
_PRIME = 2**32 - 5
#: Nanoseconds after which a file system's clock has surely moved on: FAT's ticks take two seconds.
_SETTLED = 3 * 10**9


def key_of(files: Sequence[tuple[str, str]], maker: str, folder: str | None) -> str:
    """Return what names the content of some files: 32 characters, 0-9 and a-f.

    Args:
        files: what each file is, and its path. Another order, name or content gives another key; another place of all
            of them together doesn't.
        maker: what else counts, such as a version.
        folder: where keys are remembered; None for nowhere.

    Raises:
        OSError: a file can't be read.
    """
    if folder is None:
        return _read_key(files, maker)
    now = time.time_ns()
    stamps = [_stamp(file) for _, file in files]
    paths = repr((maker, files)).encode("utf-8", "surrogateescape")
    head = b"%s%s\n%s\n" % (_MAGIC, paths, repr(stamps).encode())
    # Any short name will do, for what stands in the file says whose it is.
    name = f"{int.from_bytes(paths, 'big') % _PRIME:08x}.stamps"
    place = os.path.join(folder, name)  # noqa: PTH118 - because pathlib costs start-up time
    known = _remembered(place, head) if is_trusted(folder) else None
    if known is not None:
        return known
    key = _read_key(files, maker)
    # What is written between the look at the stamps and the reading has a time that is not settled.
    if all(now - moment > _SETTLED for _, changed, moved, _ in stamps for moment in (changed, moved)):
        with suppress(OSError):
            if make_trusted(folder):
                write_own(place, head + 2 * key.encode())
    return key


def _remembered(place: str, head: bytes) -> str | None:
    """Return the key that a file holds after its head; None where it is of other stamps, or damaged."""
    known = read_own(place)
    if known is None or not known.startswith(head):
        return None
    # It stands there twice, so that no damage passes for a key.
    first, second = known[len(head) :][:_KEY_SIZE], known[len(head) :][_KEY_SIZE:]
    return first.decode("ascii", "replace") if first == second and len(first) == _KEY_SIZE else None


def _stamp(file: str) -> tuple[int, int, int, int]:
    """Return size, time of the content, time of the entry and number of a file; raises OSError where there is none."""
    state = os.stat(file)
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def _read_key(files: Sequence[tuple[str, str]], maker: str) -> str:
    from msglint.digest import sha256  # noqa: PLC0415 - because it is rarely needed

    key = sha256(maker.encode())
    for name, file in files:
        with open(file, "rb") as stream:
            content = stream.read()
        key.update(repr((name, len(content))).encode("utf-8", "surrogateescape"))
        key.update(content)
    return key.hexdigest()[:_KEY_SIZE]
