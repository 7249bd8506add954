"""Character references of HTML: `&amp;`, `&#38;`, and those that the standard reads without a semicolon."""

from __future__ import annotations

import re
from html.entities import html5

from msglint.tuples import NamedTuple

_NUMBER = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]++)|(?P<decimal>[0-9]++));?")
_NAME = re.compile(r"&([0-9a-zA-Z]{1,40}+);?")
#: The longest name that needs no semicolon has so many letters.
_LONGEST_BARE = max(len(name) for name in html5 if not name.endswith(";"))
#: A number with more digits than this, zeros before it aside, is no code point.
_MOST_DIGITS = 7
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
#: Numbers that the standard reads as bytes of Windows-1252, where that has a character for them.
_WINDOWS = range(0x80, 0xA0)
_REPLACEMENT = "\ufffd"


class Reference(NamedTuple):
    """A character reference: what it reads and where it ends."""

    text: str
    end: int


def reference_at(source: str, at: int, *, in_attribute: bool = False) -> Reference | None:
    """Return the character reference that begins at an offset; None where `&` is only an ampersand.

    Args:
        source: the markup.
        at: offset of an `&`.
        in_attribute: whether it stands in an attribute, where `&copy=2` is part of an address.
    """
    number = _NUMBER.match(source, at)
    if number:
        return Reference(_character(number["hex"] or number["decimal"], 16 if number["hex"] else 10), number.end())
    name = _NAME.match(source, at)
    if name is None:
        return None
    if name.group().endswith(";") and name.group()[1:] in html5:
        return Reference(html5[name.group()[1:]], name.end())
    for length in range(min(len(name[1]), _LONGEST_BARE), 0, -1):
        meant = html5.get(name[1][:length])
        if meant is not None:
            end = at + 1 + length
            follows = source[end : end + 1]
            return None if in_attribute and (follows == "=" or follows.isalnum()) else Reference(meant, end)
    return None


def _character(digits: str, base: int) -> str:
    digits = digits.lstrip("0")
    if len(digits) > _MOST_DIGITS:
        return _REPLACEMENT
    code = int(digits or "0", base)
    if code in _WINDOWS:
        return bytes([code]).decode("cp1252", errors="ignore") or chr(code)
    return _REPLACEMENT if code == 0 or code > _LAST or code in _SURROGATES else chr(code)
