"""Words that say what a number is for, in all our languages; read from `data/phone.json`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from msglint.text.lazily import lazy_pattern
from msglint.text.tables import facts
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Up to here blanks part the words of a script; beyond, a word may also stand within a longer run of letters.
_LAST_SPACED = "\u058f"
_LETTERS = lazy_pattern(r"[^\W\d_]+")
_NEXT = lazy_pattern(r"[\s.:/°-]{1,2}([^\W\d_]+)")


class Word(NamedTuple):
    """A word that says what a number is for.

    Attributes:
        kind: `phone`, `other`, or `weak` for one that means another number only right before it.
        start: offset of its first character.
        end: one past its last.
    """

    kind: str
    start: int
    end: int


class _Entry(NamedTuple):
    """What follows the first word of an entry: further words, the last of them perhaps with any ending."""

    kind: str
    rest: tuple[str, ...]
    has_any_ending: bool

    def end_in(self, text: str, at: int) -> int:
        """Return where the entry ends in a text that holds its first word up to `at`; 0 if it goes on otherwise."""
        for number, word in enumerate(self.rest, 1):
            match = _NEXT.match(text, at)
            if match is None or not match[1].startswith(word):
                return 0
            if match[1] != word and not (self.has_any_ending and number == len(self.rest)):
                return 0
            at = match.end()
        return at


class _Entries(NamedTuple):
    """The entries, by how their first word is looked for."""

    whole: dict[str, list[_Entry]]
    beginning: dict[str, list[_Entry]]
    inside: list[tuple[str, _Entry]]
    #: By first character, the longest first: entries in scripts that need no blank before a word.
    unspaced: dict[str, list[tuple[str, str]]]

    def starting(self, word: str) -> Iterator[_Entry]:
        """Return the entries that a word may begin."""
        yield from self.whole.get(word, ())
        for length in range(1, len(word) + 1):
            yield from self.beginning.get(word[:length], ())
        for core, entry in self.inside:
            if core in word:
                yield entry


def words_in(text: str, start: int, end: int) -> Iterator[Word]:
    """Return the words in a range of a lower-case text that say what a number is, but not those that mean a product."""
    entries = _entries()
    part = text[start:end]
    at = 0
    if start and (cut := _LETTERS.match(part)) and text[start - 1].isalpha() and part[0] <= _LAST_SPACED:
        at = cut.end()
    while at < len(part):
        kind, last = _longest(part, at, entries)
        if kind not in ("", "thing"):
            yield Word(kind, start + at, start + last)
        at = last


def _longest(text: str, at: int, entries: _Entries) -> tuple[str, int]:
    """Return kind and end of the longest entry at a place; no kind, and where to go on, if there is none."""
    for written, kind in entries.unspaced.get(text[at], ()):
        if text.startswith(written, at):
            return kind, at + len(written)
    if text[at] > _LAST_SPACED or not text[at].isalpha():
        return "", at + 1
    word = _LETTERS.match(text, at)
    after = word.end() if word else at + 1
    best, last = "", 0
    for entry in entries.starting(text[at:after]):
        end = entry.end_in(text, after)
        # Where languages disagree about a word, a number is left alone.
        if end > last or (end == last and end and entry.kind == "other"):
            best, last = entry.kind, end
    return best, last or after


def is_unit(text: str, at: int) -> bool:
    """Return whether a unit, money or a thing that is counted begins at a place, or after the blank there."""
    spaced, unspaced = _units()
    at += text[at : at + 1].isspace()
    word = _LETTERS.match(text, at)
    return (word is not None and word.group() in spaced) or text.startswith(unspaced, at)


def extensions() -> list[str]:
    """Return the words before an extension, the longest first."""
    return sorted((word.strip() for word in _data()["extension"].split("|")), key=len, reverse=True)


@cache
def _entries() -> _Entries:
    result = _Entries({}, {}, [], {})
    for kind in ("thing", "phone", "other", "weak"):
        for written in _data()[kind].values():
            for text in written.split("|"):
                _add(result, kind, text.strip().casefold())
    for same in result.unspaced.values():
        same.sort(key=lambda pair: -len(pair[0]))
    return result


def _add(entries: _Entries, kind: str, text: str) -> None:
    if any(char > _LAST_SPACED for char in text):
        entries.unspaced.setdefault(text[0], []).append((text, kind))
        return
    first, *rest = re.split(r"[\s.:/°-]+", text)
    last = rest[-1] if rest else first
    entry = _Entry(kind, tuple(word.strip("*") for word in rest), last.endswith("*"))
    if first.startswith("*"):
        entries.inside.append((first.strip("*"), entry))
    else:
        (entries.beginning if first.endswith("*") else entries.whole).setdefault(first.strip("*"), []).append(entry)


@cache
def _units() -> tuple[frozenset[str], tuple[str, ...]]:
    units = _data()["unit"].split()
    spaced = frozenset(unit for unit in units if unit.isalpha() and max(unit) <= _LAST_SPACED)
    return spaced, tuple(unit for unit in units if unit not in spaced)


@cache
def _data() -> Any:
    return facts("phone.json", plain=True)
