"""Salutations: a name that a message speaks to, in scripts that write names with a capital.

Greetings ("hello", さん) are a matter of words, and so of lexicons. Here the form tells: "Anna, ...", "Thanks, Mr Li".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.text.entities import Found

if TYPE_CHECKING:
    from msglint.text.entities import Text

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚΑ-ΫА-ЯЁІЇЄҐ]"
_NAME = rf"{_CAPITAL}(?:[^\W\d_]|['’.-](?=[^\W\d_])){{1,30}}+"
#: One to four words, each a name, an initial or an abbreviated title.
_NAMES = rf"(?:(?:{_NAME}\.?|{_CAPITAL}\.|\w{{1,4}}\.)[^\S\r\n]?){{1,4}}"
#: At the beginning: "Anna," or "Well then, Mr. Berg:"; the end of the first line counts as well.
_FIRST = re.compile(rf"\s*+[¡¿\"'“„(]?(?:[^\W\d_]++[^\S\r\n]){{0,3}}?{_NAMES}(?=\s?(?:[,:;!.–—-]|\r|\n|$))")
#: Later: "Thanks, Mr Berg!", "Thank you, Anna, for ...".
_LATER = re.compile(rf"[,،][^\S\r\n]{{1,3}}(?P<name>{_NAMES})(?=\s?(?:[,.!?)]|\r|\n|$))")
_BEGINNING = 200


def find(source: Text) -> list[Found]:
    """Return where the text speaks to somebody by name: at its beginning, or between commas."""
    raw = source.raw
    first = _FIRST.match(raw, 0, _BEGINNING)
    if first:
        start = first.start() + len(first.group()) - len(first.group().lstrip())
        return [Found("salutation", start, first.end(), {})]
    return [Found("salutation", *match.span("name"), {}) for match in _LATER.finditer(raw)][:1]
