"""Salutations: a name that a message speaks to.

Greetings ("hello", さん) are a matter of words, and so of lexicons. Here the form tells: "Anna, ...", "Thanks, Mr Li",
"Pani [name], ...", "गोपाल, ...".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.entities import Found
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from msglint.text.entities import Text

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚΑ-ΫА-ЯЁІЇЄҐ]"
_NAME = rf"{_CAPITAL}(?:[^\W\d_]|['’.-](?=[^\W\d_])){{1,30}}+"
#: What a template will fill with one.
_BLANK = r"\[[^\[\]\r\n]{1,40}+\]|\{\{?[^{}\r\n]{1,40}+\}\}?"
#: One to four words, each a name, an initial, an abbreviated title or a blank for one.
_NAMES = rf"(?:(?:{_NAME}\.?|{_CAPITAL}\.|\w{{1,4}}\.|{_BLANK})[^\S\r\n]?){{1,4}}"
#: At the beginning: "Anna," or "Well then, Mr. Berg:"; the end of the first line counts as well.
_FIRST = lazy_pattern(rf"\s*+[¡¿\"'“„(]?(?:[^\W\d_]++[^\S\r\n]){{0,3}}?{_NAMES}(?=\s?(?:[,:;!.–—-]|\r|\n|$))")
#: Scripts without capitals, whose words stand apart: one or two short words before a comma, perhaps after a title.
_UNCASED = lazy_pattern(
    r"\s*+(?:[^\s.,]{1,6}\.\s?)?[\u0600-\u06ff\u0900-\u097f]{2,12}(?:\s[\u0600-\u06ff\u0900-\u097f]{2,12})?(?=\s?[,،])"
)
#: Later: "Thanks, Mr Berg!", "Thank you, Anna, for ...".
_LATER = lazy_pattern(rf"[,،][^\S\r\n]{{1,3}}(?P<name>{_NAMES})(?=\s?(?:[,.!?)]|\r|\n|$))")
_BEGINNING = 200


def find(source: Text) -> list[Found]:
    """Return where the text speaks to somebody by name: at its beginning, or between commas."""
    raw = source.raw
    first = _FIRST.match(raw, 0, _BEGINNING) or _UNCASED.match(raw, 0, _BEGINNING)
    if first:
        start = first.start() + len(first.group()) - len(first.group().lstrip())
        return [Found("salutation", start, first.end(), {})]
    return [Found("salutation", *match.span("name"), {}) for match in _LATER.finditer(raw)][:1]
