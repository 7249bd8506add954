"""One run of `msglint check`: from what was asked for to the reports and the exit code."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from msglint.cli.checking.files import RESUMABLE, is_report, open_report
from msglint.cli.checking.jobs import Opening, examined, number_of_jobs
from msglint.cli.checking.outcomes import StandardError, announce_terminal, outcomes, with_stale
from msglint.cli.checking.progress import Progress, may_show_progress, said_after_a_while
from msglint.cli.exits import Exit
from msglint.cli.projects import Choice
from msglint.cli.say import plural, wants_color
from msglint.errors import MsglintError, RuleErrors, UsageError
from msglint.read import discover
from msglint.report import Summary, open_reporter, shows_texts, write
from msglint.tuples import NamedTuple
from msglint.violation import SEVERITIES
from msglint.workers.portions import portions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from msglint.cli.checking.changed import Changed
    from msglint.errors import InputError
    from msglint.project import Project
    from msglint.report import Outcome, Reporter
    from msglint.ruleset.rule import Rule
    from msglint.suppress.baseline import Baseline
    from msglint.workers.portions import Start

#: Without a cache, words take half a minute to read.
_FIRST_RUN = "reading the word lists of all languages (only the first time, or after a change) ..."


class Request(NamedTuple):
    """What is asked for; the names are those of the options.

    Attributes:
        paths: files, folders, or `-`.
        choice: the configuration and the rules.
        context: context fields.
        format_name: the format of standard output.
        written: formats and files of further reports.
    """

    paths: tuple[str, ...]
    choice: Choice
    context: Mapping[str, str | None]
    format_name: str = "text"
    written: tuple[tuple[str, str], ...] = ()
    redact: bool = False
    color: str = "auto"
    quiet: bool = False
    fail_on: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    baseline: str | None = None
    update_baseline: bool = False
    changed_since: str | None = None
    strict_ignores: bool = False
    stdin_filename: str | None = None
    text_column: str | None = None
    jobs: int | None = None
    resume: bool = False

    @classmethod
    def of(cls, **options: Any) -> Request:
        """Return what the options of the command say; what is no option of the run or the rules is context."""
        choice = Choice.taken(options)
        taken = {name: options.pop(name) for name in cls._fields if name in options}
        return cls(choice=choice, context=options, **taken)

    @property
    def fixes(self) -> bool:
        """Whether fixes are made or shown."""
        return self.fix or self.unsafe_fixes or self.diff

    def formats(self) -> tuple[str, ...]:
        """Return the formats of all reports."""
        return self.format_name, *(name for name, _ in self.written)

    def given(self) -> dict[str, Any]:
        """Return how to read files, as `Project.read` takes it."""
        return {
            "context": self.context,
            "stdin_filename": self.stdin_filename,
            "text_column": self.text_column,
            "folders": self.paths,
        }


def run(request: Request) -> Exit:
    """Check what was asked for, write the reports and return the exit code.

    Raises:
        UsageError: a report can't be written.
    """
    errors = StandardError(quiet=request.quiet)
    with ExitStack() as opened:
        rules: list[Rule] = []
        reporters = [errors, *_reporters(request, rules, opened)]
        shown = may_show_progress(quiet=request.quiet, report_is_text=request.format_name == "text")
        try:
            with said_after_a_while(_FIRST_RUN, shown=shown):
                project = request.choice.project(request.paths)
            rules += project.rules.rules
            known = _baseline(request, project)
            changed = _changed(request)
        except MsglintError as error:
            write(error.errors if isinstance(error, RuleErrors) else [error], reporters)
            return Exit.ERROR
        announce_terminal(request.paths, quiet=request.quiet)
        found = [path for path in discover(request.paths) if not is_report(path, request.written)]
        files = errors.without_excluded(found, request.paths, project)
        # A hook names whatever is committed, and a pull request need not change a message: neither is a mistake.
        may_be_none = bool(found) and (changed is not None or not files)
        files = changed.files(files) if changed else files
        stdin = None
        if request.fixes:
            from msglint.cli.checking.fixing import Fixing  # noqa: PLC0415 - because few ask for it

            fixing = Fixing(
                project,
                request.given(),
                unsafe=request.unsafe_fixes,
                finds_hidden=not request.choice.select,
                quiet=request.quiet,
            )
            if request.diff:
                return fixing.show(files, color=wants_color(request.color, sys.stdout))
            fixing.apply(files)
            errors.failed |= fixing.failed
            stdin = fixing.stdin
        summary, start = Summary(), None
        if request.resume:
            try:
                start = _continued(
                    request, project, files, known=known, reporters=reporters, summary=summary, opened=opened
                )
            except UsageError as error:
                write([error], reporters)
                return Exit.ERROR
        jobs = number_of_jobs(request.jobs, files)
        found_in = examined(
            portions(files, stdin_filename=request.stdin_filename, stdin=stdin, start=start, are_many=jobs > 1),
            jobs,
            Opening(request.choice, request.paths, request.given(), changed, project),
            opened,
            are_shown=changed is not None or any(shows_texts(name) for name in request.formats()),
        )
        progress = opened.enter_context(Progress(files, start, shown=shown))
        checked = outcomes(request.paths, found_in, project, progress, may_be_none=may_be_none)
        passed = _passed(
            checked, request, project, known=known, changed=changed, errors=errors, is_part=bool(changed or start)
        )
        write(passed, reporters, summary)
    if known and request.update_baseline:
        errors.note(known.write())
    if changed and not summary.messages and not errors.failed:
        errors.note(f"no message was changed since {request.changed_since}")
    fail_on = request.fail_on or project.config.fail_on or "error"
    return _exit_code(summary, fail_on, failed=errors.failed, may_be_none=may_be_none)


def _reporters(request: Request, rules: Sequence[Rule], opened: ExitStack) -> Iterable[Reporter]:
    # What standard input becomes by fixes goes where the report would.
    stream = sys.stderr if request.fixes and "-" in request.paths else sys.stdout
    yield open_reporter(request.format_name, stream, color=wants_color(request.color, stream), rules=rules)
    for name, file in request.written:
        # One that may be continued must not be touched before it is known that it can be.
        if not (request.resume and name == RESUMABLE):
            yield open_reporter(name, opened.enter_context(open_report(name, file)), rules=rules)


def _continued(
    request: Request,
    project: Project,
    files: Sequence[str | InputError],
    *,
    known: Baseline | None,
    reporters: list[Reporter],
    summary: Summary,
    opened: ExitStack,
) -> Start | None:
    """Tell the reporters what an interrupted run has reported, and return where to go on.

    Args:
        request: what is asked for.
        project: what checks it.
        files: what is to be checked.
        known: is told what of the baseline was found already.
        reporters: one more is added, which continues the report.
        summary: counts.
        opened: closes the report.
    """
    from msglint.cli.checking.resume import Resumption  # noqa: PLC0415 - few runs are so long

    file = next(file for name, file in request.written if name == RESUMABLE)
    resumption = Resumption(file, request, project.config, files)
    errors, report, *others = reporters
    # What is around a violation stands in no report.
    if not shows_texts(request.format_name):
        others.append(report)
    for outcome in resumption.kept():
        summary.count(outcome)
        if isinstance(outcome, MsglintError):
            errors.add(outcome)
        elif known:
            known.recall(outcome)
        for reporter in others:
            reporter.add(outcome)
    reporters.append(open_reporter(RESUMABLE, opened.enter_context(resumption.open())))
    if resumption.start and isinstance(errors, StandardError):
        note = f"{file}: continues after {plural(summary.messages, 'message')}"
        errors.note(f"{note}, which are not shown again" if report not in others else note)
    return resumption.start


def _passed(
    checked: Iterable[Outcome],
    request: Request,
    project: Project,
    *,
    known: Baseline | None,
    changed: Changed | None,
    errors: StandardError,
    is_part: bool,
) -> Iterable[Outcome]:
    """Return outcomes as they are reported: less what is known or was not changed, and without words on demand."""
    if known:
        checked = known.through(checked, project.rules_for)
    if changed:
        checked = changed.outcomes(checked)
    if not is_part:  # which can't tell what has no effect any more
        used = None if request.update_baseline else known
        checked = with_stale(checked, project, used, errors, is_strict=request.strict_ignores)
    if request.redact:
        from msglint.report.redact import redacted  # noqa: PLC0415 - because few ask for it

        checked = map(redacted, checked)
    return checked


def _baseline(request: Request, project: Project) -> Baseline | None:
    """Return the baseline that was named, or that of the configuration."""
    file = request.baseline or project.config.baseline
    if file is None and request.update_baseline:
        raise UsageError("--update-baseline: name the file, as in --baseline msglint-baseline.json")
    return project.baseline(file, is_updated=request.update_baseline) if file else None


def _changed(request: Request) -> Changed | None:
    """Return to what the run is kept; None for everything."""
    if request.changed_since is None:
        return None
    from msglint.cli.checking.changed import Changed  # noqa: PLC0415 - because it asks git, and few runs do
    from msglint.config.find import folder_of  # noqa: PLC0415 - because it asks git, and few runs do

    return Changed(request.changed_since, request.paths, folder_of(request.paths))


def _exit_code(summary: Summary, fail_on: str, *, failed: bool, may_be_none: bool) -> Exit:
    if failed:
        return Exit.ERROR
    if not summary.messages:
        return Exit.CLEAN if may_be_none else Exit.NOTHING_CHECKED
    counts = (summary.error, summary.warning, summary.info)
    graves = 0 if fail_on == "never" else SEVERITIES.index(fail_on) + 1
    return Exit.VIOLATIONS if any(counts[:graves]) else Exit.CLEAN
