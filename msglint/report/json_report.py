"""The JSON report, version 1, for machines; `report.schema.json` describes it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msglint.__about__ import __version__
from msglint.errors import InputError, MsglintError, RuleError, RuleErrors
from msglint.report.display import is_unicode
from msglint.report.spool import Spool

try:
    from _json import encode_basestring, encode_basestring_ascii
except ImportError:  # where Python is not written in C
    from json.encoder import encode_basestring, encode_basestring_ascii

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from msglint.report.result import Outcome, Result, Summary, Suppressed
    from msglint.span import Position
    from msglint.violation import Fix, Related, Violation

_VERSION = 1
_WORDS = {None: "null", True: "true", False: "false"}
#: Compiled when it is first needed, as few reports hold a sign that is not ASCII.
_SURROGATE = "[\ud800-\udfff]"


class JsonReporter:
    """Writes one JSON object, indented by two so that two reports can be compared line by line.

    Args:
        stream: where it goes; UTF-8, or plain ASCII with escapes where the stream is in another encoding.
    """

    def __init__(self, stream: TextIO) -> None:
        self._json = JsonStream(stream)
        self._errors = Spool()
        self._started = False

    def add(self, outcome: Outcome) -> None:
        """Write a result; keep an error for the list after the results."""
        if isinstance(outcome, MsglintError):
            for error in error_entries(outcome):
                self._errors.add((",\n    " if self._errors.items else "[\n    ") + self._json.indented(error, 2))
            return
        entry = self._json.indented(result_entry(outcome), 2)
        self._json.write((",\n    " if self._started else self._head() + "\n    ") + entry)
        self._started = True

    def finish(self, summary: Summary) -> None:
        """Write the errors and the counts."""
        counts = {
            "messages": summary.messages,
            "error": summary.error,
            "warning": summary.warning,
            "info": summary.info,
            "ignored": summary.ignored,
            "known": summary.known,
        }
        results_end = "\n  ]" if self._started else self._head() + "]"
        self._json.write(f'{results_end},\n  "errors": ')
        errors_end = "\n  ]" if self._errors.items else "[]"
        for piece in self._errors.taken():
            self._json.write(piece)
        self._json.write(f'{errors_end},\n  "summary": {self._json.indented(counts, 1)}\n}}\n')

    def _head(self) -> str:
        tool = self._json.indented({"name": "msglint", "version": __version__}, 1)
        return f'{{\n  "version": {_VERSION},\n  "tool": {tool},\n  "results": ['


class JsonStream:
    """Writes pieces of JSON to a stream of any encoding.

    A lone surrogate, as from a broken escape in JSONL, has no UTF-8 form. It is written as an escape, or, since many
    parsers refuse that, replaced by U+FFFD.

    Args:
        stream: where they go; UTF-8, or plain ASCII with escapes where the stream is in another encoding.
        replaces: whether lone surrogates are replaced.
    """

    def __init__(self, stream: TextIO, *, replaces: bool = False) -> None:
        self._stream = stream
        self._is_unicode = is_unicode(stream.encoding)
        quoted: Callable[[str], str] = encode_basestring if self._is_unicode else encode_basestring_ascii
        self._quoted = (lambda text: quoted(re.sub(_SURROGATE, "\ufffd", text))) if replaces else quoted

    def indented(self, value: Any, depth: int) -> str:
        """Return a value as JSON, its lines after the first indented by twice the depth and more."""
        return _indented(value, "\n" + "  " * depth, self._quoted)

    def line(self, value: Any) -> str:
        """Return a value as JSON in one line."""
        return self._encode(value)

    @cached_property
    def _encode(self) -> Callable[[Any], str]:
        from json import JSONEncoder  # noqa: PLC0415 - because only reports in lines need more than its quotation marks

        return JSONEncoder(ensure_ascii=not self._is_unicode, separators=(",", ":")).encode

    def write(self, text: str) -> None:
        """Write what the other methods returned, put together."""
        self._stream.write(
            text if text.isascii() else re.sub(_SURROGATE, lambda found: f"\\u{ord(found[0]):04x}", text)
        )

    def flush(self) -> None:
        """Let whoever reads at the other end have what was written."""
        self._stream.flush()


def _indented(value: Any, newline: str, quoted: Callable[[str], str]) -> str:
    """Return what `json.dumps(value, indent=2)` returns, which leaves its C code to indent and takes thrice as long."""
    if isinstance(value, str):
        return quoted(value)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, int):
        return str(value)
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    inner = newline + "  "
    if isinstance(value, dict):
        items = [f'"{key}": {_indented(item, inner, quoted)}' for key, item in value.items()]
        return "{" + inner + ("," + inner).join(items) + newline + "}"
    return "[" + inner + ("," + inner).join([_indented(item, inner, quoted) for item in value]) + newline + "]"


def result_entry(result: Result) -> dict[str, Any]:
    """Return an entry of `results`."""
    message = result.message
    return {
        "source": message.source,
        "id": message.id,
        "line": message.line,
        "notes": list(message.notes),
        "violations": [_violation(violation) for violation in result.violations],
        "suppressed": [_suppressed(suppressed) for suppressed in result.suppressed],
    }


def error_entries(error: MsglintError) -> list[dict[str, Any]]:
    """Return the entries of `errors` for an error, which may stand for several."""
    if isinstance(error, RuleErrors):
        return [item for each in error.errors for item in error_entries(each)]
    if isinstance(error, RuleError):
        place = {"file": error.file, "column": error.column or None, "field": error.field or None}
        return [{"source": error.file, "line": error.line or None, "message": error.problem, **place}]
    if isinstance(error, InputError):
        return [{"source": error.source, "line": error.line or None, "message": error.problem}]
    return [{"source": None, "line": None, "message": str(error)}]


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


def _suppressed(suppressed: Suppressed) -> dict[str, Any]:
    return {**_violation(suppressed.violation), "by": suppressed.by, "reason": suppressed.reason}


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
