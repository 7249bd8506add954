"""How a part is worded: the n-grams of words and senses that scorers weigh, each sentence counted once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msglint.match.meanings import items_of, pair_grams, sense_grams, sense_names, sense_pairs
from msglint.text.grams import gram_texts, grams

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from msglint.match.document import Reading
    from msglint.match.meanings import Item
    from msglint.text.grams import Gram


class Wording:
    """The wording of a part.

    Args:
        reading: the part.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._items: dict[int, list[Item]] = {}
        self._counts: dict[tuple[int, bool], Counter[str]] = {}

    def counts(self, sentences: Sequence[int], *, words: bool) -> Counter[str]:
        """Return how often each n-gram stands in some sentences, and once each pair of senses that they hold.

        Args:
            sentences: their numbers.
            words: whether n-grams of words count besides those of senses: for the scorer of one language.
        """
        found = Counter(sense_pairs(map(self._items_of, sentences)))
        for sentence in sentences:
            found.update(self._counted(sentence, words=False))
            if words:
                found.update(self._counted(sentence, words=True))
        return found

    def grams(self, sentences: Iterable[int], *, words: bool) -> list[Gram]:
        """Return the n-grams with their places; a pair that stands anywhere has none."""
        reading = self.reading
        found: list[Gram] = []
        for sentence in sentences:
            found += sense_grams(self._items_of(sentence))
            if words:
                found += grams(reading.folded.text, reading.segments, reading.segments.sentences[sentence])
        return found

    def pairs(self, sentences: Iterable[int]) -> list[Gram]:
        """Return the pairs of senses that some sentences hold anywhere, each with the first place of both."""
        return pair_grams(map(self._items_of, sentences))

    def _items_of(self, sentence: int) -> list[Item]:
        known = self._items.get(sentence)
        if known is None:
            known = self._items[sentence] = items_of(self.reading, sentence)
        return known

    def _counted(self, sentence: int, *, words: bool) -> Counter[str]:
        known = self._counts.get((sentence, words))
        if known is None:
            reading = self.reading
            known = self._counts[sentence, words] = Counter(
                gram_texts(reading.folded.text, reading.segments, reading.segments.sentences[sentence])
                if words
                else sense_names(self._items_of(sentence))
            )
        return known
