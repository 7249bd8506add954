"""`msglint completion`: the Tab key knows commands, options and rules."""

from __future__ import annotations

import click

_SHELLS = ("bash", "zsh", "fish")
#: What the script asks msglint by; click derives the same name from that of the command.
_VARIABLE = "_MSGLINT_COMPLETE"


@click.command(short_help="Print a script that completes commands in your shell.")
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Print a script with which your shell completes msglint's commands.

    The Tab key then knows commands, options, rules, presets, languages and
    formats: "msglint explain re<Tab>".

    \b
    To install it, write this line into the file named behind it:
      bash   eval "$(msglint completion bash)"      ~/.bashrc
      zsh    eval "$(msglint completion zsh)"       ~/.zshrc
      fish   msglint completion fish | source       ~/.config/fish/config.fish

    It works in the next shell that you open. In zsh, the line must stand
    below "autoload -Uz compinit && compinit". bash must be 4.4 or newer; the
    one that comes with macOS is older.

    \b
    Exit code:
      0  the script was printed
      2  there is no such shell

    \b
    Examples:
      eval "$(msglint completion bash)"
      msglint completion fish > ~/.config/fish/completions/msglint.fish
    """  # noqa: D301 - click takes a real backspace for "keep these lines as they are"
    from click.shell_completion import ShellComplete, get_completion_class  # noqa: PLC0415 - not for `--help`

    root = click.get_current_context().find_root().command
    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"click has no completion for {shell}")
    # Not found.source(): bash's asks the bash on the PATH for its version first, and warns where there is none.
    click.echo(ShellComplete.source(found(root, {}, "msglint", _VARIABLE)))
