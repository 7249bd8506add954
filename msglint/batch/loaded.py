"""The rules that a process checks by: loaded once for each choice, however many batches and threads ask for them."""

from __future__ import annotations

import os
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msglint.config.find import load_config
from msglint.config.settings import Config
from msglint.project import Project
from msglint.read.export.rows import BODIES

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A job uses one choice; who tries out a few need not wait for the first one again.
_KEPT = 4
#: No folder: nothing that happens to lie where a worker runs may count.
_NOWHERE = os.devnull


class Choice(NamedTuple):
    """Which rules; the names are those of `msglint.batch.lint_batch`."""

    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preset: str | None = None
    language: str | None = None
    config: str | None = None


def project_of(choice: Choice) -> Project:
    """Return the project of a choice; it may be used from any thread.

    Raises:
        RuleErrors: rule, lexicon or configuration files are wrong.
        UsageError: there is no such rule, preset or language.
    """
    # Without the lock, each thread of a pool would load rules of its own at first.
    with _LOCK:
        return _load(choice)


def forget() -> None:
    """Load rules anew from now on: files of rules or the configuration were changed."""
    with _LOCK:
        _load.cache_clear()


def columns_of(said: Mapping[str, str], project: Project) -> dict[str, str]:
    """Return what the user says of columns, completed by what the configuration says of the message's."""
    columns = dict(said)
    if project.config.text_column and not columns.keys() & BODIES:
        columns["text"] = project.config.text_column
    return columns


@lru_cache(maxsize=_KEPT)
def _load(choice: Choice) -> Project:
    return Project(
        _config(choice.config),
        rules=choice.rules,
        select=choice.select,
        ignore=choice.ignore,
        preset=choice.preset,
        language=choice.language,
    )


def _config(place: str | None) -> Config:
    if place is None:
        return Config(root=_NOWHERE)
    return Config(root=place) if os.path.isdir(place) else load_config(place)  # noqa: PTH112 - as in `config`


_LOCK = threading.Lock()
# A process that is forked while another thread loads rules would wait for that thread for ever, for it has none.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_LOCK.acquire, after_in_parent=_LOCK.release, after_in_child=_LOCK.release)
