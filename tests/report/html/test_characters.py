"""Every character is seen, and none acts."""

from __future__ import annotations

import pytest

from msglint.report.html.characters import cells, is_plain, plain


@pytest.mark.parametrize("text", ["Grüße, Ωmega", "中文，标点", "नमस्ते", "مرحبا", "a\tb\nc", "a\u00a0b", "e\u0301"])
def test_what_has_a_shape_is_written_as_it_is(text: str) -> None:
    assert "".join(cells(text)) == plain(text) == text


@pytest.mark.parametrize(
    ("char", "number", "name"),
    [
        ("\u200b", "200B", "Zero width space"),
        ("\u202e", "202E", "Right-to-left override"),
        ("\u00ad", "00AD", "Soft hyphen"),
        ("\x00", "0000", "control character"),
        ("\x1b", "001B", "control character"),
        ("\r", "000D", "control character"),
        ("\ud800", "D800", "control character"),
        ("\u2028", "2028", "Line separator"),
        ("\u3164", "3164", "Hangul filler"),
        ("\U000e0041", "E0041", "Tag latin capital letter a"),
        ("\ufeff", "FEFF", "Zero width no-break space"),
    ],
)
def test_what_has_none_is_written_by_its_number(char: str, number: str, name: str) -> None:
    (_, found, _) = cells(f"a{char}b")
    assert found.lower() == f'<bdi class="unseen" dir="ltr" title="{name}">⟨u+{number}⟩</bdi>'.lower()
    assert plain(f"a{char}b") == f"a⟨U+{number}⟩b"


@pytest.mark.parametrize(("char", "expected"), [("<", "&lt;"), ("&", "&amp;"), ('"', "&quot;"), ("'", "&#x27;")])
def test_what_is_markup_is_escaped(char: str, expected: str) -> None:
    assert cells(char) == [expected]
    assert plain(char) == expected


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: a word whose halves don't join
        "क्\u200dष",  # Hindi: a half letter
        "👨\u200d👩\u200d👧",
        "🏃🏽\u200d♀\ufe0f",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the flag of Scotland
    ],
)
def test_what_a_word_or_an_emoji_needs_is_kept(text: str) -> None:
    assert "".join(cells(text)) == text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("re\u200dview", 2),
        ("می\u200c", 2),
        ("\u200cمی", 0),
        ("a\ufe0f", 1),
        ("\ufe0f", 0),
        ("🏴\U000e0067\U000e0062\U000e0078", 1),
    ],
)
def test_the_same_characters_are_shown_where_nothing_needs_them(text: str, hidden: int) -> None:
    assert cells(text)[hidden].startswith('<bdi class="unseen"')


@pytest.mark.parametrize("first", [*range(0, 0x20000, 0x4000), 0xE0000])
def test_each_character_is_seen_or_named(first: int) -> None:
    for char in map(chr, range(first, first + 0x4000)):
        (cell,) = cells(char)
        if cell == char:
            assert char in "\n\t" or char.isprintable() or char.isspace()
        else:
            assert cell.startswith(("&", '<bdi class="unseen"'))


@pytest.mark.parametrize(("text", "expected"), [("a b~", True), ("", True), ("a\n", False), ("é", False)])
def test_a_plain_text_is_ascii_without_controls(text: str, expected: bool) -> None:  # noqa: FBT001 - because the table gives it
    assert is_plain(text) is expected
