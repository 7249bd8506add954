"""Word n-grams of a run of sentences: the features that a scorer weighs.

Up to three words in a row, or four characters in scripts without spaces; ends of clauses and sentences count as words,
and all long numbers as one. The beginning of a long word stands for all its forms besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.segment import PAUSE, is_unspaced
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_WORDS = 3
_LONGEST_CHARACTERS = 4
_START = "<"
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


def grams(form: Sequence[str], first: int = 0) -> list[Gram]:
    """Return the n-grams of a sentence, short ones first, in the order of the text.

    Args:
        form: the sentence's form, as `Segments.forms` returns it.
        first: the number of its first token.
    """
    words = _words(form)
    places = _places(form, first)
    found = [
        Gram(name, places[at], places[at + size - 1] + 1)
        for size, names in enumerate(_runs(words, form), 1)
        for at, name in enumerate(names)
    ]
    stems = zip(words, places, strict=True)
    return found + [Gram(f"{word[:_STEM]}*", at, at + 1) for word, at in stems if len(word) > _STEM]


def gram_texts(form: Sequence[str]) -> list[str]:
    """Return what `grams` returns, without the places."""
    words = _words(form)
    found = [name for names in _runs(words, form) for name in names]
    return found + [f"{word[:_STEM]}*" for word in words if len(word) > _STEM]


def _runs(words: list[str], form: Sequence[str]) -> Iterator[list[str]]:
    """Yield the runs of one word, those of two words, and so on."""
    tokens = len(form) - 1 - form.count(PAUSE)
    longest = _LONGEST_CHARACTERS if 2 * sum(map(is_unspaced, form)) > tokens else _LONGEST_WORDS
    runs = words
    yield runs
    for size in range(1, longest):
        runs = [f"{run} {word}" for run, word in zip(runs, words[size:], strict=False)]
        yield runs


def _words(form: Sequence[str]) -> list[str]:
    """Return the words of a sentence, signs for pauses and its end included."""
    words = [_NUMBER if word[0].isdigit() and len(word) > _SHORT_NUMBER else word for word in form[:-1]]
    return [_START, *words, _QUESTION if form[-1] == _QUESTION else _STOP]


def _places(form: Sequence[str], first: int) -> list[int]:
    """Return the token that each word of `_words` belongs to, a sign to the one before it."""
    places = [first]
    at = first - 1
    for word in form[:-1]:
        at += word != PAUSE
        places.append(at)
    return [*places, at]
