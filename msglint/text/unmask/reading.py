"""What all finders of words in disguise share: their results, and how they look around a place."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from msglint.text.fold.view import Edit
from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

#: Tells whether lexicons know a word.
Known = Callable[[str], bool]

#: Letters of alphabets with small letters, in the middle of a class.
LETTER = "a-z\u00df-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff"
LETTERS = lazy_pattern(f"[{LETTER}]+")
#: Shorter words are too many to be told from what is none.
MIN_WORD = 4
#: No word that we look for is longer, disguise and all.
MAX_TOKEN = 40
#: What counts as a short word.
SHORT = 3

_FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "short_words.txt")  # noqa: PTH118, PTH120 - pathlib would cost start-up time
_ADDRESS = lazy_pattern(r"@[\w-]+\.\w|://|www\.|\{\{|\}\}|[\w-]\.(?:com|net|org)\b")


class Reading(NamedTuple):
    """What a range of a view reads, and how that is hidden; an empty name for what is noted already."""

    start: int
    end: int
    edits: tuple[Edit, ...]
    trick: str


def reading(start: int, end: int, text: str, trick: str) -> Reading:
    """Return the reading of a range as another text."""
    return Reading(start, end, (Edit(start, end, text),), trick)


def places(text: str, sign: re.Pattern[str], run: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Give the runs of characters around the places where a sign stands, but for endless ones.

    Args:
        text: the text.
        sign: what to look for.
        run: the characters of a run, one and more; the same from its end.
    """
    done = 0
    for match in sign.finditer(text):
        at = match.start()
        if at < done:
            continue
        before = run.match(text[max(done, at - MAX_TOKEN) : at][::-1])
        after = run.match(text, at, at + MAX_TOKEN)
        start, done = at - (before.end() if before else 0), after.end() if after else at + 1
        if done - start <= MAX_TOKEN:
            yield start, done


def in_address(text: str, start: int, end: int) -> bool:
    """Return whether a range is a part of an address, or of a placeholder in a template."""
    before = text[max(0, start - MAX_TOKEN) : start].split()
    after = text[end : end + MAX_TOKEN].split()
    head = before[-1] if before and not text[start - 1].isspace() else ""
    tail = after[0] if after and not text[end].isspace() else ""
    return _ADDRESS.search(head + text[start:end] + tail) is not None


@cache
def short_words() -> frozenset[str]:
    """Return the short words of many languages: what is none may be a piece of a word."""
    with open(_FILE, encoding="utf-8") as file:  # noqa: PTH123 - pathlib would cost start-up time
        lines = [line.split() for line in file if not line.startswith("#")]
    return frozenset(word.replace("ı", "i") for words in lines for word in words[1:] if len(word) <= SHORT)
