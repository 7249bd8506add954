"""From the named paths to an outcome for every message in them; nothing that goes wrong looks like a clean message."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from msglint.cli.say import say
from msglint.errors import InputError, MsglintError
from msglint.read import suffixes
from msglint.report import Result
from msglint.report.notes import Notes
from msglint.workers.examiner import outcome_of
from msglint.workers.portions import Portion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.cli.checking.progress import Progress
    from msglint.project import Project
    from msglint.report import Outcome, Summary
    from msglint.suppress.baseline import Baseline
    from msglint.workers.examiner import Examiner


class NothingToCheckError(InputError):
    """A path that holds no message; an outcome only when no other path holds one either."""


class StandardError:
    """A reporter that says errors, and what a person should know about each source, as they come.

    Args:
        quiet: whether to leave out the latter.
    """

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._notes = Notes()
        #: Whether something could not be checked.
        self.failed = False

    def add(self, outcome: Outcome) -> None:
        """Say an error, or the notes on how a message was read."""
        if isinstance(outcome, MsglintError):
            self.failed |= not isinstance(outcome, NothingToCheckError)
            say("error", str(outcome))
            return
        message = outcome.message
        for note in self._notes.are_new(message.source, message.notes):
            self.note(f"{message.source}: {note}")

    def note(self, text: str) -> None:
        """Say something that a person should know, unless asked for silence."""
        if not self._quiet:
            say("note", text)

    def without_excluded(
        self, files: Iterable[str | InputError], paths: Sequence[str], project: Project
    ) -> list[str | InputError]:
        """Return files less those that the configuration leaves out; of one that was named, say so."""
        kept = []
        for file in files:
            if isinstance(file, InputError) or not project.excludes(file):
                kept.append(file)
            elif file in paths:
                self.note(f"{file}: left out, as {project.config.file} says")
        return kept

    def finish(self, summary: Summary) -> None:
        """Do nothing: the report has the counts."""


def outcomes(
    paths: Sequence[str],
    examined: Iterable[Outcome | Portion],
    project: Project,
    progress: Progress,
    *,
    may_be_none: bool = False,
) -> Iterator[Outcome]:
    """Yield the outcome of each message as it was settled; where there is none, say of each path why.

    Args:
        paths: what the user named.
        examined: what was found in the messages, ignored or not, and each portion of the run as it is done.
        project: knows what is ignored.
        progress: is told of each message and portion, and taken away while others write.
        may_be_none: whether it is fine that nothing is checked: all was left out, is unchanged, or was checked before.
    """
    empty = True
    for item in examined:
        if isinstance(item, Portion):
            progress.next_portion(item.size)
            continue
        outcome = _settled(item, project) if isinstance(item, Result) else item
        empty = False
        progress.clear()
        yield outcome
        if isinstance(outcome, Result):
            yield from project.problems(outcome.message)
        progress.next_message()
    progress.clear()
    if empty and not may_be_none:
        yield from _nothing_to_check(paths)


def in_turn(portions: Iterable[Portion | InputError], examiner: Examiner) -> Iterator[Outcome | Portion]:
    """Yield what a `Pool` does, by this process alone."""
    for portion in portions:
        if isinstance(portion, Portion):
            for _, outcome in examiner.examine(portion):
                yield outcome
        yield portion


def _settled(result: Result, project: Project) -> Outcome:
    return outcome_of(result.message, lambda: project.settle(result))


def with_stale(
    checked: Iterable[Outcome], project: Project, known: Baseline | None, errors: StandardError, *, is_strict: bool
) -> Iterator[Outcome]:
    """Yield outcomes, and at the end say which ignores and what of a baseline have no effect any more.

    Args:
        checked: the outcomes.
        project: what checks them.
        known: the baseline; None where there is none, or it is being written.
        errors: says it, unless something could not be checked that may still need them.
        is_strict: whether each is an error, and an outcome.
    """
    yield from checked
    if errors.failed:
        return
    for stale in (*project.stale(), *(known.stale() if known else ())):
        if is_strict:
            yield stale.error()
        else:
            errors.note(str(stale))


def _nothing_to_check(paths: Sequence[str]) -> Iterator[NothingToCheckError]:
    """Yield for each path why nothing was checked."""
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - no pathlib, for start-up counts
            problem = f"holds no draft; in a folder, files that end in {', '.join(suffixes.IN_FOLDERS)} are read"
        else:
            problem = "holds no message"
        yield NothingToCheckError(problem, source=path)


def announce_terminal(paths: Sequence[str], *, quiet: bool) -> None:
    """Tell a person at a terminal that msglint is waiting for them, and not at work."""
    if "-" in paths and not quiet and sys.stdin.isatty():
        say("note", "reading the draft from the terminal; end it with Ctrl-D (on Windows Ctrl-Z and Enter)")
