"""Which scripts a text is written in, as far as it decides which lexicons to ask."""

from __future__ import annotations

from msglint.text.lazily import lazy_pattern

LATIN = "Latin"
#: Script -> its letters, as a class. Kana are apart from Han: a text with kana is Japanese, whatever Han it holds.
_CLASSES = {
    LATIN: "a-z\u00df-\u024f\u1e00-\u1eff",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff",
    "Kana": "\u3041-\u30ff",
    "Hangul": "\uac00-\ud7a3",
    "Cyrillic": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff",
    "Arabic": "\u0600-\u06ff\u0750-\u077f",
    "Hebrew": "\u0590-\u05ff",
    "Devanagari": "\u0900-\u097f",
    "Thai": "\u0e00-\u0e7f",
}
_LETTERS = {script: lazy_pattern(f"[{letters}]") for script, letters in _CLASSES.items()}
_RUNS = {script: lazy_pattern(f"[{letters}]++") for script, letters in _CLASSES.items()}
#: Script -> the first bytes of its letters in UTF-16; those of Han and Hangul are many, and any other may be one.
_BLOCKS = {
    LATIN: (b"\x00", b"\x01", b"\x02", b"\x1e"),
    "Kana": (b"\x30",),
    "Cyrillic": (b"\x04", b"\x05"),
    "Greek": (b"\x03",),
    "Arabic": (b"\x06", b"\x07"),
    "Hebrew": (b"\x05",),
    "Devanagari": (b"\x09",),
    "Thai": (b"\x0e",),
}
_FIRST_HAN = bytes(range(0x33))
_SAMPLE = 4_000
_DENSE = 3
#: The names that a lexicon may give.
SCRIPTS = tuple(_LETTERS)


def scripts_of(text: str) -> frozenset[str]:
    """Return the scripts of which a lower-case text has at least one letter."""
    if text.isascii():
        return frozenset({LATIN} if _LETTERS[LATIN].search(text) else ())
    return frozenset(script for script in _candidates(text) if _LETTERS[script].search(text))


def letters_of(text: str) -> dict[str, int]:
    """Return how many letters of each script a lower-case text has; the beginning stands for a long one."""
    sample = text[:_SAMPLE]
    counts = dict.fromkeys(_LETTERS, 0)
    counts.update((script, sum(map(len, _RUNS[script].findall(sample)))) for script in _candidates(sample))
    return counts


def main_script(text: str) -> str | None:
    """Return the script that most of a lower-case text is written in; None without a letter.

    A Han character or a syllable of kana or Hangul says about as much as three letters. The beginning stands for a
    long text.
    """
    if text.isascii():
        return LATIN if _LETTERS[LATIN].search(text) else None
    counts = {
        script: count * (_DENSE if script in ("Han", "Kana", "Hangul") else 1)
        for script, count in letters_of(text).items()
    }
    script = max(counts, key=lambda name: counts[name])
    return script if counts[script] else None


def _candidates(text: str) -> list[str]:
    """Return the scripts of which a text may have letters, by the blocks of its characters."""
    blocks = text.encode("utf-16-le", "surrogatepass")[1::2]
    found = [script for script, own in _BLOCKS.items() if any(block in blocks for block in own)]
    return [*found, "Han", "Hangul"] if blocks.translate(None, _FIRST_HAN) else found
