"""Words and phrases of lexicons in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.match.document import Document
from msglint.message import Message

if TYPE_CHECKING:
    from tests.conftest import Bench


def marked(bench: Bench, concept: str, text: str) -> str:
    """Return a text with [brackets] around what says a concept."""
    rules = bench.load("find:\n  - entity: emoji")
    (reading,) = Document(Message.from_text(text), rules.lexicons).readings
    hits = [hit for at in range(len(reading.segments.sentences)) for hit in reading.hits(at).get(concept, ())]
    for start, end in reversed([reading.span(hit) for hit in hits]):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("concept", "expected"),
    [
        ("review", "[review] [Reviews] [reviewed] preview rev"),
        ("review", "peer review and [review]"),
        ("review", "我的[评价]，评论员的[评论]"),
        ("thanks", "[thank you] and [Thanks], thank, you"),
        ("change", "[take it down], [take aa bb cc dd down]"),
        ("change", "take aa bb cc dd ee down"),
        ("change", "take it, down"),
        ("change", "take it. Down"),
        ("change", "请[把评价改]了"),
        ("change", "[把一二三四五六七八改]"),
        ("change", "把一二三四五六七八九改"),
        ("happy", "[happy with product], happy with review"),
        ("negator", "[don't] go, don't forget to go"),
        ("request", "[could you] [please]"),
    ],
)
def test_phrases_are_found_at_their_places(bench: Bench, concept: str, expected: str) -> None:
    text = expected.replace("[", "").replace("]", "")
    assert marked(bench, concept, text) == expected


def test_longest_of_overlapping_phrases_is_kept(bench: Bench) -> None:
    bench.write(
        "lexicons/more.yaml",
        "language: en\nname: English\nscript: Latin\nconcepts: {long: [aa, aa bb, bb cc dd, aa bb cc dd]}\n",
    )
    assert marked(bench, "long", "aa bb cc dd, aa bb x aa") == "[aa bb cc dd], [aa bb] x [aa]"


def test_number_stands_for_digits(bench: Bench) -> None:
    bench.write(
        "lexicons/more.yaml",
        "language: en\nname: English\nscript: Latin\nconcepts: {stars: ['{number} stars', '*ology']}\n",
    )
    expected = "[5 stars], [12 stars], x stars, [biology], a #"
    assert marked(bench, "stars", expected.replace("[", "").replace("]", "")) == expected
