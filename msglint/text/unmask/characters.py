"""Words of scripts without spaces, and Korean ones, with signs between their characters: "好*评", "返(现)", "리 뷰"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.fold.view import Edit
from msglint.text.lazily import lazy_pattern
from msglint.text.unmask.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.text.fold import View
    from msglint.text.unmask.reading import Known

_CHARACTER = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_NOISE = r"*·.•・_/\\|~+=^#&%@●★☆♥❤○◎■□▲△▼◆◇☀-☎✀-✿\U0001f300-\U0001faff-"
_ANY = lazy_pattern(f"[{_CHARACTER}]")
_ALL = lazy_pattern(f"[{_CHARACTER}]+")
_APART = lazy_pattern(rf"[{_NOISE}]{{1,3}}(?=[{_CHARACTER}])")
#: Single characters in a row, with a sign between that also stands in lists: "月・火・水" stays.
_LISTED = lazy_pattern(rf"[{_CHARACTER}](?P<sign>[/・])[{_CHARACTER}](?:(?P=sign)[{_CHARACTER}])+")
_BRACKETED = lazy_pattern(rf"[(\[{{【「『〈《]([{_CHARACTER}])[)\]}}】」』〉》]")
#: One syllable each, the second with a particle perhaps: other words of one syllable are many.
_SYLLABLES = lazy_pattern("([가-힣]) ([가-힣])(?=(?:[을를이가은는도의에와과로만]|에서|으로)?(?![가-힣]))")
#: How many characters on either side are looked at.
_REACH = 3


def noisy_characters(view: View, known: Known) -> Iterator[Reading]:
    """Find words with signs, brackets or blanks between their characters."""
    text = view.text
    if text.isascii() or not _ANY.search(text):
        return
    found = [*_listed(text, known), *_apart(text, known), *_in_brackets(text, known), *_in_syllables(text, known)]
    done = 0
    for edits in sorted(found):
        if edits[0].start >= done:
            done = edits[-1].end
            yield Reading(edits[0].start - 1, min(done + 1, len(text)), edits, "a split word")


def _apart(text: str, known: Known) -> Iterator[tuple[Edit, ...]]:
    for match in _APART.finditer(text):
        start, end = match.span()
        if match.group() not in text[max(0, start - 2) : start] + text[end : end + 2] and _joins(
            text, start, end, known
        ):
            yield (Edit(*match.span(), ""),)


def _listed(text: str, known: Known) -> Iterator[tuple[Edit, ...]]:
    for match in _LISTED.finditer(text):
        joined = match.group()[::2]
        covered = {
            at
            for start in range(len(joined) - 1)
            for end in range(start + 2, min(start + 2 + _REACH, len(joined)) + 1)
            if known(joined[start:end])
            for at in range(start, end)
        }
        if 2 * len(covered) >= len(joined):
            yield tuple(Edit(at, at + 1, "") for at in range(match.start() + 1, match.end(), 2))


def _in_brackets(text: str, known: Known) -> Iterator[tuple[Edit, ...]]:
    for match in _BRACKETED.finditer(text):
        start, end = match.span()
        if start and known(text[start - 1] + match[1]):
            yield (Edit(start, start + 1, ""), Edit(end - 1, end, ""))


def _in_syllables(text: str, known: Known) -> Iterator[tuple[Edit, ...]]:
    for match in _SYLLABLES.finditer(text):
        if not _ALL.match(text, match.start() - 1, match.start()) and known(match[1] + match[2]):
            yield (Edit(match.end(1), match.start(2), ""),)


def _joins(text: str, start: int, end: int, known: Known) -> bool:
    """Return whether characters on both sides of a range are one word."""
    left = text[max(0, start - _REACH) : start]
    right = text[end : end + _REACH]
    befores = [left[-size:] for size in range(1, len(left) + 1) if _ALL.fullmatch(left[-size:])]
    afters = [right[:size] for size in range(1, len(right) + 1) if _ALL.fullmatch(right[:size])]
    if any(map(known, (*befores[1:], *afters[1:]))):
        # "差评/好评": two words.
        return False
    return any(known(f"{before}{after}") for before in befores for after in afters if len(before + after) <= _REACH + 1)
