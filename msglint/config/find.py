"""Where the configuration of a folder lies."""
# ruff: noqa: PTH100, PTH110, PTH113, PTH118, PTH120, PTH123 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msglint.config.settings import Config
from msglint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What a configuration file of its own may be called.
FILES = ("msglint.yaml", ".msglint.yaml")
PYPROJECT = "pyproject.toml"
#: Ignores in a file of their own; where there is no configuration, it tells what the folder of the project is.
IGNORES = ".msglintignore"
_TABLE = b"tool.msglint"


def find_config(folder: str) -> Config:
    """Return the configuration that holds in a folder: the nearest upward, to the root of its git repository.

    Args:
        folder: where to begin; need not exist.

    Raises:
        RuleErrors: the file that was found, or one that it extends, is wrong.
        UsageError: a folder holds two configurations.
    """
    file = find_file(folder)
    if file is None:
        return Config(root=_root_without(folder))
    return load_config(file)


def load_config(file: str) -> Config:
    """Return the configuration of a file, whatever its name; raises like `find_config`."""
    from msglint.config.load import load  # noqa: PLC0415 - many runs have no configuration, and start-up counts

    return load(file)


def find_file(folder: str) -> str | None:
    """Return the nearest configuration file upward; None where there is none.

    Raises:
        UsageError: a folder holds two.
    """
    for inner in _upward(folder):
        found = [path for name in FILES if os.path.isfile(path := os.path.join(inner, name))]
        project = os.path.join(inner, PYPROJECT)
        if _has_table(project):
            found.append(project)
        if len(found) > 1:
            names = " and ".join(os.path.basename(path) for path in found)  # noqa: PTH119 - no pathlib, for start-up counts
            raise UsageError(f"{inner} holds two configurations, {names}; keep one of them")
        if found:
            return min(os.path.relpath(found[0]), found[0], key=len)
    return None


def folder_of(paths: Sequence[str]) -> str:
    """Return the folder that named files and folders have in common; the current one where there is none."""
    named = [os.path.abspath(path) for path in paths if path != "-" and "\0" not in path]
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in named]  # noqa: PTH112 - no pathlib, for start-up counts
    try:
        return os.path.commonpath(folders) if folders else os.curdir
    except ValueError:  # on two drives of Windows
        return os.curdir


def _upward(folder: str) -> Iterator[str]:
    """Yield a folder and those above it, up to the root of its git repository."""
    inner = os.path.abspath(folder)
    while True:
        yield inner
        outer = os.path.dirname(inner)
        if outer == inner or os.path.exists(os.path.join(inner, ".git")):
            return
        inner = outer


def _root_without(folder: str) -> str:
    """Return the folder of a project that has no configuration: that of its ignores, or the repository's."""
    for inner in _upward(folder):
        if os.path.lexists(os.path.join(inner, IGNORES)) or os.path.exists(os.path.join(inner, ".git")):
            return os.path.relpath(inner)
    return folder


def _has_table(project: str) -> bool:
    """Return whether a project file may hold a configuration; the loader knows for sure."""
    try:
        with open(project, "rb") as stream:
            data = stream.read()
    except OSError:
        return False
    if _TABLE not in data:
        return False
    from msglint.config.toml import has_table  # noqa: PLC0415 - few projects have one

    return has_table(data)
