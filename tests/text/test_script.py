"""Scripts."""

from __future__ import annotations

import pytest

from msglint.text.fold import fold
from msglint.text.script import SCRIPTS, scripts_of


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("review", {"Latin"}),
        ("REVIEW", {"Latin"}),
        ("ＲＥＶＩＥＷ", {"Latin"}),
        ("über", {"Latin"}),
        ("ünü", {"Latin"}),
        ("评价", {"Han"}),
        ("レビュー を書く", {"Kana", "Han"}),
        ("리뷰", {"Hangul"}),
        ("отзыв", {"Cyrillic"}),
        ("κριτική", {"Greek"}),
        ("تقييم", {"Arabic"}),
        ("ביקורת", {"Hebrew"}),
        ("समीक्षा", {"Devanagari"}),
        ("รีวิว", {"Thai"}),
        ("iPhone 评价", {"Latin", "Han"}),
        ("123 !? 👍", set()),
        ("", set()),
    ],
)
def test_scripts_of_a_text(text: str, scripts: set[str]) -> None:
    assert scripts_of(fold(text).text) == scripts
    assert scripts <= set(SCRIPTS)
