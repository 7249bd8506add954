"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from msglint.cli import complete
from msglint.errors import UsageError
from msglint.message import Context

if TYPE_CHECKING:
    from collections.abc import Callable

#: Windows can wait for no more at a time.
_MOST_JOBS = 60

_Command = TypeVar("_Command", bound="Callable[..., object]")


def rule_options(command: _Command) -> _Command:
    """Add the options that choose rules."""
    for option in (
        click.option(
            "--rules",
            "folders",
            multiple=True,
            metavar="DIR",
            shell_complete=complete.folders,
            help="Add the rules of a folder to the built-in ones. May be repeated.",
        ),
        click.option(
            "--preset",
            metavar="NAME",
            shell_complete=complete.presets,
            help="Use a named choice of packs and settings: amazon or amazon-strict.",
        ),
        click.option(
            "--ignore",
            multiple=True,
            metavar="NAMES",
            callback=_names,
            shell_complete=complete.choices_of_rules,
            help="Leave these rules out; as --select.",
        ),
        click.option(
            "--select",
            multiple=True,
            metavar="NAMES",
            callback=_names,
            shell_complete=complete.choices_of_rules,
            help="Use only these rules: ids (amazon/emoji), names (emoji) or packs (amazon), with commas between. "
            "May be repeated.",
        ),
    ):
        command = option(command)
    return command


def config_options(command: _Command) -> _Command:
    """Add the choice of a configuration."""
    for option in (
        click.option("--no-config", "isolated", is_flag=True, help="Use no configuration."),
        click.option(
            "--config",
            "config_file",
            metavar="FILE",
            shell_complete=complete.files,
            help="Use this configuration. Without the option: msglint.yaml, .msglint.yaml or [tool.msglint] in "
            "pyproject.toml, the nearest upward from the drafts to the root of the repository.",
        ),
    ):
        command = option(command)
    return command


def format_option(command: _Command) -> _Command:
    """Add the choice between text and JSON, for commands other than `check`."""
    return click.option(
        "--format",
        "format_name",
        type=click.Choice(("text", "json")),
        default="text",
        show_default=True,
        help="text for people, json for programs.",
    )(command)


def color_option(command: _Command) -> _Command:
    """Add the choice about colour."""
    return click.option(
        "--color",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        show_default=True,
        help="auto colours on a terminal, and obeys NO_COLOR and FORCE_COLOR.",
    )(command)


def jobs_option(command: _Command) -> _Command:
    """Add the choice of how many processes check."""
    return click.option(
        "-j",
        "--jobs",
        metavar="N",
        default="auto",
        callback=_jobs,
        help="How many processes check; the report is the same. auto (or 0), the default: one for little, else one "
        "for each core.",
    )(command)


def language_option(command: _Command) -> _Command:
    """Add the language of messages and advice."""
    return click.option(
        "--language",
        metavar="LANG",
        shell_complete=complete.advice_languages,
        help="The language of messages and advice: en (the default), or zh for Simplified Chinese.",
    )(command)


def context_options(command: _Command) -> _Command:
    """Add one option for each context field; the command gets them under the field's name."""
    for name, metavar, text in reversed(_CONTEXT):
        option = click.option(
            f"--{name.replace('_', '-')}",
            name,
            metavar=metavar,
            callback=_context_value,
            shell_complete=complete.context_values,
            help=text,
        )
        command = option(command)
    return command


_CONTEXT = (
    ("kind", "proactive|reply", "Who began: you (proactive, the default) or the buyer, whom you answer (reply)."),
    ("order_id", "ID", "The order that the message is about."),
    ("order_date", "DATE", "When the order was placed, as 2026-01-31."),
    ("delivered_date", "DATE", "When it was delivered."),
    ("completed_date", "DATE", "When it was completed."),
    ("sent_date", "DATE", "When the message goes out. For a text file that gives another date, today by default."),
    ("received_date", "DATE", "When the buyer's message came that this one answers."),
    ("buyer_language", "LANG", "The buyer's preferred language, as en or pt-BR."),
    ("marketplace", "CODE", "The marketplace's country or host, as DE or amazon.de."),
    ("channel", "NAME", "How the message goes out: by an operation of Amazon's Messaging API, as sp-api/sendInvoice."),
    ("recipient", "WHO", "Whether the buyer ordered (ordered), only wrote to you (contacted), or neither (none)."),
    ("review_requests", "N", "How many review requests went out for the order before."),
)


def number_or_all(ctx: click.Context, param: click.Parameter, value: str) -> int | None:
    """Read how many of something to show; None for all."""
    if value == "all":
        return None
    if not value.isascii() or not value.isdecimal():
        raise click.BadParameter(f"{value!r} is neither a number nor 'all'", ctx, param)
    return int(value)


def _jobs(ctx: click.Context, param: click.Parameter, value: str) -> int | None:
    """Read how many processes there are to be; None for what suits."""
    if value in ("auto", "0"):
        return None
    if not value.isascii() or not value.isdecimal() or len(value) > len(str(_MOST_JOBS)) or int(value) > _MOST_JOBS:
        raise click.BadParameter(f"{value!r} is neither 'auto' nor a number from 1 to {_MOST_JOBS}", ctx, param)
    return int(value) or None


def _names(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001 - click's interface
    return tuple(name for value in values for part in value.split(",") if (name := part.strip()))


def _context_value(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse a wrong value at once, under the option's own name."""
    if value is None or not value.strip():
        return None
    field = str(param.name)
    try:
        Context().updated({field: value})
    except UsageError as error:
        raise click.BadParameter(str(error).removeprefix(f"{field} is "), ctx, param) from None
    return value
