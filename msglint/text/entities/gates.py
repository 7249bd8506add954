"""What a text must hold for an entity of each kind: most texts hold nothing of it, and need not load its module.

A gate says "no" only where the kind's own file finds nothing; what it lets pass may still hold nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.entities.dot_signs import may_say_dot, signs_in
from msglint.text.lazily import lazy_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from msglint.text.entities import Text
    from msglint.text.outline import Outline

_LONG_NUMBERS = lazy_bytes(rb"0000000[-\x80]0000000")
_BRACKETS, _MARKS = frozenset(b"{[<"), frozenset(b"%#$_")
_MARKED = lazy_bytes(rb"[%#$_](?:[a_\x80]|(?<=[%#])0)")
_OTHER_BLANKS = ("xx", "【", "〔", "«", "●", "○", "〇", "◯", "△", "×", "＿", "_")
#: Before a scheme's slashes: "https://", "https:/", "https; //", "https : \\", but no "and/or".
_SLASHES, _COLONS = frozenset(b"/\\"), frozenset(b":;")
_SLASHED = lazy_bytes(rb"[:;][)\]]?[ \n\x80]?[/\\]")
#: "http:shop.com"
_TIGHT_COLON = lazy_bytes(rb":[a0_\x80-]{2,40}\.")
#: A dot within a word, or an IP address with a port or path.
_DOT = lazy_bytes(rb"\.(?:[a_\x80]|[0\x80]{1,3}[:/])")
_MAIL = ("mail", "outlook", "yahoo", "icloud", "yandex", "qq", "163", "126", "@")
_MAIL_DOT = lazy_bytes(rb"\.(?:[a0\x80]|(?<=[ \n(\[{<]\.))")
_GIF = ("gif", "r0lgod", "giphy", "tenor", "gph", "gfycat")


def may_hold_order_id(source: Text) -> bool:
    """Return whether a text may hold an order ID."""
    outline = source.folded.outline
    return _LONG_NUMBERS.search(outline.shape) is not None or outline.has_other_digits


def may_hold_placeholder(source: Text) -> bool:
    """Return whether a text may hold a placeholder."""
    outline = source.folded.outline
    if not _BRACKETS.isdisjoint(outline.signs):
        return True
    if not _MARKS.isdisjoint(outline.signs) and _MARKED.search(outline.shape):
        return True
    return not source.folded.text.isascii() and outline.holds(_OTHER_BLANKS)


def may_hold_scheme(outline: Outline) -> bool:
    """Return whether a folded text may hold a link with a scheme."""
    shape, signs = outline.shape, outline.signs
    if not _SLASHES.isdisjoint(signs) and (
        b"//" in shape or (not _COLONS.isdisjoint(signs) and _SLASHED.search(shape))
    ):
        return True
    return b":"[0] in signs and _TIGHT_COLON.search(shape) is not None


def may_hold_link(source: Text) -> bool:
    """Return whether a text may hold a link."""
    outline = source.folded.outline
    if _DOT.search(outline.shape) or may_hold_scheme(outline):
        return True
    if b"]:" in outline.shape or b"]/" in outline.shape:
        return True
    return bool(signs_in(source.folded.text, outline))


def may_hold_email(source: Text) -> bool:
    """Return whether a text may hold an e-mail address."""
    outline = source.folded.outline
    if not (source.raw.isascii() and source.folded.text.isascii()) or "AT" in source.raw:
        return True
    if outline.holds(_MAIL) or may_say_dot(outline):
        return True
    return _MAIL_DOT.search(outline.shape) is not None


def may_hold_gif(source: Text) -> bool:
    """Return whether a text may hold a GIF picture."""
    return source.folded.outline.holds(_GIF)


def may_hold_emoji(source: Text) -> bool:
    """Return whether a text may hold an emoji."""
    return not source.raw.isascii()


#: Kind -> its gate. Other kinds have none: their files are short, or ask their own lists of words.
GATES: Mapping[str, Callable[[Text], bool]] = {
    "email": may_hold_email,
    "emoji": may_hold_emoji,
    "gif": may_hold_gif,
    "link": may_hold_link,
    "order-id": may_hold_order_id,
    "placeholder": may_hold_placeholder,
}
