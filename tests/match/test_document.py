"""A message as matchers read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.lexicon.lexicon import Lexicon, compile_phrases
from msglint.match.document import Document
from msglint.match.tokens import Range
from msglint.message import Message

if TYPE_CHECKING:
    from msglint.match.document import Reading
    from msglint.ruleset.rule import Unit
    from tests.conftest import Bench

TEXT = "One, two. Three four. Five; six!"


@pytest.fixture
def reading(bench: Bench) -> Reading:
    rules = bench.load("find:\n  - entity: link")
    return Document(Message.from_text(TEXT), rules.lexicons).readings[0]


def shown(reading: Reading, where: Range) -> str:
    start, end = reading.span(where)
    return reading.part.text[start:end]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("clause", ["One", "two", "Three four", "Five", "six"]),
        ("sentence", ["One, two", "Three four", "Five; six"]),
        ("neighbours", ["One, two. Three four", "Three four. Five; six"]),
        ("message", ["One, two. Three four. Five; six"]),
    ],
)
def test_units(reading: Reading, unit: Unit, expected: list[str]) -> None:
    assert [shown(reading, where) for where in reading.units(unit)] == expected


def test_ranges_are_widened(reading: Reading) -> None:
    three = Range(2, 3)
    assert shown(reading, reading.clauses_of(three)) == "Three four"
    assert shown(reading, reading.sentences_of(Range(1, 2))) == "One, two"
    assert shown(reading, reading.sentences_of(three, around=1)) == TEXT[:-1]


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 3, (0, 1)), (1, 2, (0, 1)), (3, 5, None), (2, 6, (0, 2)), (0, len(TEXT), (0, 6))]
)
def test_tokens_at_raw_offsets(reading: Reading, start: int, end: int, expected: tuple[int, int] | None) -> None:
    assert reading.tokens_at(start, end) == expected


@pytest.mark.parametrize("unit", ["clause", "sentence", "neighbours", "message"])
def test_empty_text_has_no_units(bench: Bench, unit: Unit) -> None:
    rules = bench.load("find:\n  - entity: link")
    document = Document(Message.from_text(" \n", subject=""), rules.lexicons)
    assert [list(part.units(unit)) for part in document.readings] == [[], []]
    assert not document.speaks_of(["review"])


def test_only_lexicons_whose_script_occurs_are_asked(bench: Bench) -> None:
    rules = bench.load("find:\n  - entity: link")
    document = Document(Message.from_text("评价", subject="review"), rules.lexicons)
    assert [[lexicon.language for lexicon in part.lexicons] for part in document.readings] == [["en"], ["zh"]]
    assert document.speaks_of(["review"])
    assert not document.speaks_of(["change"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10/10/2025", "000 000 000"),
        ("2025-5-5", "000 000 000"),
        ("5.5.25", "000 000 000"),
        ("5/5", "5 5"),
        ("5/5-2025", "5 5 2025"),
        ("5/5/20255", "5 5 20255"),
        ("12345/5/5", "12345 5 5"),
        ("5/555/2025", "5 555 2025"),
        ("5/5/2025 5/5", "000 000 000 5 5"),
        ("５／５／２０２５", "000 000 000"),
    ],
)
def test_numbers_of_a_date_are_no_others(bench: Bench, text: str, words: str) -> None:
    rules = bench.load("find:\n  - entity: link")
    (reading,) = Document(Message.from_text(f"on {text} it"), rules.lexicons).readings
    assert " ".join(reading.segments.words[1:-1]) == words
    assert shown(reading, Range(1, len(reading.segments.words) - 1)) == text


def test_sentence_is_read_by_the_lexicons_whose_letters_it_has(bench: Bench) -> None:
    rules = bench.load("find:\n  - entity: link")
    (reading,) = Document(Message.from_text("Review. 评价。 评价 review. 123."), rules.lexicons).readings
    asked = [[lexicon.language for lexicon in wording.lexicons] for wording in reading.wordings]
    assert asked == [["en"], ["zh"], ["en", "zh"], ["en", "zh"]]


def test_letters_of_links_do_not_tell_the_script(bench: Bench) -> None:
    rules = bench.load("find:\n  - entity: link")
    words = {"de": ["der"], "en": ["the"], "sv": ["att"]}
    others = {code: Lexicon(code, code, "Latin", compile_phrases([]), (), function_words=words[code]) for code in words}
    lexicons = {**others, "zh": rules.lexicons["zh"]}
    (reading,) = Document(Message.from_text("评价 https://shop.example.com/a-long-way-to-it"), lexicons).readings
    assert [lexicon.language for lexicon in reading.lexicons] == ["en", "zh"]
