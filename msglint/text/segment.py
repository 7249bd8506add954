"""Tokens, clauses and sentences, by script.

A token is a word, or a single character in scripts that put no spaces between words. Sentences and clauses are
ranges of tokens. Offsets are those of the text that was given, normally a folded view; they are worked out when someone
asks, since most sentences break no rule, and what does not break any is never shown.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from msglint.text.han import simplified
from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

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
#: A star, where an asterisk is one: in "5* please", but not in "4*5" and "1*x".
_TOKEN = lazy_pattern(rf"[{UNSPACED}★$€£¥₽₺₹₩%]|(?<=[1-5])\*(?![\w*])|{_WORD}(?:'{_WORD})*")
#: What stands between clauses; no token has a character of it.
_BREAK = lazy_pattern(
    # Blanks count only from their first one on: a try at each would make a long run of them quadratic.
    r"(?P<line>(?:(?<![ \t])[ \t]+)?(?:\r\n|[\r\n\u2028])\s*)"
    r"|(?P<stop>[.!?。！？．｡…‽؟।]+)"
    r"|(?P<pause>[,;:()\[\]{}，、；：（）【】「」『』《》<>—–|~•·،؛]+|\s[-/]\s)"
)
_ASTERISK, _STAR = "*", "★"
#: An asterisk behind one of these is a star.
_STARRED = tuple("12345")
#: What a token inside a link reads as: "manual" in a path is no reason that the message gives.
NO_WORD = "\ufffc"
#: What ends a question.
QUESTION_MARKS = "?？؟"
#: The words of a clause are parted from those of the next one by this in a sentence's form.
PAUSE = ","
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


def is_unspaced(word: str) -> bool:
    """Return whether a token's text is a character of a script that puts no spaces between words."""
    return word > "\u2fff" and len(word) == 1 and word != NO_WORD


class Sentence(NamedTuple):
    """A range of tokens, `first` included, `last` not."""

    first: int
    last: int


class Piece(NamedTuple):
    """The tokens of a clause, or of a line of it: `first` included, `last` not, and the number of the clause."""

    first: int
    last: int
    clause: int


class Segments:
    """A text cut into tokens and sentences.

    Args:
        text: the text.

    Attributes:
        words: the tokens' texts, in traditional Chinese as simplified; a reader may put others in their place.
        sentences: the sentences.
        signs: for each sentence, the question mark right behind its last word; empty for another end.
        regions: for each sentence, the range of offsets that holds it, and no token of another unless it was cut.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.words: list[str] = []
        self.sentences: list[Sentence] = []
        self.signs: list[str] = []
        self.regions: list[tuple[int, int]] = []
        self._pieces: list[Piece] = []

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """The range of offsets of each token."""
        return [match.span() for match in _TOKEN.finditer(self._text)]

    @cached_property
    def clauses(self) -> list[int]:
        """The number of each token's clause."""
        numbers: list[int] = []
        for first, last, clause in self._pieces:
            numbers += [clause] * (last - first)
        return numbers

    @property
    def tokens(self) -> list[Token]:
        """The tokens, with what is put in the place of their words."""
        return [
            Token(word, start, end, clause)
            for word, (start, end), clause in zip(self.words, self.places, self.clauses, strict=True)
        ]

    def sentence_at(self, token: int) -> int:
        """Return the number of the sentence that holds a token."""
        return bisect_right(self.sentences, token, key=lambda sentence: sentence.first) - 1

    def forms(self) -> list[tuple[str, ...]]:
        """Return the form of each sentence: its words, those of two clauses with a pause between, and its sign.

        Whatever has the same form says the same, wherever it stands.
        """
        words, forms = self.words, []
        pieces = iter(self._pieces)
        for (_, end), sign in zip(self.sentences, self.signs, strict=True):
            first, last, clause = next(pieces)
            form = words[first:last]
            while last < end:
                before = clause
                first, last, clause = next(pieces)
                if clause != before:
                    form.append(PAUSE)
                form += words[first:last]
            form.append(sign)
            forms.append(tuple(form))
        return forms

    def add(self, found: list[str], clause: int) -> None:
        """Add the tokens of a clause, or of a line of it; none where a sentence is cut right before them."""
        if found:
            first = len(self.words)
            self.words += found
            self._pieces.append(Piece(first, len(self.words), clause))

    def end(self, region: tuple[int, int], *, is_whole: bool = True) -> None:
        """End a sentence, unless it would be empty.

        Args:
            region: the range of offsets that holds it and no token of another.
            is_whole: whether it ends with the last token in the region.
        """
        first = self.sentences[-1].last if self.sentences else 0
        if len(self.words) > first:
            self.sentences.append(Sentence(first, len(self.words)))
            self.regions.append(region)
            end = region[1]
            sign = self._text[end : end + 1]
            asks = sign and sign in QUESTION_MARKS and is_whole and _ends_with(self._text, self.words[-1], end)
            self.signs.append(sign if asks else "")


def segment(text: str) -> Segments:
    """Cut a text into tokens, clauses and sentences in one pass; tokens in traditional Chinese read as simplified."""
    text = simplified(text)
    result = Segments(text)
    words = result.words
    clause = first = line_first = 0
    at = start = end = 0
    for sign in (*_BREAK.finditer(text), None):
        stop = sign.start() if sign else len(text)
        found = _TOKEN.findall(text, at, stop) if stop > at else []
        if found:
            if len(words) == first:
                start = at
            while len(words) - first + len(found) > MAX_SENTENCE:
                room = MAX_SENTENCE - (len(words) - first)
                result.add(found[:room], clause)
                result.end((start, stop), is_whole=False)
                first, start, found = len(words), at, found[room:]
                clause += 1
            result.add(found, clause)
            end = stop
        if sign is None:
            break
        at = sign.end()
        clause += 1
        kind = sign.lastgroup
        if kind == "pause" or (kind == "stop" and not _stops(text, sign, found)):
            continue
        if kind == "line":
            wrapped = _wrapped(text, sign, words[line_first:])
            line_first = len(words)
            if wrapped:
                clause -= 1
                continue
        result.end((start, end))
        first = len(words)
    result.end((start, end))
    if _ASTERISK in text:
        words[:] = [_STAR if word == _ASTERISK else word for word in words]
    return result


def _ends_with(text: str, word: str, end: int) -> bool:
    """Return whether the last word before an offset reaches it; not every asterisk is a word."""
    return text.endswith(word, 0, end) and (word != _ASTERISK or text[end - 2 : end - 1] in _STARRED)


def _stops(text: str, match: re.Match[str], clause: list[str]) -> bool:
    """Return whether a stop, after the words of a clause, ends a sentence, not an abbreviation, number or host name."""
    if match.group() != ".":
        return True
    after = text[match.end() : match.end() + 1]
    if after and not after.isspace() and after not in "\"')]”":
        return False
    return not (clause and clause[-1] in _ABBREVIATIONS and text.endswith(clause[-1], 0, match.start()))


def _wrapped(text: str, match: re.Match[str], line: list[str]) -> bool:
    """Return whether a line break stands in the middle of a sentence."""
    # A separator ends what markup sets apart: a list's item, a table's cell.
    gap = match.group()
    if "\u2028" in gap or gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1:
        return False
    before = text[match.start() - 1 : match.start()]
    if not line or before in ".!?。！？…:：" or _BULLET.match(text, match.end()):
        return False
    spaced = sum(len(word) > 1 for word in line)
    return spaced >= _WRAPPED_WORDS or len(line) - spaced >= _WRAPPED_CHARS
