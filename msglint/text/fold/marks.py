"""Combining marks: composed with their letters, and dropped where no letter has such a form."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msglint.text.fold.characters import JOINING, NOISE, RARE_ACCENT, plain
from msglint.text.fold.view import Edit
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    import re

    from msglint.text.fold.view import Draft

#: More marks on one letter than any language needs; without a limit, sorting them takes quadratic time.
_MAX_MARKS = 30
_MARKS = NOISE + JOINING
_WORD = lazy_pattern(f"(?<![\\w{_MARKS}])\\w*+[{_MARKS}][\\w{_MARKS}]*+")
_LETTER = lazy_pattern(f"\\w[{_MARKS}]*+")
_MARK_RUN = lazy_pattern(f"[{_MARKS}]++")
_LEFT_OVER = lazy_pattern(f"[{NOISE}\u0653-\u0655]")
#: Marks that strike a letter out or put a frame around it.
_OVER = lazy_pattern("[\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20dd-\u20e2\u20e4-\u20e6\u20ea\u20eb]")
#: Two letters with a mark too many are no rarity in a word of Yoruba.
_MANY = 3
#: Letters of a word, of which so many are different.
_LATIN = lazy_pattern("[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]{5,}+")
_DIFFERENT = 4
_KEYCAP = "\u20e3"
_NUMBER = 3


def settle_marks(draft: Draft) -> None:
    """Compose letters with their marks, and drop the marks that are left."""
    text = draft.text
    edits: list[Edit] = []
    for match in _MARK_RUN.finditer(text):
        start, end = max(0, match.start() - 1), match.end()
        cluster = text[start:end]
        # Without the noise between them, two more may go together.
        composed = _compose(left) if (left := _LEFT_OVER.sub("", _compose(cluster))) else ""
        composed = "".join(map(plain, composed))
        if composed != cluster:
            edits.append(Edit(start, end, composed))
    if not edits:
        return
    bare: dict[int, Edit] = {}
    for match in _WORD.finditer(text):
        noise = _note(draft, match)
        if noise:
            bare.update(_bare(match, noise))
    if bare:
        edits = sorted({**{edit.start: edit for edit in edits}, **bare}.values())
    draft.replace(edits)


def drop_accents(draft: Draft) -> None:
    """Read words nearly all of whose letters carry accents without them: "ẇḣȧṫṡȧṗṗ"."""
    if not RARE_ACCENT.search(draft.text):
        return
    edits = []
    for match in _LATIN.finditer(draft.text):
        word = match.group()
        if not RARE_ACCENT.search(word):
            continue
        bare = "".join(unicodedata.normalize("NFD", char)[0] for char in word)
        accents = sum(left != right for left, right in zip(word, bare, strict=True))
        if 5 * accents >= 4 * len(word) and bare.isascii() and len(set(bare.casefold())) >= _DIFFERENT:
            draft.note(*match.span(), "stray accents")
            edits.append(Edit(*match.span(), bare))
    draft.replace(edits)


def _compose(cluster: str) -> str:
    """Return a letter with those of its marks that it takes, and the others after it."""
    if len(cluster) > _MAX_MARKS:
        marks = iter(range(len(cluster)))
        cluster = "".join(char for char in cluster if not unicodedata.combining(char) or next(marks) < _MAX_MARKS)
    if unicodedata.combining(cluster[0]):
        # There is no letter: its mark is one that we leave alone.
        return cluster[0] + unicodedata.normalize("NFC", cluster[1:])
    return unicodedata.normalize("NFC", cluster)


def _note(draft: Draft, match: re.Match[str]) -> set[str]:
    """Note a word whose marks are noise; return the noise, if accents of its other letters must be as well."""
    word = match.group()
    if word.count(_KEYCAP) >= _NUMBER:
        draft.note(*match.span(), "enclosed letters")
        return set()
    noise: set[str] = set()
    letters = accented = noisy = 0
    heavy = False
    for letter in _LETTER.findall(word):
        left = _LEFT_OVER.findall(_compose(letter))
        noise.update(left)
        letters += 1
        noisy += bool(left)
        accented += len(unicodedata.normalize("NFD", letter[:2])) > 1
        heavy = heavy or len(left) > 1 or any(map(_OVER.match, left))
    many = noisy > 1 and letters > _MANY and 3 * accented >= 2 * letters
    if letters and (heavy or many or (noisy >= _MANY and 2 * noisy >= letters)):
        draft.note(*match.span(), "stray accents")
    return noise if many else set()


def _bare(match: re.Match[str], noise: set[str]) -> dict[int, Edit]:
    """Return edits that leave only the letters of a Latin word, and accents that are no noise, by where each begins."""
    edits = {}
    for found in _LETTER.finditer(match.group()):
        parts = unicodedata.normalize("NFD", found.group()[0])
        plain = unicodedata.normalize("NFC", "".join(part for part in parts if part not in noise))
        if parts[0].isascii() and plain != found.group():
            start = match.start() + found.start()
            edits[start] = Edit(start, match.start() + found.end(), plain)
    return edits
