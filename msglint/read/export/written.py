"""A text as a file writes it, in quotes or with escapes: what it reads and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.origin import Collage, Origin, Piece
from msglint.part import Part
from msglint.read.body import body_parts
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.part import PartName


class Written(NamedTuple):
    """A text with the way back to its file.

    Attributes:
        text: what it reads.
        start: offset in the file, in code points, where the text is a slice of the file.
        origin: the way back where it is no slice.
    """

    text: str
    start: int = 0
    origin: Origin | None = None

    @classmethod
    def cut(cls, source: str, start: int, end: int, within: Origin | None = None) -> Written:
        """Return a range of a source as it stands; `within` is the way on where the source isn't the file."""
        if within is None:
            return cls(source[start:end], start)
        return cls(source[start:end], 0, Origin([Piece(0, end - start, start, end)], within))

    @classmethod
    def joined(cls, pieces: Iterable[tuple[str, int, int]], within: Origin | None = None) -> Written:
        """Put a text together from what ranges of a source read: text, start, end; `within` as for `cut`."""
        collage = Collage()
        for text, start, end in pieces:
            collage.add(text, start, end)
        return cls(collage.text, 0, collage.origin(within))

    def way(self) -> Origin:
        """Return the way back to the file for what is found in the text."""
        size = len(self.text)
        return self.origin or Origin([Piece(0, size, self.start, self.start + size)])

    def begin(self) -> int:
        """Return the offset in the file at which the text begins."""
        return self.origin.span(0, 1).start if self.origin else self.start

    def part(self, name: PartName, source: str) -> Part:
        """Return the text as a part; `source` is the whole file."""
        return Part(name, self.text, source, self.start, self.origin)

    def body(self, source: str, *, is_html: bool) -> tuple[Part, ...]:
        """Return the text as a body; `source` is the whole file."""
        return body_parts(self.text, source, start=self.start, origin=self.origin, is_html=is_html)
