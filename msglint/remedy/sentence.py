"""The whole of a sentence: with its full stop, its quotation marks, and the addresses that end it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msglint.match.tokens import Range
from msglint.span import Span
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from msglint.match.document import Reading
    from msglint.match.found import Match

_OPENING = lazy_pattern(r"[\"'“”„‘‚«»‹›¿¡(（\[【「『《*_]+$")
_CLOSING = r"\"'”“’‘»«›)）\]】」』》*_"
_END = lazy_pattern(rf"[/{_CLOSING}]*(?:[ \t\u00a0\u202f]?[.!?。！？．｡…‽؟।]+[{_CLOSING}]*|[,;:，、；：،؛]+)?")
_REACH = 20
_LINE_BREAK = lazy_pattern(r"\r\n|[\r\n\u2028]")
_FULL_STOP = lazy_pattern(r"[.!?。！？．｡‽؟।]")
_COLON = lazy_pattern("[:：]")
#: What begins a new item, and no rest of a line.
_ITEM = lazy_pattern(r"[ \t]*(?:[-*•·–—#>]|\d{1,2}[.)])")
#: A line at least this long was broken because it was full.
_LONG_LINE = 50
#: What a sentence may end with, or begin, beside words.
_ENTITIES = ("link", "email", "placeholder")


def sentence_of(match: Match) -> Span | None:
    """Return the range of the sentences that a match stands in, as raw offsets; None where there are no words."""
    reading = match.reading
    if reading is None or match.span is None:
        return None
    where = match.where or reading.tokens_near(match.span)
    if where is None:
        return None
    found = reading.span(_unbroken(reading, reading.sentences_of(where))).cover(match.span)
    return _with_signs(reading.part.text, _with_entities(reading, found))


def _unbroken(reading: Reading, where: Range) -> Range:
    """Return a range of sentences with those of which it is the rest, or that are its rest: a line was broken there."""
    sentences = reading.segments.sentences
    first, last = reading.segments.sentence_at(where.first), reading.segments.sentence_at(where.last - 1)
    while first > 0 and _goes_on(reading, first - 1):
        first -= 1
    while last + 1 < len(sentences) and _goes_on(reading, last):
        last += 1
    return Range(sentences[first].first, sentences[last].last)


def _goes_on(reading: Reading, sentence: int) -> bool:
    """Return whether a sentence, by its number, goes on in the next, though a line ends between them."""
    sentences, text = reading.segments.sentences, reading.part.text
    end = reading.span(Range(*sentences[sentence])).end
    start = reading.span(Range(*sentences[sentence + 1])).start
    between = text[end:start]
    if len(_LINE_BREAK.findall(between)) != 1 or "\u2028" in between or _FULL_STOP.search(between):
        return False
    line = max(text.rfind(sign, max(0, end - _REACH * _REACH), end) for sign in "\r\n") + 1
    if _ITEM.search(between) or _ITEM.match(text, line):
        return False
    if _COLON.search(between):
        # "Our catalogue is here:", and the address on the next line.
        links = reading.entities("link")
        at = bisect_left(links, start, key=lambda one: one.start)
        return at < len(links) and links[at].start == start
    return end - line >= (_LONG_LINE if text[line:end].isascii() else _LONG_LINE // 2)


def _with_entities(reading: Reading, found: Span) -> Span:
    for kind in _ENTITIES:
        entities = reading.entities(kind)
        for edge in found:
            at = bisect_left(entities, edge, key=lambda one: one.start) - 1
            if at >= 0 and edge < entities[at].end:
                found = found.cover(Span(entities[at].start, entities[at].end))
    return found


def _with_signs(text: str, found: Span) -> Span:
    opening = _OPENING.search(text, max(0, found.start - _REACH), found.start)
    closing = _END.match(text, found.end)
    return Span(opening.start() if opening else found.start, closing.end() if closing else found.end)
