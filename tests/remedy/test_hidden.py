"""Characters that nobody sees: those that hide something go, those that some writing needs stay."""

from __future__ import annotations

import pytest

from msglint.remedy.hidden import hidden_in
from msglint.remedy.place import applied


def plain(text: str) -> str:
    return applied(text, hidden_in(text))


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("jo\u200bhn@shop.com", "john@shop.com"),
        ("jo\u2060\u200b\ufeffhn", "john"),
        ("re\u00advi\u00adew", "review"),
        ("re\u200cview", "review"),
        ("re\u200d view", "re view"),
        ("评\u200b价", "评价"),
        ("re\u034fview", "review"),
        ("\u2066john\u2069", "john"),
        ("\u202ajohn\u202c@\u200eshop", "john@shop"),
        ("a\ufe0fb\U000e0061c", "abc"),
        ("مرحبا\u200bخالد", "مرحباخالد"),
        ("5\ufe0f stars", "5 stars"),
    ],
)
def test_what_hides_in_a_word_goes(hidden: str, shown: str) -> None:
    assert plain(hidden) == shown
    assert plain(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "শ\u09cd\u200cব",
        "👩\u200d👩\u200d👧",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "❤\ufe0f ☎\ufe0e 1\ufe0f\u20e3 ©\ufe0f",
        "葛\U000e0100飾区",
        "Donau\u00addampf\u00adschiff",
        "ไทย\u200bแลนด์",
        "السعر \u200e100 EUR\u200f الآن",
        "שלום \u2067abc\u2069",
        "ᠮᠣᠩ\u180e",
        "plain",
    ],
)
def test_what_some_writing_needs_stays(text: str) -> None:
    assert hidden_in(text) == []


def test_text_that_is_turned_round_is_written_as_it_reads() -> None:
    assert plain("Write to \u202emoc.pohs@(nna)\u202c.") == "Write to (ann)@shop.com."


def test_an_override_of_other_letters_stays_as_it_reads() -> None:
    assert hidden_in("\u202eволс\u202c") == []


def test_only_a_range_is_looked_at() -> None:
    assert [change.start for change in hidden_in("a\u200bb a\u200bb", 4, 7)] == [5]


def test_each_stretch_of_hidden_characters_is_a_change_of_its_own() -> None:
    assert [(change.start, change.end, change.new) for change in hidden_in("a\u200b\u200bb\u2060c")] == [
        (1, 3, ""),
        (4, 5, ""),
    ]
