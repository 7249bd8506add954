"""Reports: outcomes in, text out; one file per format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.errors import UsageError
from msglint.report.result import Outcome, Reporter, Result, Summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

__all__ = ["FORMATS", "Outcome", "Reporter", "Result", "Summary", "open_reporter", "write"]

#: The names of all formats, the default first.
FORMATS = ("text", "json")


def open_reporter(format_name: str, stream: TextIO, *, color: bool = False, width: int | None = None) -> Reporter:
    """Return the reporter of one format.

    Args:
        format_name: one of `FORMATS`.
        stream: where the report goes.
        color: whether to colour it; only `text` can.
        width: columns to fill; None takes the terminal's width up to 100, or 80 where there is no terminal.

    Raises:
        UsageError: there is no such format.
    """
    # A run needs one format; each brings imports of its own.
    if format_name == "text":
        from msglint.report.text_report import TextReporter  # noqa: PLC0415 - see above

        return TextReporter(stream, color=color, width=width)
    if format_name == "json":
        from msglint.report.json_report import JsonReporter  # noqa: PLC0415 - see above

        return JsonReporter(stream)
    raise UsageError(f"there is no report format {format_name!r}; known are {', '.join(FORMATS)}")


def write(outcomes: Iterable[Outcome], reporters: Sequence[Reporter]) -> Summary:
    """Pass every outcome to every reporter as it comes, finish the reports and return the counts."""
    summary = Summary()
    for outcome in outcomes:
        summary.count(outcome)
        for reporter in reporters:
            reporter.add(outcome)
    for reporter in reporters:
        reporter.finish(summary)
    return summary
