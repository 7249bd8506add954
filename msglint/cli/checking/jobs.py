"""How many processes check, and the ways to let one or several of them do it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msglint.cli.checking.outcomes import in_turn
from msglint.workers.examiner import Examiner
from msglint.workers.portions import size_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import ExitStack

    from msglint.cli.checking.changed import Changed
    from msglint.cli.projects import Choice
    from msglint.errors import InputError
    from msglint.project import Project
    from msglint.report import Outcome
    from msglint.workers.portions import Portion

#: Below so many files and bytes, one process has the report before several have begun.
_FEW_FILES = 300
_FEW_BYTES = 1024 * 1024
#: More processes than this bring nothing: one writes the report.
_MOST = 16
#: What control groups say of the processor time that a container may take: of each period so much, in microseconds.
_QUOTA = "/sys/fs/cgroup/cpu.max"


def number_of_jobs(asked: int | None, files: Sequence[str | InputError]) -> int:
    """Return how many processes are to check.

    Args:
        asked: the number that the user has chosen; None for what suits: one where there is little to check, else one
            for each core that this process may use.
        files: what is to be checked.
    """
    if asked is not None:
        return asked
    return 1 if _are_few(files) else min(usable_cores(), _MOST)


def usable_cores() -> int:
    """Return how many cores this process may use, at least 1."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    # A container sees all cores of its host, and may use the time of some.
    with suppress(OSError, ValueError), open(_QUOTA, encoding="ascii") as stream:  # noqa: PTH123 - no pathlib, for start-up counts
        quota, period = map(int, stream.read().split())
        cores = min(cores, -(-quota // period))
    return max(cores, 1)


def _are_few(files: Sequence[str | InputError]) -> bool:
    if len(files) >= _FEW_FILES:
        return False
    size = 0
    for file in files:
        size += size_of(file) if isinstance(file, str) else 0
        if size >= _FEW_BYTES:
            return False
    return True


class Opening:
    """Makes an examiner in a process that was started for it: of the project at hand, or, where it is not, anew.

    Args:
        choice: the configuration and the rules.
        paths: what the user named.
        given: how to read files, as `Project.read` takes it.
        changed: to what to keep; None for everything.
        project: the project.
    """

    def __init__(
        self,
        choice: Choice,
        paths: Sequence[str],
        given: Mapping[str, Any],
        changed: Changed | None,
        project: Project | None,
    ) -> None:
        self._recipe = (choice, tuple(paths), dict(given), changed)
        self._project = project

    def __reduce__(self) -> tuple[type[Opening], tuple[Any, ...]]:
        """Leave the project out, which has more rules and words than anybody wants to send."""
        return Opening, (*self._recipe, None)

    def __call__(self) -> Examiner:
        """Return the examiner."""
        choice, paths, given, changed = self._recipe
        return Examiner(self._project or choice.project(paths), given, changed.read if changed else None)


def examined(
    portions: Iterator[Portion | InputError], jobs: int, opening: Opening, opened: ExitStack, *, are_shown: bool
) -> Iterator[Outcome | Portion]:
    """Return what is found in the messages of some portions, and each portion when it is done.

    Args:
        portions: what to check.
        jobs: how many processes do it.
        opening: makes what they check with.
        opened: ends them.
        are_shown: whether a report shows texts.
    """
    if jobs == 1:
        return in_turn(portions, opening())
    from msglint.workers.pool import Pool  # noqa: PLC0415 - one process needs none of it, and start-up counts

    return opened.enter_context(Pool(jobs, opening, are_shown=are_shown)).run(portions)
