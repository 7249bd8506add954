"""Links to chat apps, and handles beside the name of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.text.entities import Found

    Entities = Callable[[str, str], list[Found]]
    Marked = Callable[..., str]


def _unmarked(expected: str) -> str:
    return expected.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        ("whatsapp", "see [https://wa.me/4915123456789]."),
        ("whatsapp", "([wa.me/4915123456789])"),
        ("whatsapp", "[https://chat.whatsapp.com/AbCdEf123]!"),
        ("whatsapp", "[whatsapp://send?phone=4915123456789]"),
        ("whatsapp", '<a href="[https://api.whatsapp.com/send?phone=4477]">chat</a>'),
        ("whatsapp", "[HTTPS://WA.ME/447700900123]"),
        ("telegram", "请点[t.me/lumahome]谢谢"),
        ("telegram", "[https://t.me/+AbCdEfGh123]"),
        ("telegram", "[tg://resolve?domain=lumahome]"),
        ("wechat", "[weixin://dl/chat?lumahome]"),
        ("wechat", "[https://work.weixin.qq.com/ca/cawcde123]"),
        ("line", "[line.me/ti/p/~lumahome]"),
        ("line", "[https://lin.ee/AbC123]"),
        ("messenger", "[m.me/lumahome]"),
        ("viber", "[viber://chat?number=%2B4915123456]"),
        ("qq", "[https://qm.qq.com/q/AbC123]"),
        ("skype", "[skype:lumahome?chat]"),
        ("kakaotalk", "[open.kakao.com/o/abc123]"),
        ("zalo", "[zalo.me/0987654321]"),
        ("signal", "[https://signal.me/#p/+4915123456789]"),
        ("instagram", "[https://ig.me/m/lumahome]"),
        ("other", "[discord.gg/lumahome]"),
    ],
)
def test_link_to_a_chat_is_found_whole(network: str, expected: str, marked_entities: Marked) -> None:
    assert marked_entities("chat", _unmarked(expected), network=network, form="link") == expected


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        ("whatsapp", "Please write: [WhatsApp: +49 151 23456789]."),
        ("whatsapp", "[WhatsApp-Nr.: 0151 23456789]"),
        ("whatsapp", "[What's App no. +44 7700 900123]"),
        ("whatsapp", "[ＷｈａｔｓＡｐｐ：＋４４ ７７００ ９００１２３]"),
        ("whatsapp", "[WhatsApp\n+49 151 23456789]"),
        ("whatsapp", "[WhatsApp any time under +49 151 23456789]"),
        ("whatsapp", "Escríbenos al [guasap 612 34 56 78]"),
        ("whatsapp", "Meu [zap: (21) 99876-5432]"),
        ("whatsapp", "Napisz na [WhatsAppie pod numer 512 345 678]."),
        ("whatsapp", "[WhatsApp'tan 0555 123 45 67] yazabilirsiniz"),
        ("whatsapp", "Пишите в [ватсап +7 916 555 12 34]"),
        ("whatsapp", "على [الواتساب 0501234567]"),
        ("whatsapp", "हमारा [व्हाट्सऐप नंबर 98765 43210] है"),
        ("whatsapp", "[WhatsApp/Telegram: +49 151 23456789]"),
        ("wechat", "My [WeChat ID lumahome_88] is open"),
        ("wechat", "[微信：abc12345]，谢谢"),
        ("wechat", "[微信号 lumahome88] 在线"),
        ("wechat", "加我[薇❤信：rugs_laoyang]，天天在线"),
        ("wechat", "[加V luma8899]，领取"),
        ("wechat", "[+v luma_home]"),
        ("wechat", "[VX abc123] 找我"),
        ("wechat", "[绿色软件：lumahome88]"),
        ("qq", "[QQ 12345678] 联系"),
        ("qq", "以后咱们[扣扣上说：叁贰柒 玖零壹 伍伍肆]"),
        ("telegram", "Sie finden mich bei [Telegram als @werkstatt_jonas]."),
        ("telegram", "[тг: @luma_shop]"),
        ("telegram", "[تيليجرام: @lumahome]"),
        ("telegram", "[纸飞机 @dengju_kf]"),
        ("line", "[LINE ID: lumahome]"),
        ("line", "[LINE: @lumahome]"),
        ("line", "[ライン ID：lumahome88]まで"),
        ("line", "[라인 아이디: lumahome]"),
        ("kakaotalk", "[카카오톡 ID lumahome]로 연락 주세요"),
        ("messenger", "[FB Messenger: Luma Home] answers"),
        ("skype", "We are on [Skype: live:lumahome]."),
        ("viber", "[Viber – +359 88 123 4567]"),
        ("signal", "[Signal: 0176 98765432]"),
        ("instagram", "[insta @lumahome]"),
        ("zalo", "[Zalo 0912345678]"),
        ("other", "[Snap: lumahome_x]"),
    ],
)
def test_handle_after_a_name_is_found_with_the_name(network: str, expected: str, marked_entities: Marked) -> None:
    assert marked_entities("chat", _unmarked(expected), network=network, form="handle") == expected


@pytest.mark.parametrize(
    "expected",
    [
        "write to [@lumahome on Telegram].",
        "user [lumahome_88 on Telegram].",
        "[+49 151 23456789 (WhatsApp)], day and night",
        "Call [+44 7700 900123 on Viber].",
        "Écrivez à [@atelierlyon sur Telegram].",
        "电话[13812345678（微信同号）]，随时",
    ],
)
def test_handle_before_a_name_is_found_with_the_name(expected: str, marked_entities: Marked) -> None:
    assert marked_entities("chat", _unmarked(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    ["[WhatsApp: {{whatsapp_number}}]", "ask for [{{ wechat_id }}] please", "[Viber: {{seller.phone}}]"],
)
def test_placeholder_that_will_be_a_handle_is_found(expected: str, marked_entities: Marked) -> None:
    assert marked_entities("chat", _unmarked(expected)) == expected


def test_digits_in_chinese_characters_are_read(entities: Entities) -> None:
    (found,) = entities("chat", "扣扣：叁贰柒玖零壹伍伍肆")
    assert found.reads == "327901554"


@pytest.mark.parametrize(
    "text",
    [
        "The watch shows WhatsApp and Instagram messages.",
        "WhatsApp 2.24.10.85 or later",
        "WhatsApp: on; Telegram: enabled; WeChat: supported",
        "WhatsApp sticker set SKU_12345",
        "Our WhatsApp, order 112-3350846-9972014",
        "Please call +49 30 123456 about the delivery. WhatsApp notifications arrive on the watch.",
        "We are on Telegram since 2014-02-19",
        "Wir nutzen kein WhatsApp; Ihre Bestellung 302-1234567-1234567 ist unterwegs.",
        "a messenger bag, a vintage telegram print and line 1: SAM_88",
        "PRODUCT LINE: LAMP2000",
        "Line 3: abc_123 in the manual",
        "signal strength: 12345678",
        "V: 230",
        "The 5V: 12345678 output",
        "QQ糖 12345678",
        "加V领的毛衣SKU_12345",
        "加微波炉：SKU_12345",
        "微信支付 20231231",
        "威信12345678",
        "序列号WX2045678901",
        "Your tracking number TG123456789CN",
        "Spokane, WA 99201-0404",
        "Skype TX100 headset",
        "Insta360 X3 and insta360_x3",
        "Instagram: 60x90cm frame",
        "imo: 9811000",
        "IG Metall 12345678",
        "Telegramma d'epoca: 12345678",
        "Садовая тележка: модель tg_200",
        "時計はLINEの通知を表示します。バージョン10.2.1以上",
        "시계는 카카오톡 알림을 표시합니다",
        "https://www.whatsapp.com/download",
        "Don't.me",
        "Call t.me",
        "https://lumahome.com/whatsapp-447700900123",
    ],
)
def test_what_is_no_way_to_chat_is_left(text: str, entities: Entities) -> None:
    assert entities("chat", text) == []
