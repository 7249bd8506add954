"""The body of a message, plain or HTML, as its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.origin import Origin, Piece
from msglint.part import Part

if TYPE_CHECKING:
    from msglint.part import Include


def body_parts(
    text: str,
    source: str,
    *,
    start: int = 0,
    origin: Origin | None = None,
    includes: tuple[Include, ...] = (),
    is_html: bool = False,
) -> tuple[Part, ...]:
    """Return the parts of a body: one of a plain text; of HTML also labels, hidden texts and comments.

    Args:
        text: the body.
        source: the text in which lines and columns count.
        start: offset of the body in it, where it is a slice of it.
        origin: the way back to it where it is no slice.
        includes: further files that stand in it.
        is_html: whether the body is markup.

    Raises:
        LimitError: the markup is too long, has too many tags, or nests too deeply.
    """
    if not is_html:
        return (Part("body", text, source, start, origin, includes=includes),)
    from msglint.read.html import html_parts  # noqa: PLC0415 - most messages are plain, and start-up counts

    if start and origin is None:
        origin = Origin([Piece(0, len(text), start, start + len(text))])
    return html_parts(text, source, origin=origin, includes=includes)
