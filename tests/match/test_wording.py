"""N-grams of words and senses of a part, counted sentence by sentence."""

from __future__ import annotations

from collections import Counter

import pytest

from msglint.match.document import Document
from msglint.match.wording import Wording
from msglint.message import Message
from msglint.ruleset.loader import load_rules

TEXTS = (
    "Hi Anna, thanks. Could you change your review to 5 stars? We would refund you.",
    "您好，请修改评价。订单 114-3941689-8772232。",
    "Könnten Sie die Bewertung, bitte, ändern? Danke.",
)


def wording(text: str) -> Wording:
    (body,) = Document(Message.from_text(text), load_rules().lexicons).readings
    return Wording(body)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("words", [True, False])
def test_what_is_counted_is_what_has_a_place(text: str, *, words: bool) -> None:
    mine = wording(text)
    numbers = range(len(mine.reading.segments.sentences))
    grams = mine.grams(numbers, words=words)
    counts = mine.counts(numbers, words=words)
    assert {name: times for name, times in counts.items() if "&" not in name} == Counter(gram.text for gram in grams)
    assert all(0 <= gram.first < gram.last <= len(mine.reading.segments.tokens) for gram in grams)


def test_sentences_add_up_and_counting_again_changes_nothing() -> None:
    mine = wording(TEXTS[0])
    first, second = mine.counts([0], words=True), mine.counts([1], words=True)
    assert first + second <= mine.counts([0, 1], words=True)
    assert first["hi"] == 1
    assert mine.counts([0], words=True) == first


def test_pairs_of_senses_reach_over_sentences_and_count_once() -> None:
    mine = wording("Change your review. Change it. We pay you a refund.")
    counts = mine.counts([0, 1, 2], words=False)
    assert counts["=change&refund"] == counts["=change&review"] == 1
    assert "=change&refund" not in mine.counts([0, 1], words=False)


def test_senses_come_with_their_neighbours() -> None:
    senses = wording("Change your review.").counts([0], words=False)
    assert {"=change", "=review", "=change review"} <= senses.keys()
    assert all(name.startswith("=") for name in senses)


def test_a_pair_that_stands_anywhere_has_the_first_place_of_both() -> None:
    mine = wording("Your review. Please change it. A review, please.")
    pairs = mine.pairs([0, 1, 2])
    assert {pair.text for pair in pairs} == {name for name in mine.counts([0, 1, 2], words=False) if "&" in name}
    places = {pair.text: (pair.first, pair.also and pair.also[0]) for pair in pairs}
    tokens = [token.text for token in mine.reading.segments.tokens]
    assert places["=change&review"] == (tokens.index("change"), tokens.index("review"))
