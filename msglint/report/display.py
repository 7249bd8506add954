"""How text of unknown origin is shown: how wide each character is, and a visible stand-in where it has no shape."""

from __future__ import annotations

import codecs
from unicodedata import category, east_asian_width

from msglint.tuples import NamedTuple

_TAB = "    "
_FANCY = "…⟨⟩␛"
_ASCII_PICTURES = 0x2400  # U+2400 is the picture of U+0000, and so on
_DELETE = "\x7f"
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_EMOJI_PRESENTATION = "\ufe0f"
#: Characters without a shape that Unicode counts as letters or marks; all others are known by their category.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0").union(
    map(chr, range(0xFE00, 0xFE10)), map(chr, range(0xE0100, 0xE01F0))
)


class Cell(NamedTuple):
    """What stands on the screen for one character, and the columns that it takes."""

    text: str
    width: int


class Display:
    """Turns characters into cells that a stream can carry and a terminal shows in as many columns as counted.

    Control, bidirectional, zero-width and unassigned characters become visible (`␛`, `⟨U+200B⟩`), so that a hostile
    message can't hide anything or move the cursor. What the encoding lacks becomes a backslash escape.

    Args:
        encoding: the stream's encoding; None for a stream of text without one.
    """

    def __init__(self, encoding: str | None) -> None:
        self._encoding = None if is_unicode(encoding) else encoding
        self._fancy = self._can_encode(_FANCY)
        self._cells: dict[str, Cell] = {}
        #: Says that something is left out.
        self.ellipsis = "…" if self._fancy else "..."

    def cells(self, text: str) -> list[Cell]:
        """Return one cell per code point; some are empty."""
        cells = []
        previous = ""
        for char in text:
            cell = self._cells.get(char)
            if cell is None:
                cell = self._cells[char] = self._cell(char)
            if not char.isascii() and previous:
                # Terminals disagree on the width of an emoji with this selector; without it they don't.
                if char == _EMOJI_PRESENTATION and category(previous)[0] in "SPN":
                    cell = Cell("", 0)
                elif char in _SKIN_TONES and category(previous) == "So":
                    cell = Cell(cell.text, 0 if cell.text == char else cell.width)
            cells.append(cell)
            previous = char
        return cells

    def shown(self, text: str) -> str:
        """Return one line of a text, every character of it visible."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(cell.text for cell in self.cells(text))

    def _cell(self, char: str) -> Cell:
        if " " <= char < _DELETE:
            return Cell(char, 1)
        if char == "\t":
            return Cell(_TAB, len(_TAB))
        kind = category(char)
        if kind[0] == "C" or kind in {"Zl", "Zp"} or char in _BLANK:
            name = self._name(char)
            return Cell(name, len(name))
        if not self._can_encode(char):
            name = char.encode("ascii", "backslashreplace").decode("ascii")
            return Cell(name, len(name))
        return Cell(char, _width(char, kind))

    def _name(self, char: str) -> str:
        code = ord(char)
        if not self._fancy:
            return f"<U+{code:04X}>"
        if char < " ":
            return chr(_ASCII_PICTURES + code)
        return "␡" if char == _DELETE else f"⟨U+{code:04X}⟩"

    def _can_encode(self, text: str) -> bool:
        if self._encoding is None:
            return True
        try:
            text.encode(self._encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True


def is_unicode(encoding: str | None) -> bool:
    """Return whether a stream of that encoding carries every character."""
    if encoding is None:
        return True
    try:
        return codecs.lookup(encoding).name.startswith("utf")
    except LookupError:
        return False


def _width(char: str, kind: str) -> int:
    # The second half of a decomposed Hangul syllable joins the first. A spacing mark (Mc) is counted, as most
    # terminals do; where one doesn't, the line is only shorter.
    if kind in {"Mn", "Me"} or "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
