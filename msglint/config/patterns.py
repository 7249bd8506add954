"""Which files a configuration's patterns mean."""
# ruff: noqa: PTH118 - as in `find`

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


#: What messages are called that come from no file.
NO_FILES = ("<stdin>", "<text>")


class Patterns:
    """Patterns as in `.gitignore`, relative to a folder.

    Args:
        root: the folder.
        patterns: the patterns; a later one wins, and one that begins with `!` takes back.
    """

    def __init__(self, root: str, patterns: tuple[str, ...]) -> None:
        self._root = root
        self._patterns = patterns

    def fit(self, source: str) -> bool:
        """Return whether a file is meant; what lies outside the folder, and the standard input, never is."""
        if not self._patterns:
            return False
        name = relative(source, self._root)
        return name is not None and spec_of(self._patterns).match_file(name)


def relative(source: str, root: str) -> str | None:
    """Return a file's path from a folder on, with slashes; None where it is no file or lies elsewhere.

    Args:
        source: the file as the user named it.
        root: the folder.
    """
    if source in NO_FILES or "\0" in source:
        return None
    # By way of a link, a file can lie elsewhere than its name says.
    for resolved in (os.path.abspath, os.path.realpath):
        inside = os.path.join(resolved(root), "")
        path = resolved(source)
        if path.startswith(inside):
            return path[len(inside) :].replace(os.sep, "/")
    return None


@lru_cache(maxsize=4096)
def spec_of(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Return patterns compiled; raises ValueError where one is damaged."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only configurations with patterns need it

    return GitIgnoreSpec.from_lines(patterns)
