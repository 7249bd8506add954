"""Fixes on the command line without questions: `check --fix` writes files, `check --diff` shows what would change."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from msglint.bug import describe_bug
from msglint.cli.exits import Exit
from msglint.cli.say import plural, say, visible
from msglint.errors import InputError
from msglint.fix import FixedFile, plan, unified, write
from msglint.read import MAX_TABLE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from msglint.project import Project


class Fixing:
    """Applies the fixes of the files that a run is about.

    Args:
        project: what reads and checks them.
        given: how to read them, as `Project.read` takes it.
        unsafe: whether to apply fixes that change what a message says, too.
        finds_hidden: whether to remove hidden characters that hide no violation, too.
        quiet: whether to leave notes out.

    Attributes:
        failed: whether a file could not be fixed for a reason that checking it does not tell.
        stdin: the standard input with its fixes, once it was read; None before.
    """

    def __init__(
        self,
        project: Project,
        given: Mapping[str, Any],
        *,
        unsafe: bool,
        finds_hidden: bool = True,
        quiet: bool = False,
    ) -> None:
        self._project = project
        self._given = given
        self._unsafe = unsafe
        self._finds_hidden = finds_hidden
        self._quiet = quiet
        self._files = self._fixes = self._refused = 0
        self.failed = False
        self.stdin: bytes | None = None

    def apply(self, files: Iterable[str | InputError]) -> None:
        """Write each file with its fixes, and standard input to standard output; say how many there were.

        What can't be read is passed over: whoever checks it afterwards says why.
        """
        for fixed in self._planned(files, says_errors=False):
            if fixed.path == "-":
                self.stdin = fixed.after
                sys.stdout.buffer.write(fixed.after)
                sys.stdout.buffer.flush()
                self._count(fixed)
                continue
            try:
                if write(fixed):
                    self._count(fixed)
            except InputError as error:
                self._fail(str(error))
        self._say_counts("fixed")

    def show(self, files: Iterable[str | InputError], *, color: bool) -> Exit:
        """Write the difference that fixes would make to standard output; return the exit code."""
        empty = True
        for fixed in self._planned(files, says_errors=True):
            empty = False
            text = unified(fixed, shown=_shown if color else None, color=color)
            if text:
                self._count(fixed)
                # The lines of the file as they are, so that `patch` can use them.
                sys.stdout.flush()
                sys.stdout.buffer.write(text.encode("utf-8", "replace"))
                sys.stdout.buffer.flush()
        self._say_counts("would fix")
        if self.failed:
            return Exit.ERROR
        if empty:
            return Exit.NOTHING_CHECKED
        return Exit.VIOLATIONS if self._files else Exit.CLEAN

    def _planned(self, files: Iterable[str | InputError], *, says_errors: bool) -> Iterator[FixedFile]:
        for file in files:
            # A draft that comes from a pipe must come out of it, whatever is wrong with it.
            data = sys.stdin.buffer.read(MAX_TABLE_BYTES + 1) if file == "-" else None
            fixed = file if isinstance(file, InputError) else self._plan(file, data)
            if isinstance(fixed, InputError):
                if says_errors:
                    self._fail(str(fixed))
                if data is None or says_errors:
                    continue
                fixed = FixedFile("-", data, data)
            if fixed.note and not self._quiet:
                say("note", f"{fixed.path}: {fixed.note}")
            self._refused += len(fixed.refused)
            yield fixed

    def _plan(self, file: str, data: bytes | None) -> FixedFile | InputError:
        try:
            return plan(
                file, self._project, unsafe=self._unsafe, data=data, finds_hidden=self._finds_hidden, **self._given
            )
        except InputError as error:
            return error
        except Exception as error:  # noqa: BLE001 - a bug must cost one file only
            self.failed = True
            return InputError(describe_bug(error), source=file)

    def _fail(self, problem: str) -> None:
        self.failed = True
        say("error", problem)

    def _count(self, fixed: FixedFile) -> None:
        self._files += fixed.is_changed
        self._fixes += len(fixed.applied)

    def _say_counts(self, done: str) -> None:
        if self._quiet:
            return
        if self._files:
            say("note", f"{done} {plural(self._fixes, 'place')} in {plural(self._files, 'file')}")
        if self._refused:
            left = "1 fix" if self._refused == 1 else f"{self._refused:,} fixes"
            say("note", f"left out {left} that would break another rule")


def _shown(line: str) -> str:
    return visible(line, sys.stdout)
