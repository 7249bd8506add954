"""Sentences that are weighed together, wherever they stand: what scorers make of their words is remembered."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msglint.match.meanings import pair_numbers
from msglint.match.wording import language_of
from msglint.ruleset.scorer import ANY

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from msglint.lexicon.lexicon import Lexicon
    from msglint.match.wording import Wording
    from msglint.ruleset.scorer import Scorer

#: A scorer that knows fewer of a paragraph's words was learned from another language of the same script.
_KNOWN_WORDS = 1 / 3
#: So few words say nothing by themselves.
_FEWEST_WORDS = 3


class Paragraph:
    """Some sentences, as whichever scorer knows a rule sees them: that of their language, or that of any.

    Args:
        wordings: how they are worded.
        scorers: all scorers.
    """

    def __init__(self, wordings: tuple[Wording, ...], scorers: tuple[Scorer, ...]) -> None:
        self.wordings = wordings
        self._all = {scorer.language: scorer for scorer in scorers}
        self._sums: dict[Scorer, list[float]] = {}
        self._suspects: dict[Scorer, frozenset[str]] = {}
        #: What n-grams count and weigh by a scorer, once a breach must be explained.
        self.weighed: dict[Scorer, dict[str, tuple[float, list[int]]]] = {}

    @cached_property
    def scorers(self) -> list[Scorer]:
        """The scorers that are asked, one after the other."""
        lexicon = self._language()
        names = (lexicon.language, ANY) if lexicon else (ANY,)
        return [self._all[name] for name in names if name in self._all]

    def _language(self) -> Lexicon | None:
        """Return the lexicon of the language that most of them are written in; None where none is."""
        lexicon, *others = dict.fromkeys(wording.language for wording in self.wordings)
        if not others:
            return lexicon
        asked = dict.fromkeys(lexicon for wording in self.wordings for lexicon in wording.lexicons)
        return language_of([word for wording in self.wordings for word in wording.words], tuple(asked))

    @cached_property
    def meanings(self) -> frozenset[str]:
        """The senses that they hold."""
        return frozenset[str]().union(*(wording.meanings for wording in self.wordings))

    @cached_property
    def is_short(self) -> bool:
        """Whether so few words say nothing by themselves."""
        return sum(len(wording.words) for wording in self.wordings) < _FEWEST_WORDS

    def scorer(self, rule: str) -> Scorer | None:
        """Return the scorer that knows a rule, by its name, and the words; None where none does."""
        return next((one for one in self.scorers if one.rule(rule) is not None and self._is_known_to(one)), None)

    def sums(self, scorer: Scorer) -> list[float]:
        """Return what the words add to the score of each rule that a scorer knows."""
        known = self._sums.get(scorer)
        if known is None:
            known = self._sums[scorer] = self._summed(scorer)
        return known

    def suspects(self, senses: AbstractSet[str]) -> set[str]:
        """Return the names of the rules that the words alone may break, as far as they are left to them.

        Args:
            senses: those of the whole message; a rule may ask for some of them.
        """
        found: set[str] = set()
        asked: set[str] = set()
        for scorer in self.scorers:
            about = {name for name, weights in scorer.rules.items() if weights.leaves_to_words(senses)} - asked
            if about:
                found |= about & self._suspects_by(scorer)
                # A rule is weighed by the first scorer that knows it and the words.
                if scorer is not self.scorers[-1] and self._is_known_to(scorer):
                    asked.update(scorer.rules)
        return found

    def _suspects_by(self, scorer: Scorer) -> frozenset[str]:
        known = self._suspects.get(scorer)
        if known is None:
            known = frozenset[str]()
            if not self.is_short and self._is_known_to(scorer):
                sums = self.sums(scorer)
                known = frozenset(
                    name for name, weights in scorer.rules.items() if weights.score(None, sums[weights.column]) > 0
                )
            self._suspects[scorer] = known
        return known

    def _is_known_to(self, scorer: Scorer) -> bool:
        """Return whether a scorer knows enough of the words, numbers, links and signs apart."""
        known = [wording.known_to(scorer) for wording in self.wordings]
        words = sum(one.words for one in known)
        return sum(one.understood for one in known) >= max(1, _KNOWN_WORDS * words)

    def _summed(self, scorer: Scorer) -> list[float]:
        senses: list[int] = []
        grams: list[int] = []
        for wording in self.wordings:
            known = wording.known_to(scorer)
            senses += known.senses
            grams += known.grams
        return scorer.sums(senses, pair_numbers(self.meanings, scorer.features), grams)


def paragraph_of(wordings: tuple[Wording, ...], scorers: tuple[Scorer, ...]) -> Paragraph:
    """Return a paragraph, the same for two that say the same; the arguments are those of `Paragraph`."""
    remembered = wordings[0].remembered
    if remembered is None:
        return Paragraph(wordings, scorers)
    known: Paragraph | None = remembered.get((wordings, scorers))
    if known is None:
        known = remembered[wordings, scorers] = Paragraph(wordings, scorers)
    return known
