"""Letters of another alphabet that look like those around them, read as what they pretend to be (UTS #39).

Only in words that give cause: that mix alphabets, or that are written wholly in such letters in a text of another
alphabet, or in host names. Words of one alphabet, units (µm), symbols (Δt) and endings (WhatsAppом) stay.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import Counter
from functools import cache, cached_property, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from msglint.text.fold.view import Edit
from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.text.fold.view import Draft

_TRICK = "look-alike letters"
_FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "lookalikes.txt")  # noqa: PTH118, PTH120 - pathlib would cost start-up time
_LATIN_LETTERS = "A-Za-z\u00c0-\u024f\u1e00-\u1eff\ua720-\ua7ff"
_GREEK_LETTERS = "\u0370-\u03ff\u1f00-\u1fff"
_CYRILLIC_LETTERS = "\u0400-\u0481\u048a-\u052f\u1c80-\u1c8f\ua640-\ua69f"
#: Letters of all other alphabets that have look-alikes, and rare Latin ones. Scripts without spaces are left out: they
#: stand beside Latin letters any day.
_OTHER_LETTERS = (
    "\u0250-\u02af\u1d00-\u1dbf\uab30-\uab6f\u0531-\u0587\u05d0-\u05ea\u0e01-\u0e46\u0f00-\u0fff\u10a0-\u10ff"
    "\u1200-\u137f\u13a0-\u167f\u16a0-\u16ff\u1c90-\u1cbf\u2c60-\u2d7f\ua4d0-\ua4ff\ua500-\ua63f\ua6a0-\ua6ff"
    "\uab70-\uabbf\U00010280-\U00016fff"
)
_RARE_LATIN = "\ua720-\ua7ff\u0180-\u019f\u01a2-\u01ae\u01b1-\u0217\u021c-\u024f"
_FOREIGN = _GREEK_LETTERS + _CYRILLIC_LETTERS + _OTHER_LETTERS
_ANY_FOREIGN = lazy_pattern(f"[{_FOREIGN}{_RARE_LATIN}]")
_ANY_BUT_CYRILLIC = lazy_pattern(f"[{_GREEK_LETTERS}{_OTHER_LETTERS}{_RARE_LATIN}]")
_ANY_BUT_GREEK = lazy_pattern(f"[{_CYRILLIC_LETTERS}{_OTHER_LETTERS}{_RARE_LATIN}]")
_CYRILLIC = lazy_pattern(f"[{_CYRILLIC_LETTERS}]")
#: Words of one alphabet, the usual case.
_PURE = lazy_pattern(f"[A-Za-z]+|[{_CYRILLIC_LETTERS}]+|[{_GREEK_LETTERS}]+")
_ANY_LATIN = lazy_pattern("[A-Za-z]")
#: Begins with the Latin letter: there are few in a text of another alphabet, and hardly a foreign one in a Latin text.
_SIDE_BY_SIDE = lazy_pattern(f"[{_LATIN_LETTERS}](?:(?=[{_FOREIGN}])|(?<=[{_FOREIGN}].))")
_GENUINE_CYRILLIC = lazy_pattern("[бвгджзийклмнптфцчшщъыьэюяБГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯ]")
_HOST_GATE = lazy_pattern(f"[.@](?:(?=[A-Za-z])(?<=[{_FOREIGN}].)|(?=[{_FOREIGN}])(?<=[A-Za-z].))")
_HOST = lazy_pattern(r"(?<![\w.@-])[\w-]++(?:[.@][\w-]++)++")
_LABEL = lazy_pattern(r"[\w-]+")
_NO_WORD = r"\W\d_\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
#: A word with a letter beyond ASCII.
_FOREIGN_WORD = lazy_pattern(rf"(?<![^{_NO_WORD}])[A-Za-z]*+[^{_NO_WORD}A-Za-z][^{_NO_WORD}]*+")
#: Where each script's letters begin, up to the next; what has no name here counts as one script.
_BEGINS = (
    *(
        (0x41, "Latin"),
        (0x370, "Greek"),
        (0x400, "Cyrillic"),
        (0x530, "Armenian"),
        (0x590, "Hebrew"),
        (0x600, "Arabic"),
    ),
    *((0x780, "other"), (0x900, "Indic"), (0xE00, "Thai"), (0xE80, "other"), (0x10A0, "Georgian"), (0x1100, "other")),
    *((0x13A0, "Cherokee"), (0x1400, "Canadian"), (0x1680, "other"), (0x1C80, "Cyrillic"), (0x1C90, "Georgian")),
    *((0x1CC0, "other"), (0x1D00, "Latin"), (0x1DC0, "other"), (0x1E00, "Latin"), (0x1F00, "Greek"), (0x2000, "other")),
    *((0x2C60, "Latin"), (0x2C80, "Greek"), (0x2D00, "Georgian"), (0x2D30, "other"), (0xA640, "Cyrillic")),
    *(
        (0xA6A0, "other"),
        (0xA720, "Latin"),
        (0xA800, "other"),
        (0xAB30, "Latin"),
        (0xAB70, "Cherokee"),
        (0xABC0, "other"),
    ),
)
_STARTS = [start for start, _ in _BEGINS]
#: Scripts whose prefixes and joined words stand right before or after a foreign word.
_JOINED = frozenset({"Hebrew", "Arabic", "Indic", "Thai"})
#: A Greek letter beside Latin ones may be a symbol: µmol, Δt, kΩm. Not an omicron, which is no symbol.
_SYMBOLIC = 3
_OMICRON = frozenset("οΟόΌ")
_LEAST = {"Greek": _SYMBOLIC}
_MAX_ROUNDS = 8
_TWO_SCRIPTS = frozenset({"Latin", "Cyrillic"})
_SHORTEST = 2
#: The parts of a word put together from two languages are at least so long; a shorter second one is an ending.
_COMPOUND = (3, 4)
#: Look-alikes of letters that end English words, and no ending of any other.
_NO_ENDINGS = frozenset("рсхӏјѕԁһ")
#: A text has at least so many more Latin letters than disguised ones.
_MAIN = 3
_HOST_ENDING = lazy_pattern("[a-z]{2,4}|[сc][оo][мm]", re.IGNORECASE)
_COM = "сом"


class _Table(NamedTuple):
    """Look-alikes: foreign letter -> letter of this alphabet; those that look the same in most fonts."""

    letters: dict[str, str]
    same: frozenset[str]


def reveal(draft: Draft) -> None:
    """Read look-alike letters as what they pretend to be.

    Args:
        draft: a text in plain letters, each still in its own case, since capitals look like others than small letters.
    """
    # What is read in one word can tell about others.
    for _ in range(_MAX_ROUNDS):
        if not _reveal_once(draft):
            break


def _reveal_once(draft: Draft) -> bool:
    text = draft.text
    if not _ANY_FOREIGN.search(text):
        return False
    only_cyrillic = not _ANY_BUT_CYRILLIC.search(text)
    only_one = only_cyrillic or not _ANY_BUT_GREEK.search(text)
    has_latin = _ANY_LATIN.search(text) is not None
    if not only_one or (has_latin and _SIDE_BY_SIDE.search(text)):
        _apply(draft, _mixed(text))
        has_latin = _ANY_LATIN.search(draft.text) is not None
    if has_latin and _ANY_FOREIGN.search(draft.text):
        if _HOST_GATE.search(draft.text):
            _apply(draft, _in_hosts(draft.text))
        if not only_cyrillic or not _GENUINE_CYRILLIC.search(draft.text):
            _apply(draft, _whole(draft.text))
    return draft.text != text


def _apply(draft: Draft, edits: Iterable[Edit]) -> None:
    edits = list(edits)
    for edit in edits:
        draft.note(edit.start, edit.end, _TRICK)
    draft.replace(edits)


class _Around:
    """What the words of a text tell about one of them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def is_cyrillic(self) -> bool:
        """Whether more letters are Cyrillic than Latin."""
        return len(_CYRILLIC.findall(self._text)) > len(_ANY_LATIN.findall(self._text))

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The scripts in which it has a genuine word: one that no Latin letters could imitate."""
        same = _as_latin().same
        words = (word for word in set(_FOREIGN_WORD.findall(self._text)) if not same.issuperset(word))
        return frozenset(scripts.pop() for word in words if len(scripts := set(map(_script, word))) == 1)


class _Word(NamedTuple):
    """What a word of several alphabets is made of.

    Attributes:
        runs: its runs of letters of one script, each with the name of that.
        scripts: those names.
        latin: how many letters only resemble a Latin one; None where one has no look-alike there.
        cyrillic: the same for Cyrillic, where no third script occurs.
    """

    runs: tuple[tuple[str, str], ...]
    scripts: frozenset[str]
    latin: int | None
    cyrillic: int | None


@lru_cache(maxsize=4096)
def _taken_apart(word: str) -> _Word:
    runs = tuple((script, "".join(chars)) for script, chars in groupby(word, _script))
    scripts = frozenset(script for script, _ in runs)
    cyrillic = _cost(word, "Cyrillic", _as_cyrillic()) if scripts == _TWO_SCRIPTS else None
    return _Word(runs, scripts, _cost(word, "Latin", _as_latin()), cyrillic)


def _mixed(text: str) -> Iterator[Edit]:
    """Read words that mix alphabets."""
    around = _Around(text)
    for match in _FOREIGN_WORD.finditer(text):
        written = match.group()
        if _PURE.fullmatch(written) or len(written.casefold()) < _SHORTEST:
            continue
        word = _taken_apart(written)
        new = _of_latin(written) if word.scripts == {"Latin"} else _of_several(written, word, around)
        if new is not None:
            yield Edit(*match.span(), new)


def _of_latin(word: str) -> str | None:
    """Read a Latin word some of whose letters are not those of any language's alphabet."""
    table = _as_latin()
    odd = {char for char in word if char in table.letters}
    if odd and (odd <= table.same or (len(odd) > 1 and all(char.isascii() or char in odd for char in word))):
        return _translate(word, table)
    return None


