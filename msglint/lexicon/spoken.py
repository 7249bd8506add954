"""Which of the lexicons a text asks: those of the languages that it seems to be written in."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from msglint.text.script import LATIN

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from msglint.lexicon.lexicon import Lexicon

#: With fewer function words of the likeliest language than this, a text is too short to rule any language out.
_TELLING = 2
#: So many function words are a sentence of that language, however long the rest is.
_SENTENCE = 2
#: A language with more than a third of the function words of the likeliest one has a share in the text.
_SHARE = 3
#: The language from which others borrow words in Latin letters.
_BORROWED = "en"


def spoken(
    lexicons: Sequence[Lexicon], words: Iterable[str], scripts: Container[str], main: str | None = None
) -> list[Lexicon]:
    """Return the lexicons of the languages that a text may be written in, in the order given.

    Without this, "Gift" in a German message would be an English present. A lexicon without function words is always
    among them, as is one that shares its script with no other. The few Latin letters of a text in another script are
    mostly names and English words.

    Args:
        lexicons: those whose script the text has letters of.
        words: the text's words, folded.
        scripts: the text's scripts.
        main: the one in which most of it is written; None where it has only one.
    """
    telling = [lexicon for lexicon in lexicons if lexicon.function_words]
    if len(telling) <= 1:
        return list(lexicons)
    counts = _counted(tuple(telling), words)
    best: dict[str, int] = {}
    for lexicon in telling:
        script = lexicon.script_in(scripts)
        best[script] = max(best.get(script, 0), counts[lexicon.language])

    def may_be(lexicon: Lexicon) -> bool:
        count, script = counts[lexicon.language], lexicon.script_in(scripts)
        if count >= _SENTENCE or count * _SHARE > best[script]:
            return True
        is_main = main in (None, script) or script != LATIN
        return best[script] < _TELLING and (is_main or lexicon.language == _BORROWED)

    return [lexicon for lexicon in lexicons if not lexicon.function_words or may_be(lexicon)]


def _counted(lexicons: tuple[Lexicon, ...], words: Iterable[str]) -> Counter[str]:
    """Return for each language how many of some words are its function words."""
    known = map(_languages_of(lexicons).get, words)
    return Counter(chain.from_iterable(filter(None, known)))


def _languages_of(lexicons: tuple[Lexicon, ...]) -> dict[str, tuple[str, ...]]:
    """Return for each function word of some lexicons the languages that have it."""
    known: dict[str, tuple[str, ...]] | None = lexicons[0].remembered.get(lexicons)
    if known is None:
        known = lexicons[0].remembered[lexicons] = _told_apart(lexicons)
    return known


def _told_apart(lexicons: tuple[Lexicon, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for lexicon in lexicons:
        for word in lexicon.function_words:
            found[word] = (*found.get(word, ()), lexicon.language)
    return found


def likeliest(lexicons: Sequence[Lexicon], words: Sequence[str]) -> Lexicon | None:
    """Return the lexicon of the language that some words are written in; None without any lexicon.

    Function words decide, then how many of the words have a sense.
    """
    if len(lexicons) <= 1:
        return next(iter(lexicons), None)
    counts = _counted(tuple(lexicons), words)
    most = max(counts.values(), default=0)
    best = [lexicon for lexicon in lexicons if counts[lexicon.language] == most]
    if len(best) == 1:
        return best[0]
    return max(best, key=lambda lexicon: sum(tag.last - tag.first for tag in lexicon.senses.tag(words)))
