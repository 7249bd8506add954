"""Tokens, clauses and sentences, by script.

A token is a word, or a single character in scripts that put no spaces between words. Sentences and clauses are
ranges of tokens. Offsets are those of the text that was given, normally a folded view.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from msglint.text.han import simplified
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    import re

#: Han, kana and their iteration marks: one token each. Stars and money signs are tokens too, since rules speak of them.
UNSPACED = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
#: Vowel signs and other marks, which Python does not count as letters: they belong to their word.
_MARKS = "\u0300-\u036f\u0591-\u05bd\u05c1\u05c2\u064b-\u065f\u0670\u0900-\u0963\u0981-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e"
_WORD = rf"[^\W_{UNSPACED}](?:[^\W_{UNSPACED}]++|[{_MARKS}]++)*+"
_TOKEN = lazy_pattern(
    rf"(?P<char>[{UNSPACED}★$€£¥₽₺₹₩%])"
    # "5* please": the asterisk is a star, unless a number or a word follows as in "4*5" and "1*x".
    r"|(?P<star>(?<=[1-5])\*(?![\w*]))"
    rf"|(?P<word>{_WORD}(?:'{_WORD})*)"
    # Blanks count only from their first one on: a try at each would make a long run of them quadratic.
    r"|(?P<line>(?:(?<![ \t])[ \t]+)?(?:\r\n|[\r\n\u2028])\s*)"
    r"|(?P<stop>[.!?。！？．｡…‽؟।]+)"
    r"|(?P<pause>[,;:()\[\]{}，、；：（）【】「」『』《》<>—–|~•·،؛]+|\s[-/]\s)"
)
_TOKENS = ("char", "word", "star")
#: A full stop after these does not end a sentence.
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st no nr approx e.g i.e eg ie etc vs inc ltd co dept tel ext fig vol
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()  # noqa: SIM905 - a word list reads best as words
)
#: A line at least this long, and not ended by a stop, was probably broken by an editor and goes on in the next.
_WRAPPED_WORDS = 8
_WRAPPED_CHARS = 24
#: A longer sentence is cut, so that what is looked for within one stays linear in the length of the message.
MAX_SENTENCE = 400
_BULLET = lazy_pattern(r"[-*•·–—>#\d(\[]")


class Token(NamedTuple):
    """One token: its text, its range of offsets, and the number of the clause that it stands in."""

    text: str
    start: int
    end: int
    clause: int


def is_unspaced(token: Token) -> bool:
    """Return whether a token is a character of a script that puts no spaces between words."""
    return token.end - token.start == 1 and token.text > "\u2fff"


class Sentence(NamedTuple):
    """A range of tokens, `first` included, `last` not."""

    first: int
    last: int


class Segments(NamedTuple):
    """A text cut into tokens and sentences."""

    tokens: list[Token]
    sentences: list[Sentence]

    def sentence_at(self, token: int) -> int:
        """Return the number of the sentence that holds a token."""
        return bisect_right(self.sentences, token, key=lambda sentence: sentence.first) - 1


def segment(text: str) -> Segments:
    """Cut a text into tokens, clauses and sentences in one pass; tokens in traditional Chinese read as simplified."""
    text = simplified(text)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    clause = 0
    first = 0
    line_first = 0
    add = tokens.append
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind in _TOKENS:
            if len(tokens) - first >= MAX_SENTENCE:
                sentences.append(Sentence(first, len(tokens)))
                first = len(tokens)
                clause += 1
            add(Token("★" if kind == "star" else match.group(), match.start(), match.end(), clause))
            continue
        clause += 1
        if kind == "pause" or (kind == "stop" and not _stops(text, match, tokens)):
            continue
        if kind == "line":
            wrapped = _wrapped(text, match, tokens[line_first:])
            line_first = len(tokens)
            if wrapped:
                clause -= 1
                continue
        if len(tokens) > first:
            sentences.append(Sentence(first, len(tokens)))
            first = len(tokens)
    if len(tokens) > first:
        sentences.append(Sentence(first, len(tokens)))
    return Segments(tokens, sentences)


def _stops(text: str, match: re.Match[str], tokens: list[Token]) -> bool:
    """Return whether a stop ends a sentence, rather than an abbreviation, a number or a host name."""
    if match.group() != ".":
        return True
    after = text[match.end() : match.end() + 1]
    if after and not after.isspace() and after not in "\"')]”":
        return False
    return not (tokens and tokens[-1].end == match.start() and tokens[-1].text in _ABBREVIATIONS)


def _wrapped(text: str, match: re.Match[str], line: list[Token]) -> bool:
    """Return whether a line break stands in the middle of a sentence."""
    # A separator ends what markup sets apart: a list's item, a table's cell.
    gap = match.group()
    if "\u2028" in gap or gap.count("\n") > 1 or gap.count("\r") > 1 + gap.count("\r\n"):
        return False
    before = text[match.start() - 1 : match.start()]
    if not line or before in ".!?。！？…:：" or _BULLET.match(text, match.end()):
        return False
    spaced = sum(len(token.text) > 1 for token in line)
    return spaced >= _WRAPPED_WORDS or len(line) - spaced >= _WRAPPED_CHARS