def _of_several(written: str, word: _Word, around: _Around) -> str | None:
    """Read a word of several alphabets, where all its letters can be those of one."""
    if len(word.runs) == 1 or (word.latin is None and word.cyrillic is None):
        return None
    if word.scripts & _JOINED and not _is_font(word):
        return None
    if "Greek" in word.scripts and _is_symbol(written, word):
        return None
    if len(word.runs) == len(_COMPOUND) and _is_compound(word, around):
        return None
    to_cyrillic = word.latin is None or (
        word.cyrillic is not None
        and (word.cyrillic < word.latin or (word.cyrillic == word.latin and around.is_cyrillic))
    )
    return _translate(written, _as_cyrillic() if to_cyrillic else _as_latin())


def _translate(word: str, table: _Table) -> str:
    return "".join(table.letters.get(char, char) for char in word)


def _cost(word: str, script: str, table: _Table) -> int | None:
    """Return how many letters only resemble one of the script; None if another has no look-alike there."""
    foreign = [char for char in word if _script(char) != script]
    if any(char not in table.letters for char in foreign):
        return None
    return sum(char not in table.same for char in foreign)


def _is_symbol(written: str, word: _Word) -> bool:
    """Return whether a Greek letter beside Latin ones stands for itself."""
    if len(written.casefold()) <= _SYMBOLIC:
        return not _OMICRON.intersection(written)
    script, first = word.runs[0]
    return len(word.runs) == len(_COMPOUND) and script == "Greek" and len(first) == 1 and first not in _as_latin().same


