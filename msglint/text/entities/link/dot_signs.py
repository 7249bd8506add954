"""Where a text may mean a dot by something else: a word, a sign in brackets, a full stop apart from its words."""

from __future__ import annotations

import re
from functools import cache

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
#: Those in other scripts; whether a name is written with one is for `read_host` to tell.
_OTHER_WORDS = (
    *("точкой", "точка", "точку", "дот"),
    *("نقطة", "نقطه", "دوت", "بوينت", "ضوت"),
    *("डॉट", "डाट", "डोट", "बिंदु", "बिन्दु"),
    *("点", "點", "ドット", "どっと", "テン", "てん", "ピリオド"),
    *("닷", "도트", "점", "쩜"),
)
_LOOSE = "(?:com|net|org|cn|uk|ru|jp|kr|tw|hk|biz|co)(?![a-z])"
#: Other ways to write one, each behind what the text must hold for it: in brackets, apart from its words, another sign.
_SIGNS = (
    (
        tuple(f"{box}{sign}" for box in "[({<【（「*_~=|\"'/\\-" for sign in ".,·"),
        r"[\[({<【（「*_~=|\"'/\\-][.,·](?=[\])}>】）」*_~=|\"'/\\-])",
    ),
    ((" .", "\t.", "\n.", "\r."), r"(?<=\s)\.\s{0,3}(?=[^\W\d_]{2})"),
    ((". ", ".\n", ".\r", ".\t"), rf"\.\s{{1,3}}(?={_LOOSE})"),
    (("com", "org", "cn"), r"[,;:°|/\\~*^'`!](?=(?:com|org|cn)(?![a-z]))"),
    (tuple("。·•・‧∙⋅、"), r"[。·•・‧∙⋅、]\s?(?=[a-z]{2,6}(?![a-z]))"),
)


def signs_in(text: str) -> list[tuple[int, int]]:
    """Return the ranges of what may be meant as a dot in a folded text, in its order; plain ones are left out."""
    found: list[tuple[int, int]] = []
    for word in _WORDS if text.isascii() else _WORDS + _OTHER_WORDS:
        at = text.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = text.find(word, at + len(word))
    for needed, sign in _SIGNS:
        if any(part in text for part in needed):
            found += (match.span() for match in _compiled(sign).finditer(text))
    return sorted(found)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
