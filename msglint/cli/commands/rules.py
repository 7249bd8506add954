"""`msglint rules`: what is looked for?"""

from __future__ import annotations

from typing import Any

import click

from msglint.cli.options import color_option, config_options, format_option, language_option, rule_options


@click.command(short_help="List the rules.")
@click.option("--grid", is_flag=True, help="Show which languages have words for what the rules speak of.")
@format_option
@config_options
@rule_options
@language_option
@color_option
def rules(
    format_name: str,
    color: str,
    *,
    grid: bool,
    **options: Any,
) -> None:
    """List the rules that "msglint check" uses here, with their severity.

    An error keeps a message from being sent; a warning or info is advice.
    With --format json each rule comes with why it matters, where the policy
    says so, what to write instead, and its file.

    With --grid, list instead what the rules speak of, and mark each language
    that has words for it with an x; a hole is a - , and makes the exit code 1.

    \b
    Exit code:
      0  the rules were listed, or the grid has no holes
      1  the grid has holes
      2  a rule file is wrong, or there is no such rule

    \b
    Examples:
      msglint rules
      msglint rules --rules our-rules/
      msglint rules --select amazon --ignore emoji,gif
      msglint rules --format json
      msglint rules --grid
    """  # noqa: D301 - click takes a real backspace for "keep these lines as they are"
    from msglint.cli.projects import Choice  # noqa: PLC0415 - because `--help` needs none of these

    chosen = Choice.taken(options).project(()).rules
    if grid:
        from msglint.cli.show.grid import show_grid  # noqa: PLC0415 - only when asked for

        show_grid(chosen, format_name, color)
        return
    found = chosen.rules
    if format_name == "json":
        from msglint.cli.show.data import write_json  # noqa: PLC0415 - the one format or the other

        names = ("id", "title", "severity", "why", "source", "instead", "file")
        write_json([{name: getattr(rule, name) for name in names} for rule in found])
        return
    from msglint.cli.show.screen import Screen  # noqa: PLC0415 - the one format or the other

    Screen(color).table(("rule", "severity", "title"), [(rule.id, rule.severity, rule.title) for rule in found])
