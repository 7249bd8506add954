"""The source of an HTML document: which of its ranges a text node or an attribute's value was read from.

The parser gives offsets of nodes; within them, character references and dropped characters shift what follows.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from msglint.origin import Collage, Origin, Piece
from msglint.part import Part
from msglint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.part import Include

_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f\r <&#;]{1,32};?)")
#: Where a text node and its source may part.
_SPECIAL = re.compile(r"[&<\r\0]")
_TAG_NAME = re.compile(r"<[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"?|'(?P<single>[^']*)'?|(?P<bare>[^\s>]+)))?"
)
#: A tag with more attributes than this is no work of a mail program.
_MOST_ATTRIBUTES = 200


class Aligned(NamedTuple):
    """A stretch of text and the range of the markup that it was read from."""

    text: str
    start: int
    end: int


class Markup:
    """An HTML source.

    Args:
        text: the markup.
        source: the file that holds it, in which lines and columns count.
        origin: the way from the markup to the file; None where it is the file.
        includes: further files that stand in it.
    """

    def __init__(self, text: str, source: str, origin: Origin | None, includes: tuple[Include, ...] = ()) -> None:
        self.text = text
        self.source = source
        self.origin = origin
        self.includes = includes

    def part(self, text: str, start: int, end: int) -> Part:
        """Return a range of the markup as a text of its own, which reads as given."""
        return self._part(text, Origin([Piece(0, len(text), start, end)], self.origin))

    def collected(self, collage: Collage, **fields: object) -> Part:
        """Return a text that was put together from the markup as a part of the body."""
        return self._part(collage.text, collage.origin(self.origin), **fields)

    def _part(self, text: str, origin: Origin, **fields: object) -> Part:
        return Part("body", text, self.source, origin=origin, includes=self.includes, **fields)  # type: ignore[arg-type] # fields of Part, from within this package

    def aligned(self, start: int, data: str) -> Iterator[Aligned]:
        """Yield where the text of a node was read from, in the order of the text.

        Args:
            start: where the parser says that the node begins.
            data: the node's text, character references read.
        """
        if self.text.startswith(data, start) and "\r" not in data:
            yield Aligned(data, start, start + len(data))
            return
        yield from self._stepwise(start, data)

    def _stepwise(self, at: int, data: str) -> Iterator[Aligned]:
        text, done, begin, special = self.text, 0, at, -1
        while done < len(data) and at < len(text):
            if special < at:
                found = _SPECIAL.search(text, at)
                special = found.start() if found else len(text)
            plain = min(special - at, len(data) - done)
            if plain and text.startswith(data[done : done + plain], at):
                yield Aligned(data[done : done + plain], at, at + plain)
                at, done = at + plain, done + plain
                continue
            read = _read_at(text, at, data, done)
            if read:
                end, length = read
                yield Aligned(data[done : done + length], at, end)
                at, done = end, done + length
            elif plain:
                next_one = text.find(data[done], at + 1, special)
                at = next_one if next_one > 0 else special
            else:
                at = _skipped(text, at)
        if done < len(data):
            # Never seen; still, what a buyer reads must not be lost.
            yield Aligned(data[done:], begin, min(begin + 1, len(text)))

    def attributes(self, start: int) -> dict[str, Span]:
        """Return the ranges of the values of a start tag's attributes; a repeated one counts once, as in a browser."""
        tag = _TAG_NAME.match(self.text, start)
        found: dict[str, Span] = {}
        at = tag.end() if tag else len(self.text)
        for _ in range(_MOST_ATTRIBUTES):
            match = _ATTRIBUTE.match(self.text, at)
            if match is None or match.group().strip()[:1] == ">":
                break
            at = match.end()
            where = match.span(match.lastgroup or "name") if match.lastgroup != "name" else (at, at)
            found.setdefault(match["name"].lower(), Span(*where))
        return found

    def tag_end(self, start: int) -> int:
        """Return where a start tag ends, behind its `>`."""
        spans = self.attributes(start).values()
        end = self.text.find(">", max((span.end for span in spans), default=start))
        return end + 1 if end >= 0 else len(self.text)

    def value(self, span: Span) -> Part:
        """Return the value of an attribute as a text of its own, character references read."""
        collage = Collage()
        at = span.start
        for match in _REFERENCE.finditer(self.text, *span):
            collage.add(self.text[at : match.start()], at, match.start())
            collage.add(html.unescape(match.group()), *match.span())
            at = match.end()
        collage.add(self.text[at : span.end], at, span.end)
        return self.collected(collage)


def _read_at(text: str, at: int, data: str, done: int) -> tuple[int, int] | None:
    """Return where the source of the next characters of a node ends, and how many they are; None if it is not here."""
    sign = text[at]
    if sign == "&":
        reference = _REFERENCE.match(text, at)
        meant = html.unescape(reference.group()) if reference else ""
        if reference and meant and meant != reference.group() and data.startswith(meant, done):
            return reference.end(), len(meant)
    if sign == "\r" and data[done] == "\n":
        return at + (2 if text.startswith("\r\n", at) else 1), 1
    return (at + 1, 1) if sign == data[done] else None


def _skipped(text: str, at: int) -> int:
    """Return where to go on behind what is no text: a tag between two merged nodes, or a dropped character."""
    if text[at] != "<":
        return at + 1
    closing = "-->" if text.startswith("<!--", at) else ">"
    end = text.find(closing, at)
    return end + len(closing) if end >= 0 else at + 1
