"""Follows a check step by step, and keeps what each rule made of a place of the message."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msglint.engine import agreed, drafts_in, readings_of, violations_of
from msglint.trace.asread import parts_as_read
from msglint.trace.attempts import attempts
from msglint.trace.examined import Examined, Reported
from msglint.trace.places import Places, Spot
from msglint.trace.result import Trace, TraceOfRule
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.message import Message
    from msglint.ruleset.rule import Rule, RuleSet
    from msglint.trace.result import Attempt, Outcome

_EVERYWHERE = Spot()
_PARTS = ("subject", "body", "attachment", "context")
#: What tells most comes first.
_RANK: dict[Outcome, int] = {
    "reported": 0,
    "excused": 1,
    "outweighed": 2,
    "buyer": 3,
    "condition": 4,
    "fragment": 5,
    "covered": 6,
    "missing": 7,
}


def trace_message(message: Message, rules: RuleSet, spot: Spot = _EVERYWHERE, rule: Rule | None = None) -> Trace:
    """Return why rules report a place of a message, or do not.

    Args:
        message: the message.
        rules: the rules that it is checked with.
        spot: the place; the whole message if left out.
        rule: the one rule to tell of, then also what it looks for and does not find; None for all that find something.

    Raises:
        InputError: the message is too long to check.
        RuleTimeoutError: a rule's own pattern ran too long.
    """
    readings = list(readings_of(message, rules))
    drafts = [drafts_in(document, own) for document, own in readings]
    final = agreed(message, drafts)
    reported = Reported(final, violations_of(final, rules.language))
    places = Places()
    found: dict[str, list[Attempt]] = {}
    for number, ((document, own), mine) in enumerate(zip(readings, drafts, strict=True), 1):
        examined = Examined(document, own, mine, reported, places)
        for one in own.rules:
            if rule is None or one.id == rule.id:
                made = attempts(one, examined, spot, is_thorough=rule is not None)
                found.setdefault(one.id, []).extend(replace(attempt, readings=(number,)) for attempt in made)
    traces = [TraceOfRule(one, _united(found[one.id])) for one in rules.rules if found.get(one.id)]
    whole = () if spot.line is None or rule else tuple(draft.rule for draft in final if not draft.match.shown())
    return Trace(
        message=message,
        parts=parts_as_read((document for document, _ in readings), spot, places),
        rules=tuple(sorted(traces, key=_relevance)),
        whole=whole,
        readings=1 + len(message.variants),
    )


def _united(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Return the attempts of several readings, what came to the same in the same place only once."""
    kept: dict[tuple[object, ...], Attempt] = {}
    for attempt in attempts:
        # The same place may read otherwise by another branch, and be reported only once.
        what = attempt.violation.fingerprint if attempt.violation else attempt.place
        key = (attempt.number, attempt.outcome, what)
        known = kept.get(key)
        if known is None:
            kept[key] = attempt
        else:
            best = max(known, attempt, key=lambda one: one.nearness)
            kept[key] = replace(best, readings=tuple(dict.fromkeys((*known.readings, *attempt.readings))))
    pointed = {attempt.number for attempt in kept.values() if attempt.outcome != "missing"}
    # A finder that points somewhere in one branch of a template misses nothing.
    united = [attempt for attempt in kept.values() if attempt.outcome != "missing" or attempt.number not in pointed]
    return tuple(sorted(united, key=_order))


def _order(attempt: Attempt) -> tuple[int, float, int, int, int]:
    nearness = attempt.nearness if attempt.outcome == "missing" else 0.0
    return _RANK[attempt.outcome], -nearness, *_place(attempt), attempt.number


def _place(attempt: Attempt) -> tuple[int, int]:
    """Return what sorts an attempt by its place; the message as a whole comes first."""
    place = attempt.place
    return (_PARTS.index(place.part), place.start.offset) if place else (-1, 0)


def _relevance(trace: TraceOfRule) -> tuple[int, int, int, int, str]:
    first = trace.attempts[0]
    severity = first.violation.severity if first.violation else trace.rule.severity
    return _RANK[first.outcome], SEVERITIES.index(severity), *_place(first), trace.rule.id
