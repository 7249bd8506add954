"""The bytes of a mail, each of which knows where it stands in the file as a person sees it."""

from __future__ import annotations

import binascii
import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ESCAPE = re.compile(r"=([0-9A-Fa-f]{2})|=[ \t]*+(?:\r\n|\r|\n|$)|(?<![ \t])[ \t]++(?=\r\n|\r|\n|$)")
_BASE64 = re.compile(r"[A-Za-z0-9+/]")
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")
_PADDING = re.compile(r"=[=\s]*")
_CHARS_IN_GROUP, _BYTES_IN_GROUP = 4, 3
_MOST_GUESSES = 50
_NO_TEXT = re.compile("[\ud800-\udfff]")
#: Which bytes begin a character of UTF-8.
_BEGINS = bytes(not 0x80 <= byte < 0xC0 for byte in range(256))  # noqa: PLR2004 - the bits 10 mark the others
#: Bytes are counted in blocks of this size, so that a place far behind is found as fast as one near the beginning.
_BLOCK = 1024


class File:
    """The bytes of a file and the text that an editor shows for them.

    Args:
        data: the bytes; UTF-8 where they are, every other byte one character.

    Attributes:
        raw: the bytes as a text, one character each; line breaks where a byte order mark stands.
        text: what an editor shows.
        charset: the one that the mail names, for what names none of its own.
        guesses: how many times more a charset that the file doesn't tell may be guessed.
    """

    def __init__(self, data: bytes) -> None:
        self.raw = data.decode("latin-1")
        if data.startswith(BOM_UTF8):
            # The mark is no part of the first header.
            self.raw = "\n" * len(BOM_UTF8) + self.raw[len(BOM_UTF8) :]
        shown = data.decode("utf-8", "surrogateescape")
        self.text = _NO_TEXT.sub("\ufffd", shown)
        self.charset = "utf-8"
        self.guesses = _MOST_GUESSES
        self._begins = b""
        self._before: list[int] = []
        if not data.isascii():
            self._measure(shown)

    def _measure(self, shown: str) -> None:
        """Note which bytes begin a character, and how many do before each block."""
        self._begins = _NO_TEXT.sub("?", shown).encode().translate(_BEGINS) + b"\1"
        before = 0
        for at in range(0, len(self._begins), _BLOCK):
            self._before.append(before)
            before += self._begins.count(1, at, at + _BLOCK)

    def span(self, start: int, end: int) -> Span:
        """Return the range of the text that a range of bytes is shown as."""
        return Span(self._shown(start), self._shown(end - 1) + 1 if end > start else self._shown(start))

    def _shown(self, at: int) -> int:
        """Return the offset of the character that a byte belongs to."""
        if not self._begins:
            return at
        block = at // _BLOCK
        return self._before[block] + self._begins.count(1, block * _BLOCK, at + 1) - 1


class Octets(NamedTuple):
    """Decoded bytes.

    Attributes:
        data: the bytes.
        starts: where the source of each begins, as offsets of bytes in the file.
        ends: where it ends.
    """

    data: bytes
    starts: range | list[int]
    ends: range | list[int]


def plain(raw: str, start: int) -> Octets:
    """Return bytes that stand as they are."""
    end = start + len(raw)
    return Octets(raw.encode("latin-1"), range(start, end), range(start + 1, end + 1))


def quoted_printable(raw: str, start: int, *, in_header: bool = False) -> Octets:
    """Return what quoted-printable stands for; what is no escape stands for itself, as all mail programs have it."""
    pieces: list[Octets] = []
    at = 0
    for match in _ESCAPE.finditer(raw):
        if in_header and match[1] is None:
            continue
        pieces.append(plain(raw[at : match.start()], start + at))
        if match[1]:
            pieces.append(Octets(bytes([int(match[1], 16)]), [start + match.start()], [start + match.end()]))
        at = match.end()
    return joined([*pieces, plain(raw[at:], start + at)])


def joined(pieces: Sequence[Octets]) -> Octets:
    """Return bytes that follow each other."""
    return Octets(
        b"".join(piece.data for piece in pieces),
        [at for piece in pieces for at in piece.starts],
        [at for piece in pieces for at in piece.ends],
    )


def base64(raw: str, start: int) -> Octets:
    """Return what base64 stands for; signs that don't belong there are passed over, and padding ends nothing."""
    return joined([_stretch(raw, first, end, start) for first, end in _stretches(raw)])


def base64_data(raw: str) -> bytes:
    """Return the bytes alone."""
    return b"".join(_decoded(raw[first:end]) for first, end in _stretches(raw))


def _stretches(raw: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of base64 up to each padding: mails are glued together from stretches encoded on their own."""
    first = at = signs = 0
    for match in _PADDING.finditer(raw):
        signs += match.start() - at - sum(map(len, _NO_BASE64.findall(raw, at, match.start())))
        at = match.end()
        over = signs % _CHARS_IN_GROUP
        if over > 1 and over + match.group().count("=") >= _CHARS_IN_GROUP:
            yield first, match.start()
            first, signs = at, 0
    yield first, len(raw)


def _decoded(raw: str) -> bytes:
    signs = _NO_BASE64.sub("", raw)
    signs = signs[:-1] if len(signs) % _CHARS_IN_GROUP == 1 else signs
    return binascii.a2b_base64(signs + "=" * (-len(signs) % _CHARS_IN_GROUP))


def _stretch(raw: str, first: int, end: int, start: int) -> Octets:
    places = [match.start() for match in _BASE64.finditer(raw, first, end)]
    data = _decoded(raw[first:end])
    firsts = [at // _BYTES_IN_GROUP * _CHARS_IN_GROUP + at % _BYTES_IN_GROUP for at in range(len(data))]
    return Octets(data, [start + places[at] for at in firsts], [start + places[at + 1] + 1 for at in firsts])
