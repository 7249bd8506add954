"""`msglint fix`: shows each change to a draft and asks whether to make it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from msglint.cli import complete
from msglint.cli.exits import Exit
from msglint.cli.options import color_option, config_options, context_options, language_option, rule_options
from msglint.cli.say import wants_color
from msglint.errors import InputError

if TYPE_CHECKING:
    from msglint.cli.checking.questions import Questions
    from msglint.project import Project


@click.command(short_help="Fix drafts, change by change, with a question before each.")
@click.argument("paths", nargs=-1, metavar="[FILE|FOLDER]...", shell_complete=complete.files)
@click.option(
    "--unsafe", is_flag=True, help="Also offer to take out what breaks a rule, such as an address or a sentence."
)
@config_options
@rule_options
@language_option
@color_option
@click.option("--text-column", metavar="NAME", help="The column of a table that holds the messages.")
@context_options
def fix(
    paths: tuple[str, ...],
    color: str,
    text_column: str | None,
    *,
    unsafe: bool,
    **options: Any,
) -> None:
    """Show each change that would put a draft right, and make it if you agree.

    A change is offered only if it puts right what it promises and breaks
    nothing else; that is checked before you are asked. Without --unsafe these
    are changes after which the message says the same: hidden characters,
    http where https is known to work, tracking parameters, emoji, surplus
    line breaks. With --unsafe also those that take something out: an address,
    a sentence, a link, a style of your own.

    A file is written once, when you have answered all questions about it or
    have quit; its encoding, its line ends and its mode stay. Ctrl-C writes
    nothing of the file that you are asked about.

    \b
    Answers:
      y  make this change
      n  leave it as it is
      a  make this change and all others for the same rule
      q  stop here, and keep what you have agreed to
      ?  show this list

    Without questions, use: msglint check --fix

    \b
    Exit code:
      0  done, whatever is left; msglint check tells
      2  something could not be read or written, or there is no terminal to
         ask on
      3  there was no draft

    \b
    Examples:
      msglint fix draft.txt
      msglint fix drafts/ --select emoji,tracking-code
      msglint fix draft.txt --unsafe
    """  # noqa: D301 - because click takes a real backspace for "keep these lines as they are"
    if not paths:
        raise click.UsageError("nothing to fix: name a file or a folder")
    if "-" in paths:
        raise click.UsageError("standard input can't be fixed with questions; write: msglint check --fix -")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("there is no terminal to ask on; to fix without questions, write: msglint check --fix")
    from msglint.cli.checking.questions import Questions  # noqa: PLC0415 - because `--help` needs none of these
    from msglint.cli.projects import Choice  # noqa: PLC0415 - because `--help` needs none of these
    from msglint.read import discover  # noqa: PLC0415 - because `--help` needs none of these

    choice = Choice.taken(options)
    project = choice.project(paths)
    questions = Questions(color=wants_color(color, sys.stdout), unsafe=unsafe)
    given = {"context": options, "text_column": text_column, "folders": paths}
    files = [file for file in discover(paths) if isinstance(file, InputError) or not project.excludes(file)]
    raise click.exceptions.Exit(_fixed(questions, files, project, given, finds_hidden=not choice.select))


def _fixed(
    questions: Questions,
    files: list[str | InputError],
    project: Project,
    given: dict[str, Any],
    *,
    finds_hidden: bool,
) -> Exit:
    from msglint.cli.say import say  # noqa: PLC0415 - because `--help` needs none of these
    from msglint.fix import FixedFile, open_file, write  # noqa: PLC0415 - because `--help` needs none of these

    failed = False
    read = 0
    for file in files:
        try:
            if isinstance(file, InputError):
                say("error", str(file))
                failed = True
                continue
            opened = open_file(file, project, finds_hidden=finds_hidden, **given)
            read += 1
            if isinstance(opened, FixedFile):
                say("note", f"{file}: {opened.note}")
                continue
            questions.ask(file, opened.work)
            write(opened.result())
        except InputError as error:
            say("error", str(error))
            failed = True
        if questions.is_over:
            break
    questions.finish()
    if failed:
        return Exit.ERROR
    return Exit.CLEAN if read else Exit.NOTHING_CHECKED
