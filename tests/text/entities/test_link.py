"""Web links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.text.entities import Found


def shown(found: list[Found], text: str) -> str:
    for hit in reversed(found):
        text = f"{text[: hit.start]}<{text[hit.start : hit.end]}>{text[hit.end :]}"
    return text


@pytest.mark.parametrize(
    "expected",
    [
        "see <https://shop.example/a?b=c#d>.",
        "(<https://shop.com/x(y)>)",
        "<https://en.wikipedia.org/wiki/Lamp_(light)#Use>, chapter 2",
        "see <www.shop.com>, please",
        "查询：<//shop.com/x>",
        "see <//shop.com/x> there",
        "see <shop.com> there",
        "see <my.shop.io/x>!",
        "e.g:<https://evil.com>",
        "1.5/<https://evil.com/a>",
        "请看<https://shop.com/a>谢谢",
        "사이트는 <https://shop.kr/a>에서",
        "<https://ja.wikipedia.org/wiki/日本語>を見る",
        "<https://ru.wikipedia.org/wiki/Лампа>.",
        "<HTTPS://SHOP.COM>",
        "<ｗｗｗ．ｓｈｏｐ．ｃｏｍ>",
        "<hxxp://shop.com>",
        "<h**ps://shop.com>",
        "<https:/shop.com/a>",
        "<https//shop.com/a>",
        "<http:\\\\shop.com>",
        "<http://localhost:80/x>",
        "<http://192.168.1.1:8080/x>",
        "<https://[2001:db8::1]/x>",
        "<45.77.12.9:8080/shop>",
        "<https://user:pw@shop.com/x>",
        "<tg://resolve?domain=shop>",
        "<https://shop.com>\r\n<https://shop.com>",
        "<https://shop.com/a>,<https://shop.com/b>",
        "<https://shop.com/a>))b))",
        "<https://shop.com/manual>.Please read it",
        "<shop.com>.Please read it",
        "<https://shop.com/{{order_id}}/x>",
        "<https://{{shop_domain}}/x>",
        "<https://shop.com/a>'dan indirin",
        '"<https://shop.com/a>"',
        "«<https://shop.com/a>»",
        "**<https://shop.com/a>**",
        "[manual](<https://shop.com/a>).",
        "<https://shop.com/a>؟",
        "→<https://shop.com/a>（PDF）",
        "see<https://shop.com/a>",
        "<https://shop.com/a>।",
        "<https://shop.com/a>…",
    ],
)
def test_link_is_found_at_its_place(expected: str, entities: Callable[[str, str], list[Found]]) -> None:
    text = expected.replace("<", "").replace(">", "")
    assert shown(entities("link", text), text) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "Auf <kerzenwerk.de> finden Sie alles.",
        "Auf der <kerzenwerk.de>-Seite.",
        "Nuestra web es <casaluz.es>.",
        "visite <luzcasa.com.br> para mais",
        "Заходите на <svetdom.ru>, там всё есть",
        "Наш сайт <светдом.рф>",
        "<mañana.es>",
        "<例え.jp>をご覧ください",
        "更多安装步骤都在<明灯家居.中国>上。",
        "زوروا <متجر.السعودية>",
        "사이트: <예제.한국>",
        "<xn--mnchen-3ya.de>",
        "<SHOP.COM>",
        "our <lamp.store>!",
        "auf <kerzenwerk.ch> und <kerzenwerk.eu>.",
        "<163.com>",
        "<t.me/shop>",
        "on <bit.ly/3abc>",
    ],
)
def test_bare_host_is_found(expected: str, entities: Callable[[str, str], list[Found]]) -> None:
    text = expected.replace("<", "").replace(">", "")
    assert shown(entities("link", text), text) == expected


@pytest.mark.parametrize(
    ("expected", "reads"),
    [
        ("see <lumen dot com>", "lumen.com"),
        ("see <lumen (dot) com slash help>", "lumen.com/help"),
        ("see <lumen[.]com/a>", "lumen.com/a"),
        ("see <lumen-dot-com>", "lumen.com"),
        ("unter <www punkt lichtwerk punkt de>", "www.lichtwerk.de"),
        ("su <lucecasa punto it barra manuale>", "lucecasa.it/manuale"),
        ("em <luzcasa ponto com ponto br>", "luzcasa.com.br"),
        ("op <lichthuis punt nl>", "lichthuis.nl"),
        ("na stronie <lampol kropka pl>", "lampol.pl"),
        ("на <svetdom точка ru>", "svetdom.ru"),
        ("موقعنا <nourhome نقطة com>", "nourhome.com"),
        ("サイトは<akari-yaドットcom>です", "akari-ya.com"),
        ("官网<dengju点com斜杠help>", "dengju.com/help"),
        ("看<dengju。com/a>", "dengju.com/a"),
        ("see <lumen . com / help>", "lumen.com/help"),
        ("see <lumen .com>", "lumen.com"),
        ("see <www,lumen,com>", "www.lumen.com"),
        ("<https : // lumen . com>", "lumen.com"),
        ("<hxxps://files.lumen[.]io/fw>", "files.lumen.io/fw"),
        ("<https colon slash slash lumen dot com>", "lumen.com"),
        ("see <lumen.com slash help>", "lumen.com/help"),
    ],
)
def test_written_out_link_is_read(expected: str, reads: str, entities: Callable[[str, str], list[Found]]) -> None:
    text = expected.replace("<", "").replace(">", "")
    found = entities("link", text)
    assert shown(found, text) == expected
    assert [hit.reads for hit in found] == [reads]


def test_plain_link_has_nothing_to_read(entities: Callable[[str, str], list[Found]]) -> None:
    assert [hit.reads for hit in entities("link", "https://shop.com/a and shop.de")] == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        "version 1.2.3, build 10.0.19041",
        "e.g. this, e.g.this, i.e.that",
        "U.S.A., A.I., z.B. und d.h., u.a.",
        "Thanks.We are here",
        "Hello.It is",
        "das ist.Der Rest",
        "Merci.la livraison est prévue",
        "Gracias.de nada, y que tenga buen día",
        "Grazie.il pacco è partito",
        "Obrigado.no momento não temos",
        "Der Artikel ist da.am Montag kommt der Rest",
        "please use it.in case of need",
        "The parcel.to be fixed",
        "Спасибо.Мы отправили",
        "at 10.30 or 11.45",
        "12.11.2026, €3.50, 1.000.000",
        "manual.pdf, photo.jpg, README.md, setup.sh, logo.ai, file.zip",
        "Node.js, Vue.js, ASP.NET",
        "com.example.app and os.path",
        "your Amazon.com order on Amazon.co.uk",
        "St.Gallen, Dr.No, Mr.Li, No.5",
        "M.Smith/T.Jones",
        "3.in and 12.de",
        "co.uk",
        "#shop.com",
        "john@shop.com",
        "john.doe@shop.com",
        "john at shop dot com",
        "meet at the dot in the middle, at the dot com-pletely left",
        "our point of sale, un point de vente, nuestro punto de venta",
        "第二点很重要，请点 com 按钮，下午三点com",
        "产品.中国制造",
        "상품.한국에서 배송됩니다",
        "merci . de rien",
        "Order. Net weight 5 kg",
        "The order is 112-6618330-4409572. UK",
        "and/or 24/7",
        "3.5mm",
        "...",
        "well...then",
        "http:// and https://",
        "http://.",
        "www.",
        "// comment",
        "///localhost",
        "//test",
        "192.168.8.1 or 192.168.0.0/24",
        "example.invalid, example.coma, foo.123",
        "file:///C:/manual.pdf",
        "javascript:void(0)",
        "",
    ],
)
def test_lookalike_is_no_link(text: str, entities: Callable[[str, str], list[Found]]) -> None:
    assert entities("link", text) == []


@pytest.mark.parametrize(
    "text",
    [
        '<img src="https://cdn.shop.com/a.png">',
        '<html xmlns="http://www.w3.org/1999/xhtml">',
        '<td background="https://cdn.shop.com/a.png">',
        "<div style=\"background:url('https://cdn.shop.com/a.png')\">",
        "![a lamp](https://cdn.shop.com/a.png)",
    ],
)
def test_what_a_page_loads_is_no_link(text: str, entities: Callable[[str, str], list[Found]]) -> None:
    assert entities("link", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a href="https://shop.com/a">www.shop.com</a>', '<a href="[https://shop.com/a]">www.shop.com</a>'),
        ("[shop.com](https://shop.com/a)", "[shop.com]([https://shop.com/a])"),
    ],
)
def test_text_that_is_shown_for_a_link_is_no_second_one(
    text: str, expected: str, marked_entities: Callable[..., str]
) -> None:
    assert marked_entities("link", text, poses="no") == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("https://www.amazon.de/gp", {"scheme": "https", "host": "amazon"}),
        ("http://amazon.com", {"scheme": "http", "host": "amazon"}),
        ("http://amazon.com.evil.com", {"scheme": "http", "host": "other", "poses": "yes"}),
        ("https://notamazon.com", {"scheme": "https", "host": "other", "poses": "no"}),
        ("ftp://shop.com", {"scheme": "ftp", "host": "other"}),
        ("hxxps://shop.com", {"scheme": "other", "host": "other"}),
        ("whatsapp://send?phone=4912345", {"scheme": "other"}),
        ("www.amazon.co.jp", {"scheme": "none", "host": "amazon"}),
        ("shop.com", {"scheme": "none", "host": "other", "site": "other", "tracker": "none", "poses": "no"}),
        ("https://wa.me/49151", {"site": "chat"}),
        ("https://www.facebook.com/shop", {"site": "social"}),
        ("https://paypal.me/shop", {"site": "payment", "poses": "no"}),
        ("https://lamp.myshopify.com", {"site": "shop"}),
        ("https://www.dhl.de/sendung?nr=1", {"site": "carrier", "tracker": "none", "poses": "no"}),
        ("https://bit.ly/3x", {"site": "shortener", "tracker": "shortener"}),
        ("https://shop.com/?a=1&amp;UTM_Source=x", {"tracker": "parameter"}),
        ("https://www.amazon.de/dp/B0?ref=x&tag=y", {"tracker": "none"}),
        ("https://www.dhl.com@evil.info/x", {"poses": "yes"}),
        ("https://www.аmazon.com/x", {"poses": "yes", "host": "other"}),
        ("https://www.xn--mazon-3ve.com/x", {"poses": "yes", "host": "other"}),
        ("https://paypa1.com", {"poses": "yes"}),
        ("https://ｓｈｏｐ.com", {"poses": "no"}),
    ],
)
def test_attributes(text: str, wanted: dict[str, str], marked_entities: Callable[..., str]) -> None:
    assert marked_entities("link", text, **wanted) == f"[{text}]"


@pytest.mark.parametrize(
    ("expected", "poses"),
    [
        ('<a href="[https://evil.com/x]">https://www.usps.com/track</a>', "yes"),
        ('<a class="b" href="[https://evil.com/x]"><b>www.usps.com</b></a>', "yes"),
        ("[Amazon.com]([https://evil.com/x])", "yes"),
        ('<a href="[https://help.shop.com/x]">shop.com</a>', "no"),
        ('<a href="[https://shop.com/x]">Set-up guide</a>', "no"),
    ],
)
def test_link_poses_when_its_text_names_another_host(
    expected: str, poses: str, marked_entities: Callable[..., str]
) -> None:
    text = expected.replace("[https", "https").replace('x]"', 'x"').replace("x])", "x)")
    assert marked_entities("link", text, poses=poses) == expected


@pytest.mark.parametrize("text", ["shop dot foo. com", "lumahome dot shop.com", "lumahome dot shop· com"])
def test_words_and_signs_for_dots_may_be_mixed(entities: Callable[..., list[Found]], text: str) -> None:
    (link,) = entities("link", f"see {text} now")
    assert (link.start, link.end) == (4, 4 + len(text))
