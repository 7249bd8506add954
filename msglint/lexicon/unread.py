"""Whether a text is in a language without a lexicon, so that most rules can't have read it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msglint.text.language import OF_SCRIPT, small_words
from msglint.text.script import letters_of, scripts_of
from msglint.text.unmarked import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The beginning of a text tells its language.
_SAMPLE = 4_000
_WORD = re.compile(r"[^\W\d_]{2,}")
#: Fewer words, or letters of another script, may be a name or a loan.
_FEWEST_WORDS, _FEWEST_LETTERS = 8, 12
#: The share of the words that are small words of the language, and how many of them no known language has.
_SMALL_SHARE, _FEWEST_TELLING = 0.18, 2
#: So much more frequent than those of a known language must they be.
_AHEAD = 1.1


#: The English names of languages that can be told.
_NAMES = {
    "da": "Danish",
    "nb": "Norwegian",
    "fi": "Finnish",
    "cs": "Czech",
    "sk": "Slovak",
    "hu": "Hungarian",
    "ro": "Romanian",
    "hr": "Croatian",
    "sl": "Slovenian",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "et": "Estonian",
    "id": "Indonesian",
    "ms": "Malay",
    "vi": "Vietnamese",
    "ca": "Catalan",
    "tl": "Tagalog",
    "sw": "Swahili",
    "sq": "Albanian",
    "gl": "Galician",
    "el": "Greek",
    "he": "Hebrew",
    "th": "Thai",
}


def unread_note(text: str, known: Iterable[str]) -> str | None:
    """Return what to tell a person of a text whose language has no lexicon; the arguments are those of below."""
    language = unread_language(text, known)
    if language is None:
        return None
    name = _NAMES.get(language, language)
    return f"looks like {name}, which msglint has no words of: addresses, links and form were checked, not wording"


def unread_language(text: str, known: Iterable[str]) -> str | None:
    """Return the code of the language that a text is surely written in, where it is none of the known ones.

    Args:
        text: the text.
        known: the codes of the languages that have a lexicon.
    """
    languages = frozenset(known)
    sample = text[:_SAMPLE].lower()
    if not sample.isascii():
        found = _of_other_script(sample, languages)
        if found:
            return found
    words = _WORD.findall(sample)
    if not sample.isascii():
        words = [unmarked(word) for word in words]
    if len(words) < _FEWEST_WORDS or len(_telling(languages).intersection(words)) < _FEWEST_TELLING:
        return None
    counts = {language: sum(map(small.__contains__, words)) for language, small in small_words().items()}
    best = max(counts, key=lambda language: counts[language])
    rival = max(count for language, count in counts.items() if _base(language) in languages)
    return best if counts[best] > _AHEAD * rival and counts[best] >= _SMALL_SHARE * len(words) else None


def _of_other_script(text: str, known: frozenset[str]) -> str | None:
    unread = {script for script in scripts_of(text) if known.isdisjoint(OF_SCRIPT.get(script, known))}
    if not unread:
        return None
    letters = letters_of(text)
    script = max(letters, key=lambda name: letters[name])
    return OF_SCRIPT[script][0] if script in unread and letters[script] >= _FEWEST_LETTERS else None


@lru_cache(maxsize=8)
def _telling(known: frozenset[str]) -> frozenset[str]:
    """Return the small words that only languages without a lexicon have: most texts have none, and need no counting."""
    groups = small_words().items()
    read = {word for language, small in groups if _base(language) in known for word in small}
    return frozenset(word for language, small in groups if _base(language) not in known for word in small) - read


def _base(language: str) -> str:
    return language.partition("-")[0]
