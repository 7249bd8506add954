"""The folded view: text with case, width and invisible characters evened out, each code point mapped to its source.

Rules read the folded view; reports show the raw text. So every folded code point remembers which raw ones it came from.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from msglint.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Characters that a rule's author types in one way and people type in several.
_ALIKE = {
    **dict.fromkeys("’‘ʼ＇′`´‛", "'"),
    **dict.fromkeys("“”„‟″＂«»", '"'),
    **dict.fromkeys("‐‑−﹣", "-"),
    **dict.fromkeys("☆⭐🌟✩✪", "★"),
    # NFKC writes three full stops, which would end a sentence in the middle of a thought.
    "…": "…",
}

#: Invisible characters that carry no meaning in the scripts we read; the joiners matter in Persian and Indic words
#: and are dropped as well, on both sides of a comparison.
_IGNORABLE_RANGES = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels
    (0x180B, 0x180F),  # Mongolian variation selectors
    (0x200B, 0x200F),  # zero-width space and joiners, directional marks
    (0x202A, 0x202E),  # directional embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates
    (0x3164, 0x3164),  # Hangul filler
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # zero-width no-break space
    (0xFFA0, 0xFFA0),  # half-width Hangul filler
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),  # musical format controls
    (0xE0000, 0xE0FFF),  # tags and more variation selectors
)


class View:
    """A reading of a text that knows where each of its code points came from.

    Attributes:
        text: the reading.
    """

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str, starts: Sequence[int] | None = None, ends: Sequence[int] | None = None) -> None:
        """Take the reading and the raw range of each of its code points, unless both are equal point for point."""
        self.text = text
        self._starts = starts
        self._ends = ends

    def source(self, start: int, end: int) -> Span:
        """Return the raw range that the code points from `start` up to `end` (not included) came from.

        An empty range gives an empty raw range.
        """
        if self._starts is None or self._ends is None:
            return Span(start, end)
        if start == end:
            at = self._starts[start] if start < len(self._starts) else (self._ends[-1] if self._ends else 0)
            return Span(at, at)
        return Span(self._starts[start], self._ends[end - 1])


def fold(text: str) -> View:
    """Return the folded view of a raw text.

    Compatibility forms (full-width, ligatures, mathematical letters) become plain ones, letters become lower case,
    invisible characters go, quotation marks and hyphens become the ASCII ones.
    """
    if text.isascii():
        return View(text.lower())
    folded = {char: _fold_char(char) for char in set(text)}
    if all(len(new) == 1 for new in folded.values()):
        return View(text.translate({ord(char): new for char, new in folded.items() if char != new}))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, char in enumerate(text):
        for new in folded[char]:
            pieces.append(new)
            starts.append(index)
            ends.append(index + 1)
    return View("".join(pieces), starts, ends)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in _ALIKE:
        return _ALIKE[char]
    code = ord(char)
    if any(first <= code <= last for first, last in _IGNORABLE_RANGES):
        return ""
    plain = unicodedata.normalize("NFKC", char)
    # A few compatibility forms begin with a space (U+00B4, U+2017), which would tear a word apart.
    even = (char if plain[:1].isspace() and not char.isspace() else plain).casefold()
    return "".join(_ALIKE.get(new, new) for new in even)
