"""Which configuration a command works with."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msglint.config.find import find_config, folder_of, load_config
from msglint.config.settings import Config

if TYPE_CHECKING:
    from collections.abc import Sequence


def config_for(paths: Sequence[str], file: str | None = None, *, isolated: bool = False) -> Config:
    """Return the configuration for some files and folders: the nearest upward from them, or from the current folder.

    Args:
        paths: what is to be worked on; `-` counts as a file of the current folder.
        file: a configuration that was named, and so holds instead.
        isolated: whether to have none.

    Raises:
        RuleErrors: the file is wrong.
        UsageError: a folder holds two configurations.
    """
    if isolated:
        return Config()
    if file is not None:
        return load_config(file)
    found = find_config(folder_of(paths))
    return found if found.file else find_config(os.curdir)
