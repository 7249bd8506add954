"""Word n-grams of a run of sentences: the features that a scorer weighs.

Up to three words in a row, or four characters in scripts without spaces; ends of clauses and sentences count as words,
and all long numbers as one. The beginning of a long word stands for all its forms besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msglint.text.segment import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def grams(text: str, segments: Segments, sentence: Sentence) -> list[Gram]:
    """Return the n-grams of a sentence, short ones first, in the order of the text.

    Args:
        text: the folded text.
        segments: its tokens and sentences.
        sentence: the sentence to read.
    """
    words = _words(text, segments, sentence)
    found = [
        Gram(name, words[at][1], words[at + size - 1][1] + 1)
        for size, names in enumerate(_runs(words, segments, sentence), 1)
        for at, name in enumerate(names)
    ]
    return found + [Gram(f"{word[:_STEM]}*", at, at + 1) for word, at in words if len(word) > _STEM]


def gram_texts(text: str, segments: Segments, sentence: Sentence) -> list[str]:
    """Return what `grams` returns, without the places."""
    words = _words(text, segments, sentence)
    found = [name for names in _runs(words, segments, sentence) for name in names]
    return found + [f"{word[:_STEM]}*" for word, _ in words if len(word) > _STEM]


def _runs(words: Sequence[tuple[str, int]], segments: Segments, sentence: Sentence) -> Iterator[list[str]]:
    """Yield the runs of one word, those of two words, and so on."""
    unspaced = sum(is_unspaced(token) for token in segments.tokens[sentence.first : sentence.last])
    longest = _LONGEST_CHARACTERS if 2 * unspaced > sentence.last - sentence.first else _LONGEST_WORDS
    names = [word for word, _ in words]
    runs = names
    yield runs
    for size in range(1, longest):
        runs = [f"{run} {word}" for run, word in zip(runs, names[size:], strict=False)]
        yield runs


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
