"""Which files a git repository passes over."""
# ruff: noqa: PTH110, PTH118, PTH120, PTH123 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msglint.record import Record

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Ignores(Record):
    """The `.gitignore` files that hold in one folder.

    Attributes:
        specs: the folder of each file, with its closing slash, and its patterns; outermost first.
    """

    specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    @classmethod
    def above(cls, folder: str) -> Ignores:
        """Collect what holds in a folder from the folders above it, up to the root of its git repository.

        A file that ignores the folder itself is left out: whoever names an ignored folder wants it read.

        Args:
            folder: absolute path of the folder; its own `.gitignore` is not looked at.
        """
        parents = []
        inner = folder
        while not os.path.exists(os.path.join(inner, ".git")):
            outer = os.path.dirname(inner)
            if outer == inner:
                return cls()
            parents.append(outer)
            inner = outer
        ignores = cls()
        for parent in reversed(parents):
            ignores = ignores.inside(parent)
        return cls(tuple(one for one in ignores.specs if not cls((one,)).cover(folder, is_folder=True)))

    def inside(self, folder: str) -> Ignores:
        """Return what holds inside a folder: these files and the folder's own, if it has one."""
        spec = _spec(os.path.join(folder, ".gitignore"))
        return self if spec is None else Ignores((*self.specs, (os.path.join(folder, ""), spec)))

    def cover(self, path: str, *, is_folder: bool) -> bool:
        """Return whether a file or folder is ignored; as in git the innermost file that speaks of it decides."""
        for base, spec in reversed(self.specs):
            name = path[len(base) :] + ("/" if is_folder else "")
            ignored = spec.check_file(name).include
            if ignored is not None:
                return ignored
        return False


def _spec(path: str) -> GitIgnoreSpec | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().split("\n")
    except OSError:
        return None
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only when a .gitignore exists, for start-up counts

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        # Git passes over a pattern that means nothing, such as a lone `!`; one of them must not cost the others.
        return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - see _spec()

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
