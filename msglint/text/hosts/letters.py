"""Labels of host names in a folded text, by the letters that its scripts write them with.

A class of tens of thousands of letters takes longer to compile than a message to check, so the classes here name few
code points: those of ASCII for an ASCII text, else what is no letter of a host.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Signs and punctuation of the scripts with spaces, beside those of ASCII; a label also has hyphens and underscores.
_NO_LETTERS = (
    r"\x00-,./:-@\[-^`{-\xbf\xd7\xf7\u037e\u0387\u055a-\u055f\u0589\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f"
    r"\u066a-\u066d\u06d4\u0964\u0965\u0970\u0e4f\u2000-\u206f\u20a0-\u20bf\u2190-\u2bff\u3000-\u303f\ufe30-\uff0f"
    r"\U0001f000-\U0001ffff"
)
_ASCII = "[a-z0-9_-]"
_SPACED = f"[^{_NO_LETTERS}]"
#: Beside a script without spaces, hosts in Latin and Russian letters are all that is to be expected.
_MIXED = "[a-z0-9\u00df-\u024f\u0430-\u045f_-]"
_LONGEST = 63
_LONGEST_UNSPACED = 24
_MOST = 10


@lru_cache(maxsize=8)
def letters_of(text: str) -> str:
    """Return a pattern for one letter, digit, hyphen or underscore of a host, in the text's scripts with spaces."""
    if text.isascii():
        return _ASCII
    return _MIXED if any(map(is_unspaced, set(text))) else _SPACED


def is_unspaced(char: str) -> bool:
    """Return whether a character is a letter of a script without spaces: Han, kana, and Hangul with its particles."""
    if "\u3041" <= char <= "\u9fff":
        return char != "・"
    return "\uac00" <= char <= "\ud7a3" or "\u3005" <= char <= "\u3007"


def label_end(text: str, at: int) -> int:
    """Return where the label that begins at an offset ends, in a script with spaces; the offset itself if none does."""
    run = _run(letters_of(text)).match(text, at)
    if run is None or text[at] in "-_":
        return at
    return at + len(run.group().rstrip("-_"))


def label_start(text: str, end: int) -> int:
    """Return where the label before an offset begins, in a script with spaces; the offset itself if none ends there."""
    run = _run(letters_of(text)).match(text[max(0, end - _LONGEST) : end][::-1])
    return end - len(run.group().rstrip("-_")) if run else end


def unspaced_end(text: str, at: int) -> int:
    """Return where a run of letters of a script without spaces ends."""
    return at + sum(1 for _ in takewhile(is_unspaced, text[at : at + _LONGEST_UNSPACED]))


def unspaced_start(text: str, end: int) -> int:
    """Return where a run of letters of a script without spaces begins."""
    return end - sum(1 for _ in takewhile(is_unspaced, text[max(0, end - _LONGEST_UNSPACED) : end][::-1]))


def host_end(text: str, at: int, most: int = _MOST, label: Callable[[str, int], int] = label_end) -> int:
    """Return where a host that begins at an offset ends; the offset itself if none does.

    Args:
        text: the folded text.
        at: the offset.
        most: the number of labels that it has at most.
        label: returns where a label that begins at an offset ends, the offset itself if none does.
    """
    end = at
    for _ in range(most):
        after = label(text, at)
        if after == at:
            break
        end = after
        if text[end : end + 1] != ".":
            break
        at = end + 1
    return end


@lru_cache(maxsize=4)
def _run(letters: str) -> re.Pattern[str]:
    return re.compile(rf"{letters}{{1,{_LONGEST}}}+")
