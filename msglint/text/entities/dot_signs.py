"""Where a text may mean a dot by something else: a word, a sign in brackets, a full stop apart from its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.lazily import lazy_bytes, lazy_pattern
from msglint.text.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Latin words for dots, spelt as after folding, and what stands for one in code.
_WORDS = (
    *(
        "dot",
        "d0t",
        "d o t",
        "punkt",
        "punto",
        "point",
        "ponto",
        "kropka",
        "nokta",
        "punt",
        "prick",
        "full stop",
        "period",
    ),
    *("&#", "%2e", "&period"),
)
#: What those words hold: fewer to look for, and none of them often in other words.
_HELD = ("dot", "pun", "point", "ponto", "kropka", "nokta", "prick", "full stop", "period", "d0t", "d o t", "&", "%")
#: Those in other scripts, behind letters of which each holds one; whether a name is written with one is for `read_host`
#: to tell.
_OTHER_WORDS = (
    (("о",), ("точкой", "точка", "точку", "дот")),
    (("ط", "و"), ("نقطة", "نقطه", "دوت", "بوينت", "ضوت")),
    (("ड", "ब"), ("डॉट", "डाट", "डोट", "बिंदु", "बिन्दु")),
    (("点", "點", "ト", "と", "ン", "ん", "リ"), ("点", "點", "ドット", "どっと", "テン", "てん", "ピリオド")),
    (("닷", "트", "점", "쩜"), ("닷", "도트", "점", "쩜")),
)
_LOOSE = "(?:com|net|org|cn|uk|ru|jp|kr|tw|hk|biz|co)(?![a-z])"
_ODD = r"[,;:°|/\\~*^'`!]"
#: In brackets, or between signs.
_BOXED = lazy_pattern(r"[\[({<【（「*_~=|\"'/\\-][.,·](?=[\])}>】）」*_~=|\"'/\\-])")
_BOXES = lazy_bytes(rb"[.,](?<=[\[({<*_~=|\"'/\\-].)")
_BOX_SIGNS = frozenset(b'[({<*_~=|"/\\')
_OTHER_BOXES = tuple("【（「·")
#: Apart from its words.
_WIDE = lazy_pattern(r"\.(?<=\s\.)\s{0,3}(?=[^\W\d_]{2})")
_TORN = lazy_pattern(rf"\.\s{{1,3}}(?={_LOOSE})")
#: Another sign. An ending is sooner found than a sign that one follows.
_OTHER = tuple(lazy_pattern(rf"{ending}(?<={_ODD}{ending})(?![a-z])") for ending in ("com", "org", "cn"))
_EAST_ASIAN = tuple("。·•・‧∙⋅、")
_MIDDLE = lazy_pattern(r"[。·•・‧∙⋅、]\s?(?=[a-z]{2,6}(?![a-z]))")


def may_say_dot(outline: Outline) -> bool:
    """Return whether a folded text may hold a Latin word for a dot, or what stands for one in code."""
    return outline.holds(_HELD)


def signs_in(text: str, outline: Outline | None = None) -> list[tuple[int, int]]:
    """Return the ranges of what may be meant as a dot in a folded text, in its order; plain ones are left out.

    Args:
        text: the text.
        outline: its outline, if known.
    """
    outline = outline or Outline(text)
    found: list[tuple[int, int]] = []
    if may_say_dot(outline):
        found += _places(text, _WORDS)
    if _may_be_boxed(outline) or (not text.isascii() and any(sign in text for sign in _OTHER_BOXES)):
        found += (match.span() for match in _BOXED.finditer(text))
    if b" ." in outline.shape or b"\n." in outline.shape:
        found += (match.span() for match in _WIDE.finditer(text))
    if ". " in text or ".\n" in text or ".\r" in text or ".\t" in text:
        found += (match.span() for match in _TORN.finditer(text))
    for ending in _OTHER:
        found += ((match.start() - 1, match.start()) for match in ending.finditer(text))
    if not text.isascii():
        found += _other_signs(text)
    return sorted(found)


def _may_be_boxed(outline: Outline) -> bool:
    """Return whether a dot or comma stands right behind a bracket or a sign of ASCII."""
    shape = outline.shape
    if _BOX_SIGNS.isdisjoint(outline.signs):
        return b"'." in shape or b"'," in shape or b"-." in shape or b"-," in shape
    return _BOXES.search(shape) is not None


def _other_signs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words and signs outside ASCII."""
    for letters, words in _OTHER_WORDS:
        if any(letter in text for letter in letters):
            yield from _places(text, words)
    if any(sign in text for sign in _EAST_ASIAN):
        yield from (match.span() for match in _MIDDLE.finditer(text))


def _places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return the ranges of some words, each word by itself."""
    found: list[tuple[int, int]] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = text.find(word, at + len(word))
    return found
