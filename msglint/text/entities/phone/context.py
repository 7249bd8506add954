"""What the words around a number say that it is, whether it is counted, and an extension that follows it."""

from __future__ import annotations

import re
from functools import cache

from msglint.text.entities.phone import HIDDEN
from msglint.text.entities.phone.words import extensions, is_unit, words_in
from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

#: How far a word reaches, in characters: a phone word before and after a number, any other one before and after it.
_REACH_BEFORE, _REACH_AFTER, _NEAR_BEFORE, _NEAR_AFTER, _TOUCHING = 70, 32, 26, 14, 4
#: Between a word and a number these end its reach: a stop, unless it belongs to an abbreviation, or an empty line.
_BREAK = lazy_pattern(r"[!?;。！？；]|[^\W\d]{4,}\.\s|[^\W\d]\)?\.\s{1,3}[^\W\d]{2,}\s|\n\s*\n|\d\.\s")
_COPULAS = "is are ist sind est sont è sono es son är zijn jest są é são هو".replace(" ", "|")
_FROM = "from between von zwischen de du da dal del desde entre van od från mellan с от من".replace(" ", "|")
_TO = (
    "to and or through bis und oder a à al y e et ou o u och till en tot of i do lub ve veya и до или по "
    "و إلى أو से और या"
).replace(" ", "|")
#: A number in between keeps a word's reach only in a list or range: "lots 100, 101 and 102".
_LISTED = lazy_pattern(
    rf"[\s:#.№=(]*+(?:\b(?:{_COPULAS}|{_FROM})\b|[是为為在从從はが은는이가])?"
    rf"(?:[\s:#]*+[\d{HIDDEN}][\w{HIDDEN}./-]*+(?:\s{{1,2}}[\d{HIDDEN}][\w{HIDDEN}./-]*+)*+\s?"
    rf"(?:[,;&~–—/]|\b(?:{_TO})\b|[至到和或、と와]|から|부터|에서)?[\s#]*+)++"
)
_FOR = lazy_pattern(r"[^.,;:!?\d]{0,20}\b(?:for|für|zur|zum|pour|per|para|voor|dla|för|для|için)\b[^.,;:!?\d]{0,20}")
_MONEY = lazy_pattern(r"(?:[$€£¥₹₽₺₩฿]|(?<![^\W\d_])(?:eur|usd|gbp|chf|pln|rs\.?|r\$))\s?$")


class Label(NamedTuple):
    """What the nearest word says that a number is.

    Attributes:
        kind: `phone`, `other`, or empty where no word says anything.
        gap: how many characters stand between.
    """

    kind: str
    gap: int


_NOTHING = Label("", 0)


def label(text: str, start: int, end: int) -> Label:
    """Return what the words around a number say that it is; the nearest one before it counts most."""
    before = _before(text, start)
    if before.kind and before.gap <= 1:
        return before
    after = _after(text, end, _NEAR_AFTER if before.kind else _REACH_AFTER)
    # "Call 555 0142 (serial number)": what is said right after a number counts, too.
    return after if after.kind and (not before.kind or 2 * after.gap + 1 < before.gap) else before


def _before(text: str, start: int) -> Label:
    words = list(words_in(text, max(0, start - _REACH_BEFORE), start))
    for at, word in reversed(list(enumerate(words))):
        gap = text[word.end : start]
        listed = len(gap) <= _NEAR_BEFORE and _has_digit(gap) and _LISTED.fullmatch(gap) is not None
        if word.kind == "weak" and not (listed or _is_touching(gap)):
            continue
        if _BREAK.search(gap):
            return _NOTHING
        if word.kind == "other" and (
            len(gap) > _NEAR_BEFORE or "\n" in gap.strip() or (_has_digit(gap) and not listed)
        ):
            continue
        # "Phone for invoices: 555 0142" is a phone number.
        serves = at > 0 and words[at - 1].kind == "phone" and _FOR.fullmatch(text, words[at - 1].end, word.start)
        return Label("phone" if word.kind == "phone" or serves else "other", len(gap))
    return _NOTHING


def _after(text: str, end: int, near: int) -> Label:
    for word in words_in(text, end, end + _REACH_AFTER):
        gap = text[end : word.start]
        if _BREAK.search(gap) or _has_digit(gap) or "\n" in gap:
            break
        if word.kind == "phone" or (word.kind == "other" and len(gap) <= near):
            return Label(word.kind, len(gap))
    return _NOTHING


def is_counted(text: str, start: int, end: int) -> bool:
    """Return whether a number is an amount: money before it, or a unit or per cent after it."""
    return _MONEY.search(text[max(0, start - 5) : start]) is not None or is_unit(text, end)


def extension(text: str, end: int) -> int:
    """Return where an extension that follows a number ends; `end` itself where there is none."""
    match = _extensions().match(text, end)
    return match.end() if match else end


def _is_touching(gap: str) -> bool:
    return len(gap) <= _TOUCHING and not any(char.isalnum() for char in gap)


def _has_digit(text: str) -> bool:
    return any(char.isdigit() or char == HIDDEN for char in text)


@cache
def _extensions() -> re.Pattern[str]:
    signs = "|".join(map(re.escape, extensions()))
    return re.compile(rf"\s{{0,4}}[,;]?\s?(?P<open>\()?(?:{signs})[\s.:#-]{{0,4}}\d{{1,7}}(?![0-9a-z])(?(open)\))")
