"""The signs with which every match of a pattern begins, as far as the pattern shows that at once.

A text that holds none of them need not be searched. Only patterns of a simple shape are understood: a sign or a set of
signs, and after it whatever can't make it one of several choices. Of all others, nothing is said.
"""

from __future__ import annotations

import re

_IGNORE_CASE = "(?i)"
#: Lets a match begin later than what it was found by.
_KEEP = r"\K"
#: A sign, or a set of single signs; nothing that stands for others, and no repetition that may be none at all.
_FIRST = re.compile(r"(?:(?P<sign>[^\\\[\](){}.^$|?*+#\s])|\[(?P<set>(?:\\[\[\]\\^-]|[^\\\[\]^&|~#\s-])+)\])(?![?*+{])")
#: Groups that neither change how the rest is read nor hide where they end.
_GROUP = re.compile(r"\((?!\?)|\(\?(?::|=|!|<=|<!|>)")
_SET = re.compile(r"\[\^?+(?:\\.|[^\\\[\]])+\]", re.DOTALL)


def begins(pattern: str) -> str:
    """Return signs one of which every match begins with; empty where that is not known.

    Args:
        pattern: a valid expression in the syntax of the `regex` library, version 1.
    """
    plain = pattern.removeprefix(_IGNORE_CASE)
    first = _FIRST.match(plain)
    if first is None or _KEEP in plain or not _is_one_way(plain):
        return ""
    signs = first["sign"] or re.sub(r"\\(.)", r"\1", first["set"])
    if plain != pattern and any(_has_case(sign) for sign in signs):
        return ""
    return signs


def _is_one_way(pattern: str) -> bool:
    """Return whether no choice stands outside of groups, and all that stands there is understood."""
    at = depth = 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 2
            continue
        if sign in "[(":
            found = (_SET if sign == "[" else _GROUP).match(pattern, at)
            if found is None:
                return False
            depth += sign == "("
            at = found.end()
            continue
        depth -= sign == ")"
        if sign == "|" and depth == 0:
            return False
        at += 1
    return depth == 0


def _has_case(sign: str) -> bool:
    return not sign == sign.lower() == sign.upper() == sign.casefold() == sign.title()
