"""Words for digits in our languages and in Chinese characters, and whether a text may hold a row of them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msglint.text.tables import facts

#: Written without spaces; their digits are looked for character by character.
UNSPACED = ("han", "ja", "ko")
_BLANKS = str.maketrans(dict.fromkeys(",.;:/()_*|~!?\"'-\u00b7\u060c\u2013\u2014", " "))
#: How many characters in a row make a row of digits likely: those of kana stand in all kinds of words.
_ROW = {"han": 3, "ko": 5, "ja": 8}
_MIN_WORDS = 2


def may_hold_words(text: str) -> bool:
    """Return whether a lower-case text may hold a phone number that is written in words, wholly or in part."""
    # Most texts have one number word at most. A row of compounds only ("siebzehn") still has units in it.
    if len(_plain_words().intersection(text.translate(_BLANKS).split())) >= _MIN_WORDS:
        return True
    return not text.isascii() and any(gate.search(text) for gate in _gates())


@cache
def data() -> dict[str, Any]:
    """Return the words per language, as `data/number_words.json` explains."""
    result = facts("number_words.json", plain=True)
    del result["_about"]
    return result


@cache
def _plain_words() -> frozenset[str]:
    """Return the number words that are not put together from others, in languages that write spaces."""
    return frozenset(
        word
        for name, entry in data().items()
        if name not in UNSPACED
        for kind in ("units", "teens", "tens", "hundreds")
        for variants in entry.get(kind, "").split()
        for word in variants.split("|")
    )


@cache
def _gates() -> list[re.Pattern[str]]:
    gates = []
    for name, length in _ROW.items():
        entry = data()[name]
        written = "".join(entry.values() if name == "han" else entry["units"].replace("|", "").split())
        chars = f"[{''.join(sorted(set(written)))}]"
        gates.append(re.compile(rf"{chars}(?:[\W_]{{0,3}}[0-9]{{0,4}}[\W_]{{0,3}}{chars}){{{length - 1}}}"))
    return gates
