"""From a change of what is read to a change of the source, where one is as good as the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from msglint.part import Part

#: A longer stretch is no sentence, and looking at each of its code points takes its time.
_LONGEST = 4_000
#: What a reader leaves out without a trace: blanks that HTML evens out, YAML's indent, soft line breaks of mails.
_NOTHING = lazy_pattern(r"(?:[ \t\n\f\r]|=\r?\n)*")


class Change(NamedTuple):
    """A range of a part's text, in code points, and what stands there instead."""

    start: int
    end: int
    new: str


class Patch(NamedTuple):
    """A range of the source, in code points, and what stands there instead."""

    start: int
    end: int
    new: str


def applied(text: str, changes: Sequence[Change]) -> str:
    """Return a text after changes, which are in its order and don't overlap."""
    return "".join(_pieces(text, changes))


def patched(part: Part, changes: Sequence[Change]) -> Patch | None:
    """Return the one change of the source that makes all changes of the text; None where there is none for sure.

    What lies between the changes stays as the source writes it.

    Args:
        part: the part.
        changes: ranges of its text, in their order and without overlaps.
    """
    places = [place_of(part, change) for change in changes]
    found = [place for place in places if place is not None]
    if not found or len(found) < len(changes):
        return None
    inner = [
        Change(place.start - found[0].start, place.end - found[0].start, change.new)
        for place, change in zip(found, changes, strict=True)
    ]
    source = part.place(Span(0, 0)).source
    start, end = found[0].start, found[-1].end
    if any(left.end > right.start for left, right in pairwise(found)):
        return None
    return Patch(start, end, applied(source[start:end], inner))


def place_of(part: Part, change: Change) -> Span | None:
    """Return the range of the source that holds a range of the text and nothing else; None where there is none."""
    start, end, _ = change
    if part.includes and any(part.place(Span(at, at + 1)).file for at in (start, max(start, end - 1))):
        return None
    if part.origin is None:
        return Span(part.start + start, part.start + end)
    if end - start > _LONGEST:
        return None
    return _gap(part, start) if start == end else _held(part, start, end)


def _held(part: Part, start: int, end: int) -> Span | None:
    source, text = part.source, part.text
    before, after = _at(part, start - 1), _at(part, end)
    inside = [part.place(Span(at, at + 1)).span for at in range(start, end)]
    # What the reader has added stands nowhere: it goes with the blanks of the source that it was read from.
    at = inside[0].start if inside[0].start < inside[0].end or before is None else before.end
    if before and before.start < before.end and before.end > at:
        return None
    begin = at
    last = Span(-1, -1)
    for place in inside:
        if place.start < place.end and place != last:
            if place.start < at or not _NOTHING.fullmatch(source, at, place.start):
                return None
            at = place.end
        last = place
    added = inside[-1].start == inside[-1].end
    if after and after.start >= at and (added or text[end - 1] == "\n") and _NOTHING.fullmatch(source, at, after.start):
        at = after.start
    elif added:
        return None
    if at == begin or (after and after.start < after.end and after.start < at):
        return None
    return Span(begin, at)


def _gap(part: Part, at: int) -> Span | None:
    """Return the place between two code points, at the side of one that the source writes as it reads."""
    before, after = _at(part, at - 1), _at(part, at)
    if before and after and before.end > after.start:
        return None
    if after and part.source[after.start : after.end] == part.text[at]:
        return Span(after.start, after.start)
    if before and part.source[before.start : before.end] == part.text[at - 1]:
        return Span(before.end, before.end)
    return None


def _at(part: Part, at: int) -> Span | None:
    return part.place(Span(at, at + 1)).span if 0 <= at < len(part.text) else None


def _pieces(text: str, changes: Sequence[Change]) -> Iterator[str]:
    at = 0
    for change in changes:
        yield text[at : change.start]
        yield change.new
        at = change.end
    yield text[at:]
