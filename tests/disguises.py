"""Disguises that blocked sellers use, for tests: each changes a text so that a person still reads the same.

A disguise takes a text and a random source, and returns the text with as much of it disguised as the disguise can do; a
text that it can't do anything with comes back unchanged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


class Disguise(NamedTuple):
    """One way to hide words.

    Attributes:
        trick: its name in a report.
        apply: the disguise itself.
        needs_words: whether only a vocabulary can see through it.
        keeps_length: whether each character stays one character.
    """

    trick: str
    apply: Callable[[str, Random], str]
    needs_words: bool = False
    keeps_length: bool = False


_LATIN_WORD = re.compile("(?<![^ .,!?;:()'\"])[A-Za-z]+(?![^ .,!?;:()'\"])")
_WORD = re.compile(r"[^\W\d_]+")
_HAN_RUN = re.compile("[\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff]{4,}")
_SMALL = "abcdefghijklmnopqrstuvwxyz"

#: Letters of other alphabets that look the same, one or more for each.
_CYRILLIC_FOR = dict(zip("aceopxyijsAEKMHOPCTX", "асеорхуіјѕАЕКМНОРСТХ", strict=True))
_GREEK_FOR = dict(zip("ovAEOPTXKMN", "ονΑΕΟΡΤΧΚΜΝ", strict=True))
_LATIN_FOR = {cyrillic: latin for latin, cyrillic in _CYRILLIC_FOR.items() if latin not in "ijs"}
_SMALL_CAPITALS = dict(zip("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
_RAISED = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
_TURNED = dict(zip("abcdefghijklmnopqrstuvwxyz", "ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz", strict=True))
#: Where the small letters of mathematical alphabets begin; those with gaps are left out.
_MATHEMATICAL = (0x1D41A, 0x1D482, 0x1D4EA, 0x1D5BA, 0x1D5EE, 0x1D622, 0x1D656, 0x1D68A)
#: Where the letters of enclosed alphabets begin, and whether they are capitals.
_ENCLOSED = ((0x24D0, False), (0x249C, False), (0x24B6, True), (0x1F130, True), (0x1F150, True), (0x1F170, True))
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u180e\U000e0041"
_OVERLAYS = "\u0336\u0335\u0334\u0337\u0338\u20d2\u20dd"
_SEPARATORS = " .-_*·|/"
_LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7+", "b": "8"}
_JOINTS = "-._*+~^|"


def _per_word(pattern: re.Pattern[str], change: Callable[[str, Random], str]) -> Callable[[str, Random], str]:
    return lambda text, random: pattern.sub(lambda match: change(match.group(), random), text)


def _full_width(text: str, random: Random) -> str:
    """Widen some words, but not all, since then it would be the text's custom."""
    words = list(_LATIN_WORD.finditer(text))
    for match in reversed(words[: max(1, len(words) - 1)]):
        if len(words) > 1 and (match is words[0] or random.random() < 0.5):
            text = text[: match.start()] + "".join(chr(ord(c) + 0xFEE0) for c in match.group()) + text[match.end() :]
    return text


def _zero_width(word: str, random: Random) -> str:
    return word[0] + "".join(
        random.choice(_INVISIBLE) * (at == 0 or random.random() < 0.5) + c for at, c in enumerate(word[1:])
    )


def _look_alikes(word: str, random: Random) -> str:
    """Replace some letters of a Latin word that has others, too; or of a Cyrillic one."""
    for table in random.sample([_CYRILLIC_FOR, _GREEK_FOR], 2) if word.isascii() else [_LATIN_FOR]:
        places = [at for at, char in enumerate(word) if char in table]
        rest = len(word) - len(places)
        # A word of which too little is left in its own alphabet could be one of the other.
        if places and rest > 1 and len(word) > 3:
            chosen = set(random.sample(places, random.randint(1, len(places))))
            return "".join(table[char] if at in chosen else char for at, char in enumerate(word))
    return word


def _mathematical(word: str, random: Random) -> str:
    first = random.choice(_MATHEMATICAL)
    return "".join(chr(first + _SMALL.index(char)) for char in word.lower()) if len(word) > 1 else word


def _enclosed(word: str, random: Random) -> str:
    first, _ = random.choice(_ENCLOSED)
    return "".join(chr(first + _SMALL.index(char)) for char in word.lower()) if len(word) > 1 else word


def _flag_letters(word: str, random: Random) -> str:  # noqa: ARG001 - all disguises take the same
    letters = [chr(0x1F1E6 + _SMALL.index(char)) for char in word.lower()]
    return "\u200b".join(letters) if len(letters) > 3 else word


def _by_table(table: dict[str, str], least: int) -> Callable[[str, Random], str]:
    def change(word: str, random: Random) -> str:  # noqa: ARG001 - all disguises take the same
        small = word.lower()
        styled = "".join(table.get(char, char) for char in small)
        return styled if len(word) >= least and sum(char in table for char in small) >= least else word

    return change


