"""The fixes that a checked text has on offer, each with the violations that it puts right."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.remedy import reveal
from msglint.report.result import Result
from msglint.span import LineIndex
from msglint.tuples import NamedTuple
from msglint.violation import Fix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from msglint.errors import MsglintError
    from msglint.message import Message
    from msglint.part import Part
    from msglint.violation import Violation


class Offer(NamedTuple):
    """One fix, whichever number of violations have it.

    Attributes:
        fix: what it changes, in the text that was checked.
        violations: what it puts right, or in plain sight; empty where hidden characters hide no violation.
        message: the number of the message in its source, from 0.
    """

    fix: Fix
    violations: tuple[Violation, ...]
    message: int

    def place(self) -> tuple[int, int]:
        """Return the range of the text that it changes, as offsets."""
        return self.fix.start.offset, self.fix.end.offset


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check of a text has brought.

    Attributes:
        shape: what no fix may change: which messages there are, and what can't be read.
        violations: the violations, each with the number of its message.
        offers: the fixes, in the order of the text.
        counts: message and rule -> how many violations.
    """

    shape: tuple[object, ...]
    violations: tuple[tuple[int, Violation], ...]
    offers: tuple[Offer, ...]
    counts: Mapping[tuple[int, str], int]


def checked(
    outcomes: Iterable[Result | MsglintError], text: str, language: str, *, finds_hidden: bool = True
) -> Checked:
    """Return what the check of a text has brought.

    Args:
        outcomes: each of its messages, checked, or the error in its place.
        text: the text, in which the places of fixes count; what stands in other texts is not offered.
        language: the language of descriptions.
        finds_hidden: whether to offer the removal of hidden characters that hide no violation, too.
    """
    shape: list[object] = []
    violations: list[tuple[int, Violation]] = []
    offers: list[Offer] = []
    own = _Own(text)
    lines = LineIndex(text)
    for number, outcome in enumerate(outcomes):
        if not isinstance(outcome, Result):
            shape.append(type(outcome))
            continue
        message = outcome.message
        shape.append((message.id, tuple((part.name, part.role) for part in message.parts[:1])))
        violations += ((number, violation) for violation in outcome.violations)
        hidden = _hidden(outcome.message, own, lines, language)
        offers += _offers(outcome, number, own, hidden, finds_hidden=finds_hidden)
    counts = Counter((number, violation.rule) for number, violation in violations)
    return Checked(tuple(shape), tuple(violations), tuple(sorted(offers, key=Offer.place)), counts)


class _Own:
    """Tells which parts have their places in a text; comparing long texts takes time, and many parts share one."""

    def __init__(self, text: str) -> None:
        self._text = text
        # The sources are kept, for the number of one that is gone may become that of another.
        self._known: dict[int, tuple[str, bool]] = {}

    def holds(self, part: Part) -> bool:
        known = self._known.get(id(part.source))
        if known is None:
            known = self._known[id(part.source)] = part.source, part.source == self._text
        return known[1]


def _offers(result: Result, number: int, own: _Own, hidden: Sequence[Fix], *, finds_hidden: bool) -> Iterator[Offer]:
    foreign = {part.name for part in _parts(result.message) if not own.holds(part)}
    fixes: dict[tuple[int, int, str], tuple[Fix, list[Violation]]] = {
        (fix.start.offset, fix.end.offset, fix.replacement): (fix, []) for fix in hidden
    }
    for violation in result.violations:
        fix = violation.fix
        if fix is None or violation.part in foreign or violation.file is not None:
            continue
        wide = _around(fix, hidden) if fix.reveals else None
        used = wide or fix
        key = used.start.offset, used.end.offset, used.replacement
        fixes.setdefault(key, (used, []))[1].append(violation)
    for fix, violations in fixes.values():
        if violations or finds_hidden:
            yield Offer(fix, tuple(violations), number)


def _parts(message: Message) -> Iterator[Part]:
    yield from message.parts
    for variant in message.variants:
        yield from variant


def _hidden(message: Message, own: _Own, lines: LineIndex, language: str) -> list[Fix]:
    """Return the fixes that take hidden characters out, whatever they hide, in the order of the text."""
    found: dict[tuple[int, int], Fix] = {}
    for part in _parts(message):
        if part.text.isascii() or not own.holds(part):
            continue
        for remedy in reveal(part):
            start, end, new = remedy.patch
            places = lines.position(start), lines.position(end)
            found.setdefault((start, end), Fix(remedy.description(language), True, *places, new, True))  # noqa: FBT003 - it is safe, and it reveals
    return [found[place] for place in sorted(found)]


def _around(fix: Fix, hidden: Sequence[Fix]) -> Fix | None:
    """Return the fix that takes out the whole of a line's hidden characters, where one holds the given one."""
    at = bisect_right(hidden, fix.start.offset, key=lambda one: one.start.offset) - 1
    wide = hidden[at] if at >= 0 else None
    return wide if wide and fix.end.offset <= wide.end.offset else None
