"""The command of the benchmarks: what it is asked for, and what it keeps of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.benchmarks import __main__ as command
from tests.benchmarks.harness.figures import Figure, Report, Section
from tests.benchmarks.suite.every import BENCHMARKS, USUAL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.suite.wanted import Wanted


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[str, ...], Wanted]]:
    """What would be measured, in the place of measuring it."""
    taken: list[tuple[tuple[str, ...], Wanted]] = []

    def note(names: tuple[str, ...], wanted: Wanted, _report: Report, *, shows: bool) -> None:
        assert shows in {True, False}
        taken.append((names, wanted))

    monkeypatch.setattr(command, "_measure", note)
    return taken


def _figures(file: Path, name: str, **machine: str) -> str:
    section = Section(name, name.title(), "", (Figure(name, "ms", 1, 2),))
    Report(machine, f"python -m tests.benchmarks {name}", [section]).write(file)
    return str(file)


def test_without_names_all_are_measured_but_the_archive(asked: list[tuple[tuple[str, ...], Wanted]]) -> None:
    CliRunner().invoke(command.main, [])

    ((names, wanted),) = asked
    assert names == USUAL == tuple(name for name in BENCHMARKS if name != "archive")
    assert (wanted.messages, wanted.files, wanted.archive) == (20_000, 2_000, 1_000_000)


@pytest.mark.usefixtures("asked")
def test_the_command_is_kept_without_what_becomes_of_the_figures(tmp_path: Path) -> None:
    file = str(tmp_path / "figures.json")

    result = CliRunner().invoke(command.main, ["start", "peers", "--turns", "5", "--json", file, "--readme"])

    assert "\npython -m tests.benchmarks start peers --turns 5\n" in result.output


def test_figures_of_several_runs_become_one_report(tmp_path: Path) -> None:
    files = [_figures(tmp_path / name, name, cores="2") for name in ("peers", "start")]

    result = CliRunner().invoke(command.main, ["--from", files[0], "--from", files[1], "--readme"])

    assert result.output.index("**Start.**") < result.output.index("**Peers.**")
    assert "python -m tests.benchmarks peers\npython -m tests.benchmarks start\n" in result.output


def test_figures_of_two_machines_are_not_mixed(tmp_path: Path) -> None:
    one, other = _figures(tmp_path / "a", "start", cores="2"), _figures(tmp_path / "b", "peers", cores="8")

    result = CliRunner().invoke(command.main, ["--from", one, "--from", other])

    assert result.exit_code == 1
    assert "measured on different machines or versions" in result.output


def test_a_file_that_holds_no_figures_is_an_error_of_one_line(tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    file.write_text("{}", encoding="utf-8")

    result = CliRunner().invoke(command.main, ["--from", str(file)])

    assert (result.exit_code, result.output) == (1, "Error: --from: no file of figures: 'machine'\n")
