"""Amazon order IDs: 3-7-7 digits, or `D01-` and 7-7 for digital orders; not inside a longer number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.entities import Found
from msglint.text.lazily import lazy_bytes, lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from msglint.text.entities import Text
    from msglint.text.fold import View

#: Dashes of all kinds, beside those that folding makes hyphens; in Japanese the mark of a long vowel looks like one.
_HYPHEN = "[-‒–—―⁃ー－]"
# "Order-114-..." is one, "0-114-..." is part of a longer number.
_ORDER_ID = lazy_pattern(
    rf"(?<!\d)(?<!\d{_HYPHEN})(?:(?<![a-z])d01|\d{{3}}){_HYPHEN}\d{{7}}{_HYPHEN}\d{{7}}(?!\d|{_HYPHEN}\d)"
)
#: The longer two of its three numbers, in an outline.
_NUMBERS = lazy_bytes(rb"0000000(?=[-\x80]0000000)")
#: What stands before these.
_FIRST = len("114-")


def find(source: Text) -> list[Found]:
    """Return the order IDs, written with any kind of hyphen and in the digits of any script."""
    return [Found("order-id", *source.folded.source(*match.span()), {}) for match in _matches(source.folded)]


def _matches(view: View) -> Iterator[re.Match[str]]:
    if view.outline.has_other_digits:
        yield from _ORDER_ID.finditer(view.text)
        return
    for numbers in _NUMBERS.finditer(view.outline.shape):
        match = _ORDER_ID.match(view.text, max(0, numbers.start() - _FIRST))
        if match:
            yield match
