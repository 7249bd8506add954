"""What several runs of a command have used, as figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.harness.figures import Figure

if TYPE_CHECKING:
    from tests.benchmarks.harness.commands import Series
    from tests.benchmarks.harness.figures import Goal

#: What a run uses -> what a figure adds to the command's name, its unit, and how many of these are one of the former.
_SHOWN = {"wall": ("", "ms", 1e3), "cpu": (", CPU time", "ms", 1e3), "peak": (", peak memory", "MB", 1e-6)}


def used(series: Series, what: str, reference: Series | None = None, goal: Goal | None = None) -> Figure:
    """Return the time or memory of a command.

    Args:
        series: its runs.
        what: `wall`, `cpu` or `peak`.
        reference: the runs of what it is compared with.
        goal: what it should be.
    """
    more, unit, scale = _SHOWN[what]
    figure = Figure(f"{_code(series.command.name)}{more}", unit, series.best(what) * scale, series.median(what) * scale)
    if reference is None:
        return figure
    return figure.compared(series.best(what) / reference.best(what), _code(reference.command.name), goal)


def rate(
    series: Series, what: str, unit: str, count: float, *, reference: Series | None = None, goal: Goal | None = None
) -> Figure:
    """Return how many of something a command does in a second.

    Args:
        series: its runs.
        what: which time counts, `wall` or `cpu`.
        unit: of what, as in `messages/s`.
        count: how many each run does.
        reference: the runs of a command that does as many.
        goal: what it should be.
    """
    figure = Figure(
        f"{_code(series.command.name)}{_SHOWN[what][0]}", unit, count / series.best(what), count / series.median(what)
    )
    if reference is None:
        return figure
    return figure.compared(reference.best(what) / series.best(what), _code(reference.command.name), goal)


def _code(name: str) -> str:
    """Return a command as Markdown shows code; what is told in words stays."""
    return name if "`" in name else f"`{name}`"
