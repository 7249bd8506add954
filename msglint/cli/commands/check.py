"""`msglint check`: may these messages be sent?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from msglint.cli import complete
from msglint.cli.options import (
    color_option,
    config_options,
    context_options,
    jobs_option,
    language_option,
    rule_options,
)
from msglint.report import FORMATS, automatic_format
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: The format that suits where msglint runs.
_AUTO = "auto"


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
@click.option("--fix", is_flag=True, help="Put right in the files what needs no change of what they say.")
@click.option("--unsafe-fixes", is_flag=True, help="Take out addresses, sentences and the like, too.")
@click.option("--diff", is_flag=True, help="Write nothing; show what fixes would change.")
@click.option(
    "--baseline",
    metavar="FILE",
    shell_complete=complete.files,
    help="Let pass what this file knows; only new violations are reported.",
)
@click.option("--update-baseline", is_flag=True, help="Write what is found into the baseline, and let it pass.")
@click.option(
    "--changed-since",
    metavar="REV",
    help="Report only what was changed since the current branch left REV, such as origin/main.",
)
@click.option("--strict-ignores", is_flag=True, help="Make ignores and baseline entries without effect an error.")
@jobs_option
@click.option(
    "--resume",
    is_flag=True,
    help="Go on where an interrupted run with the same options has left the report of --output jsonl=FILE; to be given "
    "from the first run on.",
)
@config_options
@rule_options
@language_option
@color_option
@click.option("-q", "--quiet", is_flag=True, help="No notes and no progress on standard error; errors only.")
@click.option("--profile", is_flag=True, help="Say on standard error, after the report, how long each rule took.")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input, and by its ending how to read it.")
@click.option("--text-column", metavar="NAME", help="The column of a table that holds the messages.")
@context_options
def check(paths: tuple[str, ...], outputs: tuple[str, ...], **options: Any) -> None:
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
      0  clean, or only violations milder than --fail-on; also when the
         configuration leaves out all that is named, or nothing was changed
         since --changed-since; with --diff: nothing would change
      1  violations at or above --fail-on; with --diff: something would change
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
      msglint check draft.txt --fix
    """  # noqa: D301 - because click takes a real backspace for "keep these lines as they are"
    _refuse(paths, options, outputs)
    written = tuple(_format_and_file(value, paths) for value in outputs)
    _refuse_same_file([file for _, file in written])
    if options["format_name"] == _AUTO:
        options["format_name"] = automatic_format(os.environ)
    from msglint.cli.checking.run import Request, run  # noqa: PLC0415 - because `--help` needs none of these

    is_profiled = options.pop("profile")
    request = Request.of(paths=paths, written=written, **options)
    if is_profiled:
        from msglint.cli.profiling import with_profile  # noqa: PLC0415 - because few ask for it

        if request.jobs not in {None, 1}:
            raise click.UsageError("--profile times one process; leave --jobs out")
        alone = request._replace(jobs=1)
        raise click.exceptions.Exit(with_profile(lambda: run(alone)))
    raise click.exceptions.Exit(run(request))


def _refuse(paths: Sequence[str], options: Mapping[str, Any], outputs: Sequence[str]) -> None:
    """Refuse what makes no sense together."""
    if not paths:
        raise click.UsageError("nothing to check: name a file or a folder, or write - for standard input")
    if options["stdin_filename"] is not None and "-" not in paths:
        raise click.UsageError("--stdin-filename names standard input; write - to read it")
    fixes = options["fix"] or options["unsafe_fixes"] or options["diff"]
    for name, problem in (
        ("changed_since", "fixes are made in whole files; leave --changed-since out"),
        ("update_baseline", "fix first, and update the baseline then"),
    ):
        if fixes and options[name]:
            raise click.UsageError(problem)
    if options["diff"]:
        _refuse_diff(options, outputs)
    if options["resume"]:
        _refuse_to_resume(paths, options, outputs)
    if options["changed_since"] and options["update_baseline"]:
        raise click.UsageError("--update-baseline needs all that is checked; leave --changed-since out")


def _refuse_diff(options: Mapping[str, Any], outputs: Sequence[str]) -> None:
    """Refuse what a run without reports can't do."""
    if outputs:
        raise click.UsageError("--diff shows what would change, and writes no report; leave --output out")
    if options["format_name"] not in (_AUTO, "text"):
        raise click.UsageError(f"--diff is no report in {options['format_name']}; leave --format out")
    if options["redact"]:
        raise click.UsageError("--diff shows lines of the drafts; leave --redact out")


def _refuse_to_resume(paths: Sequence[str], options: Mapping[str, Any], outputs: Sequence[str]) -> None:
    """Refuse what can't be continued."""
    formats = [value.partition("=")[0] for value in outputs]
    if formats.count("jsonl") != 1:
        raise click.UsageError("--resume goes on with a report in a file, whose lines stand alone: --output jsonl=FILE")
    if "-" in paths:
        raise click.UsageError("--resume: standard input can't be read a second time; name a file")
    # What stands around a violation is in no report that could be continued.
    if "html" in (*formats, options["format_name"]) or "text" in formats:
        raise click.UsageError("--resume: reports in html and text show what is not kept; write them in another run")
    for name in ("fix", "unsafe_fixes", "diff", "update_baseline", "changed_since", "strict_ignores"):
        if options[name]:
            raise click.UsageError(f"--resume looks at a part of the messages; leave --{name.replace('_', '-')} out")


def _refuse_same_file(files: Sequence[str]) -> None:
    """Refuse two reports in one file."""
    seen: set[Path] = set()
    for file in files:
        path = Path(file).resolve()
        is_device = path.exists() and not path.is_file()  # which takes any number of them
        if path in seen and not is_device:
            raise click.UsageError(f"--output: two reports would be written to {file}")
        seen.add(path)


def _format_and_file(value: str, paths: Sequence[str]) -> tuple[str, str]:
    """Take an `--output` apart."""
    name, separator, file = value.partition("=")
    if not separator or not file or file == "-":
        raise click.UsageError(f"--output {value}: write a format and a file, as in json=report.json")
    if name not in FORMATS:
        raise click.UsageError(f"--output {value}: there is no format {name!r}; known are {', '.join(FORMATS)}")
    if any(os.path.realpath(path) == os.path.realpath(file) for path in paths if path != "-"):
        raise click.UsageError(f"--output {value}: the report would overwrite a draft")
    return name, file
