"""Which lexicons a text asks."""

from __future__ import annotations

import pytest

from msglint.lexicon.lexicon import Lexicon, compile_phrases
from msglint.lexicon.spoken import spoken

WORDS = {"en": "the your with is please", "de": "der die und ist bitte", "uk": "є", "xx": ""}


def lexicon(language: str, script: str = "Latin") -> Lexicon:
    return Lexicon(
        language, language, script, compile_phrases([], {}), (), function_words=WORDS.get(language, "").split()
    )


LEXICONS = [lexicon(language) for language in ("en", "de", "xx")]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("your lamp is with the driver please wait", "en xx"),
        ("die lampe ist ein gift und der bote kommt bitte warten", "de xx"),
        ("die lampe ist da und der bote auch bitte warten your review please", "en de xx"),
        ("lamp gift", "en de xx"),
        ("die lampe und", "de xx"),
        ("die lampe", "en de xx"),
        ("", "en de xx"),
    ],
)
def test_a_language_that_the_text_is_not_written_in_is_not_asked(text: str, asked: str) -> None:
    assert [found.language for found in spoken(LEXICONS, text.split())] == asked.split()


def test_share_is_counted_among_languages_of_one_script() -> None:
    lexicons = [lexicon("de"), lexicon("en"), lexicon("ru", "Cyrillic"), lexicon("uk", "Cyrillic")]
    text = ["der", "die", "und", "ist", "ваш"]
    assert [found.language for found in spoken(lexicons, text)] == ["de", "ru", "uk"]
