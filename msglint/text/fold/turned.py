"""Letters that stand on their heads, which are read from the end of the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.text.fold.characters import TURNED_LETTERS
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from msglint.text.fold.view import Draft

_UPRIGHT = {
    **dict(zip("ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz", "abcdefghijklmnopqrstuvwxyz", strict=True)),
    **dict(zip("∀ⱯᗺƆᗡƎℲ⅁HꞍI⋊Ʞ˥WƜNOԀᴚS⊥Ʇ∩ΛɅMX⅄Z", "AABCDEFGHHIKKLMMNOPRSTTUVVWXYZ", strict=True)),
    **dict(zip("BDLPQU", "qpldbn", strict=True)),
    **dict(zip("ᵷıɿןꞁꞀʅ𐐒◖⅂┴ᴧßẞ", "gijllllBDLTVßß", strict=True)),
    **dict(zip("0ƖᄅƐㄣϛ9ㄥ86", "0123456789", strict=True)),
    **dict(zip("˙¡¿‾⅋()[]{}<>'@", ".!?_&)(][}{><,@", strict=True)),
}
_FLIPPED = re.escape("".join(_UPRIGHT))
#: A comma or full stop with a blank after it is none on its head, and divides what is turned.
_RUN = lazy_pattern(f"(?:[{_FLIPPED} \\t/-]|[.:,](?! ))+")
_WORD = lazy_pattern(r"\S+")
_TURNED = lazy_pattern(f"[{re.escape(TURNED_LETTERS)}]")
#: Phonetic letters look alike; but so many of them, among letters that all can be turned, are no accident.
_MIN_TURNED = 3


def turn_over(draft: Draft) -> None:
    """Read runs of words on their heads; each letter keeps its source, so the run's sources go backwards."""
    text = draft.text
    order: list[int] = []
    shown = list(text)
    at = 0
    for run in _RUN.finditer(text):
        span = _turned_words(text, *run.span())
        if span is None:
            continue
        start, end = span
        draft.note(start, end, "upside-down letters")
        shown[start:end] = [_UPRIGHT.get(char, char) for char in text[start:end]]
        order += range(at, start)
        order += range(end - 1, start - 1, -1)
        at = end
    if order:
        order += range(at, len(text))
        draft.swap("".join(shown))
        draft.reorder(order)


def _turned_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the range of the whole words, the first and last of them turned, that a run holds."""
    if len(_TURNED.findall(text, start, end)) < _MIN_TURNED:
        return None
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    # A word that goes on with other letters is none of these.
    if words and words[0][0] == start and text[start - 1 : start].isalnum():
        del words[0]
    if words and words[-1][1] == end and text[end : end + 1].isalnum():
        del words[-1]
    turned = [span for span in words if _TURNED.search(text, *span)]
    if not turned:
        return None
    start, end = turned[0][0], turned[-1][1]
    end -= len(text[start:end]) - len(text[start:end].rstrip(".,:"))
    return (start, end) if len(_TURNED.findall(text, start, end)) >= _MIN_TURNED else None
