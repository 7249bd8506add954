"""Runs commands by turns and keeps what each run used.

By turns, because on a machine that has other work to do as well two figures can only be compared where both were taken
at the same time; and in CPU time beside wall time, because the former hardly changes with what others do.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[3]
_LAUNCHER = Path(__file__).with_name("launcher.py")
_SHOWN = 500


class Usage(NamedTuple):
    """What one run of a command used.

    Attributes:
        code: its exit code.
        wall: seconds from its start to its end.
        cpu: seconds of processor time, of all its processes together.
        peak: the peak memory of its largest process, in bytes.
    """

    code: int
    wall: float
    cpu: float
    peak: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command to measure.

    Attributes:
        name: how reports call it; what a person would type.
        words: the program, with its full path, and its arguments.
        environment: variables that it has beside those of `Runner`.
        codes: the exit codes of a run that went well; None for any.
    """

    name: str
    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[int, ...] | None = (0,)


@dataclass(slots=True)
class Series:
    """The runs of one command."""

    command: Command
    runs: list[Usage] = field(default_factory=list)

    def best(self, what: str) -> float:
        """Return the least `wall`, `cpu` or `peak` of all runs: what else the machine does only adds to it."""
        return min(float(getattr(run, what)) for run in self.runs)

    def median(self, what: str) -> float:
        """Return the median of `wall`, `cpu` or `peak`."""
        return median(float(getattr(run, what)) for run in self.runs)


class CommandFailedError(Exception):
    """A command ended with an exit code that says that it has not done its work."""


class Runner:
    """Runs commands in a folder of its own.

    Args:
        folder: where they run, and where msglint keeps its cache.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        #: What the last command that was run has written.
        self.stdout = folder / "stdout"
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        cache = {"PYTHONPATH": path, "MSGLINT_CACHE_DIR": str(folder / "cache")}
        self._environment = {**os.environ, **cache}
        # Modules would be compiled anew in each run.
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(self, command: Command, *, keeps_output: bool = False) -> Usage:
        """Run a command once.

        Args:
            command: the command.
            keeps_output: whether `stdout` holds what it writes there, and not nothing.

        Raises:
            CommandFailedError: it ended with another exit code than it should.
        """
        result, errors = self.folder / "usage", self.folder / "stderr"
        stdout = str(self.stdout) if keeps_output else os.devnull
        launch = (sys.executable, "-I", "-S", str(_LAUNCHER), str(result), stdout, str(errors))
        environment = {**self._environment, **command.environment}
        subprocess.run((*launch, *command.words), env=environment, cwd=self.folder, check=True)
        usage = Usage(**json.loads(result.read_text(encoding="utf-8")))
        if command.codes is not None and usage.code not in command.codes:
            said = errors.read_text(encoding="utf-8", errors="replace")[-_SHOWN:].strip()
            raise CommandFailedError(f"{command.name}: exit code {usage.code}: {said}")
        return usage

    def by_turns(self, commands: Sequence[Command], turns: int, *, warms_up: bool = True) -> list[Series]:
        """Run commands one after the other, and all again as often as asked for.

        Args:
            commands: what to run.
            turns: how often.
            warms_up: whether each runs once before, which does not count.
        """
        series = [Series(command) for command in commands]
        for command in commands if warms_up else ():
            self.run(command)
        for _ in range(turns):
            for one in series:
                one.runs.append(self.run(one.command))
        return series


def python(name: str, *arguments: str) -> Command:
    """Return a command of the Python that runs the benchmarks."""
    return Command(name, (sys.executable, *arguments))


def msglint(*arguments: str, environment: Mapping[str, str] | None = None) -> Command:
    """Return a command of msglint."""
    settings = environment or {}
    name = " ".join((*(f"{key}={value}" for key, value in settings.items()), "msglint", *arguments))
    return Command(name, (*started_as(), *arguments), settings, codes=(0, 1))


def started_as() -> tuple[str, ...]:
    """Return what starts msglint: the script that pip has put beside Python, or where there is none, the module."""
    script = Path(sys.executable).with_name("msglint")
    return (str(script),) if script.exists() else (sys.executable, "-m", "msglint")


def fill_cache(runner: Runner) -> None:
    """Let msglint keep its words, for commands that take too long to run once for nothing."""
    draft = runner.folder / "first.txt"
    draft.write_text("Hello Ann, order 114-3941689-8772232 is on its way.\n", encoding="utf-8")
    runner.run(msglint("check", draft.name))


def import_click() -> Command:
    """Return what start-up is compared with: Python, and the library that reads the command line."""
    return python('python -c "import click"', "-c", "import click")
