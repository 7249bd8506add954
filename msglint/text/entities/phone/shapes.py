"""Blots out of a text what holds digits but is no phone number, whatever is said around it."""

from __future__ import annotations

from msglint.text.entities.phone import HIDDEN
from msglint.text.lazily import lazy_pattern

_CLEAR = r"(?<![\d.,/:+-])"
_END = r"(?![\d]|[.,/:-]\d)"
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
#: Rows of digits that are something else by their shape alone.
_SHAPES = lazy_pattern(
    rf"{_CLEAR}(?:"
    rf"(?:19|20)\d\d(?P<a>[-/.])\s?{_MONTH}(?P=a)\s?{_DAY}(?:(?:t|\s{{1,3}}|\s?&nbsp;\s?)[0-2]?\d:[0-5]\d(?::\d\d)?)?"
    rf"|{_DAY}(?P<b>[-/.])\s?{_MONTH}(?P=b)\s?(?:(?:19|20)\d\d|\d\d(?!\s\d))"
    rf"|{_MONTH}(?P<c>[-/])\s?{_DAY}(?P=c)\s?(?:(?:19|20)\d\d|\d\d(?!\s\d))"
    rf"|{_DAY}\.{_MONTH}\.(?!\S)"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=\s[0-2]?\d:)"
    # 192.168.0.1, and no part of a longer row
    r"|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
    # 1.234.567,00 and 1,234,567.00 and 1'234'567
    r"|\d{1,3}(?:\.\d{3})*,\d\d?|\d{1,3}(?:,\d{3})+(?:\.\d\d?)?|\d{1,3}(?:'\d{3})+"
    # 52.520008 13.404954
    r"|\d{1,3}\.\d{3,}\s?,?\s\d{1,3}\.\d{3,}"
    rf"){_END}"
    # 12.1 - 23.71, 14 12/34, 7/8, 24/7
    r"|(?<![\d./-])(?<!\d\s)\d{1,2}\s\d{1,2}/\d{1,2}(?![\d/.]|\s\d)"
    r"|(?<![\d.,/-])\d{1,3}[.,]\d{1,2}\s[-–]\s\d{1,3}[.,]\d{1,2}(?![\d.,])|(?<![\d./-])(?:\d/\d{1,2}|24/7)(?![\d/.-])"
    # 1380×0571×2266 mm; not "555 0142 x 5", where the cross is an extension
    r"|(?<![\d.,+-])(?<!\d[ )])\d{1,5}(?:[.,]\d{1,3})?(?:\s?[×x]\s?\d{1,5}(?:[.,]\d{1,3})?){1,3}(?!\d)"
    r"|(?<=\d):\d\d(?!\d)"
    # IBAN: a country, two digits to check, and groups of four
    r"|(?<![a-z0-9])[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){2,7}(?:\s?[a-z0-9]{1,4})?(?![a-z0-9])"
    # Order IDs with a wrong number of digits, and card numbers
    r"|(?<![\d-])(?:\d{3}-\d{5,9}-\d{5,9}|d01-\d{5,9}-\d{5,9})(?![\d-])"
    r"|(?<![\d-])\d{4}([ -])\d{4}\4\d{4}\4\d{4}(?:\4\d{1,3})?(?![\d-])"
    # parcels: letters before or after many digits
    r"|(?<![a-z0-9])1z\s?[0-9a-z]{3}\s?[0-9a-z]{3}\s?(?:[0-9a-z]{2}\s?)?(?:\d{4}\s?){2}\d?"
    r"|(?<![a-z0-9])[a-z]{2}\s?\d{3}\s?\d{3}\s?\d{3}\s?[a-z]{2}(?![a-z0-9])"
    r"|(?<!\d)97[89][- ]?(?:\d[- ]?){9}\d(?![\d-])"
)
_DIGITS = lazy_pattern(r"(?<!\S)[^\s\d]*+\d\S*+(?:\s{1,4}(?:[-–x×*/]\s{1,4})?+[^\s\d]*+\d\S*+)*+")


def without_amounts(text: str) -> str:
    """Return a blotted text without dates, prices, sizes and what else is no phone number by its shape alone."""
    # Only words with digits, and their neighbours with digits, can have such a shape.
    return _DIGITS.sub(lambda words: _SHAPES.sub(lambda match: HIDDEN * len(match.group()), words.group()), text)
