"""Phone numbers, and the many numbers that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.text.entities import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.text.entities import Found


@pytest.mark.parametrize(
    "marked",
    [
        # international
        "My mobile is [+44 7911 123456], I answer fast.",
        "Phone us: [0044 20 7946 0018].",
        "Call [+49 (0) 89 / 123 456] now",
        "Reach us at [++1 (650) 333-6000]!",
        "Call [011 44 20 7946 0018]",
        "Best, Ann ([+33 6 12 34 56 78])",
        # national, with a word that says so
        "Call us on [020 7946 0018] any time.",
        "You can ring me at [(555) 123-4567], ask for Bob.",
        "Reach me at [4156667777] after six.",
        "Text me: [415.666.7777]",
        "give us a ring at [555-0142]",
        "Rufen Sie uns an: [030 1234567].",
        "Appelez-nous au [01 23 45 67 89].",
        "Ci chiami al [02 1234567] quando vuole.",
        "Mi móvil es [612 34 56 78], gracias.",
        "Mijn nummer is [06-12345678], groeten Jan",
        "Proszę zadzwonić: [512 345 678].",
        "Ring oss på [08-123 456 78].",
        "Ligue para [(11) 91234-5678].",
        "Bizi [0532 123 45 67] numarasından arayın.",
        "Позвоните нам: [8 (916) 123-45-67].",
        "اتصل بنا على [0501234567].",
        "हमें [98765 43210] पर कॉल करें।",
        "お電話は[03-1234-5678]までお願いします。",
        "[010-1234-5678]로 전화 주세요.",
        "请拨打[400-820-8820]联系我们。",
        "請撥打[02-2345-6789]與我們聯絡。",
        "电话：[95338]",
        # national, by its usual form
        "Best regards, Tom, [(415) 666-7777]",
        "Viele Grüße von Ihrem Team, [030 1234567]",
        "祝好，小王 [13826047719]",
        # two of them
        "Tel/Fax: [020 7946 0321] / [020 7946 0322]",
        "Call [415-666-7777] - [800-443-1223]",
        "Call [(415) 666-7777] [(800) 443-1223]",
        # the neighbours are something else
        "My address is CA 34215 - [415-666-7777] is my number.",
        "Call us 24/7 at [415-666-7777].Nice day.",
        "Call me on 21.6.1984 at [415-666-7777]",
        "As said on 03/10/2011 at 08:30, you may call me at [415-666-7777]",
        # with an extension or letters
        "Call [(530) 583-6985 ext. 12].",
        "Call [+44 2034567890x456]",
        "Fax [069-1234567 Durchwahl -23]",
        "звоните по номеру [8-800-555-35-35 доб. 12]",
        "电话：[010-12345678转801]",
        "Questions? [1-800-FLOWERS] is open all day.",
        # other digits
        "رقمي هو [٠٥٠١٢٣٤٥٦٧] شكرا",
        "मेरा नंबर [९८७६५४३२१०] है।",
        "ＴＥＬ：[０３－１２３４－５６７８]",
        "打这个 [1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣]",
        "dial [O2O 7946 OOI8] now",
        # taken apart
        "联系我：[1-3-8-0-0-1-3-8-0-0-0]",
        "It's me, [0_7_7_0_0_9_0_0_3_1_8]",
        "Sono Pino, [3❙4❙7 5❙5❙0 1❙2❙8❙8], quando vuole.",
        "Meine Nummer:\n[0151\n234\n56789]",
    ],
)
def test_number_in_digits_is_found_whole(marked: str, marked_entities: Callable[..., str]) -> None:
    text = marked.replace("[", "").replace("]", "")
    assert marked_entities("phone", text, form="digits") == marked


@pytest.mark.parametrize(
    ("marked", "reads"),
    [
        ("my number is [three one two, five five five, zero one seven eight].", "3125550178"),
        ("We're on [oh seven seven double oh nine oh oh three one eight] for chats", "07700900318"),
        ("I'm there all day: [four-four 7 nine eleven 1 2 3 4 five 6]", "447911123456"),
        ("Ruf an: [null eins fünf eins, zwo drei vier fünfundsechzig siebzehn acht]", "01512346517" + "8"),
        ("au [zéro six douze trente-quatre cinquante-six soixante-dix-huit], merci", "0612345678"),
        ("chiamami al [tre quattro sette, uno due tre, quattro cinque sei sette]", "3471234567"),
        ("llama al [seis cinco cinco, cuarenta y cuatro, treinta y tres, veintidós]", "655443322"),
        ("bel [nul zes, een twee drie vier vijfenzestig zeven acht]", "0612346578"),
        ("dzwoń: [sześćset jeden, dwieście trzydzieści cztery, pięćset sześćdziesiąt siedem]", "601234567"),
        ("ring [noll sju noll, ett två tre, fyrtiofem, sex sju]", "0701234567"),
        ("ligue [nove um dois, três quatro cinco, meia sete oito]", "912345678"),
        ("numaram [beş yüz otuz iki, üç yüz kırk bir, yirmi iki, on bir]", "5323412211"),
        ("мой номер [плюс семь девятьсот три двести двадцать два тридцать три сорок четыре]", "+79032223344"),
        ("اتصل على [صفر خمسة صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة]", "0501234567"),
        ("फ़ोन करें [नौ आठ सात छह पांच चार तीन दो दो एक]", "9876543221"),
        ("[〇九〇ー一二三四ー五六七八]にお電話ください", "09012345678"),
        ("携帯は [ゼロハチゼロ、キュウハチナナロク、ゴヨンサンニ] です", "08098765432"),
        ("[공일공 일이삼사 오육칠팔]로 연락 주세요", "01012345678"),
        ("我姓罗，[幺三柒 零零贰伍 陆玖捌幺]，有空聊。", "13700256981"),
        ("打給我：[零九一二，三四五，六七八]", "0912345678"),
    ],
)
def test_number_in_words_is_found_with_what_it_reads(
    marked: str, reads: str, marked_entities: Callable[..., str], entities: Callable[[str, str], list[Found]]
) -> None:
    text = marked.replace("[", "").replace("]", "")
    assert marked_entities("phone", text, form="words") == marked
    assert [hit.reads for hit in entities("phone", text)] == [reads]


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Call 020 7946 0018", ""),
        ("call 0 7 7 0 0 9 0 0 3 1 8", "07700900318"),
        ("call O2O 7946 OOI8", "02079460018"),
    ],
)
def test_only_a_number_taken_apart_says_what_it_reads(
    text: str, reads: str, entities: Callable[[str, str], list[Found]]
) -> None:
    assert [hit.reads for hit in entities("phone", text)] == [reads]


@pytest.mark.parametrize(
    "text",
    [
        # Amazon's and the carriers' numbers
        "Order 113-4567890-1234567 ships today.",
        "Order 113–4567890–1234567 ships today.",
        "Order 113-45678-1234567 ships today.",
        "Tracking number 9400 1000 0000 0000 0000 00.",
        "UPS 1Z999AA10123456784 is late.",
        "DHL 00340434161094012345 ist unterwegs.",
        "Sendungsnummer 00340434161094012345",
        "Numéro de suivi 6A12345678901",
        "Número de seguimiento 612345678",
        "Numero di spedizione 0612345678",
        "Трек-номер 80088812345678",
        "رقم التتبع 0501234567",
        "ट्रैकिंग नंबर 9876543210",
        "お問い合わせ番号 0312-3456-7890",
        "송장번호 010-1234-5678",
        "物流单号 13800138000",
        # products and papers
        "EAN 4006381333931, ISBN 978-3-16-148410-0, UPC 012345678905",
        "Serial no. 2079460018, part no. 0151-2284-906 (not a phone number)",
        "serials 0312345678 to 0312349999 are recalled, yours, 0312345999, too",
        "Kundennummer: 0176 12345678, Steuernummer 30/123/45678",
        "N° de série : 01 23 45 67 89",
        "Model numbers: 415-666-7777A, 415-666-7778B.",
        "NIP 512-345-67-89, numer seryjny 512 345 678",
        "Seri numarası: 05321234567",
        "Партия 89161234567 отозвана, ИНН 770123456789.",
        "序列号13800138000-02，批号在4008205501到4008205990之间",
        "IBAN DE44 5001 0517 5407 3249 31, card 4111 1111 1111 1111",
        "QQ：1380013800",
        # dates, amounts, sizes, addresses
        "2026-11-21, 21.11.2026, 11/21/2026 08:30, 20261121",
        "$1,234,567.00 and 1.234.567,00 € and $4156667777",
        "柜体1380×0571×2266毫米",
        "holes at 1800-245-320 (mm, from left), screws 555 0142 from bag 3",
        "Coordinates 52.520008, 13.404954; 80.585 [79.964, 81.191]",
        "192.168.178.1, version 10.0.19045.3803, 1920x1080",
        "between 1939-1945 and 2010-2026, pages 211-226",
        "sizes 36 37 38 39 40 41 42 and rows 1 2 3 4 5 6 7 8",
        "10 000 000 in total, 5000000 cycles",
        "〒150-0002 東京都渋谷区1-2-3",
        # words
        "One two three, done. Take one or two of five.",
        "one, two, three, four, five, six, seven bolts",
        "一二三四五六七，数一下；三五七",
        "二〇二六年十一月二十一日",
        "nine out of ten, two by four, seven eleven, five and dime",
        # inside links, addresses and placeholders
        "https://track.example.com/4156667777 and 4156667777@example.com and {{ call_4156667777 }}",
        # not possible in any country asked
        "Call 12345!",
        "650+253+1234",
        "(80).(585) (79).(9)64",
        "0000000000",
        "call me, or not",
        "",
    ],
)
def test_lookalike_is_no_number(text: str, entities: Callable[[str, str], list[Found]]) -> None:
    assert entities("phone", text) == []


@pytest.mark.parametrize("between", ["order ", "Bestellung ", "訂單"])
def test_phone_word_overrules_what_stands_farther_off(
    between: str, entities: Callable[[str, str], list[Found]]
) -> None:
    assert len(entities("phone", f"{between}113-4567890-1234567, tel. 020 7946 0018")) == 1


def test_nearest_word_decides(marked_entities: Callable[..., str]) -> None:
    text = "Call 020 7946 0018 about serial no. 020 7946 0019, or fax 020 7946 0020"
    assert marked_entities("phone", text) == text.replace("020 7946 0018", "[020 7946 0018]").replace(
        "020 7946 0020", "[020 7946 0020]"
    )


def test_marketplace_makes_a_bare_form_a_number() -> None:
    text = "Grazie mille, Bianchi, 347 1234567"
    assert len(Text(text, regions=("IT",)).find("phone")) == 1
