"""The command line as click reads it; `group.py` names the commands."""

from __future__ import annotations

import click

from msglint.__about__ import __version__
from msglint.cli.exits import Exit
from msglint.cli.group import CommandGroup


@click.group(
    cls=CommandGroup,
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.version_option(__version__, prog_name="msglint", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Reads messages to marketplace buyers before they are sent.

    msglint points at every passage that breaks the marketplace's
    communication policy, says why, and says what to write instead. It works
    on this computer alone; no message leaves it.

    \b
    Examples:
      msglint check draft.txt       may this draft be sent?
      msglint rules                 what is looked for?
      msglint explain emoji         why, and what to write instead?
      msglint fix draft.txt         put right what can be, with a question
      msglint init                  set up this folder for a team

    "msglint COMMAND --help" explains one command.
    """  # noqa: D301 - because click takes a real backspace for "keep these lines as they are"
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        raise click.exceptions.Exit(Exit.ERROR)
