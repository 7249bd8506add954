"""`msglint config`: which settings hold, and where do they come from?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from msglint.cli import complete
from msglint.cli.options import color_option, config_options, format_option

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command(short_help="Show which settings hold, and where they come from.")
@click.argument("path", required=False, metavar="[FILE|FOLDER]", shell_complete=complete.files)
@config_options
@format_option
@color_option
def config(path: str | None, format_name: str, color: str, **options: Any) -> None:
    """Show each setting, its value, and the file and line that set it.

    With a file or folder, the settings are those that "msglint check" has
    for it: the nearest configuration upward from it, and what that says for
    its path. Wrong settings are named with their places.

    \b
    Exit code:
      0  the settings were shown
      2  the configuration is wrong, or names a rule that does not exist

    \b
    Examples:
      msglint config
      msglint config templates/reminder.html.j2
      msglint config --format json
    """  # noqa: D301 - because click takes a real backspace for "keep these lines as they are"
    from msglint.cli.projects import Choice  # noqa: PLC0415 - because `--help` needs none of these
    from msglint.config.shown import settings_of  # noqa: PLC0415 - because `--help` needs none of these

    project = Choice.taken(options).project([path] if path else [])
    found = project.config
    settings = settings_of(found, path)
    rules = project.rules_for(path).rules if path else project.rules.rules
    excluded = path is not None and project.excludes(path)
    if format_name == "json":
        from msglint.cli.show.data import write_json  # noqa: PLC0415 - because it is the one format or the other

        write_json(
            {
                "file": found.file,
                "root": found.root,
                "excluded": excluded,
                "settings": {key: {"value": value, "from": origin} for key, value, origin in settings},
                "rules": [{"id": rule.id, "severity": rule.severity} for rule in rules],
            }
        )
        return
    from msglint.cli.show.screen import Screen  # noqa: PLC0415 - because it is the one format or the other

    screen = Screen(color)
    screen.item("configuration", found.file or "none; msglint.yaml is looked for from here up to the repository's root")
    screen.item("rules        ", f"{len(rules)}; msglint rules lists them")
    if excluded:
        screen.item("excluded     ", f"{path} is not checked")
    screen.heading("Settings")
    rows = [(key, "\n".join(_lines(value)), origin.replace(", ", "\n")) for key, value, origin in settings]
    screen.table(("setting", "value", "from"), rows)


def _lines(value: Any) -> Iterator[str]:
    """Yield a value as lines that a person would write."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield f"{key}: {', '.join(_lines(item))}"
    elif isinstance(value, list):
        for item in value:
            yield "; ".join(_lines(item))
    else:
        yield "-" if value is None else str(value)
