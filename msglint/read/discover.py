"""Which files are meant: those that are named, and in a named folder those that hold messages."""
# ruff: noqa: PTH100, PTH110, PTH116, PTH118 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from msglint.errors import InputError
from msglint.read import suffixes
from msglint.read.gitignore import Ignores
from msglint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class _Found(Record):
    """A file or folder on the way.

    Attributes:
        path: as the user will see it.
        absolute: where it was found, links not followed; what `.gitignore` speaks of.
        real: where it really lies; what tells one file from another.
        ignores: the `.gitignore` files of the folders above it.
        is_folder: whether it is a folder, or a link to one.
    """

    path: str
    absolute: str
    real: str
    ignores: Ignores
    is_folder: bool


def discover(paths: Sequence[str]) -> Iterator[str | InputError]:
    """Yield the files that are meant, each once, and an error for each path that can't be used.

    A file that is named is always meant, and so is a folder; inside a folder hidden and git-ignored entries are not.

    Args:
        paths: files, folders, or `-` for the standard input.
    """
    seen: set[str] = set()
    for path in paths:
        if path == "-":
            yield from _once(path, path, seen)
            continue
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)
        except (OSError, ValueError) as error:
            yield InputError(problem_of(error), source=path)
            continue
        if is_folder:
            yield from _walk(path, seen)
        else:
            yield from _once(path, os.path.realpath(path), seen)


def problem_of(error: OSError | ValueError) -> str:
    """Say in plain words why a file or folder can't be opened."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, IsADirectoryError):
        return "is a folder, not a file"
    if isinstance(error, PermissionError):
        return "can't be opened: permission denied"
    reason = error.strerror if isinstance(error, OSError) else "not a possible file name"
    return f"can't be read: {(reason or 'unknown reason').lower()}"


def _walk(root: str, seen: set[str]) -> Iterator[str | InputError]:
    top = os.path.abspath(root)
    # A stack and not recursion: folders can be nested deeper than Python calls can.
    stack = [_Found(root, top, os.path.realpath(root), Ignores.above(top), is_folder=True)]
    while stack:
        found = stack.pop()
        if not found.is_folder:
            yield from _once(found.path, found.real, seen)
        # Each real folder is entered once, so a link to a folder above can't lead in circles.
        elif found.real not in seen:
            seen.add(found.real)
            try:
                stack.extend(reversed(_inside(found)))
            except OSError as error:
                yield InputError(problem_of(error), source=found.path)


def _inside(folder: _Found) -> list[_Found]:
    """List the readable files and the folders in a folder, by name, without what is hidden or ignored."""
    with os.scandir(folder.path) as entries:
        wanted = [entry for entry in entries if not entry.name.startswith(".")]
    ignores = folder.ignores.inside(folder.absolute)
    found = []
    for entry in sorted(wanted, key=lambda entry: entry.name):
        is_folder = _is_folder(entry)
        absolute = os.path.join(folder.absolute, entry.name)
        if (is_folder or _is_readable(entry)) and not ignores.cover(absolute, is_folder=is_folder):
            path = entry.path.removeprefix(os.path.join(os.curdir, ""))
            real = os.path.realpath(path) if entry.is_symlink() else os.path.join(folder.real, entry.name)
            found.append(_Found(path, absolute, real, ignores, is_folder=is_folder))
    return found


def _once(path: str, key: str, seen: set[str]) -> Iterator[str]:
    if key not in seen:
        seen.add(key)
        yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_readable(entry: os.DirEntry[str]) -> bool:
    """Return whether the entry ends like a message and isn't a pipe or device, which reading could wait on for ever."""
    if not entry.name.lower().endswith(suffixes.IN_FOLDERS):
        return False
    try:
        # A broken link is let through, so that reading it reports it.
        return entry.is_file() or not os.path.exists(entry.path)
    except OSError:
        return True
