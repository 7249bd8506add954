"""Which language a text is written in, where that is sure; a library for it takes half a second to load."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msglint.text.script import letters_of
from msglint.text.tables import groups
from msglint.text.unmarked import unmarked

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A script -> the language that is nearly always written in it, and others that may be.
OF_SCRIPT = {
    "Hangul": ("ko",),
    "Kana": ("ja",),
    "Han": ("zh", "ja", "yue"),
    "Greek": ("el",),
    "Hebrew": ("he", "yi"),
    "Thai": ("th",),
    "Arabic": ("ar", "fa", "ur", "ps", "ku", "ug"),
    "Cyrillic": ("ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "mn", "tg"),
    "Devanagari": ("hi", "mr", "ne", "kok", "sa"),
}
#: Languages so near each other that small words don't tell them apart.
_NEAR = (
    frozenset({"da", "nb", "nn", "no", "sv"}),
    frozenset({"hr", "sr", "bs", "sl", "mk"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"pt", "gl", "es", "ca"}),
    frozenset({"nl", "af"}),
    frozenset({"zh", "yue"}),
)
#: Pairs of these that small words do tell apart.
_TOLD = (frozenset({"es", "pt"}), frozenset({"sv", "da"}), frozenset({"sv", "nb"}), frozenset({"sv", "no"}))
#: A text with fewer words, or letters of a script without spaces, may be a name or a loan.
_FEWEST_WORDS, _FEWEST_LETTERS = 6, 8
#: The share of a text's letters that its script must have, and of its words that are small words of its language.
_MOST_LETTERS, _SMALL_WORDS = 0.6, 0.18
#: So much more frequent than those of the next language must they be.
_AHEAD = 1.5
#: With so large a share of kana, Han characters are Japanese.
_KANA = 0.12


def base_language(code: str) -> str:
    """Return the language of a code such as `pt-BR`."""
    return code.replace("_", "-").partition("-")[0].lower()


def differs(text: str, words: Sequence[str], wanted: str) -> str | None:
    """Return the language of a text if it is surely another than the wanted one, else None.

    Args:
        text: the folded text, quotations left out.
        words: its words.
        wanted: the code of the language that it should be in.
    """
    goal = base_language(wanted)
    letters = letters_of(text)
    total = sum(letters.values())
    if not total:
        return None
    if letters["Kana"] >= _KANA * (letters["Han"] + letters["Kana"]) > 0:
        letters["Kana"] += letters.pop("Han")
    script = max(letters, key=lambda name: letters[name])
    if letters[script] < _MOST_LETTERS * total:
        return None
    if script != "Latin":
        languages = OF_SCRIPT[script]
        return None if goal in languages or total < _FEWEST_LETTERS else languages[0]
    if goal in _LATIN_NEVER:
        return _latin(words, goal) or ("en" if len(words) >= 2 * _FEWEST_WORDS else None)
    return _latin(words, goal)


#: Languages that are not written in Latin letters, except in haste.
_LATIN_NEVER = ("zh", "yue", "ja", "ko", "th", "he", "el", "ka", "hy")


def _latin(words: Sequence[str], goal: str) -> str | None:
    spoken = [unmarked(word) for word in words if word[0].isalpha()]
    if len(spoken) < _FEWEST_WORDS:
        return None
    counts = dict.fromkeys(small_words(), 0)
    languages = _languages_of()
    for word in spoken:
        for language in languages.get(word, ()):
            counts[language] += 1
    (best, most), *others = sorted(counts.items(), key=lambda item: item[1], reverse=True)
    rival = max((count for language, count in others if not _near(language, best)), default=0)
    wanted = counts.get(goal, 0)
    if best == goal or _near(best, goal) or most < _SMALL_WORDS * len(spoken) or most < _AHEAD * max(rival, wanted, 1):
        return None
    return best.partition("-")[0]


def _near(left: str, right: str) -> bool:
    pair = {left, right}
    return pair not in _TOLD and any(pair <= group for group in _NEAR)


@cache
def _languages_of() -> dict[str, list[str]]:
    """Return small word -> the languages that have it."""
    languages: dict[str, list[str]] = {}
    for language, words in small_words().items():
        for word in words:
            languages.setdefault(word, []).append(language)
    return languages


@cache
def small_words() -> dict[str, frozenset[str]]:
    """Return the small words that tell languages in Latin letters from each other, without marks."""
    return groups("languages.txt")
