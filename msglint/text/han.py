"""Traditional Chinese read as simplified, so that one lexicon serves both ways of writing."""

from __future__ import annotations

from functools import cache

from msglint.text.lazily import lazy_pattern
from msglint.text.tables import facts

_HAN = lazy_pattern("[\u4e00-\u9fff]")


def simplified(text: str) -> str:
    """Return a text with each traditional character as the simplified one, code point for code point.

    Words in Japanese change their look as well, those of lexicons in the same way.
    """
    return text if text.isascii() or not _HAN.search(text) else text.translate(_table())


@cache
def _table() -> dict[int, int]:
    data = facts("han.json")
    return str.maketrans(data["traditional"], data["simplified"])
