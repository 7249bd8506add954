"""GIF pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("expected", "form"),
    [
        ("see [https://shop.com/a.gif]!", "link"),
        ("see [https://shop.com/a.gif?x=1] there", "link"),
        ("see [giphy.com/gifs/x]", "link"),
        ("see [https://media.tenor.com/x]", "link"),
        ("see [https://shop.com/a.ＧＩＦ]", "link"),
        ("see [thanks.gif].", "file"),
        ("看 [谢谢.gif]。", "file"),
        ("see [https://shop.com/a%2Egif]", "link"),
        ("see [https://shop[.]com/a.gif]", "link"),
        ('<img src="[https://cdn.shop.com/a.gif?m=1]">', "link"),
        ("see [//media.tenor.com/x]", "link"),
        ("x [data:image/gif;base64,R0lGODlhAQABAAAA] y", "data"),
        ("[a.gif] [b.gif]", "file"),
    ],
)
def test_gif_is_found_at_its_place(expected: str, form: str, marked_entities: Callable[..., str]) -> None:
    text = expected.replace("[.]", "(.)").replace("[", "").replace("]", "")
    assert marked_entities("gif", text, form=form) == expected.replace("[.]", "(.)")


@pytest.mark.parametrize(
    "text",
    [
        "a gift for you",
        "the gif format",
        "https://shop.com/gifts",
        "https://shop.com/a.gift",
        "a.gif.exe",
        "john@shop.gif",
        "https://notgiphy.com",
        "the tenor sings",
        ".gif",
        "",
    ],
)
def test_lookalike_is_no_gif(text: str, entities: Callable[..., list[object]]) -> None:
    assert entities("gif", text) == []


def test_link_inside_a_data_picture_is_reported_once(entities: Callable[..., list[tuple[str, int, int]]]) -> None:
    text = "data:image/gif;base64,AA//giphy.com/x.gif"
    assert [hit[1] for hit in entities("gif", text)] == [0]
