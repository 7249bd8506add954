"""Emoji, by Unicode's own properties (through the `regex` library), not by ranges of ours."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from msglint.text.entities import Found
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from msglint.text.entities import Text

#: A superset of the first characters that can make an emoji, to leave plain text alone without importing `regex`.
_MAYBE = lazy_pattern("[\u231a-\u2bff\U0001f000-\U0001faff\ufe0f\u20e3]")

# UTS #51, "possible emoji", restricted to what is shown as an emoji: emoji presentation by default, or asked for by
# variation selector 16, a skin tone, a keycap or a flag. Variation selector 15 asks for text presentation.
_TEXT_STYLE = r"(?!\uFE0E)"
_ELEMENT = (
    r"(?:\p{Emoji_Presentation}" + _TEXT_STYLE + r"|\p{Emoji}(?=\uFE0F|\p{Emoji_Modifier}))"
    r"(?:\p{Emoji_Modifier}|\uFE0F\u20E3?)?(?:[\U000E0020-\U000E007E]+\U000E007F)?"
)
_JOINED = r"(?:\u200D\p{Emoji}(?:\p{Emoji_Modifier}|\uFE0F)?)*"
_EMOJI = rf"\p{{RI}}\p{{RI}}|[0-9#*]\uFE0F?\u20E3|(?![0-9#*]|\p{{RI}}){_ELEMENT}{_JOINED}"


@cache
def _pattern() -> Any:
    import regex  # noqa: PLC0415 - costs 15 ms at start-up, and most messages hold nothing like an emoji

    return regex.compile(_EMOJI)


def find(source: Text) -> list[Found]:
    """Return the emoji, each sequence (flag, keycap, family, skin tone) as one."""
    if source.raw.isascii() or not _MAYBE.search(source.raw):
        return []
    return [Found("emoji", match.start(), match.end(), {}) for match in _pattern().finditer(source.raw)]
