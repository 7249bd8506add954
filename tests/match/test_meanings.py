"""What scorers weigh of a text in every language: senses, neighbours, and pairs anywhere."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from msglint.match.document import Document
from msglint.match.meanings import pair_grams, pair_numbers, sense_grams, sense_numbers, sense_pairs
from msglint.match.scored import Run
from msglint.message import Message
from msglint.ruleset.loader import load_rules
from msglint.ruleset.scorer import Scorer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from msglint.lexicon.lexicon import Lexicon

TEXTS = (
    "Hi Anna, thanks. Could you change your review to 5 stars? We would refund you.",
    "您好，请修改评价。订单 114-3941689-8772232。",
    "Könnten Sie die Bewertung, bitte, ändern? Danke.",
    "review review, change review 5 5",
)


@cache
def lexicons() -> Mapping[str, Lexicon]:
    return load_rules().lexicons


def run(text: str, numbers: Sequence[int] = ()) -> Run:
    """Return sentences of a text, all of them unless their numbers are given."""
    (body,) = Document(Message.from_text(text), lexicons()).readings
    return Run(body, numbers or range(len(body.segments.sentences)), ())


def counts(text: str, numbers: Sequence[int] = ()) -> Counter[str]:
    """Return how often each n-gram of senses stands in some sentences."""
    mine = run(text, numbers)
    return Counter([*(gram.text for gram in mine.grams(words=False)), *sense_pairs(mine.paragraph.meanings)])


@pytest.fixture
def knowing(tmp_path: Path) -> Callable[[Iterable[str]], Scorer]:
    """A function of some n-grams that returns a scorer which knows them."""

    def make(grams: Iterable[str]) -> Scorer:
        file = tmp_path / "any.json"
        features = {gram: [100, 1] for gram in grams}
        rules = {"ask": {"bias": 0, "found": {}}}
        file.write_text(json.dumps({"rules": rules, "features": features}), encoding="utf-8")
        return Scorer(str(file), "any")

    return make


@pytest.mark.parametrize("words", [True, False])
@pytest.mark.parametrize("text", TEXTS)
def test_what_has_a_place_lies_in_the_text(text: str, *, words: bool) -> None:
    mine = run(text)
    last = len(mine.reading.segments.tokens)
    assert all(0 <= gram.first < gram.last <= last for gram in mine.grams(words=words))
    assert {gram.text[0] == "=" for gram in mine.grams(words=words)} == ({True, False} if words else {True})


@pytest.mark.parametrize("every", [1, 2, 3])
@pytest.mark.parametrize("text", TEXTS)
def test_numbers_are_those_of_the_ngrams_that_a_scorer_knows(
    knowing: Callable[[Iterable[str]], Scorer], text: str, every: int
) -> None:
    mine = run(text)
    scorer = knowing(sorted(counts(text))[::every])
    features = scorer.features
    for wording in mine.paragraph.wordings:
        named = (features.number(gram.text) for gram in sense_grams(wording.items))
        assert Counter(sense_numbers(wording.items, features)) == Counter(filter(None, named))
    meanings = mine.paragraph.meanings
    paired = (features.number(name) for name in sense_pairs(meanings))
    assert sorted(pair_numbers(meanings, features)) == sorted(filter(None, paired))


def test_sentences_add_up() -> None:
    first, second = counts(TEXTS[0], [0]), counts(TEXTS[0], [1])
    assert first + second <= counts(TEXTS[0], [0, 1])
    assert counts(TEXTS[0], [0]) == first


def test_pairs_of_senses_reach_over_sentences_and_count_once() -> None:
    text = "Change your review. Change it. We pay you a refund."
    assert counts(text)["=change&refund"] == counts(text)["=change&review"] == 1
    assert "=change&refund" not in counts(text, [0, 1])


def test_senses_come_with_their_neighbours() -> None:
    senses = counts("Change your review.")
    assert {"=change", "=review", "=change review", "=review>."} <= senses.keys()
    assert all(name.startswith("=") for name in senses)


@pytest.mark.parametrize("every", [1, 2])
def test_a_known_pair_that_stands_anywhere_has_the_first_place_of_both(
    knowing: Callable[[Iterable[str]], Scorer], every: int
) -> None:
    mine = run("Your review. Please change it. A review, please.")
    known = ["=change&review", *sense_pairs(mine.paragraph.meanings)[1::every]]
    pairs = pair_grams(mine.items(), knowing(known).features)
    assert [pair.text for pair in pairs] == sorted(set(known))
    places = {pair.text: (pair.first, pair.also and pair.also[0]) for pair in pairs}
    words = mine.reading.segments.words
    assert places["=change&review"] == (words.index("change"), words.index("review"))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("5 lamps", {"=n5"}),
        ("05 lamps", {"=n5"}),
        ("10 lamps", {"=n10"}),
        ("7 lamps", {"=number"}),
        ("005 lamps", {"=number"}),
    ],
)
def test_numbers_that_may_count_stars_have_senses_of_their_own(text: str, numbers: set[str]) -> None:
    senses = {name for name in counts(text) if name[1:].isalnum() and name[1] == "n"}
    assert senses == numbers


def test_pause_inside_a_phrase_is_no_sign_and_others_are() -> None:
    signs = [item.senses for item in run("Please, change it, now?").items() if item.sign]
    assert signs == [(",",), (",",), ("?",)]
