"""`msglint rules --grid`: which languages lack words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from msglint.cli.exits import Exit

if TYPE_CHECKING:
    from msglint.ruleset.rule import RuleSet

_HOLE, _THERE = "-", "x"


def show_grid(rules: RuleSet, format_name: str, color: str) -> None:
    """Print the grid of languages and what the rules speak of.

    Raises:
        Exit: with code 1 where there is a hole.
    """
    from msglint.ruleset.grid import grid  # noqa: PLC0415 - not for `--help`

    rows = grid(rules)
    languages = sorted(rules.lexicons)
    holes = [(row, [code for code in languages if code not in row.languages]) for row in rows]
    if format_name == "json":
        from msglint.cli.show.data import write_json  # noqa: PLC0415 - the one format or the other

        write_json([{"kind": row.kind, "name": row.name, "missing": missing} for row, missing in holes])
    else:
        from msglint.cli.show.screen import Screen  # noqa: PLC0415 - the one format or the other

        screen = Screen(color)
        width = max(len(row.name) for row in rows)
        screen.line(f"{'':7}  {'':{width}}  {' '.join(f'{code:2}' for code in languages)}".rstrip())
        for row in rows:
            cells = (_THERE if code in row.languages else _HOLE for code in languages)
            screen.line(f"{row.kind:7}  {row.name:{width}}  {'  '.join(cells)}")
        count = sum(len(missing) for _, missing in holes)
        screen.line(f"{len(rows)} rows, {len(languages)} languages, {count} holes")
    if any(missing for _, missing in holes):
        raise click.exceptions.Exit(Exit.VIOLATIONS)
