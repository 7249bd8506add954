"""E-mail addresses, plain and disguised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


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
    ],
)
def test_plain_address_is_found_at_its_place(expected: str, marked_entities: Callable[..., str]) -> None:
    assert marked_entities("email", expected.replace("[", "").replace("]", ""), form="plain") == expected


@pytest.mark.parametrize(
    "expected",
    [
        "write to <john (at) shop (dot) com> please",
        "write to <john [at] shop [dot] com> please",
        "write to <john at shop dot com> please",
        "write to <john @ shop.com> please",
        "write to <john(at)shop.com> please",
        "write to <john_at_shop_dot_com> please",
        "write to <john {at} shop.com>",
        "<JOHN (AT) SHOP (DOT) COM>",
    ],
)
def test_disguised_address_is_found_at_its_place(
    expected: str, entities: Callable[..., list[tuple[str, int, int]]]
) -> None:
    text = expected.replace("<", "").replace(">", "")
    found = [(hit[1], hit[2]) for hit in entities("email", text)]
    assert found == [(expected.index("<"), expected.index(">") - 1)]


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
    ],
)
def test_owner_of_an_address(text: str, owner: str, marked_entities: Callable[..., str]) -> None:
    assert marked_entities("email", text, owner=owner) == f"[{text}]"
