"""Weighs what the finders found and how the message is worded, by a language's scorer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msglint.match.document import Range
from msglint.match.found import Match
from msglint.text.grams import count, grams
from msglint.text.script import main_script
from msglint.text.segment import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.match.document import Reading
    from msglint.ruleset.scorer import RuleWeights, Scorer
    from msglint.text.grams import Gram
    from msglint.text.segment import Sentence
    from msglint.violation import Confidence

_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*[\r\n]")
#: A longer paragraph is read in several runs, since a breach of one sentence would drown in it.
_WINDOW_WORDS = 110
#: So few words say nothing by themselves.
_FEWEST_WORDS = 3
#: Scores are log odds: from these on a breach is this sure.
_HIGH, _MEDIUM = 1.7, 0.6
#: A scorer that knows fewer of a paragraph's words was learned from another language of the same script.
_KNOWN_WORDS = 1 / 3
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
    """A run of sentences of one paragraph that is weighed by itself.

    What stands in other paragraphs changes nothing, so a message does not become better or worse by what is put before
    it.

    Args:
        reading: the part that holds it.
        sentences: its sentences.
        scorer: the scorer of its language.
    """

    def __init__(self, reading: Reading, sentences: list[Sentence], scorer: Scorer) -> None:
        self.where = Range(sentences[0].first, sentences[-1].last)
        self._reading = reading
        self._sentences = sentences
        self._scorer = scorer
        self._grams = grams(reading.folded.text, reading.segments, sentences)
        self._known = scorer.weigh(count(self._grams))

    def score(self, rule: str, found: Confidence | None) -> float | None:
        """Weigh the window for a rule; above zero is a breach.

        Args:
            rule: the rule's name, without its pack.
            found: how sure the surest find of the rule's finders in the window is; None where there is none.

        Returns:
            Log odds, or None where the scorer does not know the rule, or has too little to go by.
        """
        weights = self._scorer.rule(rule)
        if weights is None or (found is None and self.where.last - self.where.first < _FEWEST_WORDS):
            return None
        return weights.bias + weights.found.get(found or "", 0.0) + self._sum(weights)

    def evidence(self, rule: str, score: float) -> Evidence | None:
        """Return the stretch of words that says most for a breach of a rule that has a score.

        None where the words as a whole speak against it, as in a paragraph of one word: how often the rule is broken
        is no evidence.
        """
        weights = self._scorer.rule(rule)
        assert weights is not None  # noqa: S101 - the rule has a score
        if self._sum(weights) <= 0:
            return None
        first, last = self.where
        worth = [float("-inf")] * (last - first)  # what stands between the sentences is the buyer's
        for sentence in self._sentences:
            worth[sentence.first - first : sentence.last - first] = [0.0] * (sentence.last - sentence.first)
        telling: list[tuple[float, Gram]] = []
        for gram in self._grams:
            if gram.text in self._known:
                share, values = self._known[gram.text]
                weight = share * values[weights.column]
                telling.append((weight, gram))
                for at in range(gram.first, gram.last):
                    worth[at - first] += weight / (gram.last - gram.first)
        start, end = _heaviest(worth)
        where = self._trimmed(first + start, first + end)
        confidence: Confidence = "high" if score >= _HIGH else "medium" if score >= _MEDIUM else "low"
        match = Match(self._reading, self._reading.span(where), where, confidence=confidence)
        telling.sort(key=lambda item: (-item[0], item[1].first))
        because = dict.fromkeys(self._text(gram) for weight, gram in telling[: 3 * _SHOWN] if weight > 0)
        return Evidence(match, tuple(because)[:_SHOWN])

    @property
    def topic(self) -> tuple[str, ...]:
        """The concepts one of which the message must speak of before words alone can break a rule."""
        return self._scorer.topic

    @property
    def is_understood(self) -> bool:
        """Whether the scorer knows enough of the words, numbers, links and signs apart."""
        tokens = self._reading.segments.tokens
        words = {
            token.text
            for sentence in self._sentences
            for token in tokens[sentence.first : sentence.last]
            if token.text[0].isalpha()
        }
        return len(words & self._known.keys()) >= max(1, _KNOWN_WORDS * len(words))

    def _sum(self, weights: RuleWeights) -> float:
        return sum(share * values[weights.column] for share, values in self._known.values()) / 100

    def _trimmed(self, first: int, last: int) -> Range:
        """Return a range without the numbers at its ends, such as half an order ID."""
        tokens = self._reading.segments.tokens
        while last - first > 1 and tokens[first].text.isdigit():
            first += 1
        while last - first > 1 and tokens[last - 1].text.isdigit():
            last -= 1
        return Range(first, last)

    def _text(self, gram: Gram) -> str:
        span = self._reading.span(Range(gram.first, gram.last))
        return " ".join(self._reading.part.text[span.start : span.end].split())


def windows(reading: Reading, scorers: Iterable[Scorer]) -> Iterator[Window]:
    """Yield the windows of a part, in the order of the text, each with the scorer of the script that it is written in.

    Those that no scorer knows enough words of are left out: the finders decide alone.
    """
    of_script = {scorer.script: scorer for scorer in scorers}
    for run in runs(reading):
        first, last = reading.segments.tokens[run[0].first], reading.segments.tokens[run[-1].last - 1]
        scorer = of_script.get(main_script(reading.folded.text[first.start : last.end]) or "")
        if scorer is not None and (window := Window(reading, run, scorer)).is_understood:
            yield window


def runs(reading: Reading) -> Iterator[list[Sentence]]:
    """Cut a part into paragraphs, and long paragraphs into runs of sentences that overlap by half.

    The buyer's words, quoted in a reply, are left out.
    """
    paragraph: list[Sentence] = []
    text, tokens = reading.folded.text, reading.segments.tokens
    for sentence in reading.segments.sentences:
        if reading.is_reply_line(reading.span(Range(sentence.first, sentence.last)).start):
            continue
        if paragraph and _BLANK_LINE.search(text, tokens[paragraph[-1].last - 1].end, tokens[sentence.first].start):
            yield from _shortened(paragraph, reading)
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield from _shortened(paragraph, reading)


def _shortened(sentences: list[Sentence], reading: Reading) -> Iterator[list[Sentence]]:
    tokens = reading.segments.tokens
    first = 0
    while first < len(sentences):
        last = middle = first
        length = 0.0
        while last < len(sentences) and (length == 0 or length < _WINDOW_WORDS):
            if length < _WINDOW_WORDS / 2:
                middle = last
            sentence = tokens[sentences[last].first : sentences[last].last]
            length += sum(0.5 if is_unspaced(token) else 1 for token in sentence)
            last += 1
        yield sentences[first:last]
        if last == len(sentences):
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
