"""What a matcher finds, before it becomes a violation."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msglint.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.match.document import Reading
    from msglint.match.tokens import Hit, Range
    from msglint.part import Part, PartName
    from msglint.span import Span
    from msglint.violation import Confidence


_NONE: Mapping[str, Any] = MappingProxyType({})


class Match(Record):
    """One place, or the message as a whole, that a finder points at.

    Attributes:
        reading: the part where it stands; None for the message as a whole.
        span: raw offsets within the part's text; None likewise.
        where: the tokens that it covers; None where it has none.
        parts: the finder's part names -> their tokens.
        confidence: how sure the structure makes it.
        values: what the message text may name in braces, beside the parts.
        reads: what an entity reads where it is written out; empty where it is plain.
        about: the part that a match without a reading is about.
        held: the text that is reported in place of the span, and the range of it, for what belongs to the span without
            being text there.
    """

    reading: Reading | None
    span: Span | None
    where: Range | None = None
    parts: Mapping[str, Hit] = _NONE
    confidence: Confidence = "high"
    values: Mapping[str, str] = _NONE
    reads: str = ""
    about: PartName = "body"
    held: tuple[Part, Span] | None = None

    def shown(self) -> tuple[Part, Span] | None:
        """Return the text that is reported and the range of it; None for the message as a whole."""
        if self.held or self.reading is None or self.span is None:
            return self.held
        return self.reading.part, self.span
