"""`msglint audit`: what do the messages of a whole archive break?"""

from __future__ import annotations

from typing import Any

import click

from msglint.cli import complete
from msglint.cli.options import color_option, config_options, context_options, language_option, rule_options
from msglint.errors import UsageError
from msglint.violation import SEVERITIES


@click.command(short_help="Check an archive of messages in Parquet files.")
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER...", shell_complete=complete.files)
@click.option(
    "--out",
    metavar="DIR",
    required=True,
    shell_complete=complete.folders,
    help="The folder of the results; made if it is not there.",
)
@click.option("--resume", is_flag=True, help="Go on with what is in DIR, and check only what is not checked yet.")
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    default="auto",
    show_default=True,
    callback=lambda _ctx, _param, value: _jobs(value),
    help="How many processes check; the results are the same. auto: one for little, else one for each core.",
)
@click.option("--text-column", metavar="NAME", help="The column that holds the messages.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    callback=lambda _ctx, _param, values: tuple(map(_field_and_name, values)),
    help="The column of another field, such as id=ticket or order_date=bought. May be repeated.",
)
@click.option(
    "--keep", multiple=True, metavar="NAME", help="A column that the results shall have too. May be repeated."
)
@click.option(
    "--by",
    multiple=True,
    metavar="NAME",
    help="A column by whose values to count, beside language, marketplace and channel. May be repeated.",
)
@click.option("--redact", is_flag=True, help="Show no word of the messages in the results.")
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    help="The mildest violation that makes the exit code 1. Without the option: error.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to show the summary: text for people, json for programs.",
)
@config_options
@rule_options
@language_option
@color_option
@click.option("-q", "--quiet", is_flag=True, help="No notes and no progress on standard error; errors only.")
@context_options
def audit(paths: tuple[str, ...], text_column: str | None, **options: Any) -> None:
    """Check an archive of messages, however large, and count what they break.

    Reads Parquet files, and folders of them in any depth; a row is a message.
    Columns are told by their names, as by "msglint check", and those in the
    names of folders, as in marketplace=DE/part-0.parquet, count as well.

    \b
    What is written into DIR:
      <the same names>.parquet   for each row whether it is clean, and all of
                                 its violations
      _summary.json              counts by rule, language, marketplace,
                                 channel and file; also shown at the end

    Results are written piece by piece. A run that was ended goes on with
    --resume where it was; files that were changed since, and all files after
    a change of rules or settings, are checked anew.

    Rows with an order date and no date of their own do not count as sent
    today. Baselines don't count.

    \b
    Exit code:
      0  clean, or only violations milder than --fail-on
      1  violations at or above --fail-on
      2  something could not be checked: wrong option, wrong rule file, a
         file that can't be read, or rows of one; the results of the others
         are there
      3  nothing was checked: there is no row with a text

    \b
    Examples:
      msglint audit sent.parquet --out results/
      msglint audit archive/ --out results/ --jobs 8 --keep ticket_id
      msglint audit archive/ --out results/ --resume
      msglint audit archive/ --out results/ --column order_date=bought --by team
    """  # noqa: D301 - because click takes a real backspace for "keep these lines as they are"
    if text_column is not None:
        options["columns"] += (("text", text_column),)
    try:
        from msglint.cli.auditing.run import Request, run  # noqa: PLC0415 - because `--help` needs none of these
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        raise UsageError("audit needs pyarrow; run pip install 'msglint[arrow]'") from None
    from msglint.cli.projects import Choice  # noqa: PLC0415 - because `--help` needs none of these

    choice = Choice.taken(options)
    taken = {name: options.pop(name) for name in Request._fields if name in options}
    raise click.exceptions.Exit(run(Request(paths, choice, options, **taken)))


def _jobs(value: str) -> int | None:
    if value == "auto":
        return None
    if not value.isascii() or not value.isdecimal() or not 1 <= int(value[:9]) <= _MOST_JOBS:
        raise click.BadParameter(f"{value!r} is neither 'auto' nor a number from 1 to {_MOST_JOBS}")
    return int(value)


def _field_and_name(value: str) -> tuple[str, str]:
    field, separator, name = value.partition("=")
    if not separator or not field or not name:
        raise click.BadParameter(f"{value!r}: write a field and the name of its column, as in id=ticket")
    return field, name


#: More processes than any machine has cores for.
_MOST_JOBS = 1024
