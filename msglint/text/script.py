"""Which scripts a text is written in, as far as it decides which lexicons to ask."""

from __future__ import annotations

import re

#: Script -> one of its letters. Kana are apart from Han: a text with kana is Japanese, whatever Han it holds.
_LETTERS = {
    "Latin": re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]"),
    "Han": re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"),
    "Kana": re.compile("[\u3041-\u30ff]"),
    "Hangul": re.compile("[\uac00-\ud7a3]"),
    "Cyrillic": re.compile("[\u0400-\u052f]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
    "Arabic": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "Hebrew": re.compile("[\u0590-\u05ff]"),
    "Devanagari": re.compile("[\u0900-\u097f]"),
    "Thai": re.compile("[\u0e00-\u0e7f]"),
}
_SAMPLE = 4_000
_DENSE = 3
#: The names that a lexicon may give.
SCRIPTS = tuple(_LETTERS)


def scripts_of(text: str) -> frozenset[str]:
    """Return the scripts of which a lower-case text has at least one letter."""
    if text.isascii():
        return frozenset({"Latin"} if _LETTERS["Latin"].search(text) else ())
    return frozenset(script for script, letters in _LETTERS.items() if letters.search(text))


def main_script(text: str) -> str | None:
    """Return the script that most of a lower-case text is written in; None without a letter.

    A Han character or a syllable of kana or Hangul says about as much as three letters. The beginning stands for a
    long text.
    """
    if text.isascii():
        return "Latin" if _LETTERS["Latin"].search(text) else None
    sample = text[:_SAMPLE]
    counts = {
        script: len(letters.findall(sample)) * (_DENSE if script in ("Han", "Kana", "Hangul") else 1)
        for script, letters in _LETTERS.items()
    }
    script = max(counts, key=lambda name: counts[name])
    return script if counts[script] else None
