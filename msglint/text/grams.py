"""Word n-grams of a run of sentences: the features that a scorer weighs.

Up to three words in a row, or four characters in scripts without spaces; ends of clauses and sentences count as words,
and all long numbers as one. The beginning of a long word stands for all its forms besides.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from msglint.text.segment import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from msglint.text.segment import Segments, Sentence

_LONGEST_WORDS = 3
_LONGEST_CHARACTERS = 4
_START = "<"
_PAUSE = ","
_STOP = "."
_QUESTION = "?"
_NUMBER = "0"
#: Numbers up to this long may be star counts or prices; longer ones are IDs and dates.
_SHORT_NUMBER = 2
#: A word longer than this also counts by its beginning, as `remov*`.
_STEM = 5


class Gram(NamedTuple):
    """One n-gram and the tokens that it covers: from `first` to `last`, and the second of a pair from `also`.

    Attributes:
        text: the words or senses.
        first: the first token.
        last: the token after the last.
        also: the tokens of the second of two that do not stand side by side, as a range likewise; None without.
    """

    text: str
    first: int
    last: int
    also: tuple[int, int] | None = None

    def tokens(self) -> Sequence[int]:
        """Return the tokens that it covers."""
        return (*range(self.first, self.last), *(range(*self.also) if self.also else ()))


def grams(text: str, segments: Segments, sentences: Iterable[Sentence]) -> list[Gram]:
    """Return the n-grams of some sentences, in the order of the text.

    Args:
        text: the folded text.
        segments: its tokens and sentences.
        sentences: the sentences to read.
    """
    found: list[Gram] = []
    for sentence in sentences:
        words = _words(text, segments, sentence)
        unspaced = sum(is_unspaced(token) for token in segments.tokens[sentence.first : sentence.last])
        longest = _LONGEST_CHARACTERS if 2 * unspaced > sentence.last - sentence.first else _LONGEST_WORDS
        for size in range(1, longest + 1):
            for at in range(len(words) - size + 1):
                run = words[at : at + size]
                found.append(Gram(" ".join(word for word, _ in run), run[0][1], run[-1][1] + 1))
        found += [Gram(f"{word[:_STEM]}*", at, at + 1) for word, at in words if len(word) > _STEM]
    return found


def count(found: Sequence[Gram]) -> Counter[str]:
    """Return how often each n-gram stands there."""
    return Counter(gram.text for gram in found)


def _words(text: str, segments: Segments, sentence: Sentence) -> list[tuple[str, int]]:
    """Return the words of a sentence, signs for pauses and its end included, each with the token that it belongs to."""
    words = [(_START, sentence.first)]
    tokens = segments.tokens
    for at in range(sentence.first, sentence.last):
        token = tokens[at]
        if at > sentence.first and token.clause != tokens[at - 1].clause:
            words.append((_PAUSE, at - 1))
        number = token.text[0].isdigit() and len(token.text) > _SHORT_NUMBER
        words.append((_NUMBER if number else token.text, at))
    end = tokens[sentence.last - 1].end
    words.append((_QUESTION if text[end : end + 1] == _QUESTION else _STOP, sentence.last - 1))
    return words
