"""Alphabets in other shapes: mathematical, enclosed, small capitals, raised, full width, and the letters of flags.

Nearly all are compatibility forms, which become plain one by one; here stands what depends on the run that they stand
in, and whether such a run is a trick or ordinary typography.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msglint.text.fold.characters import FRAMED
from msglint.text.fold.view import Edit
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.text.fold.view import Draft

_SMALL_CAPITALS = "".join(char for char, letter in FRAMED.items() if letter.islower())
_LITTLE = r"[\w.@:/ -]{0,2}"
#: Shapes, how many make a run, what may stand between them, and how it is called. Single ones are symbols, footnotes,
#: ordinals and list marks.
_SHAPES = (
    ("\U0001d400-\U0001d7ffℂℊ-ℓℕℙ-ℝℤℨKÅℬℭℯ-ℱℳℴ\U0001ccd6-\U0001ccf9", 2, _LITTLE, "styled letters"),
    (_SMALL_CAPITALS, 2, _LITTLE, "styled letters"),
    (
        "\u02b0-\u02b8\u02e1-\u02e3\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2071\u207f\u2090-\u209c\u2c7c\u2c7d",
        4,
        "",
        "styled letters",
    ),
    ("\u249c-\u24e9\U0001f110-\U0001f189", 2, _LITTLE, "enclosed letters"),
    ("\u2460-\u249b\u24ea-\u24ff\u2776-\u2793", 4, "", "enclosed letters"),
)
_WIDE = "[\uff21-\uff3a\uff41-\uff5a]"
_WIDE_RUN = lazy_pattern(f"{_WIDE}(?:[\\w\uff0e\uff20.@:/-]{{0,2}}{_WIDE})+")
_WIDE_MIXED = lazy_pattern(
    f"(?<!{_WIDE})(?:{_WIDE}++[A-Za-z]++)++{_WIDE}*+|(?<![A-Za-z])(?:[A-Za-z]++{_WIDE}++)++[A-Za-z]*+"
)
_NARROW = lazy_pattern("[A-Za-z]{2}")
_EAST_ASIAN = lazy_pattern("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")

_BRACKETED = "\u2474-\u2487\u249c-\u24b5\U0001f110-\U0001f129"
_BRACKETED_RUN = lazy_pattern(f"[{_BRACKETED}](?: ?[{_BRACKETED}])+")

_FLAG_LETTER = "[\U0001f1e6-\U0001f1ff]"
_FLAG_LETTERS = lazy_pattern(
    rf"{_FLAG_LETTER}{{4,}}+"
    rf"|(?<!{_FLAG_LETTER})(?:{_FLAG_LETTER}[\u200b-\u200d\u2060 ]){{3,}}{_FLAG_LETTER}(?!{_FLAG_LETTER})"
)
#: With anything between them, they are shown as letters.
_FLAG_ROW = lazy_pattern(f"{_FLAG_LETTER}+")
_FIRST_FLAG_LETTER = 0x1F1E6
#: The regions that have a flag (Unicode 15.1, emoji sequences).
_FLAGS = frozenset(
    """
    AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CP CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET EU FI FJ
    FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM
    MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT
    PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL
    TM TN TO TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """.split()  # noqa: SIM905 - a word list reads best as words
)


def read_flags(draft: Draft) -> None:
    """Read the letters that flags are made of, where they make none."""
    edits = []
    for match in _FLAG_LETTERS.finditer(draft.text):
        letters = "".join(map(_flag_letter, match.group()))
        if not _FLAG_ROW.fullmatch(match.group()) or not _are_flags(letters):
            draft.note(*match.span(), "enclosed letters")
            edits.append(Edit(*match.span(), letters))
    draft.replace(edits)


def _flag_letter(char: str) -> str:
    if char == " ":
        return char
    return chr(ord(char) - _FIRST_FLAG_LETTER + 0x41) if char >= chr(_FIRST_FLAG_LETTER) else ""


def note_shapes(draft: Draft) -> None:
    """Note runs of letters in unusual shapes, and read those in brackets as letters: "⒭⒠⒱⒤⒠⒲"."""
    text = draft.text
    for shape, least, between, name in _SHAPES:
        for match in _run_of(shape, least, between).finditer(text):
            draft.note(*match.span(), name)
    for match in _wide(text):
        draft.note(*match.span(), "full-width letters")
    draft.replace([Edit(*match.span(), _without_brackets(match.group())) for match in _BRACKETED_RUN.finditer(text)])


def _are_flags(letters: str) -> bool:
    """Return whether letters are those of a row of flags, two letters each."""
    return all(letters[at : at + 2] in _FLAGS for at in range(0, len(letters), 2))


@cache
def _run_of(shape: str, least: int, between: str) -> re.Pattern[str]:
    return re.compile(f"[{shape}](?:{between}[{shape}]){{{least - 1},}}")


def _wide(text: str) -> Iterator[re.Match[str]]:
    """Find full-width letters where they are no custom: not all through a text, nor in one of East Asia."""
    if _EAST_ASIAN.search(text):
        yield from _WIDE_MIXED.finditer(text)
    elif _NARROW.search(text):
        yield from _WIDE_RUN.finditer(text)


def _without_brackets(run: str) -> str:
    letters = []
    for char in run:
        code = ord(char)
        if char == " ":
            letters.append(char)
        elif code < 0x249C:  # noqa: PLR2004 - numbers from 1 on
            letters.append(str(code - 0x2474 + 1))
        else:
            letters.append(chr(0x61 + (code - (0x249C if code < 0x1F110 else 0x1F110)) % 26))  # noqa: PLR2004 - small, then capital letters
    return "".join(letters)
