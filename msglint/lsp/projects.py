"""The rules for each document: loaded once for each configuration, and again when one of its files changes."""
# ruff: noqa: PTH100, PTH118, PTH119 - file names of configurations are strings

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.bug import describe_bug
from msglint.config.find import FILES, IGNORES, PYPROJECT, find_config
from msglint.errors import MsglintError
from msglint.project import Project
from msglint.ruleset.loader import builtin_folder

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from msglint.config.settings import Config

    Load = Callable[[Callable[[], Project]], Awaitable[Project]]

_CONFIGURATIONS = (*FILES, IGNORES, PYPROJECT)
_RULES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says of the rules; it counts more than any configuration.

    Attributes:
        rules: folders of further rules.
        select: only these rules.
        ignore: not these rules.
        preset: the preset to use.
        language: the language of messages and advice.
    """

    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preset: str | None = None
    language: str | None = None


class Projects:
    """Loads each project when the first document needs it, and keeps it.

    Args:
        options: what the command line says.
        load: runs what loads a project, and tells the person of it.
    """

    def __init__(self, options: Options, load: Load) -> None:
        self._options = options
        self._load = load
        self._configs: dict[str, Config] = {}
        self._made: dict[str | None, Project] = {}
        self._tasks: dict[str, asyncio.Task[Project]] = {}

    async def get(self, folder: str) -> Project:
        """Return the project that a folder belongs to.

        Raises:
            MsglintError: its configuration or its rules are wrong; always the same, until `forget` is called.
        """
        task = self._tasks.get(folder)
        if task is None:
            task = asyncio.ensure_future(self._project(folder))
            self._tasks[folder] = task
        # Who no longer waits for it must not end it for the others.
        return await asyncio.shield(task)

    def forget(self) -> None:
        """Load everything anew when it is next needed."""
        self._configs, self._made, self._tasks = {}, {}, {}

    def are_about(self, path: str) -> bool:
        """Return whether a file says how documents are checked."""
        if os.path.basename(path) in _CONFIGURATIONS:
            return True
        known = list(self._configs.values())
        if path in {os.path.abspath(file) for config in known for file in (config.file, config.baseline) if file}:
            return True
        folders = {builtin_folder(), *self._options.rules, *(folder for config in known for folder in config.rules)}
        return path.lower().endswith(_RULES) and any(
            path.startswith(os.path.join(os.path.abspath(folder), "")) for folder in folders
        )

    async def _project(self, folder: str) -> Project:
        # Those of now: what is loaded while `forget` is called is out of date, and must not come after it.
        configs, made = self._configs, self._made
        return await self._load(lambda: self._make(folder, configs, made))

    def _make(self, folder: str, configs: dict[str, Config], made: dict[str | None, Project]) -> Project:
        options = self._options
        try:
            config = configs[folder] = find_config(folder)
            key = _key(config)
            if key not in made:
                made[key] = Project(
                    config,
                    rules=options.rules,
                    select=options.select,
                    ignore=options.ignore,
                    preset=options.preset,
                    language=options.language,
                )
            return made[key]
        except MsglintError:
            raise
        except Exception as error:  # noqa: BLE001 - the server must live on
            raise MsglintError(describe_bug(error)) from None


def _key(config: Config) -> str | None:
    """Return what tells one project from others; folders of which nothing is said share one: words are large."""
    has_ignores = os.path.lexists(os.path.join(config.root, IGNORES))
    return config.file or (config.root if has_ignores else None)
