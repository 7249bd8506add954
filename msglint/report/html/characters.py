"""How each character of a text of unknown origin is written in HTML, so that none hides and none acts."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from unicodedata import category, name

from msglint.report.display import Display

#: Scripts that need a joiner or its opposite to be spelt: Arabic to Sinhala, Myanmar, Khmer.
_SPELT = "\u0620-\u0dff\u1000-\u109f\u1780-\u17ff"
_PICTURES = "\u2190-\u2bff\U0001f000-\U0001faff"
#: Characters without a shape that are needed where they stand: joiners within words of such a script or between the
#: emoji of a family, and the tags that make the flags of England, Scotland and Wales.
_NEEDED = re.compile(
    f"(?<=[{_SPELT}])[\u200c\u200d](?=[{_SPELT}])"
    f"|(?<=[{_PICTURES}\ufe0f])\u200d(?=[{_PICTURES}])"
    "|(?<=\U0001f3f4)\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|"
    "\U000e0077\U000e006c\U000e0073)\U000e007f"
)
_SELECTORS = "\ufe0e\ufe0f"


def cells(text: str) -> list[str]:
    """Return the markup of each code point; line breaks and tabs stay as they are."""
    found = list(map(_cell, text))
    if text.isascii():
        return found
    for match in _NEEDED.finditer(text):
        found[match.start() : match.end()] = match[0]
    for selector in _SELECTORS:
        at = text.find(selector, 1)
        while at > 0:
            # It says whether the character before it is an emoji: `©` is none, `©` with it is one.
            if category(text[at - 1])[0] in "SPN":
                found[at] = selector
            at = text.find(selector, at + 1)
    return found


def plain(text: str) -> str:
    """Return a text for an attribute: stand-ins for what has no shape, without markup."""
    if not is_plain(text):
        text = "".join(_stand_in(char) or char for char in text)
    return escape(text)


def is_plain(text: str) -> bool:
    """Return whether a text has only characters that everybody can see and type, as most have; quick to find out."""
    return text.isascii() and text.isprintable()


# Bounded: a hostile run may hold each of a million characters.
@lru_cache(maxsize=8192)
def _cell(char: str) -> str:
    stand_in = _stand_in(char)
    if stand_in is None:
        return escape(char)
    called = escape(name(char, "control character").capitalize())
    return f'<bdi class="unseen" dir="ltr" title="{called}">{stand_in}</bdi>'


def _stand_in(char: str) -> str | None:
    """Return what is shown for a character that has no shape of its own; None for all others."""
    if " " <= char <= "~" or char in "\n\t":
        return None
    # By number throughout: the pictures that a terminal gets for control characters are too small to read here.
    return None if Display(None).cells(char)[0].text == char else f"⟨U+{ord(char):04X}⟩"
