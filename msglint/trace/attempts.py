"""What came of each way to break a rule, in one reading of a message."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msglint.engine import applies, find, holds, is_the_buyers, matches
from msglint.judge import Weighing, stands_in
from msglint.ruleset import rule as r
from msglint.trace.examined import Weighings
from msglint.trace.excuses import tried
from msglint.trace.missing import lack, parts_of
from msglint.trace.result import Attempt, Obstacle, Unmet
from msglint.trace.weights import unasked, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.engine import Draft
    from msglint.judge import Finding
    from msglint.match.found import Match
    from msglint.trace.examined import Examined
    from msglint.trace.places import Spot
    from msglint.trace.result import Outcome, Quote, Weighed
    from msglint.violation import Violation

#: Words alone that weigh less than this, in log odds, are not even near a breach.
_NEAR = -1.0


def attempts(rule: r.Rule, examined: Examined, spot: Spot, *, is_thorough: bool) -> Iterator[Attempt]:
    """Yield what came of each finder of a rule at a place, and of the words alone.

    Args:
        rule: the rule.
        examined: the reading.
        spot: the place.
        is_thorough: whether to tell what finders look for and do not find, and what they say of the whole message.
    """
    tracer = _Tracer(rule, examined, spot, is_thorough=is_thorough)
    for number, finder in enumerate(rule.finders, 1):
        yield from tracer.finder(number, finder)
    if rule.scored:
        yield from tracer.words()


class _Sums(NamedTuple):
    """What a scorer made of a rule: what was found, what was denied, and each paragraph's weighing."""

    found: list[Finding]
    denied: list[Match]
    may_apply: bool
    weighings: Weighings


