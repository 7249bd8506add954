"""One run of `msglint audit`: from what was asked for to the results, the summary and the exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msglint.batch.audit.audit import Audit
from msglint.batch.audit.files import find, rows_of
from msglint.batch.audit.settings import Settings
from msglint.batch.audit.store import SUMMARY
from msglint.batch.audit.workers import cores
from msglint.batch.loaded import Choice as Rules
from msglint.batch.loaded import project_of
from msglint.cli.auditing.progress import Bar
from msglint.cli.auditing.text import show
from msglint.cli.checking.progress import may_show_progress, said_after_a_while
from msglint.cli.exits import Exit
from msglint.cli.say import plural, say
from msglint.cli.show.data import write_json
from msglint.errors import InputError, UsageError
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.cli.projects import Choice
    from msglint.project import Project

#: Fewer rows are checked before further processes have begun to work.
_FEW = 2_000
_FIRST_RUN = "reading the word lists of all languages (only the first time, or after a change) ..."


class Request(NamedTuple):
    """What is asked for; the names are those of the options."""

    paths: tuple[str, ...]
    choice: Choice
    context: Mapping[str, str | None]
    out: str
    jobs: int | None
    resume: bool
    columns: tuple[tuple[str, str], ...]
    keep: tuple[str, ...]
    by: tuple[str, ...]
    redact: bool
    fail_on: str | None
    format_name: str
    color: str
    quiet: bool


def run(request: Request) -> Exit:
    """Check an archive, write the results and the summary, and return the exit code.

    Raises:
        RuleErrors: rules or the configuration are wrong.
        UsageError: the folder can't take the results, or there is no such rule, field or the like.
    """
    _refuse_full(request.out, resume=request.resume)
    shown = may_show_progress(quiet=request.quiet, report_is_text=True)
    rules = _rules(request)
    with said_after_a_while(_FIRST_RUN, shown=shown):
        project = project_of(rules)
    errors = _Errors()
    files = []
    for found in find(request.paths, request.out):
        if isinstance(found, InputError):
            errors.add(found)
        elif not project.excludes(found.path):
            files.append(found)
    if not files:
        return _without_files(request, project, failed=errors.count > 0)
    context = tuple((name, value) for name, value in request.context.items() if value is not None)
    settings = Settings(rules, request.columns, context, request.keep, request.redact, request.by)
    total = rows_of(files)
    jobs = request.jobs or (1 if total < _FEW else cores())
    audit = Audit(files, request.out, settings, jobs=jobs)
    try:
        _follow(audit, Bar(total, shown=shown), errors, quiet=request.quiet)
    except KeyboardInterrupt:
        say("note", f"what is finished is kept in {request.out}; the same command with --resume goes on")
        raise
    return _report(request, audit, project, failed=errors.count > 0)


class _Errors:
    """Says errors as they come."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, error: InputError) -> None:
        self.count += 1
        say("error", str(error))


def _refuse_full(out: str, *, resume: bool) -> None:
    """Refuse to mix results with something else."""
    folder = Path(out)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--out {out}: is a file; name a folder")
    if not resume and folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"--out {out}: the folder is not empty; add --resume to go on with an audit, or name another")


def _without_files(request: Request, project: Project, *, failed: bool) -> Exit:
    if failed:
        return Exit.ERROR
    if not request.quiet:
        say("note", f"{', '.join(request.paths)}: left out, as {project.config.file} says")
    return Exit.CLEAN


def _rules(request: Request) -> Rules:
    """Return the choice of rules as any process can make it."""
    choice = request.choice
    config = None
    if not choice.isolated:
        found = choice.config(request.paths)
        config = found.file or found.root  # without a file, there may be ignores
    return Rules(choice.folders, choice.select, choice.ignore, choice.preset, choice.language, config)


def _follow(audit: Audit, bar: Bar, errors: _Errors, *, quiet: bool) -> None:
    """Let an audit run, and say what there is to say meanwhile."""
    with bar:
        for step in audit.run():
            if step.error or step.note:
                bar.clear()
            if step.error:
                errors.add(step.error)
            if step.note and not quiet:
                say("note", step.note)
            bar.advance(step.rows, checked=step.checked)


def _report(request: Request, audit: Audit, project: Project, *, failed: bool) -> Exit:
    summary = audit.summary()
    counts = summary["summary"]
    for problem in summary["problems"]:
        say("error", f"{problem['source']}:{problem['line']}: {problem['message']}")
    if failed and not audit.tallies:
        return Exit.ERROR
    unsaid = counts["failed"] - len(summary["problems"])
    if unsaid > 0:
        say("error", f"{plural(unsaid, 'further row')} could not be checked; their status is 'failed' in the results")
    if request.format_name == "json":
        write_json(summary)
    else:
        show(summary, request.color, f"The results are in {request.out}, the summary in {Path(request.out, SUMMARY)}.")
    if failed or counts["failed"]:
        return Exit.ERROR
    if not counts["messages"]:
        return Exit.NOTHING_CHECKED
    fail_on = request.fail_on or project.config.fail_on or "error"
    graves = SEVERITIES[: 0 if fail_on == "never" else SEVERITIES.index(fail_on) + 1]
    return Exit.VIOLATIONS if any(counts[severity] for severity in graves) else Exit.CLEAN
