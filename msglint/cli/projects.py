"""Which configuration and which rules a command works with."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from msglint.config.find import find_config, folder_of, load_config
from msglint.config.settings import Config
from msglint.project import Project
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Choice(NamedTuple):
    """What the options `config_options`, `rule_options` and `language_option` say; the names are theirs."""

    config_file: str | None = None
    isolated: bool = False
    folders: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preset: str | None = None
    language: str | None = None

    @classmethod
    def taken(cls, options: dict[str, Any]) -> Choice:
        """Return what some options of a command say, and take them away from it."""
        return cls(**{name: options.pop(name) for name in cls._fields if name in options})

    def config(self, paths: Sequence[str]) -> Config:
        """Return the configuration for some files: the nearest upward from them, or from the current folder.

        Args:
            paths: the files and folders; `-` counts as a file of the current folder.

        Raises:
            RuleErrors: the configuration is wrong.
            UsageError: a folder holds two.
        """
        if self.isolated:
            return Config()
        if self.config_file is not None:
            return load_config(self.config_file)
        found = find_config(folder_of(paths))
        return found if found.file else find_config(os.curdir)

    def project(self, paths: Sequence[str]) -> Project:
        """Return the project for some files; raises like `config` and `Project`."""
        return Project(
            self.config(paths),
            rules=self.folders,
            select=self.select,
            ignore=self.ignore,
            preset=self.preset,
            language=self.language,
        )
