"""Words with other signs for letters, too many of a letter, or accents that they don't have."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain, islice, product
from typing import TYPE_CHECKING

from msglint.text.lazily import lazy_bytes, lazy_pattern
from msglint.text.unmask.reading import LETTER, LETTERS, MAX_TOKEN, MIN_WORD, in_address, places, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.text.fold import View
    from msglint.text.outline import Outline
    from msglint.text.unmask.reading import Known, Reading

_ACCENT = "à-öø-ÿ\u0101-\u017e\u01ce-\u0233\u1e01-\u1ef9"
_TWO_ACCENTS = lazy_pattern(f"[{_ACCENT}][a-z]{{0,3}}[{_ACCENT}]")
_ACCENTED = lazy_pattern(f"[a-z{_ACCENT}]+")
_MIN_ACCENTED = 5

#: Digit or sign -> the letters that it stands for; what several make together comes first.
_SHAPES = {
    **dict(zip(r"\/\/ /\/\ |\/| |\| |-| \/ /\ () |< |) [] vv".split(), "wmmnhvaokdow", strict=True)),  # noqa: SIM905 - with quotes and commas in between, no one could read them
    **dict(zip("0234578@$+€¥¢§({<[#", "ozeastbasteycscccch", strict=True)),
    "1": "il",
    "6": "gb",
    "9": "g",
    "!": "il",
    "|": "il",
    "£": "le",
    "*": "aeioubcdfghklmnprstvwy",
}
_CYRILLIC_SHAPES = {**dict(zip("0368@$!", "озбваси", strict=True)), "1": "ил", "4": "ча", "*": "аеиоуы"}
_SIGNS = r"@$!|+€£¥¢§({<\[\\/#*"
_SHAPED = lazy_pattern(
    rf"[0-9{_SIGNS}](?:(?<=[{LETTER}].)(?=[{LETTER}0-9{_SIGNS}])|(?=[{LETTER}]{{3}})|(?<=[{LETTER}]{{3}}[0134])(?!\w))"
)
#: In an outline, signs that something follows, and digits that a letter follows; `\x80` may be one.
_SHAPED_SIGN = lazy_bytes(rb"[@$!|+({<\[\\/#*](?:(?<=[a\x80].)[a0\x80@$!|+({<\[\\/#*]|[a\x80]{3})")
_SHAPE_SIGNS = frozenset(b"@$!|+({<[\\/#*")
_SHAPED_DIGIT = lazy_bytes(rb"0[a\x80]")
_OTHER_SIGNS = tuple("€£¥¢§")
_DOUBLE_V = lazy_pattern("vv")
_TOKEN = lazy_pattern(rf"[{LETTER}0-9{_SIGNS})\]>|-]+")
_PART = lazy_pattern("[^-]+")
_SHAPE = lazy_pattern("|".join(map(re.escape, _SHAPES)) + f"|[{LETTER}]")
_ANY_LETTER = lazy_pattern(f"[{LETTER}]")
_CYRILLIC = lazy_pattern("[\u0400-\u052f]")
_OPENING = "([{<#*/\\|-"
_CLOSING = _OPENING + "!>)]"
#: "50ml", "5th", "b2b", "win10", "4k": a number with its unit, a model, not a word.
_MODEL = lazy_pattern(
    rf"[0-9]{{2,}}[{LETTER}]+|[0-9]+[{LETTER}]{{1,2}}|[{LETTER}]{{1,2}}[0-9]+[{LETTER}]?|[{LETTER}]+(?:[0-9]{{2,}}|[25-9])"
)
_HOST = lazy_pattern(r"@[\w-]{1,63}\.\w")
_MAX_READINGS = 64

_REPEAT = lazy_pattern(rf"([{LETTER}])\1\1+")
_MAX_REPEATS = 4


def accented(view: View, known: Known) -> Iterator[Reading]:
    """Find words many of whose letters carry accents that belong to no such word: "réviéw"."""
    text = view.text
    if text.isascii():
        return
    for start, end in places(text, _TWO_ACCENTS, _ACCENTED):
        plain = _bare(text[start:end])
        if plain and not known(text[start:end]) and known(plain):
            yield reading(start, end, plain, "stray accents")


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """Return a word without its accents; nothing where it has few."""
    plain = "".join(unicodedata.normalize("NFD", char)[0] for char in word)
    marked = sum(left != right for left, right in zip(word, plain, strict=True))
    return (
        plain if len(word) >= _MIN_ACCENTED and marked > 1 and 5 * marked >= 2 * len(word) and plain.isascii() else ""
    )


def with_shapes(view: View, known: Known) -> Iterator[Reading]:
    """Find words in which digits and signs stand for letters."""
    free = 0
    # A word with two letters "v" may be part of one with signs, and stand before others.
    for one in sorted(_in_any_order(view, known), key=lambda one: one.start):
        if one.start >= free:
            yield one
            free = one.end


def _in_any_order(view: View, known: Known) -> Iterator[Reading]:
    """Find those words, first all that hold digits and signs, then those with a double "v"; some overlap."""
    text = view.text
    shaped = places(text, _SHAPED, _TOKEN) if _may_have_shapes(view.outline) else ()
    for start, end in chain(shaped, places(text, _DOUBLE_V, LETTERS) if "vv" in text else ()):
        token = text[start:end]
        if "@" in token and _HOST.match(text, text.index("@", start)):
            continue
        first = start + len(token) - len(token.lstrip(_OPENING))
        last = end - len(token) + len(token.rstrip(_CLOSING))
        for part in _PART.finditer(text, first, last):
            if part.group().isalpha() and "vv" not in part.group():
                continue
            word = _decoded(part.group(), known)
            if word and not in_address(text, *part.span()):
                yield reading(*part.span(), word, "digits and signs for letters")


def _may_have_shapes(outline: Outline) -> bool:
    """Return whether a digit or a sign stands where one may stand for a letter."""
    shape = outline.shape
    if not _SHAPE_SIGNS.isdisjoint(outline.signs) and _SHAPED_SIGN.search(shape):
        return True
    if b"a0" in shape or b"\x800" in shape:
        return True
    return _SHAPED_DIGIT.search(shape) is not None or outline.holds(_OTHER_SIGNS)


def _decoded(written: str, known: Known) -> str | None:
    """Return the word that letters and signs make up, if lexicons know it and not what is written."""
    if len(_ANY_LETTER.findall(written)) < 2 or len(written) > MAX_TOKEN or _MODEL.fullmatch(written):  # noqa: PLR2004 - one letter is no word
        return None
    shapes = _CYRILLIC_SHAPES if _CYRILLIC.search(written) else _SHAPES
    parts = _SHAPE.findall(written)
    if len("".join(parts)) != len(written) or all(part not in shapes for part in parts) or known(written):
        return None
    options = [shapes.get(part, part if part.isalpha() else "") for part in parts]
    for way in islice(product(*options), _MAX_READINGS):
        word = "".join(way)
        if len(word) >= MIN_WORD and known(word):
            return word
    return None


def with_repeats(view: View, known: Known) -> Iterator[Reading]:
    """Find words with a letter three times and more in a row."""
    text = view.text
    if not _has_three_alike(text):
        return
    for start, end in places(text, _REPEAT, LETTERS):
        word = text[start:end]
        runs = len(_REPEAT.findall(word))
        if runs > _MAX_REPEATS or known(word):
            continue
        for lengths in product((1, 2), repeat=runs):
            plain = _shortened(word, lengths)
            if len(plain) >= MIN_WORD and known(plain):
                yield reading(start, end, plain, "repeated letters")
                break


def _shortened(word: str, lengths: tuple[int, ...]) -> str:
    """Return a word with runs of one letter cut to some lengths."""
    sizes = iter(lengths)
    return _REPEAT.sub(lambda run: run[1] * next(sizes), word)


def _has_three_alike(text: str) -> bool:
    """Return whether a text may have the same character three times in a row.

    All characters are compared with the next ones at once, as digits of large numbers: a search by a pattern would cost
    more than all of folding does.
    """
    width, encoding = (1, "latin-1") if text.isascii() else (2, "utf-16-le")
    data = text.encode(encoding, "surrogatepass")
    number = int.from_bytes(data, "little")
    differences = number ^ number >> 8 * width
    differences |= differences >> 8 * width
    return bytes(width) in differences.to_bytes(len(data), "little")[: -2 * width]
