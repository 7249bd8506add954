"""A trace for programs; `trace.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msglint.cli.show.data import write_json
from msglint.cli.why.words import (
    condition_in_words,
    excuse_in_words,
    excuse_name,
    finder_in_words,
    obstacle_in_words,
)
from msglint.message import CONTEXT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from msglint.message import Message
    from msglint.report.result import Suppressed
    from msglint.trace import Spot
    from msglint.trace.result import (
        Attempt,
        FinderPart,
        Obstacle,
        PartAsRead,
        Quote,
        Trace,
        TraceOfRule,
        Tried,
        Unmet,
        Weighed,
    )

_VERSION = 1
_Data = dict[str, Any]


class TraceData:
    """Writes traces as one JSON object."""

    def __init__(self) -> None:
        self._traces: list[_Data] = []

    def add(self, trace: Trace, spot: Spot, suppressed: Mapping[str, Suppressed]) -> None:
        """Keep a trace until all are there.

        Args:
            trace: the trace.
            spot: the place that it is about.
            suppressed: fingerprint -> a violation that is known and let pass.
        """
        message = trace.message
        self._traces.append(
            {
                "source": message.source,
                "id": message.id,
                "line": spot.line or message.line,
                "column": spot.column,
                "whole_message": spot.line is None,
                "parts": [_part_as_read(part) for part in trace.parts],
                "context": _context(message),
                "readings": trace.readings,
                "rules": [_rule(one, suppressed) for one in trace.rules],
                "reported_of_whole_message": list(dict.fromkeys(rule.id for rule in trace.whole)),
            }
        )

    def finish(self, errors: Sequence[str]) -> None:
        """Write the object."""
        write_json({"version": _VERSION, "traces": self._traces, "errors": list(errors)})


def _context(message: Message) -> _Data:
    values = {name: getattr(message.context, name) for name in CONTEXT_FIELDS}
    return {
        name: value if isinstance(value, int) else str(value) for name, value in values.items() if value is not None
    }


def _part_as_read(part: PartAsRead) -> _Data:
    return {
        "part": part.name,
        "role": part.role,
        "languages": list(part.languages),
        "likeliest": part.likeliest,
        "is_known": part.is_known,
    }


def _rule(trace: TraceOfRule, suppressed: Mapping[str, Suppressed]) -> _Data:
    rule = trace.rule
    attempts = [_attempt(one, suppressed) for one in trace.attempts]
    return {"rule": rule.id, "severity": rule.severity, "finders": len(rule.finders), "attempts": attempts}


def _attempt(attempt: Attempt, suppressed: Mapping[str, Suppressed]) -> _Data:
    violation = attempt.violation
    line = attempt.place.start.line if attempt.place else None
    passed = suppressed.get(violation.fingerprint) if violation else None
    return {
        "outcome": attempt.outcome,
        "finder": attempt.number or None,
        "looks_for": finder_in_words(attempt.finder),
        "place": _quote(attempt.place),
        "severity": violation.severity if violation else None,
        "confidence": violation.confidence if violation else None,
        "message": violation.message if violation else None,
        "fingerprint": violation.fingerprint if violation else None,
        "let_pass": {"by": passed.by, "reason": passed.reason} if passed else None,
        "parts": [_part(part) for part in attempt.parts],
        "attributes": dict(attempt.attributes),
        "reads": attempt.reads or None,
        "hidden_by": list(attempt.tricks),
        "excuses": [_excuse(tried, attempt, line) for tried in attempt.tried],
        "unmet": [_unmet(unmet) for unmet in attempt.unmet],
        "weights": _weighed(attempt.weighed) if attempt.weighed else None,
        "obstacles": [_obstacle(obstacle, line) for obstacle in attempt.obstacles],
        "in_readings": list(attempt.readings),
    }


def _quote(words: Quote | None) -> _Data | None:
    if words is None:
        return None
    start, end = words.start, words.end
    return {
        "text": words.text,
        "part": words.part,
        "file": words.file,
        "start": {"line": start.line, "column": start.column, "offset": start.offset},
        "end": {"line": end.line, "column": end.column, "offset": end.offset},
    }


def _part(part: FinderPart) -> _Data:
    return {
        "name": part.name,
        "concepts": list(part.concepts),
        "optional": part.is_optional,
        "words": _quote(part.words),
        "says": list(part.said),
        "elsewhere": _quote(part.elsewhere),
    }


def _excuse(tried: Tried, attempt: Attempt, line: int | None) -> _Data:
    return {
        "excuse": excuse_name(tried.excuse),
        "applies": tried.applies,
        "words": _quote(tried.words),
        "because": excuse_in_words(tried, attempt, line),
    }


def _unmet(unmet: Unmet) -> _Data:
    condition = unmet.condition
    return {
        "field": condition.field,
        "values": list(condition.values),
        "at_least": condition.at_least,
        "value": unmet.value or None,
        "because": condition_in_words(unmet),
    }


def _weighed(weighed: Weighed) -> _Data:
    return {
        "scorer": weighed.scorer,
        "score": round(weighed.score, 4),
        "threshold": 0,
        "base": round(weighed.base, 4),
        "found": round(weighed.found, 4),
        "words": round(weighed.words, 4),
        "telling": [{"text": one.text, "weight": round(one.weight, 4)} for one in weighed.telling],
    }


def _obstacle(obstacle: Obstacle, line: int | None) -> _Data:
    return {
        "kind": obstacle.kind,
        "words": _quote(obstacle.words),
        "name": obstacle.name or None,
        "value": obstacle.value or None,
        "wanted": list(obstacle.wanted),
        "because": obstacle_in_words(obstacle, line),
    }
