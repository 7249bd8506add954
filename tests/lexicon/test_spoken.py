"""Which lexicons a text asks."""

from __future__ import annotations

import pytest

from msglint.lexicon.lexicon import Lexicon, compile_phrases
from msglint.lexicon.spoken import spoken

WORDS = {"en": "the your with is please", "de": "der die und ist bitte", "uk": "є", "hi": "ka hain aap", "xx": ""}


def lexicon(language: str, script: str = "Latin", *, romanised: bool = False) -> Lexicon:
    words = WORDS.get(language, "").split()
    return Lexicon(language, language, script, compile_phrases([]), (), function_words=words, romanised=romanised)


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
    assert [found.language for found in spoken(LEXICONS, text.split(), {"Latin"})] == asked.split()


def test_share_is_counted_among_languages_of_one_script() -> None:
    lexicons = [lexicon("de"), lexicon("en"), lexicon("ru", "Cyrillic"), lexicon("uk", "Cyrillic")]
    text = ["der", "die", "und", "ist", "ваш"]
    assert [found.language for found in spoken(lexicons, text, {"Latin", "Cyrillic"})] == ["de", "ru", "uk"]


def test_romanised_language_competes_with_those_of_latin_letters_where_its_own_script_is_missing() -> None:
    hindi = lexicon("hi", "Devanagari", romanised=True)
    assert (hindi.script_in({"Latin"}), hindi.script_in({"Latin", "Devanagari"})) == ("Latin", "Devanagari")
    assert (hindi.script_in({"Han"}), lexicon("ru", "Cyrillic").script_in({"Latin"})) == ("", "")
    lexicons = [lexicon("en"), hindi]
    asked = {
        "aap ka parcel": "hi",
        "your parcel is with the driver": "en",
        "aap ka parcel is with the driver please": "en hi",
        "parcel": "en hi",
    }
    assert {
        text: " ".join(found.language for found in spoken(lexicons, text.split(), {"Latin"})) for text in asked
    } == asked


@pytest.mark.parametrize(
    ("words", "main", "asked"),
    [
        ("lamp", None, "en de ru"),
        ("lamp", "Latin", "en de ru"),
        ("lamp", "Cyrillic", "en ru"),
        ("die", "Cyrillic", "en de ru"),
        ("die lampe ist", "Cyrillic", "de ru"),
    ],
)
def test_few_latin_letters_in_a_text_of_another_script_are_english_unless_they_tell_otherwise(
    words: str, main: str | None, asked: str
) -> None:
    lexicons = [lexicon("en"), lexicon("de"), lexicon("ru", "Cyrillic")]
    found = spoken(lexicons, words.split(), {"Latin", "Cyrillic"}, main)
    assert [one.language for one in found] == asked.split()


def test_few_letters_of_other_scripts_are_whatever_language_they_may_be() -> None:
    lexicons = [lexicon("en"), lexicon("hi", "Devanagari", romanised=True)]
    found = spoken(lexicons, ["lamp", "है"], {"Latin", "Devanagari"}, "Latin")
    assert [one.language for one in found] == ["en", "hi"]
