"""Reads what a person named, traces it and shows the trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msglint.cli.checking.outcomes import announce_terminal
from msglint.cli.exits import Exit
from msglint.cli.say import say
from msglint.cli.why.target import chosen, parse_target, refuse_nothing
from msglint.errors import InputError, UsageError
from msglint.ruleset.select import find_rule
from msglint.trace import trace_message
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from msglint.cli.projects import Choice
    from msglint.message import Message
    from msglint.project import Project
    from msglint.report.result import Suppressed
    from msglint.ruleset.rule import Rule
    from msglint.trace import Spot
    from msglint.trace.result import Trace


class Asked(NamedTuple):
    """What a person asks.

    Attributes:
        place: FILE, FILE:LINE or FILE:LINE:COLUMN.
        rule: the rule that they name; None for all.
        choice: the configuration and the rules to use.
        stdin_filename: what to call standard input.
        text_column: the column of a table that holds the messages.
        context: context fields that they give.
    """

    place: str
    rule: str | None
    choice: Choice
    stdin_filename: str | None
    text_column: str | None
    context: Mapping[str, str | None]


def explain_place(asked: Asked, format_name: str, color: str) -> Exit:
    """Show why rules report what a person points at, or do not.

    Returns:
        The exit code.

    Raises:
        UsageError: there is no such rule or preset, or the place can't be meant.
    """
    target = parse_target(asked.place)
    project = asked.choice.project([target.path])
    rule = _wanted(project, asked.rule, asked.stdin_filename or target.path) if asked.rule else None
    announce_terminal([target.path], quiet=False)
    messages = project.read(
        target.path, stdin_filename=asked.stdin_filename, context=asked.context, text_column=asked.text_column
    )
    writer = _writer(format_name, color, rule, is_picked=target.line is not None)
    errors: list[str] = []
    number = 0
    for item in chosen(messages, target):
        try:
            if isinstance(item, InputError):
                raise item
            trace, suppressed = _trace(*item, project, rule)
        except InputError as error:
            errors.append(str(error))
            say("error", str(error))
            continue
        number += 1
        writer.add(trace, item[1], suppressed)
    if not number and not errors:
        errors.append(f"{target.path}: holds no message")
        say("error", errors[0])
        writer.finish(errors)
        return Exit.NOTHING_CHECKED
    writer.finish(errors)
    return Exit.ERROR if errors else Exit.CLEAN


def _wanted(project: Project, name: str, source: str) -> Rule:
    """Return the rule of a name.

    Raises:
        UsageError: there is none, or the file is not checked for it.
    """
    rule = find_rule(project.everything, name)
    checked = project.rules_for(source).rule(rule.id)
    if checked is None:
        raise UsageError(f"{source} is not checked for {rule.id}: {project.config.file or '--preset'} leaves it out")
    return checked


def _trace(message: Message, spot: Spot, project: Project, rule: Rule | None) -> tuple[Trace, dict[str, Suppressed]]:
    """Return the trace of a message, and what of it is let pass, by fingerprint.

    Raises:
        InputError: the message is too long, or has no text at the place.
    """
    trace = trace_message(message, project.rules_for(message.source), spot, rule)
    refuse_nothing(trace, spot)
    return trace, {one.violation.fingerprint: one for one in project.check(message).suppressed}


def _writer(format_name: str, color: str, rule: Rule | None, *, is_picked: bool) -> Writer:
    if format_name == "json":
        from msglint.cli.why.data import TraceData  # noqa: PLC0415 - the one format or the other

        return TraceData()
    from msglint.cli.show.screen import Screen  # noqa: PLC0415 - the one format or the other
    from msglint.cli.why.text import TraceText  # noqa: PLC0415 - the one format or the other

    return TraceText(Screen(color), rule, is_picked=is_picked)


class Writer(Protocol):
    """Shows traces in one format."""

    def add(self, trace: Trace, spot: Spot, suppressed: Mapping[str, Suppressed]) -> None:
        """Show a trace.

        Args:
            trace: the trace.
            spot: the place that it is about.
            suppressed: fingerprint -> a violation that is known and let pass.
        """

    def finish(self, errors: Sequence[str]) -> None:
        """Show what stands at the end.

        Args:
            errors: what could not be traced, and why; standard error has said so.
        """
