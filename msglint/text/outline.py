"""What tells cheaply that something is not in a text, each fact found out once and only when it is asked for.

Most of what the text layer looks for needs a sign, a digit or a word that most texts do not hold, or not where it
would matter. A look for some bytes in an outline costs a tenth of a look for classes of characters in the text, so that
nearly all that can be ruled out is ruled out here. Whoever asks must get "perhaps" for all that the closer look finds.
"""

from __future__ import annotations

from functools import cached_property

from msglint.text.lazily import lazy_pattern

#: A letter of ASCII; a digit of ASCII; a blank within a line; what ends one. Signs of ASCII stand for themselves.
_LETTER, _DIGIT, _BLANK, _BREAK = b"a", b"0", b" ", b"\n"
#: Any character outside ASCII, be it a letter, a digit, a blank or a sign: \x80 in the patterns that read outlines.
_OTHER = b"\x80"
#: Stands for a question mark, which is what an encoder writes for a character that it does not know.
_QUESTION = "\x1a"
# The module `string` would compile a pattern for its templates.
_SMALL = "abcdefghijklmnopqrstuvwxyz"
_ASCII = bytes.maketrans(
    f"{_SMALL}{_SMALL.upper()}0123456789\t\r\v\f\x1c\x1d\x1e\x1f".encode(),
    _LETTER * 52 + _DIGIT * 10 + _BLANK + _BREAK * 6 + _BLANK,
)
_MIXED = _ASCII.translate(bytes.maketrans(b"?\x1a", _OTHER + b"?"))
#: What nearly every text has.
_USUAL = b"a0 \n\x80,.'-"

_TO_BLANKS = str.maketrans({chr(code): " " for code in range(128) if chr(code) not in _SMALL})
#: What a run of letters of a script may begin with, and what goes on with it.
_SCRIPTS = (
    ("a-z\u00df-\u00f6\u00f8-\u024f", "\u0300-\u036f"),
    ("\u0370-\u03ff", ""),
    ("\u0400-\u052f", ""),
    ("\u0620-\u064a\u0670-\u06d3", "\u064b-\u065f"),
    (
        "\u0904-\u0939\u093d\u0950\u0958-\u0961\u0971-\u097f",
        "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963",
    ),
    ("\uac00-\ud7a3\u3131-\u318e", ""),
    ("\u30a1-\u30fa\u30fc-\u30ff", ""),
    ("\u3041-\u309f", ""),
)
#: The first class leaps over what can't begin a run.
_RUN = lazy_pattern(
    r"[^\x00-`{-\u00de\u2000-\u303f\u3400-\u9fff\uff00-\U0010ffff](?:"
    + "|".join(f"(?<=[{first}])[{first}{more}]*+" for first, more in _SCRIPTS)
    + ")"
)
_OTHER_DIGIT = lazy_pattern(r"[^\D0-9]")


class Outline:
    """Cheap facts of a text.

    Args:
        text: the text, in small letters.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._held: dict[tuple[str, ...], bool] = {}

    def holds(self, parts: tuple[str, ...]) -> bool:
        """Return whether the text holds any of some strings; several entities ask for the same ones."""
        known = self._held.get(parts)
        if known is None:
            text = self._text
            known = self._held[parts] = any([part in text for part in parts])  # noqa: C419 - a list is faster here
        return known

    @cached_property
    def shape(self) -> bytes:
        r"""One byte for each code point, which says what kind of character stands there.

        `a` is a letter, `0` a digit, a blank any blank within a line, `\n` what ends a line; other signs of ASCII stand
        for themselves. `\x80` is any character outside ASCII, be it a letter, a digit, a blank or a sign.
        """
        if self._text.isascii():
            return self._text.encode("ascii").translate(_ASCII)
        return self._text.replace("?", _QUESTION).encode("ascii", "replace").translate(_MIXED)

    @cached_property
    def signs(self) -> frozenset[int]:
        """The signs of ASCII in the shape, but for those that nearly every text has: `,.'-`."""
        return frozenset(self.shape.translate(None, _USUAL))

    @cached_property
    def words(self) -> list[str]:
        """The runs of letters of one script, but for scripts of thousands of characters."""
        if self._text.isascii():
            return self._text.translate(_TO_BLANKS).split()
        return _RUN.findall(self._text)

    @cached_property
    def has_other_digits(self) -> bool:
        """Whether there are digits outside ASCII."""
        return not self._text.isascii() and _OTHER_DIGIT.search(self._text) is not None
