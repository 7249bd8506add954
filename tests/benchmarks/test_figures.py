"""What was measured is shown as it was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.harness.commands import Command, Series, Usage
from tests.benchmarks.harness.figures import Figure, Goal, Report, Section, table
from tests.benchmarks.harness.series import rate, used

if TYPE_CHECKING:
    from pathlib import Path

CHECK = Command("msglint check a|b", ("msglint",))
CLICK = Command('python -c "import click"', ("python",))
LIMIT = Goal(1.5)


def _series(command: Command, *walls: float) -> Series:
    return Series(command, [Usage(0, wall, wall / 2, 10_000_000) for wall in walls])


@pytest.fixture
def section() -> Section:
    """One figure and its reference."""
    reference = _series(CLICK, 0.05, 0.04)
    figures = (used(reference, "wall"), used(_series(CHECK, 0.1, 0.08, 0.3), "wall", reference, LIMIT))
    return Section("start", "Cold start", "2 turns.", figures)


def test_the_best_runs_are_compared() -> None:
    figure = used(_series(CHECK, 0.1, 0.08, 0.3), "wall", _series(CLICK, 0.05, 0.04), LIMIT)

    assert (figure.best, figure.median, figure.ratio, figure.is_met) == (80, 100, 2, False)


def test_a_rate_is_better_the_shorter_it_takes() -> None:
    figure = rate(
        _series(CHECK, 2, 4), "wall", "files/s", 100, reference=_series(CLICK, 8), goal=Goal(3, is_least=True)
    )

    assert (figure.best, round(figure.median, 1), figure.ratio, figure.is_met) == (50, 33.3, 4, True)


@pytest.mark.parametrize(("value", "met"), [(300.0, True), (301.0, False)])
def test_a_goal_may_be_about_the_figure_itself(value: float, met: bool) -> None:  # noqa: FBT001 - because pytest passes it by name
    assert Figure("memory", "MB", 1, value, 9.0, "x", Goal(300, of_ratio=False)).is_met is met


def test_the_table_for_people_is_aligned(section: Section) -> None:
    assert table(section).splitlines() == [
        "start: Cold start",
        "2 turns.",
        "what                           best  median  ratio  to                          goal",
        '`python -c "import click"`  40.0 ms    45.0',
        '`msglint check a|b`         80.0 ms     100  2.00x  `python -c "import click"`  ≤ 1.50x missed',
    ]


def test_the_readme_shows_machine_command_and_figures(section: Section) -> None:
    report = Report({"cores": "2", "click": "8.1"}, "python -m tests.benchmarks start", [section])

    assert report.markdown().splitlines() == [
        "Measured with",
        "",
        "```sh",
        "python -m tests.benchmarks start",
        "```",
        "",
        "on cores 2, click 8.1:",
        "",
        "**Cold start.** 2 turns.",
        "",
        "| what | best | median | ratio | to | goal |",
        "| --- | --- | --- | --- | --- | --- |",
        '| `python -c "import click"` | 40.0 ms | 45.0 |  |  |  |',
        '| `msglint check a\\|b` | 80.0 ms | 100 | 2.00x | `python -c "import click"` | ≤ 1.50x missed |',
    ]


def test_a_report_survives_its_file(section: Section, tmp_path: Path) -> None:
    report = Report({"cores": "2"}, "python -m tests.benchmarks", [section, Section("jobs", "Scaling", "None.", ())])
    file = tmp_path / "figures.json"
    report.write(file)

    assert Report.read(file) == report