def _is_font(word: _Word) -> bool:
    """Return whether letters that may be joined to a foreign word stand alone among letters of other scripts."""
    if len(word.scripts) > len(_TWO_SCRIPTS):
        return True
    joined = [run for script, run in word.runs if script in _JOINED]
    return word.runs[0][0] == "Latin" and all(len(run) == 1 for run in joined)


def _is_compound(word: _Word, around: _Around) -> bool:
    """Return whether a word has a foreign part and one of the text's own: "WhatsAppом", "суперSale"."""
    (stem_script, stem), (script, ending) = word.runs
    if all(len(run) >= least for (_, run), least in zip(word.runs, _COMPOUND, strict=True)):
        # Small letters decide here as well.
        foreign = stem if script == "Latin" else ending
        return not _as_latin().same.issuperset(foreign.casefold())
    return (
        stem_script == "Latin"
        and len(stem) >= _SHORTEST
        and len(ending) < _COMPOUND[1]
        and ending[-1].casefold() not in _NO_ENDINGS
        and script in around.scripts
    )


def _in_hosts(text: str) -> Iterator[Edit]:
    """Read labels of host names that are look-alikes as a whole, beside labels in Latin letters."""
    same = _as_latin().same
    genuine = _GENUINE_CYRILLIC.search(text) is not None
    for host in _HOST.finditer(text):
        labels = list(_LABEL.finditer(host.group()))
        last = labels[-1].group()
        if host.group().isascii() or (genuine and not _HOST_ENDING.fullmatch(last)):
            continue
        for label in labels:
            name = label.group()
            if name.isascii() or len(name) < _SHORTEST:
                continue
            if name.casefold() == _COM or all(char.isascii() or char in same for char in name):
                yield Edit(host.start() + label.start(), host.start() + label.end(), _translate(name, _as_latin()))


