"""Single characters: which of them folding must look at, and what each becomes by itself.

Width, case, ligatures, quotation marks and invisible characters; what depends on the word around is left to others.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeVar

from msglint.text.fold.view import Edit
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from msglint.text.fold.view import Draft

_T = TypeVar("_T")

#: Characters that a rule's author types in one way and people type in several.
ALIKE = {
    **dict.fromkeys("’‘ʼ＇′`´‛", "'"),
    **dict.fromkeys("“”„‟″＂«»", '"'),
    **dict.fromkeys("‐‑−﹣", "-"),
    **dict.fromkeys("⁄∕⧸", "/"),
    **dict.fromkeys("☆⭐🌟✩✪", "★"),
    # NFKC writes three full stops, which would end a sentence in the middle of a thought.
    "…": "…",
    # The dotless i of Turkish: its capital is the plain I, from which no one can tell which i was meant.
    "ı": "i",
    "İ": "i",
    # They look like blanks.
    **dict.fromkeys("\u2800\u3164\uffa0", " "),
}

#: Characters that no one sees, and such that ordinary writing leaves out: the joiners matter in Persian and Indic
#: words and are dropped as well, on both sides of a comparison; so are the vowel points of Arabic and Hebrew.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
POINTS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
)
#: Marks that compose with a letter, or else are no more than noise on it.
NOISE = "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
#: More that compose with what stands before them (UAX #15: NFC_Quick_Check=Maybe), Hangul's letters among them.
JOINING = (
    "\u0653-\u0655\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf"
    "\u102e\u1161-\u1175\u11a8-\u11c2\u1b35\u3099\u309a\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba"
    "\U000114bd\U000115af\U00011930"
)
#: Letters and signs that lower case is enough for; all others are looked at one by one.
_SIMPLE = (
    "\x00-\x7f¡-§©¬®¶·¿-ÞÀ-Þà-ÿ\u0100-\u012f\u0134-\u013e\u0141-\u0148\u014a-\u017e\u01a0\u01a1\u01af\u01b0"
    "\u0218-\u021b\u0386\u0388-\u038a\u038c\u038e\u038f\u0391-\u03a1\u03a3-\u03af\u03b1-\u03ce\u0400-\u0481\u048a-\u052f"
    "\u05d0-\u05ea\u060c\u061b\u061f-\u063f\u0641-\u064a\u0660-\u066f\u0671-\u0674\u0679-\u06d3\u06d5\u06f0-\u06ff"
    "\u0900-\u093b\u093d-\u0957\u0960-\u097f\u0e01-\u0e32\u0e34-\u0e3a\u0e40-\u0e4e\u1ea0-\u1ef9\u2013\u2014\u2022\u20ac"
    "\u3001\u3002\u3005-\u3007\u300a-\u3011\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fb-\u30fe\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3"
)
#: What a character asks for, as bits.
GONE, OVERRIDE, MARK, STYLED, TURNED, FLAG, RARE = 1, 2, 4, 8, 16, 32, 64
#: Letters that stand on their heads; that of an e is also a letter of some languages, where few others stand beside it.
TURNED_LETTERS = "ɐⱯɔƆǝƎɟƃᵷɥꞍᴉɾɿʞꞰɯƜɹʇꞱʌɅʍʎ∀ᗺᗡℲ⅁⋊˥ᴚ⊥┴⅄"

#: Small capitals, and letters and digits in black frames, which Unicode takes for letters and signs of their own.
FRAMED = {
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True)),
    **{chr(first + at): chr(0x41 + at) for first in (0x1F150, 0x1F170, 0x1CCD6) for at in range(26)},
    **{chr(first + at): str(at + 1) for first in (0x2776, 0x2780, 0x278A, 0x24F5) for at in range(10)},
    **{chr(0x1CCF0 + at): str(at) for at in range(10)},
    **{chr(0x24EB + at): str(at + 11) for at in range(10)},
    **dict.fromkeys("\u24ff\U0001f10b\U0001f10c", "0"),
}

_SPECIAL = lazy_pattern(f"[^{_SIMPLE}]")
_GONE = lazy_pattern(f"[{INVISIBLE}{POINTS}]")
_MARK = lazy_pattern(f"[{NOISE}{JOINING}]")
_NOISE = lazy_pattern(f"[{NOISE}{INVISIBLE}{POINTS}]")
#: Latin letters with accents that few languages have.
RARE_ACCENT = lazy_pattern("[\u01cd-\u01dc\u01e6-\u01f5\u01f8-\u0217\u021e\u021f\u0226-\u0233\u1e00-\u1e99]")
#: More than a text of any one language holds; a hostile one must not fill the memory.
_MEMORY = 8_000
_MANY = 12


class _Memo(dict[str, _T]):
    """What a function says of each character, worked out once."""

    def __init__(self, work: Callable[[str], _T]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, char: str) -> _T:
        if len(self) >= _MEMORY:
            self.clear()
        value = self[char] = self._work(char)
        return value


def special_in(text: str) -> set[str]:
    """Return the characters of a text that need more than lower case."""
    return set(_SPECIAL.findall(text))


def kinds_of(special: Iterable[str]) -> int:
    """Return what some characters ask for, as bits."""
    bits = 0
    for char in special:
        bits |= _kinds[char]
    return bits


def plain(char: str) -> str:
    """Return a character without width, font or frame, in its own case."""
    return _plain[char]


def write_plainly(draft: Draft, special: Iterable[str]) -> None:
    """Write all characters without width, font or frame, each in its own case.

    Args:
        draft: the text.
        special: its special characters, and perhaps some that it no longer holds.
    """
    _write(draft, {char: new for char in special if (new := _plain[char]) != char})


def lower(draft: Draft, special: Iterable[str]) -> None:
    """Write plain characters in lower case.

    Args:
        draft: the text.
        special: its special characters, and perhaps some that it no longer holds.
    """
    # Some Greek letters fall apart in lower case. They have none but this form.
    fixed = {char for one in special for char in _plain[one] if len(char.casefold()) > 1}
    if fixed:
        draft.swap("".join(char if char in fixed else char.casefold() for char in draft.text))
    else:
        draft.swap(draft.text.casefold())


def _write(draft: Draft, changes: dict[str, str]) -> None:
    text = draft.text
    longer = {char: new for char, new in changes.items() if len(new) != 1}
    if longer:
        draft.replace(sorted(_places(text, longer)))
        text = draft.text
    if len(changes) > _MANY:
        draft.swap(text.translate({ord(char): new for char, new in changes.items() if char not in longer}))
    else:
        # What a character becomes is plain, so no replacement changes what another has made.
        for char, new in changes.items():
            if char not in longer:
                text = text.replace(char, new)
        draft.swap(text)


def _places(text: str, changes: dict[str, str]) -> Iterator[Edit]:
    if len(changes) > _MANY:
        yield from (Edit(at, at + 1, changes[char]) for at, char in enumerate(text) if char in changes)
        return
    for char, new in changes.items():
        at = text.find(char)
        while at >= 0:
            yield Edit(at, at + 1, new)
            at = text.find(char, at + 1)


def _find_plain(char: str) -> str:
    if char in ALIKE:
        return ALIKE[char]
    if _GONE.match(char) or _MARK.match(char):
        return char
    new = unicodedata.normalize("NFKC", char)
    # A few compatibility forms begin with a space (U+00A8, U+2017), which would tear a word apart.
    if new[:1].isspace() and not char.isspace():
        return char
    return _NOISE.sub("", "".join(map(_one_plain, new)))


def _one_plain(char: str) -> str:
    small = char.casefold()
    if small in FRAMED or char in FRAMED:
        return FRAMED.get(char) or FRAMED[small]
    if len(small) > 1:
        return unicodedata.normalize("NFC", small)
    return ALIKE.get(char, char)


def _find_kinds(char: str) -> int:
    bits = 0
    if _GONE.match(char):
        bits |= GONE
    if char in "\u202d\u202e":
        bits |= OVERRIDE
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        bits |= FLAG
    if char in TURNED_LETTERS:
        bits |= TURNED
    if RARE_ACCENT.match(char):
        bits |= RARE
    if any(map(_MARK.match, (char, *_plain[char]))):
        bits |= MARK
    styled = char in FRAMED or unicodedata.normalize("NFKC", char) != char
    if styled and _plain[char].isascii() and _plain[char].strip("()").isalnum():
        bits |= STYLED
    return bits


_plain = _Memo(_find_plain)
_kinds = _Memo(_find_kinds)
