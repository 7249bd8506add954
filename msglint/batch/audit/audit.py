"""An audit: every file of an archive through the workers, its results into the folder, and what they add up to."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msglint.__about__ import __version__
from msglint.batch.audit.files import Archive, refuse_overwriting
from msglint.batch.audit.store import PART, SUMMARY, Origin, Store, is_result
from msglint.batch.audit.tally import MOST_PROBLEMS, Tally
from msglint.batch.audit.workers import Task, Workers
from msglint.batch.lint import failed_batch, lint_batch
from msglint.batch.loaded import columns_of, project_of
from msglint.batch.schema import result_schema
from msglint.errors import InputError, UsageError
from msglint.read.export.columns import named
from msglint.read.export.rows import Rows
from msglint.replacing import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from msglint.batch.audit.files import File
    from msglint.batch.audit.settings import Settings

_VERSION = 1
#: Group -> the field whose column it is counted by.
_GROUPS = {"language": "lang", "marketplace": "marketplace", "channel": "channel"}


class Step(NamedTuple):
    """One step of an audit.

    Attributes:
        rows: how many rows are done with it.
        note: what a person should know.
        error: why a file, or the rest of it, could not be read.
        checked: whether the rows were checked now, and not by an earlier run.
    """

    rows: int = 0
    note: str = ""
    error: InputError | None = None
    checked: bool = True


class _Plan(NamedTuple):
    """How one file is read and where its results go."""

    archive: Archive
    store: Store
    columns: list[str]
    groups: dict[str, str]
    schema: Any


class _Batch(NamedTuple):
    """A batch of the file of a plan, on its way; the last one is none, and has the error that ended it early."""

    plan: _Plan
    batch: Any = None
    error: InputError | None = None


class Audit:
    """Checks the files of an archive.

    Args:
        files: the files.
        out: the folder of the results.
        settings: how to check.
        jobs: how many processes check.

    Raises:
        RuleErrors: rules or the configuration are wrong.
        UsageError: a result would overwrite something that is none, or there is no such rule or field.
    """

    def __init__(self, files: Sequence[File], out: str, settings: Settings, *, jobs: int = 1) -> None:
        refuse_overwriting(files, out)
        for file in files:
            path = Path(out, file.name)
            if path.exists() and not is_result(path):
                raise UsageError(f"--out {out}: {path} is no result of an audit and would be overwritten")
        self._files = files
        self._out = out
        self._settings = settings
        self._jobs = jobs
        self._digest = settings.digest(project_of(settings.choice))
        self._tallies: dict[File, Tally] = {}

    def run(self) -> Iterator[Step]:
        """Check what is not checked yet, write the results and the summary, and say at each step what was done."""
        check = partial(_check, options=self._settings.options())
        fail = partial(_failed, keep=self._settings.keep)
        store: Store | None = None
        with Workers(self._jobs, check, fail) as workers:
            try:
                for item, _, result in workers.results(self._batches()):
                    if isinstance(item, Step):
                        yield item
                        continue
                    store = item.plan.store
                    if result is None:
                        store.finish(item.plan.schema, is_whole=item.error is None)
                        self._tallies[item.plan.archive.file] = store.tally
                    else:
                        groups = item.plan.groups.items()
                        store.take(result, {group: item.batch.column(name).to_pylist() for group, name in groups})
                    yield Step(0 if result is None else result.num_rows, error=item.error)
            except BaseException:
                if store is not None:
                    store.flush()
                raise
        # Where no file could be read, there is nothing to sum up, and the next try finds an empty folder.
        if self._tallies:
            self._write()

    @property
    def tallies(self) -> list[tuple[File, Tally]]:
        """What the results of each file add up to, in the order of the files."""
        return [(file, self._tallies[file]) for file in self._files if file in self._tallies]

    def whole(self) -> Tally:
        """Return what all files add up to."""
        whole = Tally()
        for _, tally in self.tallies:
            whole.join(tally)
        return whole

    def summary(self) -> dict[str, Any]:
        """Return the summary as plain data; `_summary.json` holds the same."""
        data = self.whole().data()
        problems = [
            {"source": file.path, "line": line, "message": problem}
            for file, tally in self.tallies
            for line, problem in tally.problems
        ]
        sources = [
            {"source": file.path, "result": file.name, **tally.data()["summary"]} for file, tally in self.tallies
        ]
        return {
            "version": _VERSION,
            "tool": {"name": "msglint", "version": __version__},
            **data,
            "problems": problems[:MOST_PROBLEMS],
            "sources": sources,
        }

    def _write(self) -> None:
        Path(self._out).mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.summary(), ensure_ascii=False, indent=2) + "\n"
        replace_file(str(Path(self._out, SUMMARY)), text.encode("utf-8", "replace"))

    def _batches(self) -> Iterator[tuple[_Batch | Step, Task | None]]:
        """Yield the batches of all files, each with the task to check it, and of each file at last how it ended."""
        for file in self._files:
            try:
                archive = Archive(file)
            except InputError as error:
                yield Step(error=error), None
                continue
            with archive:
                store = Store(self._out, file.name, Origin(archive.state, self._digest))
                done = store.finished()
                if done is not None:
                    self._tallies[file] = done
                    yield Step(archive.rows, checked=False), None
                    continue
                yield from self._batches_of(archive, store)

    def _batches_of(self, archive: Archive, store: Store) -> Iterator[tuple[_Batch | Step, Task | None]]:
        settings = self._settings
        path = archive.file.path
        try:
            columns = columns_of(dict(settings.columns), project_of(settings.choice))
            table = Rows(archive.schema, path, columns=columns, context=dict(settings.context))
            schema = result_schema(archive.schema, settings.keep)
            groups = {group: name for group, field in _GROUPS.items() if (name := table.column(field))}
            names = archive.schema.names
            groups.update({name: names[named(names, name, path)] for name in settings.by})
        except InputError as error:
            yield Step(archive.rows, error=error), None
            return
        except UsageError as error:
            yield Step(archive.rows, error=InputError(str(error), source=path)), None
            return
        for note in table.notes:
            yield Step(note=f"{path}: {note}"), None
        store.resume()
        if store.rows:
            yield Step(store.rows, checked=False), None
        used = {*table.used(), *settings.keep, *groups.values()}
        plan = _Plan(archive, store, [name for name in archive.schema.names if name in used], groups, schema)
        yield from _tasks(plan)


def _check(task: Task, options: Mapping[str, Any]) -> Any:
    return lint_batch(task.batch, source=task.source, first_line=task.line, **options)


def _failed(task: Task, problem: str, keep: Sequence[str]) -> Any:
    return failed_batch(task.batch, keep, task.line, problem)


def _tasks(plan: _Plan) -> Iterator[tuple[_Batch, Task | None]]:
    """Yield what is left to check of a file in batches of which none reaches over the end of a part."""
    row = plan.store.rows
    try:
        for read in plan.archive.batches(plan.columns, row):
            batch = read
            while batch.num_rows:
                piece = batch.slice(0, PART - row % PART)
                yield _Batch(plan, piece), Task(piece, row + 1, plan.archive.file.path)
                row += piece.num_rows
                batch = batch.slice(piece.num_rows)
    except InputError as error:
        yield _Batch(plan, error=error), None
    else:
        yield _Batch(plan), None
