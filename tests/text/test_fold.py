"""The folded view and its way back to the source."""

from __future__ import annotations

import sys

import pytest

from msglint.span import Span
from msglint.text.fold import fold


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Review", "review"),
        ("ＲＥＶＩＥＷ１", "review1"),
        ("re\u200bvi\u00adew", "review"),
        ("don’t", "don't"),
        ("“x” «y»", '"x" "y"'),
        ("non‑breaking", "non-breaking"),
        ("STRASSE straße", "strasse strasse"),
        ("ﬁne", "fine"),
        ("𝐫𝐞𝐯𝐢𝐞𝐰", "review"),
        ("5☆ 5⭐", "5★ 5★"),
        ("wait…", "wait…"),
        ("a\u3000b\u00a0c", "a b c"),
        ("評價", "評價"),
        ("´", "'"),
        ("¨", "¨"),
        ("5⁻ ‴", "5- '''"),
        ("a\r\nb", "a\r\nb"),
        ("", ""),
        ("\u200b", ""),
    ],
)
def test_text_is_evened_out(raw: str, folded: str) -> None:
    assert fold(raw).text == folded


@pytest.mark.parametrize(
    ("raw", "words", "span"),
    [
        ("Hi Bob", "bob", (3, 6)),
        ("a re\u200bview b", "review", (2, 9)),
        ("\u200breview\u200b", "review", (1, 7)),
        ("ﬁne", "i", (0, 1)),
        ("ﬁne", "ine", (0, 3)),
        ("Ⅷ stars", "viii", (0, 1)),
        ("é straße!", "strasse", (2, 8)),
    ],
)
def test_place_in_the_view_is_found_again_in_the_source(raw: str, words: str, span: tuple[int, int]) -> None:
    view = fold(raw)
    start = view.text.index(words)
    assert view.source(start, start + len(words)) == span


@pytest.mark.parametrize(
    ("raw", "at", "expected"), [("abc", 1, 1), ("a\u200bb", 1, 2), ("a\u200bb\u200b", 2, 3), ("\u200b", 0, 0)]
)
def test_empty_range_stays_empty(raw: str, at: int, expected: int) -> None:
    assert fold(raw).source(at, at) == Span(expected, expected)


def test_folding_any_character_twice_changes_no_more() -> None:
    folded = {chr(code): fold(chr(code)).text for code in range(sys.maxunicode + 1)}
    assert [char for char, once in folded.items() if fold(once).text != once] == []
