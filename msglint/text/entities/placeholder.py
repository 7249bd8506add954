"""Placeholders of message templates, and what each will be filled with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.text.entities import Found, joined
from msglint.text.lazily import lazy_pattern
from msglint.text.tables import entries
from msglint.text.unmarked import unmarked

if TYPE_CHECKING:
    from msglint.text.entities import Text

_INNER = r"[^{}\[\]<>%#$\r\n]{1,80}"
_PLACEHOLDER = lazy_pattern(
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
#: Brackets of all kinds around a few words, one of which is what forms ask for: "[First name]", "【お客様名】".
_FILL_IN = lazy_pattern(
    r"[\[<{«【〔]{1,2}(?P<words>[^\W\d_][^\[\]<>{}«»【】〔〕\r\n]{1,39})[\]>}»】〕]{1,2}(?!\()"
    # NAME_OF_CUSTOMER stands for itself, as does what stands where a name belongs: ●●様, XX女士.
    r"|(?<![\w@./-])(?P<joined>[^\W\d_]{2,20}(?:_[^\W\d_]{2,20}){1,3})(?![\w@./-])"
    r"|(?:[●○〇◯△×＿_]{2,8}|(?<!\w)xx+)\s?(?:様|さま|さん|님|先生|女士|小姐)"
)
#: A single pair of brackets also holds asides, so it counts only when it names what it stands for.
_NAMED = lazy_pattern(r"[\[<](?P<name>[^\[\]<>\r\n]{2,40})[\]>]")
_ORDER = lazy_pattern(
    r"order|bestell|commande|pedido|ordine|ordin[ei]|zam[oó]wieni|订单|訂單|注文|주문|заказ|sipari[sş]"
)
_NUMBER = lazy_pattern(
    r"(?:^|[^a-z])(?:ids?|numbers?|num|no|nr|nummer|numero|número|ref|reference|code)(?:[^a-z]|$)"
    r"|id$|number$|num$|编号|单号|號|号|番号|번호|номер"
)
_ORDER_NUMBER_WORDS = lazy_pattern(r"订单号|訂單號|注文番号|주문번호")
#: Things about an order that are not its number.
_OTHER_FACTS = lazy_pattern(
    r"date|day|time|total|amount|price|status|item|product|link|url|qty|quantity|name|address|count|track|日期|金额|状态"
)
_EMAIL = lazy_pattern(r"e-?mail|邮箱|メール|이메일")
#: Things about a mail that are no address.
_ABOUT_MAIL = lazy_pattern(
    r"date|datum|tarih|fecha|data|sent|subject|betreff|objet|asunto|template|body|text|count|time|status|title|日期|時間|"
    r"时间|主题"
)
#: What rules speak of, and what a placeholder of that name brings into the text.
_SPOKEN_OF = {
    "offer": lazy_pattern(
        r"coupon|voucher|discount|promo|gift|rabatt|gutschein|bonus|cupom|cup[oó]n|descuento|desconto|sconto|remise|"
        r"kortings|zni[zż]k|indirim|скид|купон|промо|优惠|優惠|折扣|クーポン|割引|쿠폰|할인|خصم|كوبون|कूपन|छूट"
    ),
    "review": lazy_pattern(
        r"review|feedback|rating|bewertung|rese[nñ]a|avis(?![a-z])|recensi|avalia|opini|beoordel|yorum|отзыв|评价|評價|"
        r"レビュー|리뷰"
    ),
}
_PHONE = lazy_pattern(
    r"(?<!micro)(?<!head)(?<!ear)phone|t[eé]l[eéè]f|t[eé]l[eé]phon|(?<![a-z])(?:t[eé]l|mob(?:il[eay]?)?|cell|gsm|handy|sms|"
    r"fax|hotline)(?![a-z])|rufnummer|handynummer|mobilnummer|telemóvel|celular|m[oó]vil|cellulare|komórk|телефон|мобильн|"
    r"факс|هاتف|جوال|موبايل|फ़ोन|फोन|मोबाइल|电话|電話|手机|手機|传真|傳真|携帯|ファックス|전화|휴대폰|핸드폰|팩스"
)
_LINK = lazy_pattern(
    r"(?<![a-z])(?:ur[il]|href)|ur[il]s?(?![a-z])|(?<![a-z])links?|(?<!b)links?(?![a-z])|web ?(?:site|page)|webseite|"
    r"homepage|(?<![a-z])lien|enlace|collegamento|koppeling|odnośnik|länk|bağlantı|ссылк|رابط|लिंक|リンク|링크|链接|連結|"
    r"鏈接|网址|網址"
)
#: A single pair of brackets that holds nothing but the thing itself: [phone number], [link].
_NOTHING_ELSE = lazy_pattern(
    r"(?:(?:insert|enter|your|our|ihre?|votre|su|uw|seu|num[eé]ro de|número de|numero di|numer|номер|رقم)\s|你的|您的)?"
    rf"(?:{_PHONE.pattern}|{_LINK.pattern})"
    r"(?:number|nummer|numero|on|one|ono?|o|a|号码|號碼|号|番号|번호|\s(?:number|no|nr|here|hier|aquí|ici))?"
)


def find(source: Text) -> list[Found]:
    """Return the placeholders of the usual template languages, with what they stand for."""
    folded, text = source.folded, source.folded.text
    if not any(sign in text for sign in "{[<%#$«【〔_●○〇◯△×") and "xx" not in text:
        return []
    found = []
    for match in _PLACEHOLDER.finditer(text):
        name = next(filter(None, match.groups()))
        found.append(Found("placeholder", *folded.source(*match.span()), _attributes(_stands_for(name))))
    named = (
        Found("placeholder", *folded.source(*match.span()), _attributes(kind))
        for match in _NAMED.finditer(text)
        if (kind := _stands_for(match["name"], strict=True)) == "order-id"
        or (kind in ("phone", "link") and match.group()[0] == "[" and _NOTHING_ELSE.fullmatch(match["name"]))
    )
    found = joined(found, named)
    blanks = (
        Found("placeholder", *folded.source(*match.span()), _attributes("other", "fill-in"))
        for match in _FILL_IN.finditer(text)
        if _is_blank(match["words"] or match["joined"] or "")
        and (match["joined"] is None or _raw(source, match).isupper())
    )
    return joined(found, blanks)


def _raw(source: Text, match: re.Match[str]) -> str:
    where = source.folded.source(*match.span())
    return source.raw[where.start : where.end]


def _attributes(kind: str, form: str = "template") -> dict[str, str]:
    return {"stands-for": kind, "form": form}


def _is_blank(words: str) -> bool:
    """Return whether what stands in brackets is the name of something that a person fills in."""
    if not words:
        return True
    known = entries("form_fields.txt")
    pieces = re.split(r"[\s_.,;:/+-]+", words)
    if any(unmarked(piece) in known for piece in pieces):
        return True
    # Scripts without spaces: お客様名, 客户姓名.
    return any(len(field) > 1 and field > "\u2fff" and field in words for field in known)


def _stands_for(name: str, *, strict: bool = False) -> str:
    """Return what a placeholder's name promises; `strict` asks for the word number or id beside the order."""
    spaced = re.sub(r"[_.|-]+", " ", name)
    if _ORDER.search(spaced):
        numbered = _NUMBER.search(spaced) or _ORDER_NUMBER_WORDS.search(spaced)
        if numbered or not (strict or _OTHER_FACTS.search(spaced)):
            return "order-id"
    if _EMAIL.search(spaced) and not _ABOUT_MAIL.search(spaced):
        return "email"
    if _PHONE.search(spaced):
        return "phone"
    if _LINK.search(spaced):
        return "link"
    return next((kind for kind, pattern in _SPOKEN_OF.items() if pattern.search(spaced)), "other")
