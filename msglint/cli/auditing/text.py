"""What an audit has found, for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msglint.cli.say import plural
from msglint.cli.show.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: More rows of a table than this are in the summary's file only.
_MOST = 10
_COUNTS = ("messages", "violating", "error", "warning", "info")
_TITLES = ("messages", "violating", "errors", "warnings", "infos")


def show(summary: Mapping[str, Any], color: str, where: str) -> None:
    """Write a summary.

    Args:
        summary: as `Audit.summary` returns it.
        color: `auto`, `always` or `never`.
        where: where the results are, in a sentence.
    """
    screen = Screen(color)
    for line in _totals(summary["summary"], len(summary["sources"])):
        screen.paragraph(line)
    if summary["rules"]:
        screen.heading("Rules")
        rows = [
            (item["rule"], item["severity"], f"{item['violations']:,}", f"{item['messages']:,}")
            for item in summary["rules"]
        ]
        screen.table(("rule", "severity", "violations", "messages"), rows, numbers_from=2)
    for group, items in summary["groups"].items():
        _table(screen, group, [(item["value"] or "(unknown)", item) for item in items])
    if len(summary["sources"]) > 1:
        worst = sorted(summary["sources"], key=lambda item: (-item["error"], -item["violating"]))
        _table(screen, "file", [(item["source"], item) for item in worst])
    screen.heading(where)


def _totals(counts: Mapping[str, int], files: int) -> list[str]:
    of = f"{plural(counts['messages'], 'message')} in {plural(files, 'file')}"
    lines = [f"{of} checked, no violations found"]
    if counts["violating"]:
        kinds = [plural(counts[name], name) for name in ("error", "warning") if counts[name]]
        kinds += [f"{counts['info']:,} info"] if counts["info"] else []
        lines = [f"{', '.join(kinds)} in {counts['violating']:,} of {of}"]
    if counts["ignored"]:
        lines.append(f"{counts['ignored']:,} more are ignored with a reason")
    if counts["empty"]:
        lines.append(f"{plural(counts['empty'], 'row')} without a text")
    if counts["failed"]:
        lines.append(f"{plural(counts['failed'], 'row')} could not be checked; their status is 'failed'")
    return lines


def _table(screen: Screen, name: str, items: Sequence[tuple[str, Mapping[str, int]]]) -> None:
    rows = [(label, *(f"{item[count]:,}" for count in _COUNTS)) for label, item in items[:_MOST]]
    rest = len(items) - _MOST
    screen.heading(f"By {name}" + (f", the first {_MOST} of {len(items):,}" if rest > 0 else ""))
    screen.table((name, *_TITLES), rows, numbers_from=1)
