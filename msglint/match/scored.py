"""Weighs what the finders found and how the message is worded, by a scorer."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from msglint.match.found import Match
from msglint.match.meanings import pair_grams, sense_grams
from msglint.match.paragraph import paragraph_of
from msglint.match.tokens import Range
from msglint.text.grams import grams
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from msglint.match.document import Reading
    from msglint.match.meanings import Item
    from msglint.ruleset.scorer import RuleWeights, Scorer
    from msglint.text.grams import Gram
    from msglint.violation import Confidence

_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*[\r\n]")
#: A longer paragraph is read in several runs, since a breach of one sentence would drown in it.
_WINDOW_WORDS = 110
#: Scores are log odds: from these on a breach is this sure.
_HIGH, _MEDIUM = 1.7, 0.6
#: How many telling words a person is shown.
_SHOWN = 3


class Evidence(NamedTuple):
    """What speaks most for a breach.

    Attributes:
        match: the most telling place.
        because: the words that weigh most, as they stand in the message.
    """

    match: Match
    because: tuple[str, ...]


class Window:
    """A run of sentences that is weighed by itself.

    What stands in other paragraphs changes nothing, so a message does not become better or worse by what is put before
    it.

    Args:
        run: the sentences.
        scorer: the scorer to weigh them with.

    Attributes:
        where: the tokens from the first sentence to the last.
        reading: the part that holds them.
        scorer: the language of the scorer, or that of any.
    """

    def __init__(self, run: Run, scorer: Scorer) -> None:
        self.where = run.where
        self.scorer = scorer.language
        self.reading = run.reading
        self._run = run
        self._scorer = scorer

    def weights(self, rule: str) -> RuleWeights:
        """Return what its scorer knows of a rule; a scorer weighs only rules that it knows."""
        return self._scorer.rules[rule]

    def score(self, rule: str, found: Confidence | None) -> float | None:
        """Weigh the window for a rule; above zero is a breach.

        Args:
            rule: the rule's name, without its pack.
            found: how sure the surest find of the rule's finders in the window is; None where there is none.

        Returns:
            Log odds, or None where there is too little to go by.
        """
        if found is None and self._run.paragraph.is_short:
            return None
        weights = self.weights(rule)
        return weights.score(found, self._sum(weights))

    def contributions(self, rule: str) -> list[tuple[Gram, float]]:
        """Return what each n-gram that the scorer knows adds to a rule's score, with the first place of it."""
        places: dict[str, Gram] = {}
        for gram in self._grams + self._pairs:
            places.setdefault(gram.text, gram)
        column = self.weights(rule).column
        return [(places[name], share * values[column] / 100) for name, (share, values) in self._known.items()]

    def evidence(self, rule: str, score: float) -> Evidence | None:
        """Return the stretch of words that says most for a breach of a rule that has a score.

        None where the words as a whole speak against it, as in a paragraph of one word: how often the rule is broken
        is no evidence.
        """
        weights = self.weights(rule)
        if self._sum(weights) <= 0:
            return None
        first, last = self.where
        worth = [float("-inf")] * (last - first)  # what stands between the sentences is the buyer's
        for sentence in self._run.sentences:
            worth[sentence.first - first : sentence.last - first] = [0.0] * (sentence.last - sentence.first)
        telling: list[tuple[float, Gram]] = []
        known = self._known
        for gram in self._grams:
            if gram.text in known:
                share, values = known[gram.text]
                weight = share * values[weights.column]
                telling.append((weight, gram))
                covered = gram.tokens()
                for at in covered:
                    worth[at - first] += weight / len(covered)
        start, end = _heaviest(worth)
        where = self._trimmed(first + start, first + end)
        confidence: Confidence = "high" if score >= _HIGH else "medium" if score >= _MEDIUM else "low"
        match = Match(self.reading, self.reading.span(where), where, confidence=confidence)
        telling.sort(key=lambda item: (-item[0], item[1].first))
        because = dict.fromkeys(self._text(gram) for weight, gram in telling[: 3 * _SHOWN] if weight > 0)
        return Evidence(match, tuple(because)[:_SHOWN])

    def _sum(self, weights: RuleWeights) -> float:
        return self._run.paragraph.sums(self._scorer)[weights.column]

    @property
    def _grams(self) -> list[Gram]:
        """The n-grams with their places; a pair that stands anywhere has none."""
        return self._run.grams(words=bool(self._scorer.features.words))

    @property
    def _pairs(self) -> list[Gram]:
        return pair_grams(self._run.items(), self._scorer.features)

    @property
    def _known(self) -> dict[str, tuple[float, list[int]]]:
        """How much each n-gram counts that the scorer knows, and its weights."""
        weighed = self._run.paragraph.weighed
        if self._scorer not in weighed:
            counts = Counter(gram.text for gram in (*self._grams, *self._pairs))
            weighed[self._scorer] = self._scorer.weigh(counts)
        return weighed[self._scorer]

    def _trimmed(self, first: int, last: int) -> Range:
        """Return a range without the numbers at its ends, such as half an order ID."""
        words = self.reading.segments.words
        while last - first > 1 and words[first].isdigit():
            first += 1
        while last - first > 1 and words[last - 1].isdigit():
            last -= 1
        return Range(first, last)

    def _text(self, gram: Gram) -> str:
        last = max(gram.last, gram.also[1] if gram.also else 0)
        span = self.reading.span(Range(min(gram.first, gram.also[0] if gram.also else gram.first), last))
        return " ".join(self.reading.part.text[span.start : span.end].split())


