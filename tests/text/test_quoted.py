"""The words of the buyer that a reply quotes, in every language of the lexicons."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.text.quoted import announces_quote, quoted_in

#: How mail programs announce a quotation: on one line, and the two lines that a long one becomes.
WROTE = {
    "en": ["On Mon, 3 Feb 2025 at 10:12, Ann Lee <ann@example.com> wrote:"],
    "de": ["Am Mo., 3. Feb. 2025 um 10:12 Uhr schrieb Ann Lee <ann@example.com>:", "Am 03.02.25 um 10:12 schrieb Ann:"],
    "fr": ["Le lun. 3 févr. 2025 à 10:12, Ann Lee <ann@example.com> a écrit\u00a0:"],
    "es": ["El lun, 3 feb 2025 a las 10:12, Ann Lee (<ann@example.com>) escribió:"],
    "it": ["Il giorno lun 3 feb 2025 alle ore 10:12 Ann Lee <ann@example.com> ha scritto:"],
    "pt": ["Em seg., 3 de fev. de 2025 às 10:12, Ann Lee <ann@example.com> escreveu:"],
    "nl": ["Op ma 3 feb 2025 om 10:12 schreef Ann Lee <ann@example.com>:"],
    "pl": ["pon., 3 lut 2025 o 10:12 Ann Lee <ann@example.com> napisał(a):"],
    "sv": ["Den mån 3 feb. 2025 kl 10:12 skrev Ann Lee <ann@example.com>:"],
    "tr": ["Ann Lee <ann@example.com>, 3 Şub 2025 Pzt, 10:12 tarihinde şunu yazdı:"],
    "ru": [
        "3 февр. 2025 г., в 10:12, Ann Lee <ann@example.com> написал(а):",
        "пн, 3 февр. 2025 г. в 10:12, <ann@example.com>:",
    ],
    "ja": ["2025年2月3日(月) 10:12 Ann Lee <ann@example.com>:", "2025/02/03 10:12、Ann Lee <ann@example.com>のメール:"],
    "zh": [
        "Ann Lee <ann@example.com> 于2025年2月3日周一 10:12写道：",
        "在 2025-02-03 10:12:00，ann@example.com 写道：",
    ],
    "zh-Hant": ["Ann Lee <ann@example.com> 於 2025年2月3日 週一 上午10:12寫道："],
    "ko": ["2025년 2월 3일 (월) 오전 10:12, Ann Lee <ann@example.com>님이 작성:"],
    "ar": [
        "في الاثنين، 3 فبراير 2025 في 10:12 ص تمت كتابة ما يلي بواسطة Ann Lee <ann@example.com>:",
        "في ٣ فبراير، كتب Ann <ann@example.com>:",
    ],
    "hi": ["सोम, 3 फ़र॰ 2025 को 10:12 पर को Ann Lee <ann@example.com> ने लिखा:"],
}
#: What a widespread mail program puts above the mail that is answered.
HEADS = {
    "en": "From: Ann\nSent: Monday, February 3, 2025 10:12 AM\nTo: Shop\nSubject: Order",
    "de": "Von: Ann\nGesendet: Montag, 3. Februar 2025 10:12\nAn: Laden\nBetreff: Bestellung",
    "fr": "De\u00a0: Ann\nEnvoyé\u00a0: lundi 3 février 2025 10:12\nÀ\u00a0: Boutique\nObjet\u00a0: Commande",
    "es": "De: Ann\nEnviado el: lunes, 3 de febrero de 2025 10:12\nPara: Tienda\nAsunto: Pedido",
    "it": "Da: Ann\nInviato: lunedì 3 febbraio 2025 10:12\nA: Negozio\nOggetto: Ordine",
    "pt": "De: Ann\nEnviada em: segunda-feira, 3 de fevereiro de 2025 10:12\nPara: Loja\nAssunto: Pedido",
    "nl": "Van: Ann\nVerzonden: maandag 3 februari 2025 10:12\nAan: Winkel\nOnderwerp: Bestelling",
    "pl": "Od: Ann\nWysłano: poniedziałek, 3 lutego 2025 10:12\nDo: Sklep\nTemat: Zamówienie",
    "sv": "Från: Ann\nSkickat: den 3 februari 2025 10:12\nTill: Butik\nÄmne: Order",
    "tr": "Kimden: Ann\nGönderildi: 3 Şubat 2025 Pazartesi 10:12\nKime: Mağaza\nKonu: Sipariş",
    "ru": "От: Ann\nОтправлено: 3 февраля 2025 г. 10:12\nКому: Магазин\nТема: Заказ",
    "ja": "差出人: Ann\n送信日時: 2025年2月3日 10:12\n宛先: 店\n件名: 注文",
    "zh": "发件人: Ann\n发送时间: 2025年2月3日 10:12\n收件人: 店\n主题: 订单",
    "zh-Hant": "寄件者: Ann\n寄件日期: 2025年2月3日 10:12\n收件者: 店\n主旨: 訂單",
    "ko": "보낸 사람: Ann\n보낸 날짜: 2025년 2월 3일 10:12\n받는 사람: 가게\n제목: 주문",
    "ar": "من: Ann\nتم الإرسال: 3 فبراير 2025 10:12\nإلى: متجر\nالموضوع: طلب",
    "hi": "प्रेषक: Ann\nदिनांक: 3 फ़रवरी 2025 10:12\nप्रति: दुकान\nविषय: ऑर्डर",
}
SEPARATORS = {
    "en": "Original Message",
    "de": "Ursprüngliche Nachricht",
    "fr": "Message d'origine",
    "es": "Mensaje original",
    "it": "Messaggio originale",
    "pt": "Mensagem original",
    "nl": "Oorspronkelijk bericht",
    "pl": "Wiadomość oryginalna",
    "sv": "Ursprungligt meddelande",
    "tr": "Özgün İleti",
    "ru": "Исходное сообщение",
    "ja": "元のメッセージ",
    "zh": "原始邮件",
    "zh-Hant": "原始郵件",
    "ko": "원본 메시지",
    "ar": "الرسالة الأصلية",
    "hi": "मूल संदेश",
}
LINES = [(language, line) for language, lines in WROTE.items() for line in lines]


def quoted(text: str, *senders: str) -> str:
    """Return the text with every quoted character but line breaks and blanks replaced by a dot."""
    shown = list(text)
    for start, end in quoted_in(text, senders):
        assert 0 <= start <= end <= len(text)
        shown[start:end] = [char if char.isspace() else "." for char in shown[start:end]]
    return "".join(shown)


def dots(text: str) -> str:
    return "".join(char if char.isspace() else "." for char in text)


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\r\n\r\n"], ids=["lf", "blank", "crlf"])
@pytest.mark.parametrize(("language", "line"), [(language, line) for language, line in LINES if "@" in line])
def test_what_stands_below_an_attribution_is_the_buyers_to_the_end(language: str, line: str, blank: str) -> None:
    below = f"{line}{blank}Call me at home\n\nAnn"
    assert quoted(f"Hello [{language}]\n\n{below}") == f"Hello [{language}]\n\n{dots(below)}"


def test_an_attribution_without_an_address_may_be_the_sellers_and_ends_with_its_line() -> None:
    assert quoted("Hallo\nAm 03.02.25 um 10:12 schrieb Ann:\nWir rufen an") == (
        "Hallo\n.. ........ .. ..... ....... ....\nWir rufen an"
    )


@pytest.mark.parametrize(("language", "line"), LINES)
def test_below_marked_lines_the_seller_goes_on(language: str, line: str) -> None:
    marked = f"{line}\n\n> Call me at home\n>\n> Ann"
    assert quoted(f"Hello [{language}]\n{marked}\nWe will.") == f"Hello [{language}]\n{dots(marked)}\nWe will."


@pytest.mark.parametrize(
    "language", ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ru", "zh", "ko", "ar", "hi"]
)
def test_an_attribution_may_be_wrapped_before_the_name(language: str) -> None:
    line = WROTE[language][0]
    at = line.index(" 于" if language == "zh" else " Ann")
    wrapped = f"{line[:at]}\n{line[at + 1 :]}"
    assert quoted(f"Hello\n\n{wrapped}\n> Call me\n\nWe will.") == f"Hello\n\n{dots(wrapped)}\n. .... ..\n\nWe will."


def test_an_attribution_may_be_wrapped_before_the_address() -> None:
    wrapped = "On Mon, 3 Feb 2025 at 10:12, Ann Lee <\nann@example.com> wrote:"
    assert quoted(f"Hello\n\n{wrapped}\n\nCall me") == f"Hello\n\n{dots(wrapped)}\n\n.... .."


def test_a_sentence_above_an_attribution_is_no_part_of_it() -> None:
    text = "We ship at 10:00.\nann@example.com wrote:\n> Call me"
    assert quoted(text) == "We ship at 10:00.\n............... ......\n. .... .."


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("language", HEADS)
def test_what_stands_below_the_head_of_a_mail_is_the_buyers(language: str, end: str) -> None:
    head = HEADS[language].replace("\n", end)
    below = f"{head}{end}{end}Call me at home{end}"
    assert quoted(f"Hello{end}{end}{below}") == f"Hello{end}{end}{dots(below)}"


@pytest.mark.parametrize("language", HEADS)
def test_a_draft_that_begins_with_such_a_head_quotes_nothing(language: str) -> None:
    text = f"\n{HEADS[language]}\n\nHello Ann, call us"
    assert quoted(text) == text


@pytest.mark.parametrize("language", HEADS)
def test_a_mail_of_the_sellers_own_is_not_the_buyers(language: str) -> None:
    head = HEADS[language].replace("Ann", "Acme Shop <acme@example.com>")
    text = f"Hello\n\n{head}\n\nChange your review"
    assert quoted(text, "acme shop", "acme@example.com") == text
    assert quoted(text) != text


def test_of_two_mails_below_each_other_only_the_buyers_is_quoted() -> None:
    own = HEADS["en"].replace("Ann", "Acme Shop")
    text = f"Hello\n\n{HEADS['en']}\n\nCall me\n\n{own}\n\nWe wrote first"
    assert quoted(text, "acme shop") == f"Hello\n\n{dots(HEADS['en'])}\n\n.... ..\n\n{own}\n\nWe wrote first"


@pytest.mark.parametrize("language", SEPARATORS)
def test_a_line_that_names_the_original_message_begins_a_quotation(language: str) -> None:
    line = f"-----{SEPARATORS[language]}-----"
    assert quoted(f"Hello\n\n{line}\nCall me\n") == f"Hello\n\n{dots(line)}\n.... ..\n"


def test_a_draft_that_begins_with_such_a_line_quotes_nothing() -> None:
    text = "-----Original Message-----\nCall us"
    assert quoted(text) == text


def test_the_original_message_may_be_the_sellers() -> None:
    text = "Hello\n-----Original Message-----\nFrom: Acme Shop\nSent: today\n\nChange your review"
    assert quoted(text, "acme shop") == text


def test_the_original_message_is_the_buyers_though_it_names_the_seller() -> None:
    below = "-----Original Message-----\nHello Acme Shop: call me"
    assert quoted(f"Hello\n{below}", "acme shop") == f"Hello\n{dots(below)}"


@pytest.mark.parametrize(
    "line",
    [
        "On Mon, 3 Feb 2025 at 10:12, Acme Shop <acme@example.com> wrote:",
        "Am 03.02.25 um 10:12 schrieb Acme Shop:",
        "Acme Shop <acme@example.com> 于2025年2月3日周一 10:12写道：",
    ],
)
def test_lines_that_the_seller_quotes_of_itself_are_not_the_buyers(line: str) -> None:
    text = f"Hello\n\n{line}\n\n> Change your review\n> please"
    assert quoted(text, "acme shop") == text


def test_what_the_seller_quotes_of_itself_ends_where_the_buyer_is_quoted() -> None:
    own = "On 3 Feb 2025, at 10:12, Acme Shop wrote:\n> Our answer\n"
    assert quoted(f"Hi\n{own}>> Call me\n", "acme shop") == f"Hi\n{own}.. .... ..\n"
    assert quoted(f"Hi\n{own}\n> Call me\n", "acme shop") == f"Hi\n{own}\n. .... ..\n"
    assert quoted(f"Hi\n{own}We say so.\n> Call me\n", "acme shop") == f"Hi\n{own}We say so.\n. .... ..\n"


@pytest.mark.parametrize("line", ["> a", ">a", ">> a", "  > a", ">", "AL> a", "AL>> a", ": a"])
def test_a_line_with_the_mark_of_a_quotation_is_quoted(line: str) -> None:
    assert quoted(f"Hello\n{line}\nthere") == f"Hello\n{dots(line)}\nthere"


@pytest.mark.parametrize(
    "line", ["Menu>Settings>Reset", "a > b", "-> press", "=> press", "<b>x</b>", "    > a", "1> a", "Price: 5", "x:"]
)
def test_a_line_that_holds_such_a_mark_elsewhere_is_not(line: str) -> None:
    text = f"Hello\n{line}\nthere"
    assert quoted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "From: Ann\nTo: Bob\nSubject: Hi\n\nHello",
        "Hello\nYou wrote:\nChange your review",
        "Hello\nAs we wrote before:\ncall us at 555 0100",
        "Hello\nOn your request we wrote: see below",
        "Prices:\nSmall: 10 EUR\nLarge: 20 EUR\nTo: be announced\nSent: by post",
        "Your parcel:\nFrom: Leeds\nTo: your door\nDate: 3 May 2025\nIt is on its way",
        "Hello\nFrom: Leeds\n\nnext\n\nTo: you\n\nnext\n\nSubject: change",
        "Hello\nFrom: Ann\nSubject: Hi\n\nOnly two of them",
        "Hello\nTo: Ann\nSent: today\nSubject: Hi\n\nNobody sent it",
        "Write from 2025 on, till 18:00, to <help@example.com>, or call us: now",
        "Open till 18:00, mail <help@example.com>:\nChange your review",
        "Hello -----Original Message----- there",
        "Hello\n----------\nthere",
    ],
)
def test_what_only_looks_like_a_quotation_is_the_sellers(text: str) -> None:
    assert quoted(text) == text


@pytest.mark.parametrize("rule", ["__________", "==============", "**********"])
def test_below_a_line_drawn_under_a_quotation_the_footer_is_the_sellers(rule: str) -> None:
    text = f"Hello\n\n{HEADS['en']}\n\nCall me\n{rule}\nSent by Acme"
    assert quoted(text) == f"Hello\n\n{dots(HEADS['en'])}\n\n.... ..\n{dots(rule)}\nSent by Acme"


def test_a_line_drawn_above_the_head_of_a_mail_is_no_footer() -> None:
    below = f"{HEADS['en']}\n\nCall me\n__________\n{HEADS['de']}\n\nRuf an"
    assert quoted(f"Hello\n\n{below}") == f"Hello\n\n{dots(below)}"


def test_a_letter_that_grows_when_made_small_moves_nothing() -> None:
    assert quoted(f"İyi günler\n\n{HEADS['tr']}\n\nBeni ara") == f"İyi günler\n\n{dots(HEADS['tr'])}\n\n.... ..."


@pytest.mark.parametrize(
    "before",
    ["On Monday you wrote:", "Hello\nYour message\n", "Ihre Nachricht:", "您的留言：", "Ann Lee a écrit\u00a0:"],
)
def test_a_block_is_announced_by_words_and_a_colon(before: str) -> None:
    assert announces_quote(before) is before.rstrip().endswith((":", "："))


@pytest.mark.parametrize("before", ["", "Our offer:", "You wrote. We answer:" + " x" * 90 + ":", "You wrote"])
def test_a_block_below_other_words_is_not_announced(before: str) -> None:
    assert not announces_quote(before)


@given(st.text(alphabet="> :\n\r\u2028ab@19İ-_", max_size=80), st.sampled_from([(), ("ab",)]))
def test_every_range_lies_within_the_text(text: str, senders: tuple[str, ...]) -> None:
    assert all(0 <= start <= end <= len(text) for start, end in quoted_in(text, senders))


@pytest.mark.parametrize(
    "unit",
    [
        "From: a\n",
        "to :\n",
        "*from*:\n",
        "From: a\nTo: b\nSubject: c\n",
        "wrote:\n",
        "a@b 2025 wrote:\n",
        "2025 abcd wrote:\n> a\n",
        ">\n",
        "__________\nFrom: x\n",
        "-----Original Message-----\n",
        "2025 10:12 <a@b>",
    ],
)
def test_a_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = "x\n" + unit * (50_000 // len(unit))
    begin = time.process_time()
    quoted_in(text, ("abcd",))
    assert time.process_time() - begin < 2
