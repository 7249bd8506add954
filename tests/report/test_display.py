"""How text of unknown origin is shown."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.report.display import Display


def shown(text: str, encoding: str | None = "utf-8") -> tuple[str, int]:
    cells = Display(encoding).cells(text)
    return "".join(cell.text for cell in cells), sum(cell.width for cell in cells)


@pytest.mark.parametrize(
    ("text", "expected", "width"),
    [
        pytest.param("abc", "abc", 3, id="ascii"),
        pytest.param("返金", "返金", 4, id="wide"),
        pytest.param("e\u0301", "e\u0301", 1, id="combining mark"),
        pytest.param("\u1112\u1161\u11ab", "\u1112\u1161\u11ab", 2, id="decomposed Hangul"),
        pytest.param("😀", "😀", 2, id="emoji"),
        pytest.param("👍🏽", "👍🏽", 2, id="emoji with a skin tone"),
        pytest.param("❤\ufe0f", "❤", 1, id="emoji with a presentation selector"),
        pytest.param("a\ufe0fb", "a⟨U+FE0F⟩b", 10, id="selector that hides in a word"),
        pytest.param("🇩🇪", "🇩🇪", 2, id="flag"),
        pytest.param("👨\u200d👩", "👨⟨U+200D⟩👩", 12, id="joined emoji"),
        pytest.param("\x1b[1m", "␛[1m", 4, id="terminal escape"),
        pytest.param("\x7f\x9b", "␡⟨U+009B⟩", 9, id="delete and C1 escape"),
        pytest.param("a\tb", "a    b", 6, id="tab"),
        pytest.param("\u202egnp\u202c", "⟨U+202E⟩gnp⟨U+202C⟩", 19, id="bidirectional override"),
        pytest.param("a\u200bb\u3164", "a⟨U+200B⟩b⟨U+3164⟩", 18, id="zero-width space and blank letter"),
        pytest.param("\ud800\ue000\U000e0061", "⟨U+D800⟩⟨U+E000⟩⟨U+E0061⟩", 25, id="no character at all"),
    ],
)
def test_character_on_a_unicode_stream(text: str, expected: str, width: int) -> None:
    assert shown(text) == (expected, width)


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("ascii", "caf\\xe9 \\u8fd4 <U+001B><U+200B>"),
        ("cp1252", "café \\u8fd4 <U+001B><U+200B>"),
        ("gbk", "café 返 <U+001B><U+200B>"),
        ("no-such-encoding", "caf\\xe9 \\u8fd4 <U+001B><U+200B>"),
        (None, "café 返 ␛⟨U+200B⟩"),
    ],
)
def test_character_that_the_encoding_lacks(encoding: str | None, expected: str) -> None:
    assert shown("café 返 \x1b\u200b", encoding)[0] == expected


def test_line_with_every_character_visible() -> None:
    assert Display("utf-8").shown("a\nb \u202ec") == "a␊b ⟨U+202E⟩c"
    assert Display("ascii").shown("plain") == "plain"


@pytest.mark.parametrize(("encoding", "expected"), [("utf-8", "…"), ("ascii", "..."), ("latin-1", "...")])
def test_ellipsis_fits_the_encoding(encoding: str, expected: str) -> None:
    assert Display(encoding).ellipsis == expected


@given(text=st.text(st.characters()), encoding=st.sampled_from(["ascii", "cp1252", "shift_jis", "utf-8"]))
def test_any_text_can_be_encoded_and_has_one_cell_per_character(text: str, encoding: str) -> None:
    cells = Display(encoding).cells(text)
    assert len(cells) == len(text)
    for cell in cells:
        cell.text.encode(encoding)
        assert not any(category(char)[0] == "C" for char in cell.text)
