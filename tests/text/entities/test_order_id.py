"""Amazon order IDs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "expected",
    [
        "order [114-3941689-8772232].",
        "#[114-3941689-8772232]",
        "订单[114-3941689-8772232]已发货",
        "[D01-1234567-7654321] and [d01-1234567-7654321]",
        "[１１４－３９４１６８９－８７７２２３２]",
        "[114–3941689–8772232] with dashes",
        "[114‑3941689‑8772232] with hyphens that don't break",
        "[114-\u200b3941689-8772232]",
        "[114-3941689-8772232]- and more",
        "[114-3941689-8772232]\r\n[114-3941689-8772232]",
        "Order-[114-3941689-8772232]",
        "注文番号：[114ー3941689ー8772232]",
        "رقم الطلب [١١٤-٣٩٤١٦٨٩-٨٧٧٢٢٣٢]",
        "ऑर्डर [११४-३९४१६८९-८७७२२३२]",
    ],
)
def test_order_id_is_found_at_its_place(expected: str, marked_entities: Callable[..., str]) -> None:
    assert marked_entities("order-id", expected.replace("[", "").replace("]", "")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1114-3941689-8772232",
        "114-3941689-87722321",
        "114-3941689-8772232-1",
        "0-114-3941689-8772232",
        "114-3941689-8772232–1",
        "114-394168-8772232",
        "114 3941689 8772232",
        "D02-1234567-7654321",
        "XD01-1234567-7654321",
        "114-3941689",
        "",
    ],
)
def test_lookalike_is_no_order_id(text: str, entities: Callable[..., list[object]]) -> None:
    assert entities("order-id", text) == []
