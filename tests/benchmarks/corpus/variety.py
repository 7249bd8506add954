"""How often what messages hold stands in earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.benchmarks.corpus.phrases import sentences_of
from tests.benchmarks.corpus.writer import words

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True)
class Variety:
    """What a corpus consists of.

    Attributes:
        messages: how many messages.
        words: how many words; two characters of a script without spaces are one.
        sentences: how many sentences; each line ends one.
        repeated: those that stand there before, word by word.
        forms: how many different words.
    """

    messages: int = 0
    words: float = 0.0
    sentences: int = 0
    repeated: int = 0
    forms: int = 0

    @property
    def share(self) -> float:
        """The share of sentences that are repeated."""
        return self.repeated / self.sentences if self.sentences else 0.0

    def __str__(self) -> str:
        if not self.messages:
            return "no messages"
        return (
            f"{self.messages:,} messages of {self.words / self.messages:.0f} words; "
            f"{self.sentences:,} sentences, {self.share:.1%} of them repeated; {self.forms:,} different words"
        )


def variety_of(messages: Iterable[dict[str, Any]]) -> Variety:
    """Return what some messages consist of."""
    variety = Variety()
    seen: set[str] = set()
    forms: set[str] = set()
    for message in messages:
        text = message["text"]
        sentences = sentences_of(text)
        variety.messages += 1
        variety.words += words(text)
        variety.sentences += len(sentences)
        for sentence in sentences:
            variety.repeated += sentence in seen
            seen.add(sentence)
        forms.update(text.split())
    variety.forms = len(forms)
    return variety
