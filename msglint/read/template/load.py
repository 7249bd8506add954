"""Finds the files that a template includes, in the folder that it may look into and nowhere else."""
# ruff: noqa: PTH112, PTH118, PTH120 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: The most bytes that an included file may have.
MAX_BYTES = 1024 * 1024
_LONGEST_NAME = 300
_ENDINGS = ("", ".liquid", ".hbs", ".handlebars", ".mustache", ".j2", ".jinja", ".jinja2", ".html", ".txt", ".tpl")
#: Where the engines keep what is included.
_FOLDERS = ("", "snippets", "partials", "templates", "includes", "_includes", "layouts", "sections")


def loader(file: str, root: str) -> Callable[[str], tuple[str, str] | None]:
    """Return what finds a file by the name that an include gives.

    It looks beside the template, then in the root, and in both in the folders in which the engines keep such files. A
    name may lack its ending, or the underscore before it. Nothing outside the root is read, by whatever link, nothing
    but regular files of UTF-8 text, and no file over 1 MiB.

    Args:
        file: path of the template.
        root: path of the folder that holds all that may be read.
    """
    inside = os.path.realpath(root)
    folder = os.path.dirname(file)

    def load(name: str) -> tuple[str, str] | None:
        for path in _candidates(name, folder, root):
            text = _text(path, inside)
            if text is not None:
                return os.path.normpath(path), text
        return None

    return load


def _candidates(name: str, folder: str, root: str) -> Iterator[str]:
    if not name or len(name) > _LONGEST_NAME or any(ord(char) < ord(" ") for char in name):
        return
    name = name.replace("\\", "/").lstrip("/")
    head, _, tail = name.rpartition("/")
    names = [os.path.join(head, start + tail + end) for end in _ENDINGS for start in ("", "_")]
    for base in dict.fromkeys((folder, root)):
        for inner in _FOLDERS:
            home = os.path.join(base, inner) if inner else base
            if inner and not os.path.isdir(home):
                continue
            for one in names:
                yield os.path.join(home, one)


def _text(path: str, inside: str) -> str | None:
    """Return the text of a file that may be read."""
    try:
        real = os.path.realpath(path)
        if os.path.commonpath((real, inside)) != inside:
            return None
        # A pipe or a device would never end; between here and the opening a file can still be swapped for one.
        descriptor = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            data = stream.read(MAX_BYTES + 1)
        return data.decode("utf-8-sig") if len(data) <= MAX_BYTES else None
    except (OSError, ValueError):
        return None
