"""What the columns of tables and the keys of exports are called, in whatever language, and what they mean."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from msglint.errors import UsageError
from msglint.message import CHOICES, CONTEXT_FIELDS, Context
from msglint.read.context import is_given
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: The longest name that can be one of these; what is longer is no name but a text.
_LONGEST = 60


@lru_cache(maxsize=1024)
def normal(name: str) -> str:
    """Return a name without case, accents, spaces and punctuation."""
    return "".join(char for char in unicodedata.normalize("NFKD", name[:_LONGEST]).casefold() if char.isalnum())


def _names(*lines: str) -> tuple[str, ...]:
    return tuple(normal(name) for line in lines for name in line.split())


# What a message is called, the surest names first: where a table has several, one column is read.
_BODIES = _names("body messagebody mailbody emailbody macrobody hs_body cuerpo corpo corps 本文 正文 본문")
_TEXTS = _names("messagetext texto texte testo tekst metin текст 文本 文字 テキスト 텍스트 نص النص पाठ")
_REPLIES = _names(
    "reply replybody response answer antwort respuesta reponse risposta resposta antwoord odpowiedz svar yanit cevap",
    "ответ 回复 回復 回覆 返信 返信文 回答 답변 답장 رد الرد जवाब उत्तर",
)
_MESSAGES = _names(
    "message msg nachricht mensaje messaggio mensagem bericht wiadomosc meddelande mesaj сообщение",
    "消息 訊息 信息 メッセージ 메시지 رسالة الرسالة संदेश",
)
_OTHERS = _names(
    "content inhalt contenido contenu contenuto conteudo inhoud tresc innehall icerik содержание",
    "内容 內容 내용 محتوى المحتوى सामग्री",
    "template vorlage plantilla sjabloon szablon sablon шаблон 模板 范本 範本 话术 話術 テンプレート 템플릿 قالب",
    "snippet cannedresponse savedreply comment commentvalue chat",
)
_STEMS = ("", *_BODIES, *_TEXTS, *_REPLIES, *_MESSAGES, *_OTHERS)
# Those that helpdesks fill with plain text only.
_PLAIN = _names("commentvalue")

_SUBJECT = _names(
    "subject subjectline emailsubject mailsubject betreff asunto objet sujet oggetto assunto onderwerp temat amne konu "
    "тема 主题 主題 件名 제목 الموضوع विषय"
)
_ID = _names(
    "id macro_id template_id message_id ticket_id case_id reply_id response_id snippet_id external_id",
    "编号 編號 番号 번호",
    "title name key slug shortcut titel titre titulo titolo nombre nom nome naam nazwa namn название имя "
    "标题 標題 名称 名稱 タイトル 名前 이름",
)
_LANGUAGE = _names(
    "lang language locale language_code sprache idioma langue lingua taal jezyk sprak dil язык 语言 語言 言語 언어 "
    "اللغة भाषा"
)
# Only what can mean nothing else: a `delivery date` may, a planned one has another name; `created at` says nothing.
_CONTEXT = {
    "order_id": _names(
        "amazon_order_id order_number order_no bestellnummer numero_de_pedido numero_de_commande numero_ordine "
        "numero_do_pedido bestelnummer 订单号 订单编号 訂單編號 注文番号 주문번호"
    ),
    "order_date": _names(
        "ordered_at ordered_on date_ordered purchase_date purchased_at bestelldatum fecha_de_pedido date_de_commande "
        "data_ordine data_do_pedido besteldatum 下单时间 下单日期 下單日期 注文日 주문일"
    ),
    "delivered_date": _names(
        "delivered_at delivered_on date_delivered delivery_date zustelldatum zugestellt_am 送达时间 签收时间 配達日 "
        "배송완료일"
    ),
    "completed_date": _names("completed_at completed_on date_completed completion_date"),
    "sent_date": _names("sent_at sent_on date_sent gesendet_am 发送时间 发送日期 發送時間 送信日 送信日時 발송일"),
}
_FIELDS = {name: field for field, names in _CONTEXT.items() for name in names}
_FIELDS |= {normal(field): field for field in CONTEXT_FIELDS}

# A part of a name that says how the text is written: `body_html`, `plain_text`.
_AFFIXES = ("html", "plain", "text", "rich")
_TAG = (
    r"</?(?:a|b|blockquote|body|br|center|div|em|font|h[1-6]|head|hr|html|i|img|li|ol|p|pre|s|small|span|strong|style"
    r"|table|tbody|td|th|tr|u|ul)(?=[\s/>])[^<>]{0,500}>"
)


class TextName(NamedTuple):
    """What the name of a message's text says.

    Attributes:
        rank: how surely it is the message; the lowest is the surest.
        stem: the name without what says how the text is written; empty for `text` and `html`.
        is_html: whether it is HTML; None where only the text itself can tell.
        is_reply: whether it answers a message.
        is_message: whether, beside a reply, it is what is answered.
    """

    rank: int
    stem: str
    is_html: bool | None
    is_reply: bool
    is_message: bool

    def reads_as_html(self, text: str) -> bool:
        """Return whether a text under this name is HTML."""
        return has_tag(text) if self.is_html is None else self.is_html


def has_tag(text: str) -> bool:
    """Return whether a text holds a tag of HTML, as helpdesks write them; `<name>` and `a < b` are none."""
    return "<" in text and re.search(_TAG, text, re.IGNORECASE) is not None


@lru_cache(maxsize=1024)
def text_name(name: str) -> TextName | None:
    """Return what a name says, if it is one of a message's text."""
    stem = normal(name)
    is_html: bool | None = None
    plain = False
    while stem not in _STEMS and (affix := _affix(stem)):
        stem = stem.removesuffix(affix) if stem.endswith(affix) else stem.removeprefix(affix)
        is_html = is_html or affix == "html" or None
        # `text` alone may hold anything, and rich text is HTML in most helpdesks.
        plain = plain or affix == "plain" or (affix == "text" and stem not in ("", "rich"))
    if stem not in _STEMS or not normal(name):
        return None
    if is_html is None and (plain or stem in _PLAIN):
        is_html = False
    return TextName(_STEMS.index(stem), stem, is_html, stem in _REPLIES, stem in _MESSAGES)


