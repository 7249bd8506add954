"""Lets scorers have the last word on the rules that ask for it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from msglint.match.found import Match
from msglint.match.scored import Runs
from msglint.phrasing import listed, say
from msglint.ruleset.rule import Finder
from msglint.ruleset.scorer import ANY
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from msglint.match.document import Document
    from msglint.match.scored import Run, Window
    from msglint.ruleset.rule import Rule
    from msglint.ruleset.scorer import Scorer
    from msglint.violation import Confidence

#: A match with the finder that made it.
Finding = tuple[Match, Finder]
CONFIDENCE_RANK: dict[Confidence, int] = {"high": 0, "medium": 1, "low": 2}


class Weighing(NamedTuple):
    """What a scorer makes of a window.

    Attributes:
        window: the window.
        score: its log odds; above zero is a breach.
        inside: the finds that it was weighed with; none where the words alone decide.
    """

    window: Window
    score: float
    inside: list[Finding]


class Judge:
    """Weighs one message's windows, when a rule asks for it for the first time.

    Args:
        document: the message.
        scorers: language -> scorer.
        speaks: the language of messages.
    """

    def __init__(self, document: Document, scorers: Mapping[str, Scorer], speaks: str) -> None:
        self._document = document
        self._scorers = scorers
        self._speaks = speaks

    def weigh(self, rule: Rule, found: list[Finding], denied: list[Match], *, applies: bool) -> list[Finding]:
        """Decide, window by window, about what a rule's finders found and about what they missed.

        A finder whose confidence the rule's author has set stands by itself, as does a find outside all windows.

        Args:
            rule: the rule.
            found: what its finders found.
            denied: what they found negated or quoted; words alone don't decide against that.
            applies: whether the message's context lets words alone break the rule.
        """
        decided: list[Finding] = []
        weighed: set[int] = set()
        for window, score, inside in self.weighings(rule, found, denied, applies=applies):
            weighed.update(id(match) for match, _ in inside)
            if score > 0:
                decided += map(_widened, inside) if inside else _judged(rule, window, score, self._speaks)
        decided += [item for item in found if id(item[0]) not in weighed]
        return decided

    def weighings(self, rule: Rule, found: list[Finding], denied: list[Match], *, applies: bool) -> Iterator[Weighing]:
        """Weigh the windows that `weigh` decides about; the arguments are the same."""
        begun, barred = _Beginnings([match for match, _ in found]), _Beginnings(denied)
        for run in self.runs():
            weights = run.weights(rule.name)
            if weights is None or weights.whole:
                continue
            here = [found[at] for at in begun.within(run)]
            inside = [(match, finder) for match, finder in here if finder.confidence is None]
            # Weighing takes longer than all else, so it comes last.
            words_decide = applies and not here and weights.leaves_to_words(self.senses)
            if not inside and (not words_decide or barred.within(run)):
                continue
            window = run.window(rule.name)
            score = window.score(rule.name, surest(inside)) if window else None
            if window is not None and score is not None:
                yield Weighing(window, score, inside)

    def may_decide(self, rule: Rule) -> bool:
        """Return whether the words alone may break a rule; where they don't, only finds need be weighed."""
        return rule.name in self._suspects

    @cached_property
    def _suspects(self) -> frozenset[str]:
        # The scorers of other languages need not even be read.
        spoken = {lexicon.language for body in self._document.reads(("body",)) for lexicon in body.lexicons}
        found = {
            name for language in (*spoken, ANY) if language in self._scorers for name in self._scorers[language].whole
        }
        for run in self.runs():
            found |= run.paragraph.suspects(self.senses)
        return frozenset(found)

    def runs(self) -> Iterator[Run]:
        """Yield the stretches of the message that are weighed one by one."""
        return (run for body in self._bodies for run in body.parts)

    def breaks_as_a_whole(self, rule: Rule) -> bool:
        """Return whether the message as a whole breaks a rule about messages that say no more than something."""
        return any(weighing.score > 0 for weighing in self.weighings_of_whole(rule))

    def weighings_of_whole(self, rule: Rule) -> Iterator[Weighing]:
        """Weigh the message as a whole, for a rule about messages that say no more than something."""
        for run in (run for body in self._bodies for run in body.whole):
            weights = run.weights(rule.name)
            if weights is not None and weights.whole and weights.leaves_to_words(self.senses):
                window = run.window(rule.name)
                score = window.score(rule.name, None) if window else None
                if window is not None and score is not None:
                    yield Weighing(window, score, [])

    @cached_property
    def _bodies(self) -> list[Runs]:
        return [Runs(body, self._scorers) for body in self._document.reads(("body",))]

    @cached_property
    def senses(self) -> frozenset[str]:
        """The senses of the words of all bodies."""
        wordings = (wording for body in self._document.reads(("body",)) for wording in body.wordings)
        return frozenset[str]().union(*(wording.senses for wording in wordings))


class _Beginnings:
    """Where some matches in the body begin: each of many runs holds few of many.

    Args:
        matches: the matches.
    """

    def __init__(self, matches: Sequence[Match]) -> None:
        self._firsts = sorted(
            (match.where.first, at) for at, match in enumerate(matches) if match.where is not None and _in_body(match)
        )

    def within(self, run: Run) -> list[int]:
        """Return the numbers of the matches that begin in a run of sentences of the body, in their order."""
        first, last = (bisect_left(self._firsts, (edge,)) for edge in run.where)
        return sorted(at for _, at in self._firsts[first:last])


def surest(found: Iterable[Finding]) -> Confidence | None:
    """Return how sure the surest of some finds is; None without any."""
    return min((match.confidence for match, _ in found), key=lambda name: CONFIDENCE_RANK[name], default=None)


def stands_in(match: Match, run: Run) -> bool:
    """Return whether a match begins in a run of sentences of the body."""
    return match.where is not None and _in_body(match) and run.where.first <= match.where.first < run.where.last


def _in_body(match: Match) -> bool:
    return match.reading is not None and match.reading.part.name == "body"


def _widened(found: Finding) -> Finding:
    """Return a find with the whole of its clauses: what a person would underline of a request in words."""
    match, finder = found
    if match.reading is None or match.where is None:
        return found
    where = match.reading.clauses_of(match.where)
    return match.replaced(where=where, span=match.reading.span(where)), finder


def _judged(rule: Rule, window: Window, score: float, language: str) -> Iterator[Finding]:
    """Yield what the words alone say, with those that say most."""
    evidence = window.evidence(rule.name, score)
    if evidence is None:
        return
    title = rule.title.replace("{", "{{").replace("}", "}}")
    message = say(language, "judged", title=title, because="{because}")
    yield evidence.match.replaced(values={"because": listed(language, evidence.because)}), Finder(message=message)
