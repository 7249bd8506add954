"""The group of commands: loads a command when it is used, and turns every way to fail into a line and an exit code."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, cast

import click

from msglint.cli.ending import ended, forget_output, interrupted
from msglint.cli.exits import Exit
from msglint.cli.say import say

#: In the order of the help; each stands in the module of its name, with _ for -.
_COMMANDS = (
    "check",
    "audit",
    "fix",
    "rules",
    "explain",
    "init",
    "config",
    "new-rule",
    "test",
    "docs",
    "lsp",
    "completion",
)


class CommandGroup(click.Group):
    """A group whose commands are imported only when they are run or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """Return the commands in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's interface
        """Return a command by its name."""
        if cmd_name not in _COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        return cast("click.Command", getattr(import_module(f"msglint.cli.commands.{name}"), name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant; a file in its place is a frequent slip."""
        # A shell that asks how to complete a line must get no error into it.
        if args[0] not in _COMMANDS and not ctx.resilient_parsing and os.path.exists(args[0]):  # noqa: PTH110 - no pathlib, for start-up counts
            ctx.fail(f"{args[0]!r} is no command; to check it, write: msglint check {args[0]}")
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line and exit; see `Exit` for the codes."""
        kwargs["standalone_mode"] = False

        def run() -> object:
            try:
                return super(CommandGroup, self).main(*args, **kwargs)
            except click.Abort:
                return interrupted()
            except click.ClickException as error:
                _say_error(error)
                return Exit.ERROR

        sys.exit(ended(run))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click would end a run whose reader has gone away in its own way."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            forget_output()
            raise click.exceptions.Exit(Exit.READER_GONE) from None
        return result


def _say_error(error: click.ClickException) -> None:
    say("error", " ".join(error.format_message().split()))
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(f"Try '{error.ctx.command_path} --help' for help.", err=True)
