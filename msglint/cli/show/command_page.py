"""The help of every command on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Where the page lies below the folder of pages, and what it is called.
PATH, TITLE = "commands.md", "All commands and their options"
_WIDTH = 80


def command_page(root: click.Group) -> str:
    """Return a page in Markdown with the help of a group and its commands, as wide as on a terminal of 80 columns."""
    return "\n".join(_lines(root)).rstrip("\n") + "\n"


def _lines(root: click.Group) -> Iterator[str]:
    settings = {**root.context_settings, "terminal_width": _WIDTH, "max_content_width": _WIDTH}
    top = click.Context(root, info_name="msglint", **settings)
    yield f"# {TITLE}"
    yield ""
    yield from _help(root, top)
    for name in root.list_commands(top):
        command = root.get_command(top, name)
        if command is not None and not command.hidden:
            yield f"## msglint {name}"
            yield ""
            yield from _help(command, click.Context(command, info_name=name, parent=top, **settings))


def _help(command: click.Command, context: click.Context) -> Iterator[str]:
    yield "```text"
    yield from (line.rstrip() for line in command.get_help(context).splitlines())
    yield "```"
    yield ""
