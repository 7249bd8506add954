"""Conditions in words, as a person would tell them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.read.template.conditions.expression import Lit, Op, Path, first_path

if TYPE_CHECKING:
    from msglint.read.template.conditions.expression import Expr

_LONGEST = 160
_LONGEST_VALUE = 40
_HUMP = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SPLIT = re.compile(r"[\W_]+")
_VERBS = ("is", "are", "was", "were", "has", "have", "had", "can", "did", "does", "will", "should", "wants")
#: The word between what is compared, and the word that stands behind it.
_SAID = {"==": "is", "!=": "is not", ">": "is more than", "<": "is less than", ">=": "is", "<=": "is"}
_BEHIND = {">=": " or more", "<=": " or less"}
_CONTRARY = {"==": "!=", "!=": "==", ">": "<=", "<=": ">", "<": ">=", ">=": "<"}


def told(expr: Expr, *, holds: bool = True) -> str:
    """Return a condition, or its contrary, in words; only letters, digits and spaces."""
    words = " ".join(_told(expr, holds=holds).split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0]


def _told(expr: Expr, *, holds: bool) -> str:  # noqa: PLR0911 - one for each kind of condition
    if isinstance(expr, Path):
        return _named(expr.name, holds=holds)
    if not isinstance(expr, Op):
        return ("not " if not holds else "") + _value(expr)
    name, of = expr.name, expr.of
    if name == "not":
        return _told(of[0], holds=not holds)
    if name in ("and", "or"):
        # Not both is one or the other not.
        word = name if holds else {"and": "or", "or": "and"}[name]
        return f" {word} ".join(_told(one, holds=holds) for one in of)
    if name in _SAID:
        sign = name if holds else _CONTRARY[name]
        return f"{_value(of[0])} {_SAID[sign]} {_value(of[1])}{_BEHIND.get(sign, '')}"
    if name in ("in", "contains"):
        inner, outer = of if name == "in" else reversed(of)
        if isinstance(outer, Op) and outer.name == "list":
            return f"{_value(inner)} is {'' if holds else 'not '}{' or '.join(_value(one) for one in outer.of)}"
        return f"{_value(outer)} {'has' if holds else 'has no'} {_value(inner)}"
    if name == "opaque":
        return ("" if holds else "not ") + " ".join(_words(first_path(expr)))
    return _named(first_path(expr), holds=holds)


def _named(name: str, *, holds: bool) -> str:
    words = _words(name)
    # customer.is_happy, is_happy, customer_is_happy
    at = next((number for number, word in enumerate(words) if word in _VERBS), None)
    if at is None or at == len(words) - 1:
        return " ".join(words if holds else ["not", *words])
    before = ["the", *words[:at]] if at else []
    return " ".join([*before, words[at], *([] if holds else ["not"]), *words[at + 1 :]])


def _value(expr: Expr) -> str:
    if isinstance(expr, Lit):
        value = expr.value
        if isinstance(value, float):
            return f"{value:g}".replace(".", " point ").replace("e+", " e ").replace("-", "minus ")
        words = _words(str(value)) if isinstance(value, str) else []
        is_short = isinstance(value, str) and len(value) <= _LONGEST_VALUE and not any(c.isdigit() for c in value)
        return " ".join(words) if words and is_short else "so"
    return " ".join(_words(first_path(expr)))


def _words(name: str) -> list[str]:
    return [word.lower() for word in _SPLIT.split(_HUMP.sub(" ", name)) if word and word != "this"] or ["it"]
