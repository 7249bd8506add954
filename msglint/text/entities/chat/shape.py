"""What handles look like: numbers, accounts, digits in Chinese characters. All texts are folded ones."""

from __future__ import annotations

from msglint.text.lazily import lazy_pattern

#: A shorter account is not looked for.
SHORTEST = 3
_HAN_DIGIT = "〇零一二三四五六七八九壹贰貳叁参參肆伍陆陸柒捌玖两兩幺洞拐勾"
_HAN_VALUE = dict(zip(_HAN_DIGIT, "001234567891223334566789221079", strict=True))
HAN_DIGITS = lazy_pattern(rf"[{_HAN_DIGIT}\d](?:[ ·.-]?[{_HAN_DIGIT}\d]){{4,14}}")
DIGITS = lazy_pattern(r"[+(]{0,2}\d(?:[ \t().\-–/]{0,3}\d){4,17}(?![\d@])")
ACCOUNT = lazy_pattern(r"(?P<at>@ ?)?(?:live:)?(?P<name>[a-z0-9_.][a-z0-9_.-]{0,38}+)(?:#\d{4})?(?![\u00df-\u052f])")
#: The same, before the name of the network.
ACCOUNT_BEFORE = lazy_pattern(
    r"(?P<at>@ ?[a-z0-9_][a-z0-9_.]{1,30}[a-z0-9_])(?![\w@])"
    r"|(?<![\w@.-])(?P<account>[a-z0-9_][a-z0-9_.-]{2,30}[a-z0-9_])(?![\w@])"
)
#: Where any of these may begin.
START = lazy_pattern(
    rf"@ ?\w|[+(]{{0,2}}\d++|(?<![a-z0-9_.-])[a-z0-9_.-]{{{SHORTEST}}}|[{_HAN_DIGIT}](?:[ ·.-]?[{_HAN_DIGIT}\d]){{4}}"
)
_LETTER = lazy_pattern(r"[a-z]")
_PHONE_DIGITS, _SURE_DIGITS = (7, 15), 9
_ACCOUNT_DIGITS = (5, 12)
_CHINESE_MOBILE = lazy_pattern(r"1[3-9]\d{9}")
#: Dates, ZIP codes with four more digits, versions.
_NO_NUMBER = lazy_pattern(
    r"(?:19|20)\d\d[-./]\d\d?[-./]\d\d?$|\d\d?[-./]\d\d?[-./](?:19|20)\d\d$|\d{5}-\d{4}$|\d{1,4}(?:\.\d{1,4})+$"
)
#: 60x90cm, 12345, v2.0.1
_MEASURE = lazy_pattern(r"v?\d+(?:[x.]\d+)*[a-z]{0,3}")


def is_number(written: str) -> bool:
    """Return whether digits are anything but a date, a version or a ZIP code."""
    return not _NO_NUMBER.match(written) or _digits(written) > _SURE_DIGITS


def is_account_number(written: str) -> bool:
    """Return whether digits may be an account of QQ or WeChat."""
    return _ACCOUNT_DIGITS[0] <= _digits(written) <= _ACCOUNT_DIGITS[1]


def is_chinese_mobile(written: str) -> bool:
    """Return whether digits are a mobile number of China, by which WeChat finds people."""
    return _CHINESE_MOBILE.fullmatch(written) is not None


def is_phone(written: str) -> bool:
    """Return whether digits may be a phone number."""
    return _PHONE_DIGITS[0] <= _digits(written) <= _PHONE_DIGITS[1]


def is_surely_phone(written: str) -> bool:
    """Return whether digits may be a phone number even if nothing says so."""
    return is_phone(written) and (written.startswith("+") or _digits(written) >= _SURE_DIGITS)


def _digits(written: str) -> int:
    return sum(char.isdecimal() for char in written)


def is_measure(account: str) -> bool:
    """Return whether an account's name is rather a size, a plain number or a version."""
    return _MEASURE.fullmatch(account) is not None


def is_made_up(account: str) -> bool:
    """Return whether an account's name is no word of a language."""
    has_signs = any(not char.isalpha() and char != "-" for char in account)
    return has_signs and bool(_LETTER.search(account)) and not is_measure(account)


def read_digits(written: str) -> str:
    """Return digits in Chinese characters as plain ones."""
    return "".join(str(_HAN_VALUE.get(char, char)) for char in written if char not in " ·.-")