def _affix(stem: str) -> str:
    return next((affix for affix in _AFFIXES if stem.startswith(affix) or stem.endswith(affix)), "")


@lru_cache(maxsize=1024)
def is_subject(name: str) -> bool:
    """Return whether a name is one of a message's subject."""
    return normal(name) in _SUBJECT


@lru_cache(maxsize=1024)
def is_language(name: str) -> bool:
    """Return whether a name is one of a message's language."""
    return normal(name) in _LANGUAGE


@lru_cache(maxsize=1024)
def id_rank(name: str) -> int | None:
    """Return how well a name tells one message from another, 0 the best; None if it doesn't."""
    key = normal(name)
    return _ID.index(key) if key in _ID else None


@lru_cache(maxsize=1024)
def context_field(name: str) -> str | None:
    """Return which context field a name means."""
    return _FIELDS.get(normal(name))


def context_values(
    given: Iterable[tuple[str, object]], overrides: Mapping[str, object]
) -> tuple[dict[str, object], tuple[str, ...]]:
    """Return context field -> value for what stands beside a text, and notes on what doesn't fit.

    A field that bears msglint's own name is held to msglint's form, so its value is returned as it is. A date under
    another name may be written in any way, and `kind` or `recipient` may mean something else in another program's
    export: what doesn't fit is left out, and noted.

    Args:
        given: names, as the file has them, and values; names that mean nothing here are passed over.
        overrides: context fields from the command line; they win, and the file's value isn't even looked at.
    """
    values: dict[str, object] = {}
    foreign: dict[str, object] = {}
    notes = []
    for name, value in given:
        field = context_field(name)
        if field is None or not is_given(value) or is_given(overrides.get(field)):
            continue
        is_own = normal(name) == normal(field)
        is_scalar = not isinstance(value, (bool, list, dict))
        if is_own and is_scalar and field not in CHOICES:
            values.setdefault(field, value)
            continue
        try:
            if not is_scalar:
                raise UsageError(f"{field} must be a text or a number")  # noqa: TRY301 - noted like any other misfit
            Context().updated({field: value})
            (values if is_own else foreign).setdefault(field, value)
        except UsageError as error:
            notes.append(f"{name[:40]!r} was left out: {error}")
    return {**foreign, **values}, tuple(notes)
