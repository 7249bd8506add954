"""What the engine found in a message, kept so that the trace of each match finds it again at once."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msglint.judge import Judge
from msglint.trace.missing import entities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from msglint.engine import Draft
    from msglint.judge import Weighing
    from msglint.match.document import Document, Reading
    from msglint.match.found import Match
    from msglint.ruleset.rule import Finder, Rule, RuleSet
    from msglint.trace.places import Places
    from msglint.trace.result import Outcome, Quote
    from msglint.violation import Violation


class Reported:
    """What all readings of a message together break.

    Args:
        drafts: the findings.
        violations: as what they are reported, in the same order.
    """

    def __init__(self, drafts: Sequence[Draft], violations: Sequence[Violation]) -> None:
        self._own = {id(draft): violation for draft, violation in zip(drafts, violations, strict=True)}
        self._alike: dict[tuple[object, ...], list[tuple[Draft, Violation]]] = {}
        for draft, violation in zip(drafts, violations, strict=True):
            self._alike.setdefault(draft.identity(), []).append((draft, violation))

    def violation(self, draft: Draft, place: Quote | None) -> Violation | None:
        """Return as what a finding is reported; None where another one is reported in its place."""
        if id(draft) in self._own:
            return self._own[id(draft)]
        where = (place.start, place.end, place.file) if place else (None, None, None)
        for other, violation in self._alike.get(draft.identity(), ()):
            if other.finder == draft.finder and (violation.start, violation.end, violation.file) == where:
                return violation
        return None


class Examined:
    """One reading of a message, and what the engine found in it.

    Args:
        document: the reading.
        rules: the rules that look at it.
        drafts: what it breaks.
        reported: what all readings together break.
        places: finds lines and columns.
    """

    def __init__(
        self, document: Document, rules: RuleSet, drafts: Sequence[Draft], reported: Reported, places: Places
    ) -> None:
        self.document = document
        self.judge = Judge(document, rules.scorers, rules.language)
        self.places = places
        self._drafts = drafts
        self._reported = reported
        self._attributes: dict[tuple[int, str], dict[Quote, Mapping[str, str]]] = {}

    def drafts(self, rule: Rule) -> Drafts:
        """Return what a rule finds."""
        return Drafts([draft for draft in self._drafts if draft.rule is rule])

    def outcome(self, draft: Draft) -> tuple[Outcome, Violation | None]:
        """Return whether a finding is reported, and as what."""
        place = self.places.match(draft.match)
        violation = self._reported.violation(draft, place)
        if violation:
            return "reported", violation
        # A piece of messages lacks nothing; all else is reported of another reading.
        return "fragment" if self.document.message.is_fragment and place is None else "covered", None

    def attributes(self, kind: str, reading: Reading, place: Quote) -> tuple[tuple[str, str], ...]:
        """Return the attributes of the entity of one kind that stands at a place."""
        known = self._attributes.get((id(reading), kind))
        if known is None:
            found = {where: hit.attributes for hit, where in entities(kind, reading, self.places)}
            known = self._attributes[id(reading), kind] = found
        return tuple(known.get(place, {}).items())


class Drafts:
    """What a rule finds in one reading of a message; no two findings of a rule overlap.

    Args:
        drafts: the findings.

    Attributes:
        all: the findings.
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.all = drafts
        self._apart: dict[object, Draft] = {}
        self._placed: dict[int, list[tuple[int, Draft]]] = {}
        for draft in drafts:
            match = draft.match
            if match.held or match.span is None:
                self._apart[_held(match)] = draft
            else:
                self._placed.setdefault(id(match.reading), []).append((match.span.start, draft))
        for placed in self._placed.values():
            placed.sort(key=lambda item: item[0])

    def of(self, finder: Finder, match: Match) -> Draft | None:
        """Return the finding that a match of a finder has become, perhaps widened to its clauses."""
        if match.held or match.span is None:
            draft = self._apart.get(_held(match))
            return draft if draft and draft.finder is finder else None
        placed = self._placed.get(id(match.reading), [])
        at = bisect_right(placed, match.span.start, key=lambda item: item[0]) - 1
        draft = placed[at][1] if at >= 0 else None
        if draft is None or draft.finder is not finder or draft.match.parts != match.parts:
            return None
        return draft if draft.match.span and match.span.end <= draft.match.span.end else None


class Weighings:
    """The weighings of a rule's paragraphs.

    Args:
        weighings: the weighings.
    """

    def __init__(self, weighings: Sequence[Weighing]) -> None:
        self.all = weighings
        self._of_match: dict[object, Weighing] = {}
        for weighing in weighings:
            for match, _ in weighing.inside:
                key = _identity(match)
                known = self._of_match.get(key)
                # Of two paragraphs that overlap, the one with the greater score decides.
                if known is None or known.score < weighing.score:
                    self._of_match[key] = weighing

    def of(self, match: Match) -> Weighing | None:
        """Return the weighing of a match's paragraph; None where it was not weighed."""
        return self._of_match.get(_identity(match))


def _held(match: Match) -> object:
    """Return what tells a match of something that is no text of its part; the same for all of a whole message."""
    return (id(match.held[0]), match.held[1]) if match.held else None


def _identity(match: Match) -> object:
    return id(match.reading), match.span, match.where, tuple(match.parts.items()), _held(match)
