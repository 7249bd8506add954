"""Which files and lines are changed."""
# ruff: noqa: PTH100, PTH116, PTH118, PTH120, PTH123 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import mmap
import os
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: A file of which every line counts as changed.
WHOLE: Final = "whole"
#: What tells a file from all others, however it is named: its device and number.
_Identity: TypeAlias = tuple[int, int]
# Git ends lines with LF only, and in bytes: it counts otherwise where CR alone ends a line, or in UTF-16.
_COUNTED_OTHERWISE = re.compile(rb"\r(?!\n)|\0")


class Lines(NamedTuple):
    """A stretch of changed lines, both ends included, from 1."""

    first: int
    last: int


#: What is changed in a file.
Extent: TypeAlias = tuple[Lines, ...] | Literal["whole"]


class Changes:
    """What is changed in a repository.

    A path may be given as the user names it, by links or in another case on disks that see none: the file behind it is
    what counts. A file outside of the repository has no history there, and so counts as changed.

    Args:
        top: the repository's folder.
        files: path below it, with `/` between folders -> its changed lines, in their order.
        folders: paths of folders of which nothing is known but that something in them is changed: submodules, and
            repositories inside the repository.
    """

    def __init__(self, top: str, files: Mapping[str, Extent], folders: Sequence[str] = ()) -> None:
        self._top = os.path.realpath(top)
        self._files: dict[_Identity, Extent] = {}
        self._folders: set[_Identity] = set()
        self._looked_up: dict[str, Extent | None] = {}
        for path, extent in files.items():
            self._add(os.path.join(top, path), extent)
        for path in folders:
            self._add(os.path.join(top, path), WHOLE)

    def has(self, path: str) -> bool:
        """Return whether anything in a file is changed."""
        return self._extent(path) is not None

    def touches(self, path: str, first_line: int, last_line: int) -> bool:
        """Return whether any of some lines of a file is changed, or stands beside one that was taken out.

        Args:
            path: the file.
            first_line: the first of them, from 1, where CRLF, CR and LF each end a line.
            last_line: the last of them.
        """
        extent = self._extent(path)
        if extent is None or extent == WHOLE:
            return extent is not None
        at = bisect_left(extent, first_line, key=_last)
        return at < len(extent) and extent[at].first <= last_line

    def _add(self, path: str, extent: Extent) -> None:
        try:
            found = os.stat(path)
        except (OSError, ValueError):
            return  # deleted, or a link to nowhere: nothing that can be read
        identity = found.st_dev, found.st_ino
        if os.path.isdir(path):  # noqa: PTH112 - names of files are strings here
            self._folders.add(identity)
        elif os.path.islink(path) or self._files.get(identity) == WHOLE:  # noqa: PTH114 - names of files are strings here
            # Where a link has changed, all that is read through it is new.
            self._files[identity] = WHOLE
        else:
            self._files[identity] = extent

    def _extent(self, path: str) -> Extent | None:
        """Return what is changed in a file; None for nothing. A file of a million records is asked about as often."""
        absolute = os.path.abspath(path) if "\0" not in path else path
        if absolute not in self._looked_up:
            self._looked_up[absolute] = self._look_up(absolute)
        return self._looked_up[absolute]

    def _look_up(self, path: str) -> Extent | None:
        try:
            found = os.stat(path)
        except (OSError, ValueError):
            return WHOLE  # reading it will tell what is wrong
        known = self._files.get((found.st_dev, found.st_ino))
        if known is not None:
            return known if known == WHOLE or _is_counted_alike(path) else WHOLE
        real = os.path.realpath(path)
        if not _is_below(real, self._top):
            return WHOLE
        return WHOLE if self._folders and self._is_in_folder(real) else None

    def _is_in_folder(self, real: str) -> bool:
        folder = os.path.dirname(real)
        while _is_below(folder, self._top):
            found = os.stat(folder)
            if (found.st_dev, found.st_ino) in self._folders:
                return True
            folder = os.path.dirname(folder)
        return False


def _is_counted_alike(path: str) -> bool:
    """Return whether git and msglint count the lines of a file alike."""
    try:
        with open(path, "rb") as file:
            if not os.fstat(file.fileno()).st_size:
                return True  # nothing can't be mapped
            # A table may be larger than memory.
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return not _COUNTED_OTHERWISE.search(data)
    except (OSError, ValueError):
        return False


def _last(lines: Lines) -> int:
    return lines.last


def _is_below(path: str, folder: str) -> bool:
    try:
        return path != folder and os.path.commonpath((path, folder)) == folder
    except ValueError:  # on two drives of Windows
        return False
