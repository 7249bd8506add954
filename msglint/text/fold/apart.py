"""Letters set apart: "r e v i e w", "r-e-v-i-e-w", "j o h n @ s h o p . c o m", "好·评·返·现"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msglint.text.fold.view import Edit
from msglint.text.lazily import lazy_bytes, lazy_pattern
from msglint.text.segment import UNSPACED

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from msglint.text.fold.view import Draft
    from msglint.text.outline import Outline

_SIGN = r"._·•・‧∙⋅*/\\|¦,;~+=^:–—-"
_BLANK = r"[ \t]"
#: One kind of separator; wider gaps divide words.
_SEPARATOR = rf"{_BLANK}{{0,2}}+(?:[{_SIGN}]{{1,3}}{_BLANK}{{0,2}}|\r?\n{_BLANK}{{0,2}})|{_BLANK}{{1,3}}"
_LETTER = rf"[^\W_{UNSPACED}\uac00-\ud7a3]"
#: What stands between letters, besides the separators: the signs of addresses, and of leetspeak.
_ELEMENT = rf"(?:{_LETTER}|[@.:/_+$!|-])"
_RUN = lazy_pattern(rf"(?<![^\W_]){_LETTER}(?P<apart>{_SEPARATOR}){_ELEMENT}(?:(?P=apart){_ELEMENT})+(?![^\W_])")
_CHARACTER = rf"[{UNSPACED}\uac00-\ud7a3]"
#: Four single letters with separators between: the beginning of a run. A text without any is left in one look.
_APART = rf"[ \t\r\n@!${_SIGN}]"
_GATE = lazy_pattern(rf"{_APART}[^\W_]{_APART}{{1,7}}+[^\W_]{_APART}{{1,7}}(?=[^\W_](?:{_APART}|\s|[^\x00-\x7f]|$))")
#: The same in an outline: `a` is a letter or digit, a blank a separator, and `?` what is not in ASCII, which may be
#: either.
_KINDS = bytes.maketrans(b"0\n@!$._*/\\|,;~+=^:-?\x80", b"a" + b" " * 18 + b"x?")
_ASCII_GATE = lazy_bytes(rb" a {1,7}a {1,7}a(?: |\Z)")
_MIXED_GATE = lazy_bytes(rb"[ ?][a?][ ?]{1,7}[a?][ ?]{1,7}[a?](?:[ ?]|\Z)")
#: Where not so many more are in ASCII, asking the outline is no use.
_FEW = 8
#: How far before that the run may begin: a letter and its separator.
_BEFORE = 9

_CHARACTER_RUN = lazy_pattern(
    rf"{_CHARACTER}(?P<apart>{_BLANK}?[._·•‧∙⋅*\\|¦~+=^–—-]{{1,3}}{_BLANK}?|\r?\n)"
    rf"(?:{_CHARACTER}(?P=apart)){{2,}}{_CHARACTER}"
    rf"|(?<![{UNSPACED}])[{UNSPACED}](?P<blank>{_BLANK}{{1,3}})"
    rf"(?:[{UNSPACED}](?P=blank)){{2,}}[{UNSPACED}](?![{UNSPACED}])"
)
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万两")
_VOWEL = lazy_pattern("[aeiouyà-æè-ïò-öø-ýāăąēĕėęěĩīĭįōŏőœũūŭůűų0-9@$!аеёиоуыэюяєії]|[^a-z\u00df-\u024f\u0400-\u045f]")
_CONSONANT = lazy_pattern("[^aeiouаеёиоуыэюяєії]")
#: A letter that is no note of music.
_NO_NOTE = lazy_pattern("[^a-h]")
#: These separate a list of letters; others stand in lists as well, but hardly between each two letters.
_LISTING = lazy_pattern(r"[,;/|\\:=+\n]|\s[–—-]|[–—-]\s")
#: Words of three letters that only addresses are made of.
_PARTS = frozenset(["www", "com", "net", "org", "dot"])
_FEWEST = 4
_FEWEST_IN_ADDRESS = 3
_FEWEST_DOTTED = 5
_FEWEST_LISTED = 6
_FEWEST_DIFFERENT = 3


def may_be_apart(text: str, outline: Outline) -> bool:
    """Return whether a folded text may hold letters set apart.

    Args:
        text: the text.
        outline: its outline.
    """
    kinds = outline.shape.translate(_KINDS)
    if text.isascii():
        return _ASCII_GATE.search(kinds) is not None
    # In a text of another alphabet, this would tell nothing.
    if _FEW * kinds.count(b"?") < len(kinds) and not _MIXED_GATE.search(kinds):
        return False
    return _GATE.search(text) is not None


def join_apart(draft: Draft, raw: str) -> None:
    """Put letters that are set apart together.

    Args:
        draft: the folded text.
        raw: the raw text, in which capitals can be told.
    """
    edits: list[Edit] = []
    for match in _runs(draft.text):
        last = match.end()
        separator = match["apart"]
        while not draft.text[last - 1].isalnum():
            last -= 1 + len(separator)
        joined = draft.text[match.start() : last].replace(separator, "") if last > match.start() else ""
        source = draft.source(match.start(), last)
        if _is_word(joined, separator, raw[source.start : source.end]):
            draft.note(match.start(), last, "letters set apart")
            edits += _gaps(match.start(), last, len(separator))
    for match in _CHARACTER_RUN.finditer(draft.text):
        separator = match["apart"] or match["blank"]
        if not _NUMERALS.issuperset(match.group().replace(separator, "")):
            draft.note(*match.span(), "letters set apart")
            edits += _gaps(*match.span(), len(separator))
    draft.replace(sorted(edits))


def _runs(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while gate := _GATE.search(text, max(at - 1, 0)):
        first = gate.start() - 1
        while first > gate.start() - _BEFORE and first >= at and not text[first].isalnum():
            first -= 1
        run = (_RUN.match(text, first) if first >= at else None) or _RUN.match(text, gate.start() + 1)
        if run:
            yield run
        at = run.end() if run else gate.start() + 2


def _gaps(start: int, end: int, width: int) -> Iterator[Edit]:
    return (Edit(at, at + width, "") for at in range(start + 1, end, width + 1))


def _is_word(joined: str, separator: str, raw: str) -> bool:
    """Return whether letters set apart are a word, rather than a list, initials, a number or a game of chess."""
    letters = [char for char in joined if char.isalpha()]
    digits = sum(map(str.isdigit, joined))
    if "@" in joined:
        return len(letters) >= _FEWEST_IN_ADDRESS
    if joined in _PARTS:
        return True
    fewest = _FEWEST
    if separator == ".":
        fewest = _FEWEST_DOTTED if raw.upper() == raw else _FEWEST
    elif "." in separator or "," in separator or ";" in separator:
        fewest = _FEWEST_LISTED
    return (
        len(letters) >= max(fewest, 2 * digits)
        and len(set(letters)) >= _FEWEST_DIFFERENT
        and _VOWEL.search(joined) is not None
        and _CONSONANT.search(joined) is not None
        and _NO_NOTE.search(joined) is not None
        and not _is_list(joined, separator)
    )


def _is_list(joined: str, separator: str) -> bool:
    """Return whether letters follow each other as in the alphabet."""
    steps = [ord(right) - ord(left) for left, right in pairwise(joined)]
    return all(step > 0 for step in steps) if _LISTING.search(separator) else all(step == 1 for step in steps)
