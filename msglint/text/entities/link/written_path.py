"""Paths of which some slash is written out: "shop.com slash help", "shop dot com / help"."""

from __future__ import annotations

import re

from msglint.text.lazily import lazy_pattern

_WORDS = (
    "slash|forward slash|schrägstrich|schraegstrich|barra|barra oblicua|barre oblique|barre|schuine streep|ukośnik"
    "|ukosnik|łamane przez|snedstreck|bölü|taksim|eğik çizgi|слэш|слеш|косая черта|дробь|سلاش|شرطة مائلة|स्लैश|स्लेश"
)
_SIGNS = "斜杠|斜杆|斜线|斜線|スラッシュ|슬래시|슬래쉬"
_SLASH = lazy_pattern(
    rf"\s{{1,3}}(?:{_WORDS})\s{{1,3}}|\s?(?:{_SIGNS})\s?|\s?[\[(](?:/|slash)[\])]\s?|(?P<tight>/)(?=\w)|(?P<wide>\s/\s)"
)
_DOT = r"\s?[\[(](?:\.|dot|d0t|punkt|punto|point|ponto)[\])]\s?|\s(?:dot|punkt|punto|ponto)\s"
_STEP = lazy_pattern(
    r"[a-z0-9~_%=&?#+@\u00df-\u024f\u0430-\u045f-]{1,60}(?:\.[a-z0-9~_%=&?#+-]{1,40}){0,3}"
    rf"(?:(?:{_DOT})[a-z0-9]{{2,5}}(?![a-z0-9]))?"
)
_MOST = 8


def written_path(text: str, at: int, *, wide: bool) -> tuple[int, str]:
    """Return the end of a path of which some slash is written out, and how it reads; `at` where there is none.

    Args:
        text: the folded text.
        at: where the host ends.
        wide: whether blanks around a slash belong to the link, as they stand around its dots.
    """
    end = at
    reads = ""
    for _ in range(_MOST):
        slash = _SLASH.match(text, end)
        if slash is None or (slash["wide"] and not wide):
            break
        step = _STEP.match(text, slash.end())
        if step is None:
            break
        end = step.end()
        reads += "/" + re.sub(_DOT, ".", step.group())
    return end, reads
