"""The messages that are measured with: the same each time, varied, about as long and as guilty as they claim to be."""

from __future__ import annotations

from itertools import islice
from statistics import mean

import pytest

from tests.benchmarks.corpus import LANGUAGES, Writer
from tests.benchmarks.corpus.phrases import phrases_of, sentences_of
from tests.benchmarks.corpus.variety import variety_of
from tests.benchmarks.corpus.writer import words

COUNT = 20 * len(LANGUAGES)


@pytest.mark.parametrize("unseen", [False, True])
def test_the_same_seed_writes_the_same_messages(unseen: bool) -> None:  # noqa: FBT001 - because pytest passes it by name
    assert list(Writer(3, unseen=unseen).messages(60)) == list(Writer(3, unseen=unseen).messages(60))


def test_another_seed_writes_others() -> None:
    texts = {message["text"] for message in Writer(3).messages(60)}

    assert not any(message["text"] in texts for message in Writer(4).messages(60))


def test_a_shorter_corpus_is_the_beginning_of_a_longer_one() -> None:
    assert list(Writer().messages(20)) == list(islice(Writer().messages(90), 20))


def test_all_seventeen_languages_take_turns() -> None:
    messages = list(Writer().messages(2 * len(LANGUAGES)))

    assert len(LANGUAGES) == 17
    assert [message["lang"] for message in messages] == [*LANGUAGES, *LANGUAGES]
    assert len({message["id"] for message in messages}) == len(messages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_have_about_130_words(language: str) -> None:
    length = mean(words(message["text"]) for message in Writer(languages=(language,)).messages(100))

    assert 110 < length < 160


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_has_only_slots_that_can_be_filled(language: str) -> None:
    phrases = phrases_of(language)
    texts = [message["text"] for message in Writer(languages=(language,)).messages(200)]

    assert len(phrases.innocent) > 50
    assert len(phrases.guilty) > 50
    assert all(frame.count("{sentence}") == 1 for frame in phrases.frames)
    assert len(set(texts)) == len(texts)


def test_without_repeats_no_sentence_stands_twice() -> None:
    variety = variety_of(Writer(unseen=True).messages(COUNT))

    assert variety.repeated <= variety.sentences / 1000  # one that ends at an abbreviation may


def test_sentences_repeat_where_they_may() -> None:
    assert variety_of(Writer().messages(COUNT)).share > 0.1


def test_a_sentence_ends_at_its_sign_and_at_the_end_of_its_line() -> None:
    text = "Dear Mr. Burke, it left. Will it come?\n\n您好。包裹已发出！谢谢"

    assert sentences_of(text) == ["Dear Mr. Burke, it left.", "Will it come?", "您好。", "包裹已发出！", "谢谢"]


def test_two_characters_of_a_script_without_spaces_are_one_word() -> None:
    assert words("您的订单 is here") == 4
