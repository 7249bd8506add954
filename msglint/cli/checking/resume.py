"""Goes on with a JSONL report where an earlier run was interrupted.

The report tells by itself how far it is. Beside it lies a small file that says what it is about: what was checked, by
which rules and options. Only if all of that is as it was, the report can be continued; the last message in it is done
again, since nobody knows whether the report has all that was to be said of it.
"""
# ruff: noqa: PTH110, PTH113, PTH123, PTH202 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING, Any, TextIO

from msglint.cli.checking.files import beside
from msglint.cli.checking.identity import hashes_of, identity_of
from msglint.errors import InputError, UsageError
from msglint.read import suffixes
from msglint.replacing import replace_file
from msglint.report import Result
from msglint.report.replay import read_line
from msglint.workers.portions import Start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from msglint.cli.checking.run import Request
    from msglint.config.settings import Config
    from msglint.report import Outcome

_VERSION = 1
_ABOUT = "What the report beside this file is about, for msglint check --resume. It may go when the report is done."
#: Their records can be told by their lines; of others, a file is done as a whole or not at all.
_ROWS = (*suffixes.RECORDS, *suffixes.TABLE, *suffixes.PARQUET)


class Resumption:
    """A report that is begun, or continued.

    Args:
        report: its file.
        request: what is asked for.
        config: the configuration that holds.
        files: what is to be checked.

    Attributes:
        start: where the run begins; None for the beginning. Known once all of `kept` is taken.

    Raises:
        UsageError: the report can't be continued, or nothing can be written beside it.
    """

    def __init__(self, report: str, request: Request, config: Config, files: Sequence[str | InputError]) -> None:
        self._report = report
        self._files = {file for file in files if isinstance(file, str)}
        self._end = 0
        self.start: Start | None = None
        self._is_begun = os.path.exists(report) and os.path.getsize(report) > 0
        about = {"run": identity_of(request, config), "files": [list(item) for item in hashes_of(files)]}
        if self._is_begun:
            problem = _difference(_read(report), about)
            if problem:
                raise UsageError(f"--resume: {report} can't be continued: {problem}; remove it to begin anew")
        else:
            _write(report, {"about": _ABOUT, "version": _VERSION, **about})

    def kept(self) -> Iterator[Outcome]:
        """Yield what the report says of the messages before `start`, as far as a line of a report does."""
        if self._is_begun:
            with open(self._report, "rb") as stream:
                yield from self._kept(stream)

    def open(self) -> TextIO:
        """Return the report, to be continued behind what was kept.

        Raises:
            UsageError: it can't be written.
        """
        try:
            stream = open(self._report, "r+b" if self._is_begun else "wb")  # noqa: SIM115 - the caller closes it
            stream.truncate(self._end)
            stream.seek(self._end)
        except OSError as error:
            raise UsageError(f"the report can't be written to {self._report}: {error.strerror}") from None
        return io.TextIOWrapper(stream, encoding="utf-8", newline="\n")

    def _kept(self, lines: Iterable[bytes]) -> Iterator[Outcome]:
        #: What was said since the last message began, each with where its line begins.
        last: list[tuple[int, Outcome]] = []
        at = 0
        for line in lines:
            outcome = read_line(line)
            if outcome is None:
                break  # was being written when the run ended, or belongs to the end of a run
            if isinstance(outcome, Result) and outcome.message.source in self._files:
                message = outcome.message
                start = Start(message.source, message.line if message.source.lower().endswith(_ROWS) else 0)
                if start != self.start:
                    first = _first_of(last, message.source)
                    yield from (before for _, before in last[:first])
                    del last[:first]
                    self.start, self._end = start, last[0][0] if last else at
            last.append((at, outcome))
            at += len(line)


def _first_of(last: Sequence[tuple[int, Outcome]], source: str) -> int:
    """Return the number of the first outcome of those behind which the first message of a file comes.

    In an export, records that can't be read may stand before the first that can; they are done again with it. An error
    in front of any other file's message is none of its own.
    """
    first = len(last)
    if source.lower().endswith(suffixes.EXPORT):
        while first and isinstance(error := last[first - 1][1], InputError) and error.source == source:
            first -= 1
    return first


def _read(report: str) -> Any:
    """Return what is written beside a report; None where there is nothing that can be understood."""
    try:
        with open(beside(report), encoding="utf-8") as stream:
            found = json.load(stream)
    except (OSError, RecursionError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("version") == _VERSION else None


def _write(report: str, about: Mapping[str, Any]) -> None:
    if os.path.exists(report) and not os.path.isfile(report):
        raise UsageError(f"--resume: {report} is no regular file, and can't be continued")
    try:
        replace_file(beside(report), json.dumps(about, indent=1).encode())
    except OSError as error:
        raise UsageError(f"--resume: nothing can be written beside {report}: {error.strerror}") from None


def _difference(known: Any, about: Mapping[str, Any]) -> str:
    """Say why a run would say something else than the one that began a report; empty where it would not."""
    if known is None:
        return "it was not begun with --resume"
    changed = [name for name, value in about["run"].items() if known["run"].get(name) != value]
    if changed:
        return f"{', '.join(changed)}: not the same as when it was begun"
    before, now = dict(known["files"]), dict(about["files"])
    for file, value in now.items():
        if before.get(file) != value:
            return f"{file} {'has changed' if file in before else 'is new'} since it was begun"
    gone = next((file for file in before if file not in now), None)
    if gone is not None:
        return f"{gone} is gone since it was begun"
    return "" if list(before) == list(now) else "the files come in another order than when it was begun"
