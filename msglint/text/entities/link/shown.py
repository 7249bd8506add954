"""Links whose text a buyer sees instead of their address: `<a href="...">text</a>` and `[text](...)`."""

from __future__ import annotations

from msglint.span import Span
from msglint.text.entities.link.bare_host import is_sure
from msglint.text.hosts import has_known_ending, is_amazon
from msglint.text.hosts.suffix import registrable
from msglint.text.lazily import lazy_pattern

_HREF = lazy_pattern(r"<a\b[^<>]{0,200}\bhref\s{0,3}=\s{0,3}[\"']?\s{0,3}$")
_TAG_ENDS = lazy_pattern(r"[^<>]{0,300}>")
_ANCHOR_ENDS = lazy_pattern(r"</a\b")
_TARGET = lazy_pattern(r"\]\(\s?<?$")
_STYLE = lazy_pattern(r"url\(\s?[\"']?$")
_PICTURE = lazy_pattern(r"!\[[^\]\n]{0,200}\]\(\s?$")
_TAG = lazy_pattern(r"<(!?[a-z][a-z:]{0,20})")
_ATTRIBUTE = lazy_pattern(r"([a-z][a-z:-]{1,20})\s?=\s?[\"']?[^\"'=<>]{0,200}$")
_LOADING_TAGS = frozenset(["!doctype", "base", "html", "img", "image", "link", "meta", "script"])
#: Beginnings of the names of attributes.
_LOADING = ("src", "background", "poster", "xmlns", "lowsrc", "data-src")
_REACH = 300
_NAMED = lazy_pattern(r"(?P<sign>https?://|www\.)?(?P<host>(?:[\w-]{1,63}\.){1,5}(?P<ending>[a-z]{2,24}))(?![\w.]|-\w)")


def shown_beside(text: str, start: int, end: int) -> Span | None:
    """Return the range of the text that is shown for the link from `start` to `end`; None if it is shown itself."""
    before = text[max(0, start - _REACH) : start]
    if before.endswith(("(", "<", " ")) and _TARGET.search(before):
        opened = before.rfind("[", 0, before.rindex("]"))
        return Span(start - len(before) + opened + 1, start - len(before) + before.rindex("]")) if opened >= 0 else None
    tag = before.rfind("<a")
    if tag < 0 or not _HREF.match(before, tag):
        return None
    opening = _TAG_ENDS.match(text, end)
    closing = _ANCHOR_ENDS.search(text, opening.end(), opening.end() + _REACH) if opening else None
    return Span(opening.end(), closing.start()) if opening and closing else None


def is_loaded(text: str, start: int) -> bool:
    """Return whether a page loads what an address at an offset names (a picture, a style): nobody can follow it."""
    before = text[max(0, start - _REACH) : start]
    if before.endswith(("(", "'", '"', " ")) and (_STYLE.search(before) or _PICTURE.search(before)):
        return True
    tag = before.rfind("<")
    if tag < 0 or ">" in before[tag:]:
        return False
    name = _TAG.match(before, tag)
    attribute = _ATTRIBUTE.search(before, tag)
    return bool(name and (name[1] in _LOADING_TAGS or (attribute and attribute[1].startswith(_LOADING))))


def named_instead(shown: str, host: str) -> bool:
    """Return whether the text that is shown for a link names another host than the one that it leads to."""
    named = _NAMED.search(shown)
    if named is None or not has_known_ending(named["host"]) or not (named["sign"] or is_sure(named["ending"])):
        return False
    return not (registrable(named["host"]) == registrable(host) or (is_amazon(named["host"]) and is_amazon(host)))
