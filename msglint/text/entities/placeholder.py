"""Placeholders of message templates, and what each will be filled with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.text.entities import Found, joined

if TYPE_CHECKING:
    from msglint.text.fold import View

_INNER = r"[^{}\[\]<>%#$\r\n]{1,80}"
_PLACEHOLDER = re.compile(
    r"(?:"
    rf"\{{\{{\{{?\s*(?P<double>{_INNER})\}}\}}\}}?"
    rf"|\[\[(?P<wiki>{_INNER})\]\]"
    rf"|<<(?P<angles>{_INNER})>>"
    rf"|\$?\{{(?P<single>{_INNER})\}}"
    rf"|<%=?\s*(?P<erb>{_INNER})%>"
    r"|%(?P<percent>\w[\w.-]{1,40})%"
    r"|#(?P<hash>\w[\w.-]{1,40})#"
    r"|\$(?P<dollar>[^\W\d][\w.-]{1,40})"
    r")"
)
#: A single pair of brackets also holds asides, so it counts only when it names what it stands for.
_NAMED = re.compile(r"[\[<](?P<name>[^\[\]<>\r\n]{2,40})[\]>]")
_ORDER = re.compile(r"order|bestell|commande|pedido|ordine|ordin[ei]|zam[oó]wieni|订单|訂單|注文|주문|заказ|sipari[sş]")
_NUMBER = re.compile(
    r"(?:^|[^a-z])(?:ids?|numbers?|num|no|nr|nummer|numero|número|ref|reference|code)(?:[^a-z]|$)"
    r"|id$|number$|num$|编号|单号|號|号|番号|번호|номер"
)
_ORDER_NUMBER_WORDS = re.compile(r"订单号|訂單號|注文番号|주문번호")
#: Things about an order that are not its number.
_OTHER_FACTS = re.compile(
    r"date|day|time|total|amount|price|status|item|product|link|url|qty|quantity|name|address|count|track|日期|金额|状态"
)
_EMAIL = re.compile(r"e-?mail|邮箱|メール|이메일")


def find(raw: str, folded: View) -> list[Found]:
    """Return the placeholders of the usual template languages, with what they stand for."""
    del raw
    text = folded.text
    if not any(sign in text for sign in "{[<%#$"):
        return []
    found = []
    for match in _PLACEHOLDER.finditer(text):
        name = next(filter(None, match.groups()))
        found.append(Found("placeholder", *folded.source(*match.span()), {"stands-for": _stands_for(name)}))
    named = (
        Found("placeholder", *folded.source(*match.span()), {"stands-for": "order-id"})
        for match in _NAMED.finditer(text)
        if _stands_for(match["name"], strict=True) == "order-id"
    )
    return joined(found, named)


def _stands_for(name: str, *, strict: bool = False) -> str:
    """Return what a placeholder's name promises; `strict` asks for the word number or id beside the order."""
    spaced = re.sub(r"[_.|-]+", " ", name)
    if _ORDER.search(spaced):
        numbered = _NUMBER.search(spaced) or _ORDER_NUMBER_WORDS.search(spaced)
        if numbered or not (strict or _OTHER_FACTS.search(spaced)):
            return "order-id"
    if _EMAIL.search(spaced):
        return "email"
    return "other"
