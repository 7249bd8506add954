"""Runs plain command lines of `msglint check` without click, which takes longer to import than a draft to check.

What stands in the tables below is read here; whatever else a line holds, or holds wrongly, is left to click, which
knows all options and says what is wrong. The tests see to it that both read the same line alike.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMAND = "check"
#: A shell asks by it how to complete a line.
_COMPLETION = "_MSGLINT_COMPLETE"
#: click expands these itself on Windows, where the shell does not.
_EXPANDED = frozenset("*?[~%$")
#: Option -> its name in a request.
FLAGS = {
    "--no-config": "isolated",
    "--quiet": "quiet",
    "--redact": "redact",
    "--strict-ignores": "strict_ignores",
    "-q": "quiet",
}
VALUES = {
    "--baseline": "baseline",
    "--color": "color",
    "--config": "config_file",
    "--fail-on": "fail_on",
    "--format": "format_name",
    "--language": "language",
    "--preset": "preset",
    "--stdin-filename": "stdin_filename",
    "--text-column": "text_column",
}
LISTS = {"--ignore": "ignore", "--rules": "folders", "--select": "select"}
#: Lists whose values are names with commas between.
NAMES = frozenset(["ignore", "select"])


def run_plainly(args: Sequence[str]) -> int | None:
    """Run a plain line of `msglint check` and return its exit code; None, and nothing was done, for any other line.

    Args:
        args: the command line without the program.
    """
    if args[:1] != [_COMMAND] or _COMPLETION in os.environ or (os.name == "nt" and _EXPANDED & set("".join(args))):
        return None
    options = parsed(args[1:])
    if options is None:
        return None
    from msglint.cli.checking.run import Request, run  # noqa: PLC0415 - because other lines need none of these
    from msglint.cli.ending import ended  # noqa: PLC0415 - because other lines need none of these

    return ended(lambda: run(Request.of(**options)))


def parsed(args: Sequence[str]) -> dict[str, Any] | None:
    """Return what a line says as click would hand it on, as far as it says something; None where click must read it.

    Args:
        args: the command line behind `check`.
    """
    paths: list[str] = []
    options: dict[str, Any] = {}
    rest = iter(args)
    for arg in rest:
        if arg == "-" or not arg.startswith("-"):
            paths.append(arg)
        elif arg in FLAGS:
            options[FLAGS[arg]] = True
        else:
            option, separator, value = arg.partition("=")
            if not separator:
                value = next(rest, "-")
                if value.startswith("-"):
                    return None
            if not _take(option, value, options):
                return None
    if not paths or ("stdin_filename" in options and "-" not in paths):
        return None
    return {"paths": tuple(paths), **options}


def _take(option: str, value: str, options: dict[str, Any]) -> bool:
    """Take an option with its value; return whether that was possible."""
    if option in LISTS:
        name = LISTS[option]
        values = [each for item in value.split(",") if (each := item.strip())] if name in NAMES else [value]
        options[name] = (*options.get(name, ()), *values)
        return True
    if option in VALUES:
        name = VALUES[option]
        options[name] = value
        return value in _choices(name) if name in ("color", "fail_on", "format_name") else True
    return _take_context(option, value, options)


def _choices(name: str) -> Sequence[str]:
    if name == "color":
        return ("auto", "always", "never")
    if name == "fail_on":
        from msglint.violation import SEVERITIES  # noqa: PLC0415 - because few lines name one

        return (*SEVERITIES, "never")
    from msglint.report import FORMATS  # noqa: PLC0415 - because a line without it may be none of ours

    return FORMATS


def _take_context(option: str, value: str, options: dict[str, Any]) -> bool:
    from msglint.errors import UsageError  # noqa: PLC0415 - because few lines say anything of the context
    from msglint.message import CONTEXT_FIELDS, Context  # noqa: PLC0415 - because few lines say anything of the context

    name = option.removeprefix("--").replace("-", "_")
    if name not in CONTEXT_FIELDS or option != f"--{name.replace('_', '-')}":
        return False
    options[name] = value if value.strip() else None
    try:
        Context().updated({name: options[name]})
    except UsageError:
        return False
    return True
