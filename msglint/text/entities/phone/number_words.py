"""Words for digits in our languages and in Chinese characters, and whether a text may hold a row of them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from msglint.text.lazily import lazy_pattern
from msglint.text.tables import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.text.outline import Outline

#: Written without spaces; their digits are looked for character by character.
UNSPACED = ("han", "ja", "ko")
_BLANKS = str.maketrans(dict.fromkeys(",.;:/()_*|~!?\"'-\u00b7\u060c\u2013\u2014", " "))
#: Characters of scripts without spaces, and Korean ones.
_UNSPACED = lazy_pattern("[\u3005-\u9fff\uac00-\ud7a3]")
#: How many characters in a row make a row of digits likely: those of kana stand in all kinds of words.
_ROW = {"han": 3, "ko": 5, "ja": 8}
_MIN_WORDS = 2
#: A row of digits in words has at least so many of them.
MIN_ROW = 3
_ROW_OF_WORDS = bytes([True] * MIN_ROW)


def may_hold_words(text: str) -> bool:
    """Return whether a lower-case text may hold a phone number that is written in words, wholly or in part."""
    # Most texts have one number word at most. A row of compounds only ("siebzehn") still has units in it.
    if len(_plain_words().intersection(text.translate(_BLANKS).split())) >= _MIN_WORDS:
        return True
    return may_hold_characters(text)


def may_hold_some_words(outline: Outline) -> bool:
    """Return whether a text has two number words or more, given its outline; most texts have ("on", "one")."""
    return len(_plain_words().intersection(outline.words)) >= _MIN_WORDS


def may_hold_row(outline: Outline) -> bool:
    """Return whether a text may hold number words enough for a number in a row, whatever stands between these."""
    return _ROW_OF_WORDS in bytes(map(vocabulary().__contains__, outline.words))


def may_hold_characters(text: str, *, strict: bool = True) -> bool:
    """Return whether a lower-case text may hold a number in the characters of a script without spaces.

    Args:
        text: the text.
        strict: whether to look for a row of digits, and not only for any such character.
    """
    if text.isascii() or not _UNSPACED.search(text):
        return False
    return not strict or any(gate.search(text) for gate in _gates())


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
def vocabulary() -> frozenset[str]:
    """Return all words that may stand in a row of number words, in languages that write spaces."""
    known: set[str] = set()
    for name, entry in data().items():
        if name not in UNSPACED:
            for kind in ("units", "teens", "tens", "hundreds", "hundred"):
                known.update(_variants(entry.get(kind, "")))
            known.update(entry.get("more", ()), entry.get("times", ()), [entry.get("joiner", "")])
            if "compound" in entry:
                tens, units = _variants(entry["tens"]), _variants(entry["units"])
                known.update(word for ten in tens for unit in units for word in compounds(entry["compound"], ten, unit))
    return frozenset(known - {""})


def _variants(written: str) -> list[str]:
    return written.replace("|", " ").split()


def compounds(kind: str | None, ten: str, unit: str) -> Iterator[str]:
    """Return how a language writes a number of two digits in one word, in all its spellings."""
    if kind == "unit-und-ten":
        yield f"{unit}und{ten}"
    elif kind == "unit-en-ten":
        yield from (f"{unit}en{ten}", f"{unit}ën{ten}")
    elif kind == "ten-unit":
        yield from (f"{ten}{unit}", f"{ten[:-1]}{unit}")  # ventuno
        yield from (f"{ten}tré",) if unit == "tre" else ()


@cache
def _gates() -> list[re.Pattern[str]]:
    gates = []
    for name, length in _ROW.items():
        entry = data()[name]
        written = "".join(entry.values() if name == "han" else entry["units"].replace("|", "").split())
        chars = f"[{''.join(sorted(set(written)))}]"
        gates.append(re.compile(rf"{chars}(?:[\W_]{{0,3}}[0-9]{{0,4}}[\W_]{{0,3}}{chars}){{{length - 1}}}"))
    return gates
