"""Where a link ends: its port, path and query, without the punctuation of the sentence around it."""

from __future__ import annotations

import re
from functools import cache

from msglint.text.hosts.letters import is_unspaced, letters_of

#: What a path is written with, besides brackets, letters of other scripts, and what templates fill in.
_FREE = "[a-z0-9/.:=?_%+#$@!-]"
_PLAIN = r"[!#-';=?-Z^_a-z~*-;]"
_BRACES = r"\{\{[^{}\n]{1,60}\}\}|\{[\w.]{1,40}\}"
#: A sign in the middle of a page's name; at the end, it is the sentence's.
_SYMBOL = r"[\u2190-\u2bff](?=[\w/)-])"
#: What is no path any more: an escaped bracket or quotation mark, marks of markup, the next link, a word's ending.
_STOP = r"(?!&(?:quot|lt|gt|nbsp|#39|#34|apos);|\*\*|~~|[,;]h(?:tt|xx)ps?:|'[^\W\d_]{0,6}(?:[^\w/=&%-]|$))"
_TRAILING = frozenset(".,;:!?'&*")
_IN_PAIRS = frozenset("_~-")


def _more(letters: str) -> str:
    # A dash goes on with the name of a page only between letters.
    beyond = rf"|{letters}|(?<=\w)–(?=\w)" if letters != letters_of("") else ""
    inner = rf"(?:{_PLAIN}|{_BRACES}|{_SYMBOL}{beyond})"
    # Brackets belong to a path in pairs only: others are those of the sentence.
    return rf"(?:{_FREE}++|{_STOP}{inner}|\((?:{inner}|\({_PLAIN}*+\))*+\)|\[{inner}*+\])*+"


@cache
def _path(letters: str) -> re.Pattern[str]:
    return re.compile(rf"(?::\d{{1,5}}(?!\d))?+(?:[/?#]{_more(letters)})?+")


@cache
def _rest(letters: str) -> re.Pattern[str]:
    return re.compile(_more(letters))


def path_end(text: str, at: int) -> int:
    """Return where the port, path and query of a link end, given the end of its host."""
    letters = letters_of(text)
    end = _path(letters).match(text, at).end()  # type: ignore[union-attr] # it matches the empty text
    while end > at and is_unspaced(text[end : end + 1]):
        from msglint.text.entities.link.page_title import title_end  # noqa: PLC0415 - few links go on like this

        start, end = end, title_end(text, at, end)
        if end == start or is_unspaced(text[end : end + 1]):
            break
        end = _rest(letters).match(text, end).end()  # type: ignore[union-attr] # the same
    return end


def trimmed(text: str, start: int, at: int, end: int) -> int:
    """Return the end of a link without the punctuation of the sentence around it.

    Args:
        text: the folded text.
        start: where the link begins.
        at: where its host ends; nothing before is cut off.
        end: where its path ends at most.
    """
    before = text[start - 1 : start]
    while end > at and ((last := text[end - 1]) in _TRAILING or (last in _IN_PAIRS and last == before)):
        end -= 1
    return end
