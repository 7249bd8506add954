"""`msglint check`: may these messages be sent?"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click

from msglint.cli import complete
from msglint.cli.exits import Exit
from msglint.cli.options import color_option, config_options, context_options, language_option, rule_options
from msglint.cli.say import wants_color
from msglint.errors import MsglintError, RuleErrors, UsageError
from msglint.report import FORMATS, automatic_format, open_reporter, write
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from msglint.cli.changed import Changed
    from msglint.project import Project
    from msglint.report import Reporter, Summary
    from msglint.ruleset.rule import Rule
    from msglint.suppress.baseline import Baseline

#: The format that suits where msglint runs.
_AUTO = "auto"
#: Without a cache, words take half a minute to read.
_FIRST_RUN = "reading the word lists of all languages (only the first time, or after a change) ..."


@click.command(short_help="Check drafts before they are sent.")
@click.argument("paths", nargs=-1, metavar="[FILE|FOLDER|-]...", shell_complete=complete.files)
@click.option(
    "--format",
    "format_name",
    type=click.Choice((*FORMATS, _AUTO)),
    default=FORMATS[0],
    show_default=True,
    help="What to write on standard output: text for people; json and jsonl for programs; sarif, github, gitlab and "
    "junit for CI; html for a browser; auto is github in a GitHub workflow and text elsewhere.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=FILE",
    shell_complete=complete.output_files(FORMATS),
    help="Write a report in that format into a file too. May be repeated.",
)
@click.option("--redact", is_flag=True, help="Show no word of the messages in any report.")
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    help="The mildest violation that makes the exit code 1. Without the option: error.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    shell_complete=complete.files,
    help="Let pass what this file knows; only new violations are reported.",
)
@click.option("--update-baseline", is_flag=True, help="Write what is found into the baseline, and let it pass.")
@click.option(
    "--changed-since",
    "revision",
    metavar="REV",
    help="Report only what was changed since the current branch left REV, such as origin/main.",
)
@click.option("--strict-ignores", is_flag=True, help="Make ignores and baseline entries without effect an error.")
@config_options
@rule_options
@language_option
@color_option
@click.option("-q", "--quiet", is_flag=True, help="No notes and no progress on standard error; errors only.")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input, and by its ending how to read it.")
@click.option("--text-column", metavar="NAME", help="The column of a table that holds the messages.")
@context_options
def check(  # noqa: PLR0917 - because click passes them by name
    paths: tuple[str, ...],
    format_name: str,
    outputs: tuple[str, ...],
    fail_on: str | None,
    baseline: str | None,
    revision: str | None,
    color: str,
    stdin_filename: str | None,
    text_column: str | None,
    *,
    redact: bool,
    update_baseline: bool,
    strict_ignores: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Check drafts and say whether they may be sent.

    Each violation is shown with its place, the words in question, the reason
    and what to write instead.

    \b
    What is read:
      FILE      a file, by its ending:
                .html .htm        as the buyer sees it
                .eml              subject, body, attachments
                .j2 .jinja .liquid .hbs .mustache .tpl ...
                                  a template, in all its branches
                .jsonl .ndjson    one message a line
                .csv .tsv .parquet    one message a row (--text-column)
                .json .yaml       macros of a helpdesk, or a request
                                  of Amazon's Messaging API (--channel)
                others            one message in plain text
      FOLDER    the files in it and in folders below, but no tables and
                no .json or .yaml; not what is hidden or git-ignored
      -         standard input

    A text file may begin with "Subject: ..." and a blank line, or with
    lines between two "---", such as "subject: ...", "kind: reply" or
    "order_date: 2026-01-31". In a .jsonl file, a message is written as
    {"id": ..., "subject": ..., "text": ...} (or "html", or "eml") with what
    is known about it (kind, order_id, order_date, ...). What is known may
    also be said by the options below, which win over the file.

    A text file that gives an order, delivery or completion date, but not
    when it is sent, counts as sent today. Lines of .jsonl files do not.

    \b
    Exit code:
      0  clean, or only violations milder than --fail-on
      1  violations at or above --fail-on
      2  something could not be checked: wrong option, wrong rule file, file
         that can't be read; what could be checked is still reported
      3  nothing was checked: there was no draft

    \b
    Examples:
      msglint check draft.txt
      msglint check drafts/ --fail-on warning
      msglint check reply.txt --kind reply --order-id 114-3941689-8772232
      msglint check draft.txt --preset amazon-strict --language zh
      pbpaste | msglint check -
      msglint check export.jsonl --format json --output html=report.html
      msglint check drafts/ --baseline msglint-baseline.json --update-baseline
      msglint check drafts/ --changed-since origin/main
    """  # noqa: D301 - because click takes a real backspace for "keep these lines as they are"
    _require_paths(paths, stdin_filename)
    from msglint.cli.outcomes import StandardError, announce_terminal, outcomes, with_stale  # noqa: PLC0415 - because `--help` needs none of these
    from msglint.cli.progress import Progress, may_show_progress, said_after_a_while  # noqa: PLC0415 - because `--help` needs none of these
    from msglint.cli.projects import Choice  # noqa: PLC0415 - because `--help` needs none of these
    from msglint.read import discover  # noqa: PLC0415 - because `--help` needs none of these

    written = [_format_and_file(value, paths) for value in outputs]
    if format_name == _AUTO:
        format_name = automatic_format(os.environ)
    choice = Choice.taken(options)
    with ExitStack() as opened:
        errors = StandardError(quiet=quiet)
        rules: list[Rule] = []
        reporters: list[Reporter] = [
            errors,
            open_reporter(format_name, sys.stdout, color=wants_color(color, sys.stdout), rules=rules),
        ]
        reporters += [open_reporter(name, opened.enter_context(_open(file)), rules=rules) for name, file in written]
        shown = may_show_progress(quiet=quiet, report_is_text=format_name == "text")
        try:
            with said_after_a_while(_FIRST_RUN, shown=shown):
                project = choice.project(paths)
            rules += project.rules.rules
            known = _baseline(project, baseline, is_updated=update_baseline)
            changed = _changed(revision, paths, is_updated=update_baseline)
        except MsglintError as error:
            write(error.errors if isinstance(error, RuleErrors) else [error], reporters)
            raise click.exceptions.Exit(Exit.ERROR) from None
        announce_terminal(paths, quiet=quiet)
        found = [path for path in discover(paths) if not (isinstance(path, str) and _is_among(path, written))]
        files = errors.without_excluded(found, paths, project)
        # A hook names whatever is committed, and a pull request need not change a message: neither is a mistake.
        may_be_none = bool(found) and (changed is not None or not files)
        files = changed.files(files) if changed else files
        progress = Progress(len(files), shown=shown)
        given = {"context": options, "stdin_filename": stdin_filename, "text_column": text_column}
        checked = outcomes(paths, files, project, progress, given, changed=changed, may_be_none=may_be_none)
        if known:
            checked = known.through(checked, project.rules_for)
        if changed:  # a part can't tell what has no effect any more
            checked = changed.outcomes(checked)
        else:
            checked = with_stale(checked, project, None if update_baseline else known, errors, is_strict=strict_ignores)
        if redact:
            from msglint.report.redact import redacted  # noqa: PLC0415 - because few ask for it

            checked = map(redacted, checked)
        summary = write(checked, reporters)
    if known and update_baseline:
        errors.note(known.write())
    fails_on = fail_on or project.config.fail_on or "error"
    if changed and not summary.messages and not errors.failed:
        errors.note(f"no message was changed since {revision}")
    raise click.exceptions.Exit(_exit_code(summary, fails_on, failed=errors.failed, may_be_none=may_be_none))


