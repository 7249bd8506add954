"""Every way to fail ends with a line and an exit code of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]


def test_no_command_shows_the_help_and_ends_with_2(run: Run) -> None:
    result = run()

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Usage: msglint [OPTIONS] COMMAND")


def test_an_unknown_command_is_refused(run: Run) -> None:
    result = run("chekk")

    assert result.exit_code == 2
    assert result.stderr.startswith("msglint: error: No such command 'chekk'")


def test_a_file_in_place_of_a_command_gets_the_right_command(run: Run, draft: Callable[..., str]) -> None:
    result = run(draft("Hello"))

    assert result.exit_code == 2
    assert "to check it, write: msglint check draft.txt\n" in result.stderr


def test_an_unknown_option_gets_the_nearest_one(run: Run) -> None:
    result = run("check", "--formt", "json")

    assert result.exit_code == 2
    assert result.stderr.startswith("msglint: error: No such option")
    assert "--format" in result.stderr


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "msglint: error: interrupted\n"),
        (BrokenPipeError(), 141, ""),
        (OSError(28, "No space left on device", "report.json"), 2, "report.json: No space left on device"),
        (RuntimeError("secret"), 2, "msglint: error: a bug in msglint: RuntimeError ("),
    ],
)
def test_what_happens_outside_a_message_has_its_code(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    def fail(*_args: Any, **_options: Any) -> None:
        raise error

    monkeypatch.setattr("msglint.project.load_rules", fail)

    result = run("rules")

    assert result.exit_code == code
    assert said in result.stderr
    assert "secret" not in result.stderr


@pytest.mark.parametrize("command", ["check", "rules", "explain", "test", "config"])
def test_help_reads_like_a_manual(run: Run, command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert "\n  Exit code:\n    0  " in result.stdout
    assert result.stdout.count(f"\n    msglint {command}") >= 3
    assert max(map(len, result.stdout.splitlines())) <= 80
