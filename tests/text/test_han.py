"""Traditional Chinese read as simplified."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.text.han import simplified
from msglint.text.tables import facts

if TYPE_CHECKING:
    from tests.conftest import Bench


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("麻煩您把評價改成五星", "麻烦您把评价改成五星"),
        ("請於訂單頁面聯繫我們", "请于订单页面联系我们"),
        ("妳的包裹", "你的包裹"),
        ("评价 review", "评价 review"),
        ("review", "review"),
        ("", ""),
    ],
)
def test_traditional_characters_read_as_simplified(written: str, read: str) -> None:
    assert simplified(written) == read


def test_no_character_is_left_that_would_change_again() -> None:
    table = facts("han.json")
    assert len(table["traditional"]) == len(table["simplified"]) > 2500
    assert simplified(table["simplified"]) == table["simplified"]


def test_a_lexicon_in_simplified_characters_serves_both(bench: Bench) -> None:
    rule = "find:\n  - all: {thing: review}"
    assert bench.marked(rule, "您的評價很重要") == "您的[評價]很重要"
    assert bench.marked(rule, "您的评价很重要") == "您的[评价]很重要"
