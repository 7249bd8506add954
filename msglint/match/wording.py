"""How a part is worded: the n-grams of words and senses that scorers weigh, each sentence counted once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msglint.match.meanings import sense_grams, sense_names
from msglint.text.grams import gram_texts, grams

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.match.document import Reading
    from msglint.text.grams import Gram


class Wording:
    """The wording of a part.

    Args:
        reading: the part.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._counts: dict[tuple[int, bool], Counter[str]] = {}

    def counts(self, sentences: Iterable[int], *, words: bool) -> Counter[str]:
        """Return how often each n-gram stands in some sentences.

        Args:
            sentences: their numbers.
            words: whether n-grams of words count besides those of senses: for the scorer of one language.
        """
        found: Counter[str] = Counter()
        for sentence in sentences:
            found.update(self._counted(sentence, words=False))
            if words:
                found.update(self._counted(sentence, words=True))
        return found

    def grams(self, sentences: Iterable[int], *, words: bool) -> list[Gram]:
        """Return the n-grams that `counts` counts, with their places."""
        reading = self.reading
        found: list[Gram] = []
        for sentence in sentences:
            found += sense_grams(reading, sentence)
            if words:
                found += grams(reading.folded.text, reading.segments, reading.segments.sentences[sentence])
        return found

    def _counted(self, sentence: int, *, words: bool) -> Counter[str]:
        known = self._counts.get((sentence, words))
        if known is None:
            reading = self.reading
            known = self._counts[sentence, words] = Counter(
                gram_texts(reading.folded.text, reading.segments, reading.segments.sentences[sentence])
                if words
                else sense_names(reading, sentence)
            )
        return known
