"""Placeholders of templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.text.entities import Found


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("{{ order_id }}", "order-id"),
        ("{{order.id}}", "order-id"),
        ("{{{order_id}}}", "order-id"),
        ("[[order-id]]", "order-id"),
        ("<<Order ID>>", "order-id"),
        ("#order_id#", "order-id"),
        ("{order_id}", "order-id"),
        ("${order_id}", "order-id"),
        ("%ORDER_ID%", "order-id"),
        ("$order_id", "order-id"),
        ("<%= order.number %>", "order-id"),
        ("{{ticket.custom_field_order}}", "order-id"),
        ("[Order Number]", "order-id"),
        ("<order id>", "order-id"),
        ("{{订单号}}", "order-id"),
        ("{{注文番号}}", "order-id"),
        ("{{ order_date }}", "other"),
        ("{{ buyer_name }}", "other"),
        ("{{ email }}", "email"),
        ("{邮箱}", "email"),
        ("{{ support_phone }}", "phone"),
        ("{{customer.telephone}}", "phone"),
        ("%TEL%", "phone"),
        ("{Telefonnummer}", "phone"),
        ("{{numéro_téléphone}}", "phone"),
        ("{{telefon_numarası}}", "phone"),
        ("{{телефон}}", "phone"),
        ("{{هاتف}}", "phone"),
        ("{{फ़ोन}}", "phone"),
        ("{{電話番号}}", "phone"),
        ("{{전화번호}}", "phone"),
        ("{{客服电话}}", "phone"),
        ("[phone number]", "phone"),
        ("[您的手机号]", "phone"),
        ("{{ survey_link }}", "link"),
        ("{{shop.url}}", "link"),
        ("{{trackingUrl}}", "link"),
        ("{{enlace}}", "link"),
        ("{{ссылка}}", "link"),
        ("{{リンク}}", "link"),
        ("{{链接}}", "link"),
        ("[link]", "link"),
        ("{{hourly_rate}}", "other"),
        ("{{hotel_name}}", "other"),
    ],
)
def test_placeholder_is_found_whole(text: str, stands_for: str, entities: Callable[..., list[Found]]) -> None:
    attributes = {"stands-for": stands_for, "form": "template"}
    assert [hit[:4] for hit in entities("placeholder", f"Hi {text} there")] == [
        ("placeholder", 3, 3 + len(text), attributes)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[see below]",
        "[by phone only]",
        "[a link to it]",
        "[your order]",
        "<b>",
        "5 % and 6 %",
        "costs $5",
        "# 1",
        "{}",
        "[[ ]",
        "{\norder_id\n}",
        "",
    ],
)
def test_lookalike_is_no_placeholder(text: str, entities: Callable[..., list[object]]) -> None:
    assert entities("placeholder", text) == []


def test_placeholder_in_named_brackets_is_reported_once(entities: Callable[..., list[tuple[str, int, int]]]) -> None:
    assert [(hit[1], hit[2]) for hit in entities("placeholder", "[order id {{order_id}}]")] == [(10, 22)]


@pytest.mark.parametrize(
    "blank",
    [
        *("[First name]", "[VORNAME]", "<Name>", "【お客様名】", "[NOMBRE DEL CLIENTE]", "{Имя}", "[Müşteri adı]"),
        *("[고객명]", "[客户姓名]", "NOMBRE_CLIENTE", "●●様", "XX女士"),
    ],
)
def test_blank_that_a_person_fills_in_is_a_placeholder(blank: str, entities: Callable[..., list[Found]]) -> None:
    ((_, start, end, attributes, *_),) = entities("placeholder", f"Hi {blank}, hello")
    assert (start, end, attributes["stands-for"]) == (3, 3 + len(blank), "other")
    assert attributes["form"] == ("template" if blank.startswith("{") else "fill-in")


@pytest.mark.parametrize(
    "text", ["[Important]", "my_file_name", "[see page 3]", "size XXL", "<b>bold</b>", "[sic]", "《小说》"]
)
def test_aside_in_brackets_is_no_blank(text: str, entities: Callable[..., list[Found]]) -> None:
    assert entities("placeholder", f"Hi {text} hello") == []
