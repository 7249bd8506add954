"""Characters that nobody sees and nothing needs where they stand: what a text reads without them is the same.

Some writing needs them: joiners in Persian and Indic words and in emoji, marks of direction beside Arabic and Hebrew,
selectors that say which form of a character is meant, breaks between words of Thai. Those stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from msglint.remedy.place import Change
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZERO_SPACE, _JOINERS, _SOFT_HYPHEN = "\u200b", "\u200c\u200d", "\u00ad"
_OVERRIDE, _END, _KEYCAP = "\u202e", "\u202c", "\u20e3"
_EMBEDDINGS = "\u202a-\u202e\u2066-\u2069"
_DIRECTIONS = f"\u061c\u200e\u200f{_EMBEDDINGS}"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U000e0000-\U000e007f"
_OTHERS = "\u034f\u2060-\u2065\u206a-\u206f\ufeff"
_RUN = lazy_pattern(f"[{_ZERO_SPACE}{_JOINERS}{_SOFT_HYPHEN}{_DIRECTIONS}{_SELECTORS}{_TAGS}{_OTHERS}]+")
_DIRECTION = lazy_pattern(f"[{_DIRECTIONS}]")
_SELECTOR = lazy_pattern(f"[{_SELECTORS}]")
_TAG = lazy_pattern(f"[{_TAGS}]")
#: Letters and signs beside which none of these has a use.
_NEEDS_NONE = lazy_pattern(
    "[!-~\u00a1-\u024f\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uffee]"
)
_RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
#: Scripts without spaces that mark the end of a word by a space that nobody sees.
_BROKEN_BY_IT = lazy_pattern(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1980-\u19df\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf]"
)
_OVERRIDDEN = lazy_pattern(f"{_OVERRIDE}([^{_EMBEDDINGS}\r\n\u2028\u2029]*)({_END}?)")
#: Words shorter than this, and parts of one letter, are not divided at the end of a line; none is so long.
_DIVIDED, _LEAST, _LONG = 8, 2, 60
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def hidden_in(text: str, start: int = 0, end: int | None = None) -> list[Change]:
    """Return what to take out of a range of a text, or to write the right way round, so that nothing hides in it."""
    stop = len(text) if end is None else end
    if text.isascii() or not _RUN.search(text, start, stop):
        return []
    turned = list(_turned(text, start, stop))
    paragraphs = _Paragraphs(text)
    found = list(turned)
    at = 0
    for match in _RUN.finditer(text, start, stop):
        while at < len(turned) and turned[at].end <= match.start():
            at += 1
        if at == len(turned) or match.end() <= turned[at].start:
            found += _needless(text, match.start(), match.end(), paragraphs)
    return sorted(found)


def _turned(text: str, start: int, stop: int) -> Iterator[Change]:
    """Yield what is written backwards and turned round by an override, as it reads."""
    if text.find(_OVERRIDE, start, stop) >= 0:
        for match in _OVERRIDDEN.finditer(text, start, stop):
            # Marks on letters would come to stand on others.
            if match[1].strip() and match[1].isascii():
                yield Change(match.start(), match.end(), match[1][::-1].translate(_MIRRORED))


class _Paragraphs:
    """Tells of the paragraphs of a text, asked for in their order, whether direction is a matter in them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = -1
        self._matters = False

    def direction_matters(self, at: int) -> bool:
        """Return whether an offset stands in a paragraph with letters from the right, or with an open override."""
        if at >= self._end:
            text = self._text
            begin = max(text.rfind(sign, 0, at) for sign in "\r\n") + 1
            breaks = [found for sign in "\r\n" if (found := text.find(sign, at)) >= 0]
            self._end = min(breaks, default=len(text)) + 1
            held = text[begin : self._end]
            open_ones = [one for one in _OVERRIDDEN.findall(held) if not one[0].isascii()] if _OVERRIDE in held else []
            self._matters = bool(open_ones or _RIGHT_TO_LEFT.search(held))
        return self._matters


def _needless(text: str, start: int, end: int, paragraphs: _Paragraphs) -> Iterator[Change]:
    """Yield the stretches of a run that nothing needs."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    first = start
    for at in range(start, end):
        if not _is_needless(text, at, before, after, paragraphs):
            if first < at:
                yield Change(first, at, "")
            first = at + 1
    if first < end:
        yield Change(first, end, "")


def _is_needless(text: str, at: int, before: str, after: str, paragraphs: _Paragraphs) -> bool:
    char = text[at]
    if char == _ZERO_SPACE:
        used = bool(_BROKEN_BY_IT.match(before) or _BROKEN_BY_IT.match(after))
    elif char in _JOINERS:
        used = _may_join(before) or _may_join(after)
    elif char == _SOFT_HYPHEN:
        used = _divides(text, at)
    elif _DIRECTION.match(char):
        used = paragraphs.direction_matters(at)
    elif _SELECTOR.match(char):
        used = _has_forms(before) or after == _KEYCAP
    elif _TAG.match(char):
        used = bool(before) and category(before) == "So"
    else:
        used = _may_join(before)
    return not used


def _may_join(char: str) -> bool:
    """Return whether a character may need something invisible beside it."""
    return bool(char) and not char.isspace() and not _NEEDS_NONE.match(char)


def _has_forms(char: str) -> bool:
    """Return whether a character has forms to choose from: emoji, ideographs, and letters of some scripts."""
    return bool(char) and not char.isspace() and (char > "\u2000" or char in "©®" or _may_join(char))


def _divides(text: str, at: int) -> bool:
    """Return whether a soft hyphen stands where a long word may be divided."""
    begin, end = at, at + 1
    while begin and at - begin < _LONG and (text[begin - 1].isalpha() or text[begin - 1] == _SOFT_HYPHEN):
        begin -= 1
    while end < len(text) and end - at < _LONG and (text[end].isalpha() or text[end] == _SOFT_HYPHEN):
        end += 1
    parts = text[begin:end].split(_SOFT_HYPHEN)
    return sum(map(len, parts)) >= _DIVIDED and min(map(len, parts)) >= _LEAST
