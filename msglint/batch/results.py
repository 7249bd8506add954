"""From the outcomes of rows to the columns of a result."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from msglint.batch.schema import CLEAN, EMPTY, FAILED, SCHEMA, VIOLATIONS
from msglint.errors import MsglintError
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.read.export.rows import Row
    from msglint.report.result import Outcome
    from msglint.span import Position
    from msglint.violation import Violation

_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_COUNTS = (0, 0, 0, 0)


class Results:
    """Takes the rows of a batch one by one, and has their results by column."""

    def __init__(self) -> None:
        self._rows: list[tuple[Any, ...]] = []

    def add(self, row: Row, outcome: Outcome | None) -> None:
        """Add the outcome of a row; None where there was nothing to check."""
        self._rows.append((row.line, row.id, *_values(outcome)))

    def columns(self) -> list[Any]:
        """Return the columns as Arrow has them, those of `SCHEMA`."""
        columns = zip(*self._rows, strict=True) if self._rows else ((),) * len(SCHEMA)
        return [_array(values, field.type) for values, field in zip(columns, SCHEMA, strict=True)]


def _values(outcome: Outcome | None) -> tuple[Any, ...]:
    """Return the values of a row from `status` on."""
    if outcome is None:
        return (EMPTY, None, *_NO_COUNTS, [], [])
    if isinstance(outcome, MsglintError):
        return (FAILED, getattr(outcome, "problem", str(outcome)), *_NO_COUNTS, [], [])
    found = [violation.severity for violation in outcome.violations]
    counts = map(found.count, SEVERITIES) if found else _NO_COUNTS[1:]
    violations = [_violation(violation) for violation in outcome.violations]
    status = VIOLATIONS if found else CLEAN
    return (status, None, *counts, len(outcome.suppressed), outcome.message.notes, violations)


def _violation(violation: Violation) -> dict[str, Any]:
    return {
        "rule": violation.rule,
        "severity": violation.severity,
        "confidence": violation.confidence,
        "message": violation.message,
        "part": violation.part,
        "text": violation.text,
        "start": _place(violation.start),
        "end": _place(violation.end),
        "fingerprint": violation.fingerprint,
    }


def _place(position: Position | None) -> dict[str, int] | None:
    return None if position is None else position._asdict()


def _array(values: Sequence[Any], kind: Any) -> Any:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        # A mail can hold bytes that are no text in the charset that it names; Arrow's texts can't.
        return pa.array([_well_formed(value) for value in values], kind)


def _well_formed(value: Any) -> Any:
    """Replace lone surrogates, one for one."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, (list, tuple)):
        return [_well_formed(item) for item in value]
    if isinstance(value, dict):
        return {key: _well_formed(item) for key, item in value.items()}
    return value
