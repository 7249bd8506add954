"""What a line of a JSONL report says, as an outcome again, for a run that goes on where another one ended."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msglint.errors import InputError
from msglint.message import Message
from msglint.report.result import Result, Suppressed
from msglint.span import Position
from msglint.violation import SEVERITIES, Fix, Related, Violation

if TYPE_CHECKING:
    from msglint.report.result import Outcome

#: What is an error of the set-up and not of a message has fields of its own.
_ERROR_KEYS = {"source", "line", "message"}


def read_line(line: bytes) -> Outcome | None:
    """Return the outcome of a line, with as much of its message as the report has: no text, and no reason of a rule.

    Args:
        line: a line of the report, with its line break.

    Returns:
        The result or the input error; None where the line is none that `JsonlReporter` writes for a message, or not
        the whole of one.
    """
    if not line.endswith(b"\n"):
        return None
    try:
        entry = json.loads(line)
        return _error(entry["error"]) if "error" in entry else _result(entry)
    except (KeyError, RecursionError, TypeError, ValueError):
        return None


def _error(entry: dict[str, Any]) -> InputError | None:
    if entry.keys() != _ERROR_KEYS or entry["source"] is None:
        return None
    return InputError(_text(entry["message"]), source=_text(entry["source"]), line=entry["line"] or 0)


def _result(entry: dict[str, Any]) -> Result:
    message = Message(
        parts=(),
        source=_text(entry["source"]),
        id=entry["id"],
        line=int(entry["line"]),
        notes=tuple(entry["notes"]),
    )
    violations = tuple(_violation(item) for item in entry["violations"])
    suppressed = tuple(Suppressed(_violation(item), item["by"], item["reason"]) for item in entry["suppressed"])
    return Result(message, violations, suppressed)


def _violation(item: dict[str, Any]) -> Violation:
    if item["severity"] not in SEVERITIES:
        raise ValueError("no severity")
    return Violation(
        rule=_text(item["rule"]),
        severity=item["severity"],
        confidence=item["confidence"],
        message=item["message"],
        instead=item["instead"],
        part=item["part"],
        text=item["text"],
        start=_position(item["start"]),
        end=_position(item["end"]),
        related=tuple(_related(related) for related in item["related"]),
        fix=_fix(item["fix"]),
        fingerprint=_text(item["fingerprint"]),
        file=item["file"],
    )


def _related(item: dict[str, Any]) -> Related:
    start, end = Position(**item["start"]), Position(**item["end"])
    return Related(item["part"], item["text"], start, end, item["message"])


def _fix(item: dict[str, Any] | None) -> Fix | None:
    if item is None:
        return None
    start, end = Position(**item["start"]), Position(**item["end"])
    return Fix(item["description"], item["safe"], start, end, item["replacement"])


def _position(item: dict[str, int] | None) -> Position | None:
    return None if item is None else Position(**item)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