def _baseline(project: Project, file: str | None, *, is_updated: bool) -> Baseline | None:
    """Return the baseline that was named, or that of the configuration."""
    file = file or project.config.baseline
    if file is None and is_updated:
        raise UsageError("--update-baseline: name the file, as in --baseline msglint-baseline.json")
    return project.baseline(file, is_updated=is_updated) if file else None


def _changed(revision: str | None, paths: Sequence[str], *, is_updated: bool) -> Changed | None:
    """Return to what the run is kept; None for everything."""
    if revision is None:
        return None
    if is_updated:
        raise UsageError("--update-baseline needs all that is checked; leave --changed-since out")
    from msglint.cli.changed import Changed  # noqa: PLC0415 - because it asks git, and few runs do
    from msglint.config.find import folder_of  # noqa: PLC0415 - because of the same

    return Changed(revision, paths, folder_of(paths))


def _require_paths(paths: Sequence[str], stdin_filename: str | None) -> None:
    if not paths:
        raise click.UsageError("nothing to check: name a file or a folder, or write - for standard input")
    if stdin_filename is not None and "-" not in paths:
        raise click.UsageError("--stdin-filename names standard input; write - to read it")


def _format_and_file(value: str, paths: Sequence[str]) -> tuple[str, str]:
    """Take an `--output` apart."""
    name, separator, file = value.partition("=")
    if not separator or not file or file == "-":
        raise click.UsageError(f"--output {value}: write a format and a file, as in json=report.json")
    if name not in FORMATS:
        raise click.UsageError(f"--output {value}: there is no format {name!r}; known are {', '.join(FORMATS)}")
    if any(_is_among(path, [(name, file)]) for path in paths if path != "-"):
        raise click.UsageError(f"--output {value}: the report would overwrite a draft")
    return name, file


def _is_among(path: str, written: Sequence[tuple[str, str]]) -> bool:
    """Return whether a path is one of the reports: the one of an earlier run is no draft."""
    return any(os.path.realpath(path) == os.path.realpath(file) for _, file in written)


def _open(file: str) -> TextIO:
    try:
        return open(file, "w", encoding="utf-8", newline="\n")  # noqa: PTH123 - no pathlib, for start-up counts; the caller closes it
    except OSError as error:
        raise UsageError(f"the report can't be written to {file}: {error.strerror}") from None


def _exit_code(summary: Summary, fail_on: str, *, failed: bool, may_be_none: bool) -> Exit:
    if failed:
        return Exit.ERROR
    if not summary.messages:
        return Exit.CLEAN if may_be_none else Exit.NOTHING_CHECKED
    counts = (summary.error, summary.warning, summary.info)
    graves = 0 if fail_on == "never" else SEVERITIES.index(fail_on) + 1
    return Exit.VIOLATIONS if any(counts[:graves]) else Exit.CLEAN