def _upside_down(text: str, random: Random) -> str:  # noqa: ARG001 - all disguises take the same
    """Turn each run of plain words as a whole: it is read from its end."""
    return re.sub(r"(?<![^\W\d_])[A-Za-z]+(?: [A-Za-z]+)*(?![^\W\d_])", lambda match: _turned(match.group()), text)


def _turned(words: str) -> str:
    turned = "".join(_TURNED.get(char, char) for char in reversed(words.lower()))
    first, last = turned.split()[0], turned.split()[-1]
    changes = sum(not char.isascii() for char in turned)
    return turned if changes > 3 and not first.isascii() and not last.isascii() else words


def _reversed(text: str, random: Random) -> str:  # noqa: ARG001 - all disguises take the same
    return "\n".join(f"\u202e{line[::-1]}\u202c" if re.search("[A-Za-z]", line) else line for line in text.split("\n"))


def _struck_out(word: str, random: Random) -> str:
    mark = random.choice(_OVERLAYS)
    return "".join(char + mark for char in word)


def _piled_up(word: str, random: Random) -> str:
    """Put more marks on each letter than any language does."""
    return "".join(
        char + "".join(chr(random.randint(0x0346, 0x034E)) for _ in range(random.randint(2, 5))) for char in word
    )


def _apart(text: str, random: Random) -> str:
    """Set the letters of one word apart; a row of such words would need wider gaps between them."""
    words = [match for match in re.finditer("(?<![^ ])[A-Za-z]{5,}(?![^ .,!?])", text) if _is_plain(match.group())]
    if not words:
        return text
    match = random.choice(words)
    separator = random.choice(_SEPARATORS)
    return text[: match.start()] + separator.join(match.group()) + text[match.end() :]


def _is_plain(word: str) -> bool:
    small = word.lower()
    return (
        len(set(small)) > 2
        and re.search("[aeiou]", small) is not None
        and re.search("[i-z]", small) is not None
        and sorted(set(small)) != list(small)
    )


def _characters_apart(run: str, random: Random) -> str:
    return random.choice("-·*.").join(run)


def _leet(word: str, random: Random) -> str:
    """Write some letters of a word as digits and signs, its ends and at least half of it left alone."""
    places = [at for at, char in enumerate(word) if char in _LEET and 0 < at < len(word) - 1]
    if len(word) < 5 or not places:
        return word
    chosen = set(random.sample(places, min(len(places), random.randint(1, 2))))
    return "".join(random.choice(_LEET[char]) if at in chosen else char for at, char in enumerate(word))


def _repeated(word: str, random: Random) -> str:
    if len(word) < 5:
        return word
    at = random.randrange(len(word))
    return word[:at] + word[at] * random.randint(3, 6) + word[at + 1 :]


def _split(word: str, random: Random) -> str:
    """Cut a word by a sign; pieces of one letter and words of two good halves stay."""
    if len(word) < 6:
        return word
    at = random.randint(2, 3)
    return f"{word[:at]}{random.choice(_JOINTS)}{word[at:]}"


#: All disguises, by what a person would call them.
DISGUISES = {
    "full width": Disguise("full-width letters", _full_width, keeps_length=True),
    "zero width": Disguise("invisible characters", _per_word(re.compile(r"[^\W\d_]{2,}"), _zero_width)),
    "look-alikes": Disguise("look-alike letters", _per_word(_WORD, _look_alikes), keeps_length=True),
    "mathematical": Disguise("styled letters", _per_word(_LATIN_WORD, _mathematical), keeps_length=True),
    "small capitals": Disguise(
        "styled letters", _per_word(_LATIN_WORD, _by_table(_SMALL_CAPITALS, 3)), keeps_length=True
    ),
    "raised": Disguise("styled letters", _per_word(_LATIN_WORD, _by_table(_RAISED, 4)), keeps_length=True),
    "enclosed": Disguise("enclosed letters", _per_word(_LATIN_WORD, _enclosed), keeps_length=True),
    "flag letters": Disguise("enclosed letters", _per_word(_LATIN_WORD, _flag_letters)),
    "upside down": Disguise("upside-down letters", _upside_down, keeps_length=True),
    "reversed": Disguise("reversed text", _reversed),
    "struck out": Disguise("stray accents", _per_word(_WORD, _struck_out)),
    "piled up": Disguise("stray accents", _per_word(_WORD, _piled_up)),
    "apart": Disguise("letters set apart", _apart),
    "characters apart": Disguise("letters set apart", _per_word(_HAN_RUN, _characters_apart)),
    "leetspeak": Disguise("digits and signs for letters", _per_word(re.compile("[a-z]{5,}"), _leet), needs_words=True),
    "repeated": Disguise("repeated letters", _per_word(re.compile("[a-z]{5,}"), _repeated), needs_words=True),
    "split": Disguise(
        "a split word", _per_word(re.compile("(?<![^ ])[a-z]{6,}(?![^ .,!?])"), _split), needs_words=True
    ),
}
