"""Emoji: all of Unicode's, whole, and nothing else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import emoji as emoji_data
import pytest
import regex

from msglint.text.entities import emoji as finder

if TYPE_CHECKING:
    from collections.abc import Callable

QUALIFIED = sorted(
    text for text, data in emoji_data.EMOJI_DATA.items() if data["status"] == emoji_data.STATUS["fully_qualified"]
)


def test_every_fully_qualified_emoji_is_one_entity(entities: Callable[..., list[tuple[str, int, int]]]) -> None:
    wrong = [text for text in QUALIFIED if [hit[1:3] for hit in entities("emoji", f"x{text}y")] != [(1, 1 + len(text))]]
    assert len(QUALIFIED) > 3000
    assert wrong == []


def test_emoji_side_by_side_are_counted_one_by_one(entities: Callable[..., list[tuple[str, int, int]]]) -> None:
    starts = [0]
    for text in QUALIFIED:
        starts.append(starts[-1] + len(text) + 1)
    assert [hit[1] for hit in entities("emoji", " ".join(QUALIFIED))] == starts[:-1]


def test_character_of_text_presentation_is_no_emoji(entities: Callable[..., list[object]]) -> None:
    plain = regex.compile(r"[\p{Emoji}--\p{Emoji_Presentation}]", regex.VERSION1)
    wrong = [
        char for char in map(chr, range(sys.maxunicode + 1)) if plain.match(char) and entities("emoji", f"x {char} y")
    ]
    assert wrong == []


@pytest.mark.parametrize("text", ["☺︎", "❤", "™ © ®", "★☆✓✔", "5 * 3 #", "🇩", "⌚︎", "1\ufe0f", "①", "→", "", ":-)"])
def test_lookalike_is_no_emoji(text: str, entities: Callable[..., list[object]]) -> None:
    assert entities("emoji", text) == []


@pytest.mark.parametrize(
    "expected", ["[❤️]", "[☺️]", "Hi [👋🏽]!", "[🇩🇪][🇫🇷]", "[1️⃣][#⃣]", "[👨‍👩‍👧‍👦]", "[🏴󠁧󠁢󠁥󠁮󠁧󠁿]", "5[🏽]", "谢谢[🙏]谢谢"]
)
def test_sequence_is_found_at_its_place(expected: str, marked_entities: Callable[..., str]) -> None:
    assert marked_entities("emoji", expected.replace("[", "").replace("]", "")) == expected


def test_gate_lets_through_whatever_the_pattern_can_begin_with() -> None:
    able = regex.compile(r"[\p{Emoji_Presentation}\p{Emoji_Modifier}\p{Regional_Indicator}]")
    shut = [
        f"{code:X}"
        for code in range(sys.maxunicode + 1)
        if able.match(chr(code)) and not finder._MAYBE.search(chr(code))  # noqa: SLF001 - the gate is the point
    ]
    assert shut == []
    assert all(finder._MAYBE.search(char) for char in "\ufe0f\u20e3")  # noqa: SLF001 - the gate is the point
