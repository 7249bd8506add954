"""The bytes of a mail, each of which knows where it stands in the file as a person sees it."""

from __future__ import annotations

import binascii
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from msglint.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_ESCAPE = re.compile(r"=([0-9A-Fa-f]{2})|=[ \t]*(?:\r\n|\r|\n|$)|[ \t]+(?=\r\n|\r|\n|$)")
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")
_CHARS_IN_GROUP, _BYTES_IN_GROUP = 4, 3


class File:
    """The bytes of a file and the text that an editor shows for them.

    Args:
        data: the bytes; UTF-8 where they are, every other byte one character.

    Attributes:
        raw: the bytes as a text, one character each.
        text: what an editor shows.
    """

    def __init__(self, data: bytes) -> None:
        self.raw = data.decode("latin-1")
        shown = data.decode("utf-8", "surrogateescape")
        self.text = re.sub("[\ud800-\udfff]", "\ufffd", shown)
        self._after: list[int] = []
        self._extra: list[int] = []
        if not data.isascii():
            self._measure(shown)

    def _measure(self, shown: str) -> None:
        """Note behind which byte the characters fall short of the bytes, and by how many."""
        extra = 0
        for match in re.finditer("[\x80-\ud7ff\ue000-\U0010ffff]", shown):
            size = len(match.group().encode())
            self._after.append(match.start() + extra + 1)
            extra += size - 1
            self._extra.append(extra)

    def span(self, start: int, end: int) -> Span:
        """Return the range of the text that a range of bytes is shown as."""
        return Span(self._shown(start), self._shown(end - 1) + 1 if end > start else self._shown(start))

    def _shown(self, at: int) -> int:
        """Return the offset of the character that a byte belongs to."""
        index = bisect_right(self._after, at) - 1
        if index < 0:
            return at
        first = self._after[index] - 1
        before = self._extra[index - 1] if index else 0
        length = self._extra[index] - before + 1
        return first - before if at < first + length else at - self._extra[index]


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
    """Return what base64 stands for; signs that don't belong there are passed over."""
    body = raw.partition("=")[0] if "=" in raw else raw
    places = [at for at, sign in enumerate(body) if sign.isascii() and (sign.isalnum() or sign in "+/")]
    signs = _NO_BASE64.sub("", body)
    signs = signs[: len(signs) - 1] if len(signs) % _CHARS_IN_GROUP == 1 else signs
    data = binascii.a2b_base64(signs + "=" * (-len(signs) % _CHARS_IN_GROUP))
    firsts = [at // _BYTES_IN_GROUP * _CHARS_IN_GROUP + at % _BYTES_IN_GROUP for at in range(len(data))]
    return Octets(data, [start + places[at] for at in firsts], [start + places[at + 1] + 1 for at in firsts])
