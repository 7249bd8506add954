"""The JSON report, version 1, for machines; `report.schema.json` describes it."""

from __future__ import annotations

import re
from json import JSONEncoder
from typing import TYPE_CHECKING, Any

from msglint.__about__ import __version__
from msglint.errors import InputError, MsglintError, RuleError, RuleErrors
from msglint.report.display import is_unicode

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from msglint.report.result import Outcome, Result, Summary
    from msglint.span import Position
    from msglint.violation import Fix, Related, Violation

_VERSION = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


class JsonReporter:
    """Writes one JSON object, indented by two so that two reports can be compared line by line.

    Args:
        stream: where it goes; UTF-8, or plain ASCII with escapes where the stream is in another encoding.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._quoted = JSONEncoder(ensure_ascii=not is_unicode(stream.encoding)).encode
        self._errors: list[dict[str, Any]] = []
        self._started = False

    def add(self, outcome: Outcome) -> None:
        """Write a result; keep an error for the list after the results."""
        if isinstance(outcome, MsglintError):
            self._errors += _errors(outcome)
            return
        self._write((",\n    " if self._started else self._head() + "\n    ") + self._json(_result(outcome), 2))
        self._started = True

    def finish(self, summary: Summary) -> None:
        """Write the errors and the counts."""
        counts = {
            "messages": summary.messages,
            "error": summary.error,
            "warning": summary.warning,
            "info": summary.info,
        }
        results_end = "\n  ]" if self._started else self._head() + "]"
        errors, numbers = self._json(self._errors, 1), self._json(counts, 1)
        self._write(f'{results_end},\n  "errors": {errors},\n  "summary": {numbers}\n}}\n')

    def _head(self) -> str:
        tool = self._json({"name": "msglint", "version": __version__}, 1)
        return f'{{\n  "version": {_VERSION},\n  "tool": {tool},\n  "results": ['

    def _json(self, value: Any, depth: int) -> str:
        return _json(value, "\n" + "  " * depth, self._quoted)

    def _write(self, text: str) -> None:
        # A lone surrogate, as from a broken escape in JSONL, has no UTF-8 form.
        self._stream.write(text if text.isascii() else _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def _json(value: Any, newline: str, quoted: Callable[[str], str]) -> str:
    """Return what `json.dumps(value, indent=2)` returns, which leaves its C code to indent and takes thrice as long."""
    if isinstance(value, str):
        return quoted(value)
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value)
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    inner = newline + "  "
    if isinstance(value, dict):
        items = [f'"{key}": {_json(item, inner, quoted)}' for key, item in value.items()]
        return "{" + inner + ("," + inner).join(items) + newline + "}"
    return "[" + inner + ("," + inner).join([_json(item, inner, quoted) for item in value]) + newline + "]"


def _result(result: Result) -> dict[str, Any]:
    message = result.message
    return {
        "source": message.source,
        "id": message.id,
        "line": message.line,
        "violations": [_violation(violation) for violation in result.violations],
    }


def _violation(violation: Violation) -> dict[str, Any]:
    return {
        "rule": violation.rule,
        "severity": violation.severity,
        "confidence": violation.confidence,
        "message": violation.message,
        "instead": violation.instead,
        "part": violation.part,
        "file": violation.file,
        "text": violation.text,
        "start": _position(violation.start),
        "end": _position(violation.end),
        "related": [_related(related) for related in violation.related],
        "fix": _fix(violation.fix),
        "fingerprint": violation.fingerprint,
    }


def _related(related: Related) -> dict[str, Any]:
    return {
        "part": related.part,
        "text": related.text,
        "start": _position(related.start),
        "end": _position(related.end),
        "message": related.message,
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "description": fix.description,
        "safe": fix.is_safe,
        "start": _position(fix.start),
        "end": _position(fix.end),
        "replacement": fix.replacement,
    }


def _position(position: Position | None) -> dict[str, int] | None:
    return None if position is None else position._asdict()


def _errors(error: MsglintError) -> list[dict[str, Any]]:
    if isinstance(error, RuleErrors):
        return [item for each in error.errors for item in _errors(each)]
    if isinstance(error, RuleError):
        place = {"file": error.file, "column": error.column or None, "field": error.field or None}
        return [{"source": error.file, "line": error.line or None, "message": error.problem, **place}]
    if isinstance(error, InputError):
        return [{"source": error.source, "line": error.line or None, "message": error.problem}]
    return [{"source": None, "line": None, "message": str(error)}]