class _Tracer:
    """Traces one rule in one reading; the arguments are those of `attempts`."""

    def __init__(self, rule: r.Rule, examined: Examined, spot: Spot, *, is_thorough: bool) -> None:
        self._rule = rule
        self._examined = examined
        self._document = examined.document
        self._places = examined.places
        self._spot = spot
        self._is_thorough = is_thorough
        self._drafts = examined.drafts(rule)
        self._made: dict[tuple[int, float], Weighed] = {}

    def finder(self, number: int, finder: r.Finder) -> Iterator[Attempt]:
        """Yield what came of a finder."""
        unmet = tuple(self._unmet(finder))
        points_here = False
        for match in find(self._rule, finder, self._document):
            draft = self._drafts.of(finder, match)
            place = self._places.match(draft.match if draft else match)
            if self._is_here(place):
                points_here = True
                attempt = self._pointed(number, finder, match, unmet, draft)
                # What is innocent for two reasons was not nearly reported.
                if self._is_thorough or not unmet or (place and not any(one.applies for one in attempt.tried)):
                    yield attempt
        if self._is_thorough and not points_here:
            parts, obstacles = lack(finder, self._document, self._spot, self._places)
            yield Attempt("missing", finder, number, parts=parts, obstacles=obstacles, unmet=unmet)

    def words(self) -> Iterator[Attempt]:
        """Yield what the words alone weigh, where no finder found anything."""
        judged = [draft for draft in self._drafts.all if not any(draft.finder is one for one in self._rule.finders)]
        for draft in judged:
            place = self._places.match(draft.match)
            weighing = next((one for one in self._alone if one.score > 0 and self._decides(one, draft.match)), None)
            if self._is_here(place):
                outcome, violation = self._examined.outcome(draft)
                yield Attempt(outcome, None, 0, place, violation, weighed=self._weighed(weighing))
        for weighing in self._alone:
            if not any(self._decides(weighing, draft.match) for draft in judged):
                yield from self._innocent(weighing)
        if self._is_thorough:
            yield from self._unasked()

    def _is_here(self, place: Quote | None) -> bool:
        if place is None:
            return self._spot.line is None or self._is_thorough
        return self._spot.touches(place)

    def _unmet(self, finder: r.Finder) -> Iterator[Unmet]:
        for condition in finder.when:
            if not holds(condition, self._document):
                is_topic = condition.field == "topic"
                value = None if is_topic else getattr(self._document.message.context, condition.field)
                yield Unmet(condition, "" if is_topic else "unknown" if value is None else str(value))

    def _pointed(
        self, number: int, finder: r.Finder, match: Match, unmet: tuple[Unmet, ...], draft: Draft | None
    ) -> Attempt:
        """Return what came of a finder that points somewhere."""
        tries = tuple(tried(excuse, match, self._document, self._places) for excuse in finder.unless)
        weighing = self._sums.weighings.of(match) if self._rule.scored else None
        violation: Violation | None = None
        if unmet:
            outcome: Outcome = "condition"
        elif is_the_buyers(match):
            outcome = "buyer"
        elif any(one.applies for one in tries):
            outcome = "excused"
        elif draft:
            outcome, violation = self._examined.outcome(draft)
        else:
            outcome = "outweighed" if weighing and weighing.score <= 0 else "covered"
        reads, tricks = _seen_through(match)
        return Attempt(
            outcome=outcome,
            finder=finder,
            number=number,
            place=self._places.match(draft.match if draft else match),
            violation=violation,
            parts=parts_of(finder, match, self._places) if isinstance(finder, r.Together) else (),
            attributes=self._attributes(finder, match),
            reads=reads,
            tricks=tricks,
            tried=tries,
            unmet=unmet,
            weighed=self._weighed(weighing),
        )

    def _attributes(self, finder: r.Finder, match: Match) -> tuple[tuple[str, str], ...]:
        place = self._places.match(match)
        if not isinstance(finder, r.Entity) or match.reading is None or place is None:
            return ()
        return self._examined.attributes(finder.kind, match.reading, place)

    @cached_property
    def _sums(self) -> _Sums:
        found, denied = matches(self._rule, self._document)
        may_apply = applies(self._rule, self._document)
        weighings = list(self._examined.judge.weighings(self._rule, found, denied, applies=may_apply))
        return _Sums(found, denied, may_apply, Weighings(weighings))

    @cached_property
    def _alone(self) -> list[Weighing]:
        """The weighings of words alone, those of the message as a whole among them."""
        alone = [weighing for weighing in self._sums.weighings.all if not weighing.inside]
        return alone + list(self._examined.judge.weighings_of_whole(self._rule))

    def _is_whole(self, weighing: Weighing) -> bool:
        return weighing.window.weights(self._rule.name).whole

    def _decides(self, weighing: Weighing, match: Match) -> bool:
        """Return whether a match of words alone comes from a weighing."""
        window, where = weighing.window, match.where
        if where is None or self._is_whole(weighing):
            return where is None and self._is_whole(weighing)
        return match.reading is window.reading and window.where.first <= where.first < window.where.last

    def _innocent(self, weighing: Weighing) -> Iterator[Attempt]:
        """Yield words that alone weigh too little, if that is worth telling."""
        place = None if self._is_whole(weighing) else self._places.words(weighing.window.reading, weighing.window.where)
        if self._is_here(place) and (self._is_thorough or weighing.score > _NEAR):
            # How often a rule is broken is no evidence.
            obstacles = (Obstacle("base"),) if weighing.score > 0 else ()
            made = self._weighed(weighing)
            yield Attempt("outweighed", None, 0, place, weighed=made, obstacles=obstacles)

    def _unasked(self) -> Iterator[Attempt]:
        """Yield paragraphs whose words alone were not weighed, with the reason."""
        sums, judge = self._sums, self._examined.judge
        weighed_at = {(id(one.window.reading), one.window.where) for one in sums.weighings.all}
        for run in judge.runs():
            weights, reading = run.weights(self._rule.name), run.reading
            if (weights and weights.whole) or (id(reading), run.where) in weighed_at:
                continue
            reason = unasked(self._rule, run, judge, sums.denied, applies=sums.may_apply)
            is_found = any(stands_in(match, run) for match, _ in sums.found)
            if reason and not is_found and self._spot.touches(self._places.words(reading, run.where)):
                window = run.window(self._rule.name)
                score = window.score(self._rule.name, None) if window else None
                made = None if window is None or score is None else self._weighed(Weighing(window, score, []))
                yield Attempt("missing", None, 0, weighed=made, obstacles=(reason,))

    def _weighed(self, weighing: Weighing | None) -> Weighed | None:
        """Return a weighing as it is told; many matches may stand in one paragraph."""
        if weighing is None:
            return None
        key = id(weighing.window), weighing.score
        if key not in self._made:
            self._made[key] = weighed(self._rule, weighing)
        return self._made[key]


def _seen_through(match: Match) -> tuple[str, tuple[str, ...]]:
    """Return what a match reads where it is written otherwise, and how it is hidden."""
    if match.reading is None or match.span is None or match.held:
        return match.reads, ()
    tricks = tuple(match.reading.tricks_in(match.span))
    return match.reads or (match.reading.read_at(match.span) if tricks else ""), tricks