class Run:
    """Sentences that are weighed together, by whichever scorer knows a rule: that of their language, or that of any.

    Args:
        reading: the part that holds them.
        numbers: their numbers.
        scorers: all scorers.

    Attributes:
        sentences: the sentences.
        paragraph: what they say, wherever they stand.
        where: the tokens from the first sentence to the last.
    """

    def __init__(self, reading: Reading, numbers: Sequence[int], scorers: tuple[Scorer, ...]) -> None:
        self.reading = reading
        self.sentences = [reading.segments.sentences[number] for number in numbers]
        self.paragraph = paragraph_of(tuple([reading.wordings[number] for number in numbers]), scorers)
        self.where = Range(self.sentences[0].first, self.sentences[-1].last)
        self._grams: dict[bool, list[Gram]] = {}

    def items(self) -> Iterator[Item]:
        """Yield what scorers weigh of them in every language, with its places."""
        for sentence, wording in zip(self.sentences, self.paragraph.wordings, strict=True):
            yield from (item.moved(sentence.first) for item in wording.items)

    def grams(self, *, words: bool) -> list[Gram]:
        """Return their n-grams of senses, and of words if asked for, with their places."""
        known = self._grams.get(words)
        if known is None:
            known = self._grams[words] = []
            for sentence, wording in zip(self.sentences, self.paragraph.wordings, strict=True):
                known += sense_grams([item.moved(sentence.first) for item in wording.items])
                if words:
                    known += grams(wording.form, sentence.first)
        return known

    def weights(self, rule: str) -> RuleWeights | None:
        """Return what the scorer of the language, or else that of any, knows of a rule; None where none knows it."""
        return next((known for scorer in self.paragraph.scorers if (known := scorer.rule(rule)) is not None), None)

    def window(self, rule: str) -> Window | None:
        """Return the sentences as the scorer of a rule sees them; None where none knows the rule and the words."""
        scorer = self.paragraph.scorer(rule)
        return None if scorer is None else Window(self, scorer)


class Runs:
    """A part cut into what is weighed by itself.

    Args:
        reading: the part.
        scorers: language -> scorer.
    """

    def __init__(self, reading: Reading, scorers: Mapping[str, Scorer]) -> None:
        self._reading = reading
        self._scorers = tuple(scorers.values())

    @cached_property
    def parts(self) -> list[Run]:
        """The runs of each paragraph, in the order of the text."""
        if not self._scorers:
            return []
        return [Run(self._reading, run, self._scorers) for run in runs(self._reading)]

    @cached_property
    def whole(self) -> list[Run]:
        """The part as one run; none where it is too long to be weighed, or empty."""
        reading = self._reading
        if reading.lengths[-1] > 2 * _WINDOW_WORDS:
            return []
        if len(self.parts) <= 1:
            return self.parts
        sentences = [number for paragraph in _paragraphs(reading) for number in paragraph]
        return [Run(reading, sentences, self._scorers)]


def runs(reading: Reading) -> Iterator[list[int]]:
    """Yield the numbers of the sentences of each paragraph, of long ones in runs that overlap by half.

    The buyer's words, quoted in a reply, are left out.
    """
    for paragraph in _paragraphs(reading):
        yield from _shortened(paragraph, reading)


def _paragraphs(reading: Reading) -> Iterator[list[int]]:
    paragraph: list[int] = []
    text, regions = reading.folded.text, reading.segments.regions
    for number, (start, _) in enumerate(regions):
        if reading.quotes(number):
            continue
        if paragraph and _BLANK_LINE.search(text, regions[paragraph[-1]][1], start):
            yield paragraph
            paragraph = []
        paragraph.append(number)
    if paragraph:
        yield paragraph


def _shortened(paragraph: list[int], reading: Reading) -> Iterator[list[int]]:
    lengths, sentences = reading.lengths, reading.segments.sentences
    first = 0
    while first < len(paragraph):
        last = middle = first
        length = 0
        while last < len(paragraph) and (length == 0 or length < 2 * _WINDOW_WORDS):
            if length < _WINDOW_WORDS:
                middle = last
            sentence = sentences[paragraph[last]]
            length += lengths[sentence.last] - lengths[sentence.first]
            last += 1
        yield paragraph[first:last]
        if last == len(paragraph):
            return
        first = max(middle, first + 1)


def _heaviest(worth: list[float]) -> tuple[int, int]:
    """Return the range with the greatest sum, at least one long (Kadane's scan)."""
    best, best_range = float("-inf"), (0, 1)
    total, start = 0.0, 0
    for at, value in enumerate(worth):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, best_range = total, (start, at + 1)
    return best_range
