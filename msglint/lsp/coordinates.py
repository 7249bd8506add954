"""Offsets of a document as lines and columns of the editor, which counts them in its own way."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from lsprotocol import types

from msglint.span import LineIndex

if TYPE_CHECKING:
    from msglint.span import Span

#: Encoding -> what takes more than one of its units.
_WIDE = {
    types.PositionEncodingKind.Utf8: "[^\x00-\x7f]",
    types.PositionEncodingKind.Utf16: "[\U00010000-\U0010ffff]",
}


class Coordinates:
    """Turns offsets of one text into positions of the protocol: lines and columns from 0.

    The protocol ends lines at CRLF, CR and LF, as msglint does. Each place takes logarithmic time, for an export may
    have a thousand violations on one line of a million characters.

    Args:
        text: the document as the editor has it.
        encoding: what columns are counted in: `utf-8`, `utf-16` or `utf-32`.
        lead: how many code points of the document stand before offset 0.
    """

    def __init__(self, text: str, encoding: types.PositionEncodingKind, lead: int = 0) -> None:
        self._lines = LineIndex(text)
        self._lead = lead
        wide = _WIDE.get(encoding)
        found = [] if wide is None or text.isascii() else list(re.finditer(wide, text))
        self._wide = [match.start() for match in found]
        #: How many further units the first n wide characters take.
        self._further = [0, *accumulate(_units(match.group(), encoding) - 1 for match in found)]

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset in code points."""
        line, column, at = self._lines.position(offset + self._lead)
        units = column - 1 + self._further_units(at) - self._further_units(at - column + 1)
        return types.Position(line - 1, units)

    def range(self, span: Span) -> types.Range:
        """Return the range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def _further_units(self, at: int) -> int:
        return self._further[bisect_left(self._wide, at)]


def _units(char: str, encoding: types.PositionEncodingKind) -> int:
    if encoding is types.PositionEncodingKind.Utf16:
        return 2
    # Half of a surrogate pair has no encoding; it takes as much as what replaces it.
    return len(char.encode("utf-8", "surrogatepass"))
