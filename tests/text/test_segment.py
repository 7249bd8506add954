"""Tokens, clauses and sentences."""

from __future__ import annotations

import pytest

from msglint.text.segment import MAX_SENTENCE, segment


def sentences(text: str) -> list[str]:
    """Return each sentence as its tokens, with a bar between clauses."""
    segments = segment(text)
    tokens = segments.tokens
    shown = []
    for first, last in segments.sentences:
        words: list[str] = []
        for at in range(first, last):
            if at > first and tokens[at].clause != tokens[at - 1].clause:
                words.append("|")
            words.append(tokens[at].text)
        shown.append(" ".join(words))
    return shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two. three", ["one two", "three"]),
        ("one, two; three", ["one | two | three"]),
        ("don't stop", ["don't stop"]),
        ("请修改评价。谢谢", ["请 修 改 评 价", "谢 谢"]),
        ("请,改！好？", ["请 | 改", "好"]),
        ("5★ review", ["5 ★ review"]),
        ("mr. smith came. he left", ["mr | smith came", "he left"]),
        ("it costs 3.50 now", ["it costs 3 | 50 now"]),
        ("see shop.com now", ["see shop | com now"]),
        ("really?! yes", ["really", "yes"]),
        ("one\n\ntwo", ["one", "two"]),
        ("dear bob\nplease write", ["dear bob", "please write"]),
        ("one two three four five six seven eight\nnine ten", ["one two three four five six seven eight nine ten"]),
        ("one two three four five six seven eight\r\nnine", ["one two three four five six seven eight nine"]),
        ("one two three four five six seven eight\r\n\r\nnine", ["one two three four five six seven eight", "nine"]),
        ("one two three four five six seven eight\n- nine", ["one two three four five six seven eight", "nine"]),
        ("我们" * 12 + "\n好", [" ".join("我们" * 12) + " 好"]),
        ("one - two", ["one | two"]),
        ("follow-up", ["follow up"]),
        ("a_b", ["a b"]),
        ("...", []),
        ("", []),
        (" \t\n ", []),
    ],
)
def test_text_is_cut(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_tokens_know_their_places() -> None:
    assert [token[:3] for token in segment("Hi, 请 don't\tgo").tokens] == [
        ("Hi", 0, 2),
        ("请", 4, 5),
        ("don't", 6, 11),
        ("go", 12, 14),
    ]


def test_blanks_before_a_line_break_change_nothing() -> None:
    assert sentences("one \t  \n two") == sentences("one\ntwo") == ["one", "two"]


def test_endless_sentence_is_cut() -> None:
    found = segment("word " * (2 * MAX_SENTENCE + 1)).sentences
    assert found == [(0, MAX_SENTENCE), (MAX_SENTENCE, 2 * MAX_SENTENCE), (2 * MAX_SENTENCE, 2 * MAX_SENTENCE + 1)]


def test_sentence_of_a_token() -> None:
    segments = segment("one two. three four")
    assert [segments.sentence_at(token) for token in range(4)] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5* review", ["5", "★", "review"]),
        ("4*5 = 20", ["4", "5", "20"]),
        ("9* out", ["9", "out"]),
        ("5** a", ["5", "a"]),
    ],
)
def test_asterisk_after_a_small_number_is_a_star(text: str, words: list[str]) -> None:
    assert [token.text for token in segment(text).tokens] == words


@pytest.mark.parametrize("text", ["कृपया अपना फ़ोन नंबर भेजें", "ভালো লেগেছে", "שָׁלוֹם רב"])
def test_vowel_signs_belong_to_their_word(text: str) -> None:
    assert [token.text for token in segment(text).tokens] == text.split()
