"""`msglint completion` prints the script that a shell runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

    from click.testing import Result


@pytest.mark.parametrize(
    ("shell", "part"), [("bash", "complete -o nosort"), ("zsh", "#compdef msglint"), ("fish", "complete --no-files")]
)
def test_the_script_asks_msglint_itself(run: Callable[..., Result], shell: str, part: str) -> None:
    result = run("completion", shell)

    assert (result.exit_code, result.stderr) == (0, "")
    assert part in result.stdout
    assert f"_MSGLINT_COMPLETE={shell}_complete" in result.stdout


def test_another_shell_is_refused_with_those_there_are(run: Callable[..., Result]) -> None:
    result = run("completion", "tcsh")

    assert result.exit_code == 2
    assert "'bash', 'zsh', 'fish'" in result.stderr


def test_a_script_is_printed_where_there_is_no_such_shell(spawn: Callable[..., CompletedProcess[bytes]]) -> None:
    result = spawn("completion", "bash", env={"PATH": ""})

    assert (result.returncode, result.stderr) == (0, b"")


def test_the_help_says_how_to_install_it(run: Callable[..., Result]) -> None:
    text = run("completion", "--help").stdout

    assert all(line in text for line in ("~/.bashrc", "~/.zshrc", "msglint completion fish | source"))
