"""N-grams of words and of the signs between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.text.fold import fold
from msglint.text.grams import gram_texts, grams
from msglint.text.segment import MAX_SENTENCE, segment

if TYPE_CHECKING:
    from msglint.text.grams import Gram
    from msglint.text.segment import Segments


def cut(raw: str) -> Segments:
    return segment(fold(raw).text)


def found(raw: str) -> list[Gram]:
    segments = cut(raw)
    cut_up = zip(segments.forms(), segments.sentences, strict=True)
    return [gram for form, sentence in cut_up for gram in grams(form, sentence.first)]


def places(grams: list[Gram]) -> list[tuple[str, int, int]]:
    assert all(gram.also is None for gram in grams)
    return [gram[:3] for gram in grams]


def ones(raw: str) -> str:
    """Return the n-grams of one word, in their order."""
    return " ".join(gram.text for gram in found(raw) if " " not in gram.text)


def test_ngrams_stand_by_size_and_then_by_place_with_the_tokens_that_they_cover() -> None:
    assert places(found("Hi you")) == [
        ("<", 0, 1),
        ("hi", 0, 1),
        ("you", 1, 2),
        (".", 1, 2),
        ("< hi", 0, 1),
        ("hi you", 0, 2),
        ("you .", 1, 2),
        ("< hi you", 0, 2),
        ("hi you .", 0, 2),
    ]


def test_pause_belongs_to_the_token_before_it() -> None:
    assert places([gram for gram in found("a, b") if "," in gram.text]) == [
        (",", 0, 1),
        ("a ,", 0, 1),
        (", b", 0, 2),
        ("< a ,", 0, 1),
        ("a , b", 0, 2),
        (", b .", 0, 2),
    ]


def test_sentences_follow_each_other_and_no_ngram_reaches_into_the_next() -> None:
    both = found("a b. c")
    assert [gram.first >= 2 for gram in both] == sorted(gram.first >= 2 for gram in both)
    assert not any(gram.first < 2 < gram.last for gram in both)
    assert places(both)[-1] == ("< c .", 2, 3)


def test_only_the_given_sentence_is_read() -> None:
    segments = cut("a. b c. d")
    read = grams(segments.forms()[1], segments.sentences[1].first)
    assert {gram.text for gram in read if " " not in gram.text} == {"<", "b", "c", "."}
    assert {(gram.first, gram.last) for gram in read} == {(1, 2), (2, 3), (1, 3)}


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("one two three four five", 3),
        ("请修改评价", 4),
        ("请修改 ok", 4),
        ("请修 one two", 3),
        ("★★★★★", 3),
        ("レビューを", 4),
    ],
)
def test_ngrams_are_longer_where_most_tokens_are_characters_without_spaces(text: str, longest: int) -> None:
    assert max(gram.text.count(" ") + 1 for gram in found(text)) == longest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b", "< a b ."),
        ("a b!", "< a b ."),
        ("a b?", "< a b ?"),
        ("a b？", "< a b ?"),
        ("a b?!", "< a b ?"),
        ("a? b", "< a ? < b ."),
        ("a; b - c", "< a , b , c ."),
        ("请，改吗？", "< 请 , 改 吗 ?"),
        ("5 stars", "< 5 stars ."),
        ("10 % off", "< 10 % off ."),
        ("order 113 of 2026", "< order 0 of 0 ."),
        ("１２３", "< 0 ."),
        ("5★", "< 5 ★ ."),
    ],
)
def test_signs_and_long_numbers_are_words(text: str, expected: str) -> None:
    assert ones(text) == expected


def test_text_without_words_has_none() -> None:
    assert found("") == found(" ...\n") == []


def test_sentence_that_is_cut_for_its_length_has_no_pause_at_the_cut() -> None:
    assert ones("ab " * (MAX_SENTENCE + 1)) == f"< {'ab ' * MAX_SENTENCE}. < ab ."


@pytest.mark.parametrize("text", ["", "Hi", "one, two? three.", "请修改，评价。ok 123456 ★", "a\u200bb ﬁ\r\n\r\n？ x"])
def test_every_ngram_covers_tokens_of_one_sentence(text: str) -> None:
    segments = cut(text)
    for gram in found(text):
        assert 0 <= gram.first < gram.last <= len(segments.tokens)
        assert segments.sentence_at(gram.first) == segments.sentence_at(gram.last - 1)


@pytest.mark.parametrize("text", ["Hi", "one, two? three remained.", "请修改，评价。ok 123456 ★"])
def test_ngrams_without_places_are_the_same(text: str) -> None:
    assert [name for form in cut(text).forms() for name in gram_texts(form)] == [gram.text for gram in found(text)]
