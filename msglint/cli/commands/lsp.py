"""`msglint lsp`: what is wrong, while the message is being written?"""

from __future__ import annotations

import sys

import click

from msglint.cli.exits import Exit
from msglint.cli.options import language_option, rule_options
from msglint.cli.say import say

_MISSING = "the language server needs pygls; run pip install 'msglint[lsp]'"


@click.command(short_help="Serve an editor: check drafts while they are written.")
@rule_options
@language_option
def lsp(
    folders: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preset: str | None,
    language: str | None,
) -> None:
    """Check drafts in an editor, while they are written.

    This is a language server. Editors such as VS Code, Neovim and Zed start
    it and speak with it over standard input and output, so there is nothing
    to see in a terminal; examples/editors shows how to set them up. What
    breaks a rule is underlined; pointing at it shows why and what to write
    instead, and where msglint knows a fix, the editor offers it.

    It needs a package more: pip install 'msglint[lsp]'

    \b
    Exit code:
      0  the editor has ended it
      1  the editor has gone without ending it
      2  wrong option, or the package is missing

    \b
    Examples:
      msglint lsp
      msglint lsp --preset amazon-strict --language zh
    """  # noqa: D301 - click takes a real backspace for "keep these lines as they are"
    try:
        from msglint.lsp.serve import serve  # noqa: PLC0415 - it needs a package that few have
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise click.ClickException(_MISSING) from None
    from msglint.lsp.projects import Options  # noqa: PLC0415 - not for `--help`

    if sys.stdin.isatty():
        say(
            "note",
            "waiting for an editor, which is to start this command itself (see examples/editors); end with Ctrl-C",
        )
    has_ended = serve(Options(folders, select, ignore, preset, language))
    raise click.exceptions.Exit(Exit.CLEAN if has_ended else Exit.VIOLATIONS)
