"""Figures: what was measured, as numbers for programs and as tables for people."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should be.

    Attributes:
        limit: the number.
        is_least: whether it is the least, and not the most.
        of_ratio: whether it is about the ratio, and not about the figure itself.
    """

    limit: float
    is_least: bool = False
    of_ratio: bool = True

    def __str__(self) -> str:
        return f"{'≥' if self.is_least else '≤'} {_number(self.limit)}{'x' if self.of_ratio else ''}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        what: what was measured.
        unit: of `best` and `median`; `ms`, `MB`, `messages/s` and so on.
        best: the best of all runs, or slices of a corpus.
        median: their median; a goal that is about no ratio is about this.
        ratio: in multiples of the reference, best by best where the same was run several times, median by median where
            slices of a corpus differ; None for a reference.
        reference: what it is compared with, measured in the same run.
        goal: what it should be; None where nothing was promised.
    """

    what: str
    unit: str
    best: float
    median: float
    ratio: float | None = None
    reference: str = ""
    goal: Goal | None = None

    def compared(self, ratio: float, reference: str, goal: Goal | None = None) -> Figure:
        """Return it as a multiple of a reference."""
        return replace(self, ratio=ratio, reference=reference, goal=goal)

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is reached; None without one."""
        value = self.ratio if self.goal and self.goal.of_ratio else self.median
        if self.goal is None or value is None:
            return None
        return value >= self.goal.limit if self.goal.is_least else value <= self.goal.limit

    def cells(self) -> tuple[str, ...]:
        """Return it as the row of a table."""
        ratio = "" if self.ratio is None else f"{_number(self.ratio)}x"
        goal = "" if self.goal is None else f"{self.goal} {'met' if self.is_met else 'missed'}"
        return self.what, f"{_number(self.best)} {self.unit}", _number(self.median), ratio, self.reference, goal


HEAD = ("what", "best", "median", "ratio", "to", "goal")


@dataclass(frozen=True, slots=True)
class Section:
    """The figures of one benchmark.

    Attributes:
        name: the benchmark's name.
        title: what it is about.
        note: how it was measured.
        figures: the figures.
    """

    name: str
    title: str
    note: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one or more runs on one machine.

    Attributes:
        machine: what they were measured on: names and values.
        command: what was run.
        sections: the figures.
    """

    machine: dict[str, str]
    command: str
    sections: list[Section] = field(default_factory=list)

    def write(self, file: Path) -> None:
        """Write it as JSON."""
        file.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, file: Path) -> Report:
        """Return a report that `write` has written."""
        data = json.loads(file.read_text(encoding="utf-8"))
        return cls(data["machine"], data["command"], [_section(section) for section in data["sections"]])

    def markdown(self) -> str:
        """Return it as a section of a README."""
        lines = ["Measured with", "", "```sh", self.command, "```", ""]
        lines += ["on " + ", ".join(f"{name} {value}" for name, value in self.machine.items()) + ":", ""]
        for section in self.sections:
            lines += [f"**{section.title}.** {section.note}", ""]
            if section.figures:
                lines += [_row(HEAD), _row(["---"] * len(HEAD))]
                lines += [*(_row(figure.cells()) for figure in section.figures), ""]
        return "\n".join(lines)


def table(section: Section) -> str:
    """Return a benchmark's figures as aligned text."""
    rows = [HEAD, *(figure.cells() for figure in section.figures)] if section.figures else []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    # Numbers are easier to compare flush right.
    lines = [
        "  ".join(
            cell.rjust(width) if at in (1, 2, 3) else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join((f"{section.name}: {section.title}", section.note, *lines))


def _section(data: dict[str, Any]) -> Section:
    figures = tuple(
        Figure(**{**figure, "goal": Goal(**figure["goal"]) if figure["goal"] else None}) for figure in data["figures"]
    )
    return Section(**{**data, "figures": figures})


def _row(cells: Iterable[str] | Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _number(value: float) -> str:
    """Return a number with as many digits as mean anything."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
