"""Whether a text may hold a phone number in digits: nearly every message has an order ID, a date and a price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.lazily import lazy_bytes, lazy_pattern

if TYPE_CHECKING:
    from msglint.text.entities import Text

#: Letters that stand for digits inside a number.
_LIKE, _LIKE_CYRILLIC = "oilszb", "озбчі"
#: Signs that may part the groups of a number, as blanks and controls may; no other sign of ASCII may.
_PARTING = f"{''.join(map(chr, range(33)))}\x7f.-/()[]*|~`_"
_OTHER_SIGNS, _OTHER_LETTERS = "!\"#$%&'+,:;<=>@\\^{}", "acdefghjkmnpqrtuvwxy"
#: `0` for digits, `o` for letters like them, `a` for others, a blank for what may part groups, `?` for what is not in
#: ASCII, `x` for other signs.
_KINDS = bytes.maketrans(
    f"123456789{_LIKE}{_PARTING}{_OTHER_SIGNS}{_OTHER_LETTERS}".encode(),
    b"0" * 9 + b"o" * len(_LIKE) + b" " * len(_PARTING) + b"x" * len(_OTHER_SIGNS) + b"a" * len(_OTHER_LETTERS),
)
#: Five digits near each other, or letters that look like digits among them; looked for from the second one on.
_NEAR = lazy_bytes(
    b"0(?:" + b"|".join(b"(?<=[0o]" + b"[ x?]" * gap + b"0)" for gap in range(6)) + b")(?:[ x?]{0,5}[0o]){3}"
)
#: A number, and the shortest one, of a service.
_GROUPS = lazy_bytes(rb"0(?:[ ?]{0,5}0){6}")
_SERVICE = b"00000"
_MIXED = lazy_bytes(rb"0(?:o|(?<=o0))")
_MIXED_ROW = lazy_bytes(rb"[0o](?:[ ?]{0,5}[0o]){4}")
#: What 1-800-FLOWERS begins with.
_TOLL_FREE = lazy_pattern(r"8(?:00|33|44|55|66|77|88)\)?[\s.-]{1,2}[0-9-]{0,8}[a-z]")


def may_hold_digits(source: Text, *, has_words: bool) -> bool:
    """Return whether a text may hold a number in digits beside its order IDs.

    Args:
        source: the text.
        has_words: whether it has number words, in which case letters for digits need no digits near them.
    """
    view = source.folded
    if view.outline.has_other_digits or ("8" in view.text and _TOLL_FREE.search(view.text)):
        return True
    kinds = _kinds(view.text)
    if b"0" not in kinds:
        return False
    for found in source.find("order-id"):
        start, end = view.target(Span(found.start, found.end))
        kinds = kinds[:start] + b" " * (end - start) + kinds[end:]
    if _SERVICE in kinds or _GROUPS.search(kinds):
        return True
    if not _MIXED.search(kinds):
        return False
    return _NEAR.search(kinds) is not None or (has_words and _MIXED_ROW.search(kinds) is not None)


def _kinds(text: str) -> bytes:
    if not text.isascii():
        for letter in _LIKE_CYRILLIC:
            text = text.replace(letter, "o")
    return text.encode("ascii", "replace").translate(_KINDS)
