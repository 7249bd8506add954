"""Folding and unmasking read through every disguise, whatever it is applied to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.text.fold import fold
from msglint.text.unmask import unmask
from tests.disguises import DISGUISES

if TYPE_CHECKING:
    from random import Random

    from msglint.text.fold import View

SENTENCES = [
    "Please change your review, and mail us.",
    "We would be glad if you could remove the negative feedback from the product page",
    "Bitte ändern Sie Ihre Bewertung, dann erstatten wir den Kaufpreis.",
    "Merci de modifier votre commentaire, nous vous enverrons un cadeau.",
    "Пожалуйста, измените ваш отзыв, мы вернём деньги.",
    "请修改您的评价，好评返现。",
    "レビューを書いてください。",
    "리뷰를 수정해 주세요.",
]

many = settings(max_examples=20, deadline=None, derandomize=True)


def read(text: str, words: str) -> View:
    known = frozenset(re.findall(r"[^\W\d_]{4,}", words.casefold()))
    return unmask(fold(text), known.__contains__)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("name", DISGUISES)
@many
@given(random=st.randoms(use_true_random=False))
def test_disguise_is_seen_through_and_called_by_its_name(name: str, sentence: str, random: Random) -> None:
    disguise = DISGUISES[name]
    text = disguise.apply(sentence, random)
    view = read(text, sentence)
    assert view.text == fold(sentence).text
    assert {trick.name for trick in view.tricks} == ({disguise.trick} if text != sentence else set())


@pytest.mark.parametrize("name", DISGUISES)
def test_disguise_does_something_to_english(name: str) -> None:
    sentence = SENTENCES[5] if name == "characters apart" else SENTENCES[1]
    assert any(_applied(name, sentence, seed) != sentence for seed in range(5))


def _applied(name: str, sentence: str, seed: int) -> str:
    from random import Random  # noqa: PLC0415 - the module needs it for types only

    return DISGUISES[name].apply(sentence, Random(seed))  # noqa: S311 - nothing secret
