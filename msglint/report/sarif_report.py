"""SARIF 2.1.0, for GitHub code scanning and other tools that collect the results of analyses.

GitHub refuses a whole file for one result without a place in a file, so that every result has one, with a line. It
takes 25,000 results a run and shows 5,000.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes

from msglint.__about__ import __version__
from msglint.errors import MsglintError, RuleError, RuleErrors, UsageError
from msglint.report.json_report import JsonStream, error_entries
from msglint.report.place import file_place, place_of, tidy, told
from msglint.report.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from msglint.message import Message
    from msglint.report.place import FilePlace
    from msglint.report.result import Outcome, Summary
    from msglint.ruleset.rule import Rule
    from msglint.span import Position
    from msglint.violation import Fix, Related, Violation

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
#: How GitHub calls the severities of a rule.
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
#: How deep the notifications of an invocation lie, and what stands between two of them.
_DEPTH = 6
_BETWEEN = ",\n" + "  " * _DEPTH
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|]")
_BRACKET = re.compile(r"[\\\[\]]")


class SarifReporter:
    """Writes one run; its results come first, and the rules and errors behind them.

    Args:
        stream: where it goes; UTF-8, or plain ASCII with escapes where the stream is in another encoding.
        rules: the rules that are checked; read when the first outcome is added.
    """

    def __init__(self, stream: TextIO, rules: Sequence[Rule] = ()) -> None:
        self._json = JsonStream(stream, replaces=True)
        self._rules = rules
        self._descriptors: dict[str, dict[str, Any]] | None = None
        self._indexes: dict[str, int] = {}
        self._notifications: dict[str, Spool] = {}
        self._started = False

    def add(self, outcome: Outcome) -> None:
        """Write a message's results; keep an error for the list behind all results.

        What is let pass is left out: who shows the file may not know of suppressions, and open an alert for each.
        """
        if isinstance(outcome, MsglintError):
            of_the_set_up = isinstance(outcome, (RuleError, RuleErrors, UsageError))
            kind = "toolConfigurationNotifications" if of_the_set_up else "toolExecutionNotifications"
            spool = self._notifications.setdefault(kind, Spool())
            for notification in map(_notification, error_entries(outcome)):
                spool.add(_BETWEEN * (spool.items > 0) + self._json.indented(notification, _DEPTH))
            return
        for violation in outcome.violations:
            self._write(self._result(outcome.message, violation))

    def finish(self, summary: Summary) -> None:
        """Write how the run went, and the rules."""
        results_end = "\n      ]" if self._started else self._head() + "]"
        invocation = {"executionSuccessful": not summary.failures} | {kind: [kind] for kind in self._notifications}
        driver = {"name": "msglint", "version": __version__, "rules": list(self._described().values())}
        rest = self._json.indented({"invocations": [invocation], "tool": {"driver": driver}}, 2)
        self._json.write(f"{results_end},")
        rest = rest.removeprefix("{")
        for kind, spool in self._notifications.items():
            # Until here its own name has stood in the place of its items.
            before, _, rest = rest.partition(f'[\n{"  " * _DEPTH}"{kind}"')
            self._json.write(f"{before}[\n{'  ' * _DEPTH}")
            for piece in spool.taken():
                self._json.write(piece)
        self._json.write(f"{rest}\n  ]\n}}\n")

    def _head(self) -> str:
        # Where the root is, is for the reader to say: a path of this machine is nobody else's concern.
        bases = {_ROOT: {"description": {"text": "The folder in which msglint ran."}}}
        run = {"columnKind": "unicodeCodePoints", "newlineSequences": ["\r\n", "\n", "\r"], "originalUriBaseIds": bases}
        described = self._json.indented(run, 2).removesuffix("\n    }")
        log = f'{{\n  "$schema": "{_SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    '
        return f'{log}{described},\n      "results": ['

    def _write(self, result: dict[str, Any]) -> None:
        before = "," if self._started else self._head()
        self._json.write(f"{before}\n        {self._json.indented(result, 4)}")
        self._started = True

    def _described(self) -> dict[str, dict[str, Any]]:
        if self._descriptors is None:
            self._descriptors = {rule.id: _descriptor(rule) for rule in self._rules}
            self._indexes = {rule: index for index, rule in enumerate(self._descriptors)}
        return self._descriptors

    def _index(self, rule: str) -> int:
        descriptors = self._described()
        if rule not in descriptors:
            descriptors[rule] = {"id": rule}
            self._indexes[rule] = len(self._indexes)
        return self._indexes[rule]

    def _result(self, message: Message, violation: Violation) -> dict[str, Any]:
        place = place_of(message, violation)
        result: dict[str, Any] = {
            "ruleId": violation.rule,
            "ruleIndex": self._index(violation.rule),
            "level": _LEVELS[violation.severity],
            "message": {"text": _unlinked(told(message, violation))},
            "locations": [_located(place) | {"logicalLocations": [_logical(message, violation)]}],
            "partialFingerprints": {"msglint/v1": violation.fingerprint},
        }
        if violation.related:
            result["relatedLocations"] = [_related(message, related) for related in violation.related]
        # What a fix would change in a place that no file shows can't be told.
        if violation.fix and place.start:
            result["fixes"] = [_fix(message, violation.fix, violation.file)]
        result["properties"] = {"confidence": violation.confidence, "instead": violation.instead} | _slice(violation)
        return result


def _descriptor(rule: Rule) -> dict[str, Any]:
    sections = {"Why": rule.why, "Instead": rule.instead, "Policy": rule.source}
    plain = [f"{name}: {text}" for name, text in sections.items()]
    formatted = [f"**{name}:** {_escaped(_MARKDOWN, text)}" for name, text in sections.items()]
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": "\n".join(plain), "markdown": "\n\n".join(formatted)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.id.rpartition("/")[0] or "own"],
            "precision": "medium" if rule.scored else "high",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _located(place: FilePlace) -> dict[str, Any]:
    region = _region(place.start, place.end) if place.start and place.end else {"startLine": place.line}
    return {"physicalLocation": {"artifactLocation": _artifact(place.file), "region": region}}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": start.offset,
        "charLength": end.offset - start.offset,
    }


def _artifact(file: str) -> dict[str, str]:
    path = tidy(file)
    try:
        name = os.fsencode(path)
    except UnicodeEncodeError:  # no name of a file, but what somebody calls the standard input
        name = path.encode("utf-8", "replace")
    if os.path.isabs(path):  # noqa: PTH117 - the name is text, and may be none of a file
        return {"uri": ("file://" if path.startswith("/") else "file:///") + quote_from_bytes(name, safe="/:")}
    return {"uri": quote_from_bytes(name), "uriBaseId": _ROOT}


def _logical(message: Message, violation: Violation) -> dict[str, str]:
    full = violation.part if message.id is None else f"{message.id}/{violation.part}"
    return {"name": violation.part, "fullyQualifiedName": full, "kind": "part"}


def _slice(violation: Violation) -> dict[str, Any]:
    """Return the words and where they stand, which for a line of JSONL no region can say."""
    if violation.text is None or violation.start is None or violation.end is None:
        return {}
    return {"text": violation.text, "start": violation.start._asdict(), "end": violation.end._asdict()}


def _related(message: Message, related: Related) -> dict[str, Any]:
    place = file_place(message, related.start, related.end)
    return _located(place) | {"message": {"text": _unlinked(related.message)}}


def _fix(message: Message, fix: Fix, included: str | None) -> dict[str, Any]:
    place = file_place(message, fix.start, fix.end, included)
    replacement = {"deletedRegion": _region(fix.start, fix.end), "insertedContent": {"text": fix.replacement}}
    return {
        "description": {"text": _unlinked(fix.description)},
        "artifactChanges": [{"artifactLocation": _artifact(place.file), "replacements": [replacement]}],
        "properties": {"safe": fix.is_safe},
    }


def _notification(entry: dict[str, Any]) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": "error", "message": {"text": _unlinked(entry["message"])}}
    if entry["source"] is None:
        return notification
    location: dict[str, Any] = {"artifactLocation": _artifact(entry["source"])}
    if entry["line"]:
        column = {"startColumn": entry["column"]} if entry.get("column") else {}
        location["region"] = {"startLine": entry["line"]} | column
    return notification | {"locations": [{"physicalLocation": location}]}


def _unlinked(text: str) -> str:
    """Return a text in which `[words](address)`, which SARIF would make a link, stays what it is."""
    return _escaped(_BRACKET, text) if "](" in text else text


def _escaped(signs: re.Pattern[str], text: str) -> str:
    return signs.sub(r"\\\g<0>", text)
