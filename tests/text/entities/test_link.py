"""Web links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "expected",
    [
        "see <https://shop.example/a?b=c#d>.",
        "(<https://shop.com/x(y)>)",
        "see <www.shop.com>, please",
        "see <//shop.com/x> there",
        "see <shop.com> there",
        "see <my.shop.io/x>!",
        "e.g:<https://evil.com>",
        "1.5/<https://evil.com/a>",
        "请看<https://shop.com/a>谢谢",
        "<HTTPS://SHOP.COM>",
        "<ｗｗｗ．ｓｈｏｐ．ｃｏｍ>",
        "<hxxp://shop.com>",
        "<http://localhost:80/x>",
        "<https://user:pw@shop.com/x>",
        "<https://shop.com>\r\n<https://shop.com>",
        "<https://shop.com/a))b>))",
    ],
)
def test_link_is_found_at_its_place(expected: str, entities: Callable[..., list[tuple[str, int, int]]]) -> None:
    text = expected.replace("<", "").replace(">", "")
    shown = text
    for hit in reversed(entities("link", text)):
        shown = f"{shown[: hit[1]]}<{shown[hit[1] : hit[2]]}>{shown[hit[2] :]}"
    assert shown == expected


@pytest.mark.parametrize(
    "text",
    [
        "version 1.2.3",
        "e.g. this",
        "i.e.that",
        "U.S.A.",
        "Thanks.We are here",
        "Hello.It is",
        "at 10.30 or 11.45",
        "manual.pdf",
        "john@shop.com",
        "and/or",
        "24/7",
        "3.5mm",
        "...",
        "http://",
        "www.",
        "// comment",
        "",
    ],
)
def test_lookalike_is_no_link(text: str, entities: Callable[..., list[object]]) -> None:
    assert entities("link", text) == []


@pytest.mark.parametrize(
    ("text", "scheme", "host"),
    [
        ("https://www.amazon.de/gp", "https", "amazon"),
        ("http://amazon.com", "http", "amazon"),
        ("http://amazon.com.evil.com", "http", "other"),
        ("https://notamazon.com", "https", "other"),
        ("ftp://shop.com", "ftp", "other"),
        ("hxxps://shop.com", "other", "other"),
        ("www.amazon.co.jp", "none", "amazon"),
        ("shop.com", "none", "other"),
    ],
)
def test_scheme_and_host(text: str, scheme: str, host: str, marked_entities: Callable[..., str]) -> None:
    assert marked_entities("link", text, scheme=scheme, host=host) == f"[{text}]"
