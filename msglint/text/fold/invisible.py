"""Characters that no one sees: left out, and noted where they stand inside a word that needs none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.fold.characters import INVISIBLE, POINTS
from msglint.text.fold.view import Edit
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from msglint.text.fold.view import Draft

_SOFT_HYPHEN = "\u00ad"
#: Shorter words are not divided at the end of a line.
_DIVIDED = 8
#: With more of them than one in so many, going through all characters is faster.
_MANY = 12
#: Letters of scripts in which nothing invisible stands inside a word; Arabic, Indic and others have uses for joiners.
_LETTER = "a-zA-Z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_SIGNS = ".@:/_-"
_GONE = lazy_pattern(f"[{INVISIBLE}{POINTS}]+")
_NEEDS_NONE = lazy_pattern(f"[0-9{_LETTER}{_SIGNS}]")
_DIVISION = lazy_pattern(f"(?<![{_LETTER}\u00ad])[{_LETTER}]++(?:\u00ad++[{_LETTER}]++)++")
#: Which shape of a Han character is meant.
_SELECTORS = lazy_pattern("[\ufe00-\ufe0f\U000e0100-\U000e01ef]+")


def drop_unseen(draft: Draft) -> None:
    """Leave out what no one sees, and the points of Arabic and Hebrew, which few people write."""
    text = draft.text
    runs = list(_GONE.finditer(text))
    for match in runs:
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if _NEEDS_NONE.match(before) and _NEEDS_NONE.match(after) and _hides(before, match.group(), after):
            draft.note(start - 1, end + 1, "invisible characters")
    if _SOFT_HYPHEN in text:
        for match in _DIVISION.finditer(text):
            parts = [part for part in match.group().split(_SOFT_HYPHEN) if part]
            if sum(map(len, parts)) < _DIVIDED or min(map(len, parts)) == 1:
                draft.note(*match.span(), "invisible characters")
    if len(runs) * _MANY < len(text):
        draft.replace([Edit(*match.span(), "") for match in runs])
    else:
        gone = set("".join(match.group() for match in runs))
        draft.keep([at for at, char in enumerate(text) if char not in gone])


def _hides(before: str, run: str, after: str) -> bool:
    """Return whether nothing invisible belongs between two characters."""
    if not run.strip(_SOFT_HYPHEN):
        return False
    if before in _SIGNS or after in _SIGNS:
        return before.isalnum() or after.isalnum()
    if before > "\u2fff" and _SELECTORS.fullmatch(run):
        return False
    return before.isdigit() == after.isdigit()
