"""A trace for a person: what was reported and nearly reported, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.cli.why.words import (
    OUTCOMES,
    condition_in_words,
    excuse_in_words,
    excuse_name,
    finder_in_words,
    obstacle_in_words,
    part_as_read_in_words,
    part_in_words,
    placed,
    readings_in_words,
)
from msglint.message import CONTEXT_FIELDS
from msglint.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from msglint.cli.show.screen import Screen
    from msglint.message import Message
    from msglint.report.result import Suppressed
    from msglint.ruleset.rule import Rule
    from msglint.trace import Spot
    from msglint.trace.result import Attempt, Outcome, Trace, TraceOfRule, Weighed

#: Of the ways that point at nothing, so many are shown.
_NEAREST = 3
_LABEL = 9
_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_LONGEST_LINE = 140
_LONGEST_QUOTE = 120


class TraceText:
    """Writes traces for a person.

    Args:
        screen: where to write.
        rule: the one rule that was asked for; None for all.
        is_picked: whether a line was asked for, and not all that a file holds.
    """

    def __init__(self, screen: Screen, rule: Rule | None, *, is_picked: bool) -> None:
        self._screen = screen
        self._rule = rule
        self._is_picked = is_picked
        self._is_first = True
        self._is_silent = False

    def add(self, trace: Trace, spot: Spot, suppressed: Mapping[str, Suppressed]) -> None:
        """Write a trace; of the many messages of a file, only of those that there is something to tell of."""
        message = trace.message
        if not self._is_picked and _is_one_of_many(message) and not trace.rules:
            self._is_silent = True
            return
        if not self._is_first:
            self._screen.line("")
        self._is_first = False
        self._screen.paragraph(_heading(message, spot), "bold")
        if spot.line is not None and message.parts:
            self._screen.paragraph(f"| {_line(message.parts[0].source, spot.line)}", indent=2)
        for at, part in enumerate(trace.parts):
            self._item("" if at else "read as", part_as_read_in_words(part))
        self._item("context", _context(message))
        for one in trace.rules:
            self._of_rule(one, trace, spot, suppressed)
        self._rest(trace)

    def finish(self, errors: Sequence[str]) -> None:  # noqa: ARG002 - they have been said
        """Say that there was nothing to tell of any message, where that is so."""
        if self._is_first and self._is_silent:
            self._screen.paragraph(self._nothing())

    def _of_rule(self, trace: TraceOfRule, whole: Trace, spot: Spot, suppressed: Mapping[str, Suppressed]) -> None:
        shown = [attempt for attempt in trace.attempts if attempt.outcome not in {"covered", "missing"}]
        outcomes: set[Outcome] = set()
        for attempt in shown:
            if attempt.violation or attempt.outcome not in outcomes:
                self._attempt(trace.rule, attempt, whole, suppressed)
            else:
                self._again(attempt)
            outcomes.add(attempt.outcome)
        missing = [attempt for attempt in trace.attempts if attempt.outcome == "missing"]
        covered = sum(attempt.outcome == "covered" for attempt in trace.attempts)
        if covered:
            self._item("also", f"{_ways(covered)} to break this rule point{'s' if covered == 1 else ''} at these words")
        if not missing or (shown and shown[0].outcome == "reported"):
            return
        self._screen.heading(f"{trace.rule.id}: what it also looks for" if shown else _nothing(trace.rule))
        for at, attempt in enumerate(missing[:_NEAREST]):
            if at:
                self._screen.line("")
            self._missing(attempt, len(trace.rule.finders), spot.line)
        if len(missing) > _NEAREST:
            rest = len(missing) - _NEAREST
            self._screen.paragraph(f"\nand {_ways(rest)} further off: --format json shows all", "dim", indent=2)

    def _attempt(self, rule: Rule, attempt: Attempt, trace: Trace, suppressed: Mapping[str, Suppressed]) -> None:
        violation = attempt.violation
        line = attempt.place.start.line if attempt.place else None
        self._screen.line("")
        if violation:
            title = f"{violation.severity}: {rule.id} is reported, {violation.confidence} confidence"
            self._screen.paragraph(title, _STYLES[violation.severity])
        else:
            self._screen.paragraph(f"{rule.id} is {OUTCOMES[attempt.outcome]}", "bold")
        place = attempt.place
        self._item("where", f"{placed(place)} “{_shortened(place.text)}”" if place else "the message as a whole")
        if violation:
            self._item("message", violation.message)
            if violation.fingerprint in suppressed:
                self._item("let pass", _let_pass(suppressed[violation.fingerprint]))
        branches = readings_in_words(attempt, trace)
        if branches:
            self._item("read", branches)
        self._finder(attempt, len(rule.finders), line)
        if attempt.attributes:
            self._item("it is", ", ".join(f"{name} {value}" for name, value in attempt.attributes))
        if attempt.reads:
            hidden = f", hidden by {' and '.join(attempt.tricks)}" if attempt.tricks else ""
            self._item("reads as", f"“{attempt.reads}”{hidden}")
        self._conditions(attempt)
        self._excuses(attempt, line)
        self._weights(attempt)

    def _again(self, attempt: Attempt) -> None:
        """Write in one item what came to the same as another way to break the rule."""
        line = attempt.place.start.line if attempt.place else None
        where = f", {placed(attempt.place)} “{_shortened(attempt.place.text)}”" if attempt.place else ""
        reasons = [condition_in_words(unmet) for unmet in attempt.unmet]
        reasons += [excuse_in_words(tried, attempt, line) for tried in attempt.tried if tried.applies]
        if attempt.outcome == "outweighed" and attempt.weighed:
            reasons.append(f"the score is {attempt.weighed.score:+.2f}")
        way = f"way {attempt.number}" if attempt.number else "the words alone"
        self._item("also", f"{way}{where}" + (f": {'; '.join(reasons)}" if reasons else ""))

    def _missing(self, attempt: Attempt, number: int, line: int | None) -> None:
        self._finder(attempt, number, line)
        self._conditions(attempt)
        self._weights(attempt)

    def _finder(self, attempt: Attempt, number: int, line: int | None) -> None:
        place = f" (way {attempt.number} of {number})" if attempt.number and number > 1 else ""
        self._item("found by" if attempt.outcome != "missing" else "looks for", finder_in_words(attempt.finder) + place)
        for part in attempt.parts:
            self._item(f"  {part.name}", part_in_words(part, attempt.finder, line))
        for obstacle in attempt.obstacles:
            self._item("but", obstacle_in_words(obstacle, line))

    def _conditions(self, attempt: Attempt) -> None:
        for unmet in attempt.unmet:
            self._item("when", condition_in_words(unmet))

    def _excuses(self, attempt: Attempt, line: int | None) -> None:
        applying = [tried for tried in attempt.tried if tried.applies]
        # What one excuse has decided, the others that failed don't change.
        for at, tried in enumerate(applying or attempt.tried):
            label = "" if at else "excuse" if applying else "excuses"
            self._item(label, f"{excuse_name(tried.excuse)}: {excuse_in_words(tried, attempt, line)}")

    def _weights(self, attempt: Attempt) -> None:
        if attempt.weighed is None:
            return
        for at, line in enumerate(_weighed(attempt.weighed)):
            self._item("" if at else "weights", line)

    def _rest(self, trace: Trace) -> None:
        if not trace.rules:
            self._screen.paragraph(f"\n{self._nothing()}")
        if not self._rule and not any(attempt.violation for rule in trace.rules for attempt in rule.attempts):
            self._screen.paragraph("\nTo see what a rule looks for and misses, name it: explain RULE --why ...", "dim")
        if trace.whole:
            names = ", ".join(dict.fromkeys(rule.id for rule in trace.whole))
            self._screen.paragraph(f"\nReported of the message as a whole, not of this line: {names}", "dim")

    def _nothing(self) -> str:
        return f"{self._rule.id} finds nothing." if self._rule else "Nothing is reported, and nothing nearly was."

    def _item(self, label: str, text: str) -> None:
        self._screen.item(f"  {label:{_LABEL}}", text)


def _heading(message: Message, spot: Spot) -> str:
    if spot.line is not None:
        return f"{message.source}:{spot.line}" + (f":{spot.column}" if spot.column is not None else "")
    if not _is_one_of_many(message):
        return message.source
    return f"{message.source}:{message.line}" + (f" {message.id}" if message.id is not None else "")


def _is_one_of_many(message: Message) -> bool:
    return message.id is not None or message.line > 1


def _line(source: str, number: int) -> str:
    """Return a line of a text; a very long one is cut."""
    start = LineIndex(source).start_of_line(number)
    line = re.split(r"[\r\n]", source[start : start + _LONGEST_LINE + 1], maxsplit=1)[0]
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]} ..."


def _shortened(text: str) -> str:
    half = _LONGEST_QUOTE // 2
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:half].rstrip()} ... {text[-half:].lstrip()}"


def _context(message: Message) -> str:
    values = {name: getattr(message.context, name) for name in CONTEXT_FIELDS}
    return ", ".join(f"{name} {value}" for name, value in values.items() if value is not None)


def _let_pass(suppressed: Suppressed) -> str:
    return f"ignored: {suppressed.reason}" if suppressed.by == "ignore" else "the baseline knows it"


def _nothing(rule: Rule) -> str:
    return f"{rule.id} is not reported: what it looks for is not all there"


def _ways(number: int) -> str:
    return f"{number} more way" if number == 1 else f"{number} more ways"


def _weighed(weighed: Weighed) -> Iterator[str]:
    """Yield how a score comes about, and the words that weigh most."""
    sums = [f"{weighed.base:+.2f} to begin with"]
    if weighed.found:
        sums.append(f"{weighed.found:+.2f} for what was found")
    sums.append(f"{weighed.words:+.2f} for the words")
    yield f"{weighed.score:+.2f}, a breach is above 0: {', '.join(sums)}"
    for label, sign in (("for a breach", 1), ("against", -1)):
        words = [one for one in weighed.telling if one.weight * sign > 0]
        if words:
            yield f"{label}: {', '.join(f'“{one.text}” {one.weight:+.2f}' for one in words)}"