def _whole(text: str) -> list[Edit]:
    """Read words written wholly in look-alikes, where no word of their script in the text is a genuine one."""
    same = _as_latin().same
    genuine = _Around(text).scripts
    found: dict[str, list[Edit]] = {}
    # Small letters decide, since the case is lost later, and what is left then must not be judged otherwise.
    disguised: Counter[str] = Counter()
    for match in _FOREIGN_WORD.finditer(text):
        word = match.group()
        if same.issuperset(word):
            scripts = set(map(_script, word))
            script = scripts.pop()
            if not scripts and script not in genuine and script != "Latin" and len(word) >= _LEAST.get(script, 1):
                found.setdefault(script, []).append(Edit(*match.span(), _translate(word, _as_latin())))
                disguised[script] += len(word) if same.issuperset(word.casefold()) else 0
    latin = len(_ANY_LATIN.findall(text))
    return sorted(edit for script, edits in found.items() if latin >= _MAIN * disguised[script] for edit in edits)


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    code = ord(char)
    if code < 0x41:  # noqa: PLR2004 - the first letter
        return "other"
    return _BEGINS[bisect_right(_STARTS, code) - 1][1]


@cache
def _tables() -> dict[str, _Table]:
    with open(_FILE, encoding="utf-8") as file:  # noqa: PTH123 - pathlib would cost start-up time
        lines = file.read().splitlines()
    letters: dict[str, dict[str, str]] = {}
    same: dict[str, set[str]] = {}
    script = ""
    for line in lines:
        if line.startswith("["):
            script = line.strip("[]")
            letters[script], same[script] = {}, set()
        elif not line.startswith("#"):
            target, like, similar = (part.strip() for part in line.split("|"))
            letters[script].update(dict.fromkeys(like + similar, target))
            same[script].update(like)
    return {script: _Table(letters[script], frozenset(same[script])) for script in letters}


def _as_latin() -> _Table:
    return _tables()["Latin"]


def _as_cyrillic() -> _Table:
    return _tables()["Cyrillic"]
