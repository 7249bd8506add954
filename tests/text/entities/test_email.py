"""E-mail addresses, plain and disguised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.text.entities import Found


@pytest.mark.parametrize(
    "expected",
    [
        "mail [john@shop.com]",
        "([john.doe+x@mail.shop.co.uk]).",
        "<[john@shop.com]>, or [info@shop.de]!",
        "请写信到[john@shop.com]谢谢",
        "[ｊｏｈｎ＠ｓｈｏｐ．ｃｏｍ] full width",
        "[jo\u200bhn@shop.com] with a zero-width space inside",
        "[JOHN@SHOP.COM]",
        "[müller@straße.de]",
        '["john doe"@shop.com]'.replace(" ", "_"),
        "mailto:[john@shop.com]",
        "'[john@shop.com]'",
        "[john@shop.example]",
        "one\r\n[john@shop.com]\r\ntwo",
        "👍[john@shop.com]👍",
        "[a@b.com]@c.com",
        "发到[李@例子.中国]谢谢",
        "お問い合わせは[サポート@例え.jp]へ",
        "문의: [고객센터@예시.한국]으로",
        "Пишите на [почта@пример.рф]!",
        "mail [info@xn--e1afmkfd.xn--p1ai] now",
        '["john doe"@shop.com] is it',
        "root is [user@(192.168.1.1)].",
        "https://x.com/?mail=[a@b.com]&x=1",
        "{{name}}: [{{user}}@gmail.com]",
        "write [john@shop.com].Thanks",
        "write [john@shop.com]Thanks",
        "auf [john@shop.de]-Seiten",
        "[a@b.com],[c@d.com];[e@f.de]",
        "请发到邮箱:[kefu2019@163.com]。",
    ],
)
def test_plain_address_is_found_at_its_place(expected: str, marked_entities: Callable[..., str]) -> None:
    # Round brackets stand for the square ones of an IP address.
    text = expected.replace("[", "").replace("]", "").replace("(1", "[1").replace("1)", "1]")
    assert marked_entities("email", text, form="plain") == expected.replace("(1", "[1").replace("1)", "1]")


#: What is written, with the address between angle brackets of its own, and what a person reads.
WRITTEN = [
    ("write to ⟨john (at) shop (dot) com⟩ please", "john@shop.com"),
    ("write to ⟨john [at] shop [dot] com⟩ please", "john@shop.com"),
    ("write to ⟨john at shop dot com⟩ please", "john@shop.com"),
    ("write to ⟨john @ shop.com⟩ please", "john@shop.com"),
    ("write to ⟨john(at)shop.com⟩ please", "john@shop.com"),
    ("write to ⟨john_at_shop_dot_com⟩ please", "john@shop.com"),
    ("write to ⟨john {at} shop.com⟩", "john@shop.com"),
    ("⟨JOHN (AT) SHOP (DOT) COM⟩", "john@shop.com"),
    ("⟨john<at>shop<dot>com⟩", "john@shop.com"),
    ("⟨john(a)shop(.)com⟩", "john@shop.com"),
    ("⟨john(@)shop.com⟩", "john@shop.com"),
    ("⟨john-at-shop-dot-com⟩", "john@shop.com"),
    ("⟨john*at*shop*dot*com⟩", "john@shop.com"),
    ("⟨john|at|shop.com⟩", "john@shop.com"),
    ('⟨john "at" shop.com⟩', "john@shop.com"),
    ("read it from top to bottom:\n⟨tessa\n(a)\nhouse\n(.)\ncom⟩\nGreetings", "tessa@house.com"),
    ("⟨john @ shop . com⟩", "john@shop.com"),
    ("⟨john@ shop.com⟩", "john@shop.com"),
    ("mail ⟨john@shop .com⟩", "john@shop.com"),
    ("mail ⟨john@\nshop.com⟩", "john@shop.com"),
    ("mail ⟨john@shop,com⟩", "john@shop.com"),
    ("mail ⟨john@shop , com⟩", "john@shop.com"),
    ("请发⟨john@shop。com⟩。", "john@shop.com"),
    ("⟨john@shop-dot-com⟩", "john@shop.com"),
    ("⟨john@shop.com.NOSPAM⟩", "john@shop.com"),
    ("⟨john&#64;shop.com⟩", "john@shop.com"),
    ("⟨john&commat;shop&period;com⟩", "john@shop.com"),
    ("write ⟨johnATshopDOTcom⟩", "john@shop.com"),
    ("⟨johnatgmaildotcom⟩", "john@gmail.com"),
    ("⟨johnⓐshop.com⟩", "john@shop.com"),
    ("email ⟨support at shop dotcom⟩", "support@shop.com"),
    ("better to ⟨nadia underscore wool at soft dash loop dot co dot uk⟩, ok?", "nadia_wool@soft-loop.co.uk"),
    ("⟨john dot doe@shop.com⟩", "john.doe@shop.com"),
    ("drop a line at ⟨john at the rate gmail dot com⟩", "john@gmail.com"),
    ("It is ⟨john, at sign, gmail dot com⟩", "john@gmail.com"),
    ("Best, Anna, ⟨anna at shop dot com⟩", "anna@shop.com"),
    ("write to ⟨john at shop.com⟩ any time", "john@shop.com"),
    ("Mail an ⟨kontakt Klammeraffe lampe Punkt de⟩", "kontakt@lampe.de"),
    ("Mail an ⟨kontakt ät lampe Punkt de⟩", "kontakt@lampe.de"),
    ("Schreiben Sie uns: ⟨kontakt at lampe dot de⟩", "kontakt@lampe.de"),
    ("Écrivez à ⟨jean tiret bas dupont arobase orange point fr⟩ svp", "jean_dupont@orange.fr"),
    ("Scriva a ⟨resi chiocciola luce punto it⟩", "resi@luce.it"),
    ("Escríbanos a ⟨ana punto lopez arroba gmail punto com⟩.", "ana.lopez@gmail.com"),
    ("Mail naar ⟨service apenstaartje lamp punt nl⟩", "service@lamp.nl"),
    ("Proszę pisać na ⟨pomoc małpa lampa kropka pl⟩", "pomoc@lampa.pl"),
    ("⟨biuro(małpa)lampa(kropka)pl⟩", "biuro@lampa.pl"),
    ("Escreva para ⟨ajuda arroba loja ponto com ponto br⟩", "ajuda@loja.com.br"),
    ("Skriv till ⟨hjalp snabel-a lampa punkt se⟩", "hjalp@lampa.se"),
    ("Bize yazın: ⟨destek kuyruklu a lamba nokta com nokta tr⟩", "destek@lamba.com.tr"),
    ("Bize yazın: ⟨destek et işareti lamba nokta com⟩", "destek@lamba.com"),
    ("Пишите: ⟨support собака lampa точка ру⟩", "support@lampa.ru"),
    ("Пишите: ⟨info эт gmail дот ком⟩", "info@gmail.com"),
    ("راسلنا على ⟨support آت lamba نقطة com⟩", "support@lamba.com"),
    ("راسلنا ⟨support ات gmail دوت كوم⟩", "support@gmail.com"),
    ("हमें लिखें ⟨support ऐट lamp डॉट com⟩", "support@lamp.com"),
    ("ईमेल: ⟨support एट द रेट जीमेल डॉट कॉम⟩", "support@gmail.com"),
    ("連絡先は⟨supportアットマークgmailドットコム⟩です", "support@gmail.com"),
    ("⟨support あっと lamp どっと jp⟩ へ", "support@lamp.jp"),
    ("메일 주소: ⟨support 앳 지메일 점 컴⟩으로", "support@gmail.com"),
    ("메일: ⟨bam 언더바 lamp골뱅이naver닷컴⟩", "bam_lamp@naver.com"),
    ("请联系⟨lihua艾特foxmail点com⟩", "lihua@foxmail.com"),
    ("邮箱：⟨lihua圈a163点com⟩", "lihua@163.com"),
    ("我的邮箱是⟨lihua at foxmail点com⟩", "lihua@foxmail.com"),
    ("照片发到 ⟨support at lamp-print dot com⟩，谢谢", "support@lamp-print.com"),
    ("回我：⟨yin小老鼠gufang点康姆⟩，好的", "yin@gufang.com"),
    ("請寄到⟨service小老鼠lamp點com點tw⟩", "service@lamp.com.tw"),
    ("⟨8866520（at）qq（dot）com⟩", "8866520@qq.com"),
]
APART = [
    ("⟨john#gmail.com⟩ and replace # with @", "john@gmail.com"),
    ("把*换成@: ⟨kefu*lamp.cn⟩", "kefu@lamp.cn"),
    ("put an @ between ⟨lamp.care and shop.com⟩", "lamp.care@shop.com"),
    ("Our name is ⟨lamp.support, just add @gmail.com⟩.", "lamp.support@gmail.com"),
    ("我们的谷歌邮箱名是⟨ming.care，后面加上@gmail.com⟩就行。", "ming.care@gmail.com"),
    ("邮箱名字⟨dengshi2020，后缀是@outlook.com⟩", "dengshi2020@outlook.com"),
    ("write to ⟨lumen at gmail⟩ please", "lumen@gmail.com"),
    ("contact ⟨lamp@gmail⟩ please", "lamp@gmail.com"),
    ("⟨service @ qq⟩", "service@qq.com"),
    ("Our ⟨gmail: lamp.support⟩", "lamp.support@gmail.com"),
    ("⟨lamp.support (Gmail)⟩ it is", "lamp.support@gmail.com"),
    ("联系⟨ming88谷歌邮箱⟩", "ming88@gmail.com"),
    ("⟨QQ邮箱12345678⟩", "12345678@qq.com"),
    ("我的邮箱是⟨12345678的QQ邮箱⟩", "12345678@qq.com"),
]


@pytest.mark.parametrize(("expected", "reads"), [*WRITTEN, *APART])
def test_disguised_address_is_found_at_its_place(
    expected: str, reads: str, entities: Callable[[str, str], list[Found]]
) -> None:
    text = expected.replace("⟨", "").replace("⟩", "")
    found = [(hit.start, hit.end, hit.attributes["form"], hit.reads) for hit in entities("email", text)]
    assert found == [(expected.index("⟨"), expected.index("⟩") - 1, "disguised", reads)]


@pytest.mark.parametrize(
    "text",
    [
        "We are at shop street, near the dot.",
        "Meet us at shop.com today",
        "price @ 5.00 each",
        "user@localhost",
        "@shop on other sites",
        "see @john.smith",
        "5@3.2",
        "a @ b",
        "look at it. dot the i",
        "@@@@",
        "...@shop.com",
        "The parcel is at amazon.com",
        "",
        "meet at the dot",
        "3 lamps at 3.50 each. In stock",
        "3@4.50.Thanks",
        "css @media and lodash@4.17.21, @scope/name@1.2.3",
        "logo@2x.png",
        "backup@2024.zip",
        "our brand is lamp@home",
        "You can find it at lamp dot com",
        "Buy more lamps at lamp dot com",
        "The manual at lamp dot com is good",
        "Our team at lamp dot com thanks you",
        "Please reply to this message at amazon dot com",
        "Contact us at shop.com",
        "Follow @lamp.shop",
        "look-at-shop.com",
        "https://x.com/look_at_shop.com/a",
        "https://amazon.com@evil.com/x",
        "https://www.tiktok.com/@lamp.shop",
        "Amazon mails always end with @amazon.com",
        "Genuine messages come from addresses that end in @marketplace.amazon.com",
        "options (a) lamp.com (b) shop.com",
        "shipped AT once. CO detector",
        "Gmail: sign in again. Outlook 365, Yahoo Mail",
        "我们用QQ，Gmail邮箱里应有亚马逊的通知，请查看2024年的邮件",
        "Salt & pepper at noon, salt&pepper.com",
        "Das ist der Punkt. Der Klammeraffe auf der Tastatur klemmt.",
        "L'arobase et le point sont usés. Au point de vente",
        "La chiocciola e il punto decorativo sono nella scatola.",
        "El punto rojo. La arroba no funciona.",
        "De lamp staat op het punt te vertrekken, apenstaartje",
        "Pluszowa małpa, kropka",
        "O ponto de encontro; a arroba pesa 15 kg.",
        "Prick, snabel-a. Se bild.",
        "Et tencere, nokta, kuyruklu a. Com portu",
        "Собака лает, точка на карте. Ру",
        "وصل آت من نقطة التسليم",
        "यह बिंदु, ऐट और डॉट शब्द",
        "アットホームな雰囲気のドット柄です",
        "골뱅이 무침 점심 특선",
        "点一下那个红点，艾特我一下，小老鼠玩具到了",
    ],
)
def test_lookalike_is_no_address(text: str, entities: Callable[..., list[object]]) -> None:
    assert entities("email", text) == []


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("x7k2@marketplace.amazon.com", "relay"),
        ("x7k2@marketplace.amazon.co.uk", "relay"),
        ("x7k2@marketplace.amazon.com.evil.com", "other"),
        ("x7k2@amazon.com", "other"),
        ("x7k2@marketplace.amazon.evil.com", "other"),
        ("x7k2 @ marketplace . amazon . de", "relay"),
        ("x7k2 at marketplace dot amazon dot com", "relay"),
    ],
)
def test_owner_of_an_address(text: str, owner: str, marked_entities: Callable[..., str]) -> None:
    assert marked_entities("email", text, owner=owner) == f"[{text}]"
