"""What the finders of links share: a link before it is told what it leads to, its end, and its host as written."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.entities.link.path import path_end, trimmed
from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from msglint.text.entities import Text

#: A word that begins a sentence without a space before it.
CAPITAL_WORD = lazy_pattern(r"\.(?:[A-Z]|\u00c4|\u00d6|\u00dc|\u00c9)[^\W\d_]{1,14}$")
_WIDE_SIGN = lazy_pattern("[（）［］｛｝！？；：，＂＇｜～]")
_IGNORED = lazy_pattern(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\\s]+"
)


class Link(NamedTuple):
    """A link in a folded text, before it is told what it leads to.

    Attributes:
        start: offset of its first code point.
        end: one past its last.
        host: the range of its host.
        scheme: as the attribute of the entity says it.
        name: the host as a person reads it, where it is written out; empty where it is written as it reads.
        user: whether something stands before the host, with an "@".
        path: how its path reads, where it is written out.
    """

    start: int
    end: int
    host: tuple[int, int]
    scheme: str = "none"
    name: str = ""
    user: bool = False
    path: str = ""


def link_end(source: Text, start: int, at: int) -> int:
    """Return where a link ends whose host ends at `at`."""
    text = source.folded.text
    end = path_end(text, at)
    if end > at:
        end = _before_wide_sign(source, start, at, end)
    end = trimmed(text, start, at, end)
    if end > at and text.find(".", at, end) > 0:
        word = CAPITAL_WORD.search(source.raw[slice(*source.folded.source(max(at, end - 16), end))])
        if word:
            from msglint.text.entities.link.bare_host import is_common  # noqa: PLC0415 - few links end like this

            if is_common(text[end - len(word.group()) + 1 : end], text):
                end -= len(word.group())
    return end


def _before_wide_sign(source: Text, start: int, at: int, end: int) -> int:
    """Return where a path ends before punctuation of Chinese or Japanese, which folding has made ASCII."""
    raw_at, raw_end = source.folded.source(at, end)
    if source.raw.isascii() or not source.raw[source.folded.source(start, at).start : raw_at].isascii():
        return end
    sign = _WIDE_SIGN.search(source.raw, raw_at, raw_end)
    return source.folded.target(Span(sign.start(), raw_end)).start if sign else end


#: The trick that makes a host another one.
_LOOK_ALIKE = "look-alike letters"


def written_host(source: Text, start: int, end: int) -> str:
    """Return a host as a browser reads it: look-alike letters stay what they are, though folding has replaced them."""
    span = source.folded.source(start, end)
    tricks = [trick.name for trick in source.folded.tricks_in(span)]
    if tricks and _LOOK_ALIKE not in tricks:
        # Styled, set apart or strewn with invisible characters, it is still the same host.
        return source.folded.text[start:end]
    raw = source.raw[slice(*span)]
    if raw.isascii():
        return _IGNORED.sub("", raw.lower())
    return _IGNORED.sub("", unicodedata.normalize("NFKC", raw)).casefold().replace("。", ".").strip("[]")
