"""Which scripts a text is written in, as far as it decides which lexicons to ask."""

from __future__ import annotations

from msglint.text.lazily import lazy_pattern

#: Script -> one of its letters. Kana are apart from Han: a text with kana is Japanese, whatever Han it holds.
_LETTERS = {
    "Latin": lazy_pattern("[a-z\u00df-\u024f\u1e00-\u1eff]"),
    "Han": lazy_pattern("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"),
    "Kana": lazy_pattern("[\u3041-\u30ff]"),
    "Hangul": lazy_pattern("[\uac00-\ud7a3]"),
    "Cyrillic": lazy_pattern("[\u0400-\u052f]"),
    "Greek": lazy_pattern("[\u0370-\u03ff]"),
    "Arabic": lazy_pattern("[\u0600-\u06ff\u0750-\u077f]"),
    "Hebrew": lazy_pattern("[\u0590-\u05ff]"),
    "Devanagari": lazy_pattern("[\u0900-\u097f]"),
    "Thai": lazy_pattern("[\u0e00-\u0e7f]"),
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


def letters_of(text: str) -> dict[str, int]:
    """Return how many letters of each script a lower-case text has; the beginning stands for a long one."""
    sample = text[:_SAMPLE]
    return {script: len(letters.findall(sample)) for script, letters in _LETTERS.items()}


def main_script(text: str) -> str | None:
    """Return the script that most of a lower-case text is written in; None without a letter.

    A Han character or a syllable of kana or Hangul says about as much as three letters. The beginning stands for a
    long text.
    """
    if text.isascii():
        return "Latin" if _LETTERS["Latin"].search(text) else None
    counts = {
        script: count * (_DENSE if script in ("Han", "Kana", "Hangul") else 1)
        for script, count in letters_of(text).items()
    }
    script = max(counts, key=lambda name: counts[name])
    return script if counts[script] else None
