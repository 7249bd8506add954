"""Words without the marks that people leave out when they write in haste."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: Letters that people write for one another, beyond those that differ by a mark only.
_SAME = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ک": "ك",
        "ی": "ي",
        "ँ": "ं",
        "़": "",
    }
)
#: Between these, marks only vary a letter; beyond, they are letters of their own.
_FIRST_MARKED, _LAST_MARKED = "\x7f", "\u052f"
_LAST_LATIN_EXTENDED = ("\u1e00", "\u1eff")


def unmarked(word: str) -> str:
    """Return a folded word without accents and the like, and with one way of writing for letters often mixed up."""
    return word if word.isascii() else _unmarked(word)


@lru_cache(maxsize=8192)
def _unmarked(word: str) -> str:
    return "".join(unicodedata.normalize("NFD", char)[0] if _varies(char) else char for char in word.translate(_SAME))


def _varies(char: str) -> bool:
    first, last = _LAST_LATIN_EXTENDED
    return _FIRST_MARKED < char <= _LAST_MARKED or first <= char <= last
