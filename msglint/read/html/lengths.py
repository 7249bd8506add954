"""Lengths as CSS and attributes write them."""

from __future__ import annotations

import re

from msglint.tuples import NamedTuple

#: Pixels of a text whose size nobody has set, and of a mail whose width nobody has.
DEFAULT_SIZE, DEFAULT_WIDTH = 16.0, 640.0
#: Pixels; a negative one is a share of the size around it.
KEYWORD_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
    "smaller": -0.83,
    "larger": -1.2,
}
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_LENGTH = re.compile(r"(-?(?:\d++(?:\.\d++)?|\.\d++))([a-z%]*+)")
#: A length that takes more characters is none that anybody meant.
_LONGEST = 40


class Length(NamedTuple):
    """A length in pixels, or in parts of the width around it."""

    value: float
    is_share: bool


def length_of(text: str | None, size: float) -> Length | None:
    """Return a length as CSS or an attribute writes it; None for none, or one that depends on the content."""
    match = _LENGTH.fullmatch((text or "").strip()) if text and len(text) <= _LONGEST else None
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    if unit == "%":
        return Length(number / 100, is_share=True)
    if unit in ("em", "rem"):
        return Length(number * (size if unit == "em" else DEFAULT_SIZE), is_share=False)
    if unit == "" or unit in _PIXELS:
        return Length(number * _PIXELS.get(unit, 1.0), is_share=False)
    return Length(number / 100, is_share=True) if unit in ("vw", "vi") else None


def pixels(text: str | None, width: float, size: float) -> float | None:
    """Return a length in pixels, a share being one of a width."""
    length = length_of(text, size)
    return None if length is None else length.value * (width if length.is_share else 1.0)
