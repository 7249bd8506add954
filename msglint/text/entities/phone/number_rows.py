"""Reads rows of number words as digits: "double seven zero", "zéro six douze", 幺三八."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msglint.text.entities.phone.number_words import MIN_ROW, UNSPACED, compounds, data
from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BETWEEN = r"\s,.;:/()_*|~\u00b7\u060c\u20e3\u2010-\u2026\u3001\u3002\u30fb\u30fc\-"
#: A word, with the combining vowels of Indic scripts, or a run of digits.
_TOKEN = lazy_pattern(rf"[^\W\d_](?:[^{_BETWEEN}\d!?\"'\[\]{{}}<>=+#&%$@]*+)|[0-9]++")
_GAP = lazy_pattern(rf"[{_BETWEEN}]{{1,4}}")
#: Fewer words make a number of two or three, a date or a size, not a phone number.
_MIN_DIGITS, _MAX_PIECES = 7, 40
#: Sizes go up by one, two or ten; 01 23 45 67 89 is a number.
_STEP = 10
_UNIT, _TEN, _TWENTY, _HUNDRED = 10, 10, 20, 100


class Run(NamedTuple):
    """Words, and digits between them, that a person reads as one row of digits.

    Attributes:
        start: offset of the first one.
        end: one past the last.
        digits: what they read as.
    """

    start: int
    end: int
    digits: str


class _Word(NamedTuple):
    kind: str  # number, hundred, joiner, times
    value: int = 0


class _Language(NamedTuple):
    words: Mapping[str, _Word]
    #: Number -> how much less than this may be added by the next word.
    room: Mapping[int, int]
    twenties: bool


class _Piece(NamedTuple):
    start: int
    end: int
    text: str


def runs(text: str) -> list[Run]:
    """Return the rows of at least seven digits that are written as words, wholly or in part, in a lower-case text.

    Rows that only count (one, two, three) or say one digit again and again are left out.
    """
    found = list(_spaced(text))
    if not text.isascii():
        found += _unspaced(text)
    kept: list[Run] = []
    for run in sorted(found):
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
        elif len(run.digits) > len(kept[-1].digits):
            kept[-1] = run
    return kept


def is_counting(numbers: Sequence[int]) -> bool:
    """Return whether numbers only go on by equal small steps: one, two, three; or seven, seven, seven."""
    steps = {after - before for before, after in pairwise(numbers)}
    return len(steps) <= 1 and all(abs(step) <= _STEP for step in steps)


def _spaced(text: str) -> Iterator[Run]:
    known = _vocabulary()
    row: list[_Piece] = []
    for match in _TOKEN.finditer(text):
        piece = _Piece(*match.span(), match.group())
        fits = piece.text[0].isdigit() or piece.text in known
        if row and not (fits and len(row) < _MAX_PIECES and _GAP.fullmatch(text, row[-1].end, piece.start)):
            yield from _read_row(text, row)
            row = []
        if fits:
            row.append(piece)
    yield from _read_row(text, row)


def _read_row(text: str, row: list[_Piece]) -> Iterator[Run]:
    """Return what a row of number words reads as, in the language that reads most of it."""
    if len(row) < MIN_ROW:
        return
    best: Run | None = None
    for language in _languages():
        first = 0
        for at in range(len(row) + 1):
            if at < len(row) and (row[at].text in language.words or row[at].text[0].isdigit()):
                continue
            run = _read(text, row[first:at], language)
            if run and (best is None or len(run.digits) > len(best.digits)):
                best = run
            first = at + 1
    if best:
        yield best


def _read(text: str, pieces: list[_Piece], language: _Language) -> Run | None:
    """Return what pieces of one language read as; None for a few digits or mere counting."""
    while pieces and _word(pieces[-1], language).kind == "joiner":
        pieces = pieces[:-1]
    while pieces and _word(pieces[0], language).kind == "joiner":
        pieces = pieces[1:]
    if sum(_word(piece, language).kind != "digits" for piece in pieces) < MIN_ROW:
        return None
    values: list[str] = []
    at = 0
    while at < len(pieces):
        value, at = _number(text, pieces, at, language)
        values.append(value)
    digits = "".join(values)
    if len(digits) < _MIN_DIGITS or is_counting([int(value) for value in values if value]):
        return None
    return Run(pieces[0].start, pieces[-1].end, digits)


def _word(piece: _Piece, language: _Language) -> _Word:
    return language.words.get(piece.text) or _Word("digits")


def _number(text: str, pieces: list[_Piece], at: int, language: _Language) -> tuple[str, int]:
    """Return the digits of the number that begins at a piece ("twenty one" is 21), and the next piece."""
    kind, value = _word(pieces[at], language)
    after = at + 1
    if kind == "digits":
        return pieces[at].text, after
    if kind == "joiner" or (kind == "times" and after == len(pieces)):
        return "", after
    if kind == "times":
        again, beyond = _number(text, pieces, after, language)
        return (again * value, beyond) if len(again) == 1 else ("", after)
    following = _follower(text, pieces, at, language)
    if kind == "number" and value < _UNIT and following.kind == "hundred":
        value, after = value * _HUNDRED, after + 1
    elif language.twenties and (value, following.value) == (4, _TWENTY):
        value, after = 4 * _TWENTY, after + 1
    elif kind == "hundred":
        value = _HUNDRED
    added = value
    while room := language.room.get(added, _HUNDRED if added and added % _HUNDRED == 0 else 0):
        step = 1
        following = _follower(text, pieces, after - 1, language)
        if following.kind == "joiner":
            following, step = _follower(text, pieces, after, language), 2
        if following.kind != "number" or not 0 < following.value < room:
            break
        added = following.value
        value, after = value + added, after + step
    return str(value), after


def _follower(text: str, pieces: list[_Piece], at: int, language: _Language) -> _Word:
    """Return the word after a piece, if only a blank or a hyphen stands between: a comma parts two numbers."""
    if at + 1 >= len(pieces) or text[pieces[at].end : pieces[at + 1].start] not in (" ", "-"):
        return _Word("end", -1)
    return _word(pieces[at + 1], language)


def _unspaced(text: str) -> Iterator[Run]:
    for values, token, row in _characters():
        for match in row.finditer(text):
            pieces = token.findall(match.group())
            digits = "".join(values.get(piece, piece) for piece in pieces)
            words = sum(piece in values for piece in pieces)
            if words >= MIN_ROW and len(digits) >= _MIN_DIGITS and not is_counting([*map(int, digits)]):
                yield Run(*match.span(), digits)


@cache
def _vocabulary() -> frozenset[str]:
    """Return the number words of all languages that write spaces."""
    return frozenset(word for language in _languages() for word in language.words)


@cache
def _languages() -> list[_Language]:
    return [_language(entry) for name, entry in data().items() if name not in UNSPACED]


def _language(entry: Mapping[str, Any]) -> _Language:
    words: dict[str, _Word] = {}
    rows = (("units", 0, 1), ("teens", _TEN, 1), ("tens", _TWENTY, _TEN), ("hundreds", _HUNDRED, _HUNDRED))
    forms: dict[int, list[str]] = {}
    for name, first, step in rows:
        for index, variants in enumerate(entry.get(name, "").split()):
            forms[first + index * step] = variants.split("|")
    for ten in range(_TWENTY, _HUNDRED, _TEN):
        for unit in range(1, _UNIT):
            pairs = ((t, u) for t in forms.get(ten, ()) for u in forms[unit])
            forms[ten + unit] = [word for t, u in pairs for word in compounds(entry.get("compound"), t, u)]
    for word, value in entry.get("more", {}).items():
        forms[value] = [*forms.get(value, []), word]
    words.update((word, _Word("number", value)) for value, variants in forms.items() for word in variants)
    words.update((word, _Word("hundred")) for word in entry.get("hundred", "").split("|") if word)
    words.update((word, _Word("times", times)) for word, times in entry.get("times", {}).items())
    if "joiner" in entry:
        words[entry["joiner"]] = _Word("joiner")
    room = dict.fromkeys(range(_TWENTY, _HUNDRED, _TEN), _TEN)
    room.update((int(value), limit) for value, limit in entry.get("room", {}).items())
    return _Language(words, room, entry.get("twenties", False))


@cache
def _characters() -> list[tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]]:
    """Return, per script, what its digits stand for, a pattern of one of them, and one of a row of them."""
    tables = []
    for name in UNSPACED:
        entry = data()[name]
        if name == "han":
            values = {char: digit for digit, chars in entry.items() for char in chars}
        else:
            units = enumerate(entry["units"].split())
            values = {word: str(digit) for digit, variants in units for word in variants.split("|")}
        token = "|".join(map(re.escape, sorted(values, key=len, reverse=True))) + "|[0-9]"
        gap = rf"[{_BETWEEN}\u306e]{{0,3}}+"
        row = rf"(?:{token})(?:{gap}(?:{token})){{6,40}}+"
        tables.append((values, re.compile(token), re.compile(row)))
    return tables
