"""Phone, fax and SMS numbers: international, national of the likely countries, in words, with letters, taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.entities import Found, joined
from msglint.text.entities.phone.digits import may_hold_digits
from msglint.text.entities.phone.number_words import (
    may_hold_characters,
    may_hold_row,
    may_hold_some_words,
    may_hold_words,
)
from msglint.text.lazily import lazy_pattern
from msglint.text.outline import Outline

if TYPE_CHECKING:
    from msglint.text.entities import Text

#: Stands for what is hidden from the search; no digit, letter, blank or separator. In ASCII, as most texts are.
HIDDEN = "\x1a"
#: Kinds whose digits are no phone numbers, besides order IDs.
_HIDDEN_KINDS = ("link", "email", "placeholder")
_DIALLED = ("tel:", "sms:", "callto:", "fax:", "facetime:")
#: A link that opens a chat with a number.
_CHAT_LINK = lazy_pattern(
    r"(?:wa\.me/|(?:whatsapp\.com|viber|whatsapp:/)[^\s\"'<>]{0,40}[?&](?:phone|number)=)(?:\+|%2b)?(?P<number>\d{7,15})(?!\d)"
)
#: Five digits near each other, or letters that look like digits among them.
_DIGITS = lazy_pattern(r"[\doilszbозбчі][\W_]{0,5}\d(?:[\W_]{0,5}[\doilszbозбчі]){3}")
#: What 1-800-FLOWERS begins with.
_TOLL_FREE = lazy_pattern(r"8(?:00|[3-8]{2})\)?[\s.-]{1,2}[a-z0-9]")


def find(source: Text) -> list[Found]:
    """Return the phone numbers, whole with `+`, brackets and extension, and whether they are digits or words."""
    text = source.folded.text
    has_words = may_hold_some_words(source.folded.outline)
    has_row = _may_hold_row(source, has_words=has_words)
    # Most texts have ended here.
    if not has_row and not may_hold_digits(source, has_words=has_words):
        return []
    has_words = (has_words or has_row) and may_hold_words(text)
    if not has_words and not _may_hold_digits(text):
        return []
    linked = _in_chat_links(source)
    text = _blotted(source)
    if not has_words and not _may_hold_digits(text):
        return linked
    # Each imports what it needs, as few texts come so far.
    from msglint.text.entities.phone.shapes import without_amounts  # noqa: PLC0415 - most texts need none of it

    text = without_amounts(text)
    if not has_words and not _may_hold_digits(text):
        return linked
    from msglint.text.entities.phone.search import Search  # noqa: PLC0415 - most texts need none of it

    search = Search(source, text)
    found = joined(list(search.in_words()) if has_words and has_row else [], search.in_digits())
    return joined(found, linked) if linked else found


def _may_hold_row(source: Text, *, has_words: bool) -> bool:
    """Return whether a text may hold a number in words.

    Args:
        source: the text.
        has_words: whether it has number words at all, but for scripts without spaces.
    """
    if may_hold_characters(source.folded.text, strict=not has_words):
        return True
    if not has_words:
        return False
    # What is left when links and the like are hidden may be a word that it was no part of.
    hides = any(source.find(kind) for kind in _HIDDEN_KINDS)
    return may_hold_row(Outline(_blotted(source)) if hides else source.folded.outline)


def _in_chat_links(source: Text) -> list[Found]:
    """Return the numbers that links to a chat with somebody hold; other links hold numbers of parcels and pages."""
    text = source.folded.text
    return [
        Found("phone", *source.folded.source(*match.span("number")), {"form": "digits", "own": "no"})
        for match in (_CHAT_LINK.finditer(text) if "wa.me" in text or "whatsapp" in text or "viber" in text else ())
    ]


def _may_hold_digits(text: str) -> bool:
    return _DIGITS.search(text) is not None or ("8" in text and _TOLL_FREE.search(text) is not None)


def _blotted(source: Text) -> str:
    """Return the folded text, as long as it is, without its order IDs, links, e-mail addresses and placeholders.

    All its digits are ASCII ones.
    """
    text = source.folded.text
    if not text.isascii():
        digits = {ord(char): str(int(char)) for char in set(text) if char > "\x7f" and char.isdecimal()}
        text = text.translate(digits) if digits else text
    spans = [
        source.folded.target(Span(found.start, found.end))
        for kind in ("order-id", *_HIDDEN_KINDS)
        for found in source.find(kind)
    ]
    return _without(text, [span for span in spans if not text.startswith(_DIALLED, span.start)])


def _without(text: str, spans: list[Span]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end > at:
            first = max(start, at)
            pieces += [text[at:first], HIDDEN * (end - first)]
            at = end
    return "".join([*pieces, text[at:]])
