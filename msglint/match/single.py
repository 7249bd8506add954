"""Finders of one thing in a text: an entity with certain attributes, or a plain pattern."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msglint.errors import RuleTimeoutError
from msglint.match.excuse import said
from msglint.match.found import Match
from msglint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.match.document import Attached, Document, Reading
    from msglint.ruleset.rule import Entity, Pattern
    from msglint.text.entities import Found


def find_entity(finder: Entity, document: Document) -> Iterator[Match]:
    """Return a match for each entity of the finder's kind whose attributes fit."""
    if finder.beside and not any(reading.entities(kind) for reading in document.readings for kind in finder.beside):
        return
    for reading in document.reads(finder.reads):
        for match in _matches(finder, reading):
            if finder.near is None or said(finder.near, match, document):
                yield match


def _matches(finder: Entity, reading: Reading) -> Iterator[Match]:
    for found in reading.entities(finder.kind):
        if _wanted(found, finder):
            yield _match(reading, Span(found.start, found.end), found.reads)
    for attached in reading.attached(finder.kind):
        if _wanted(attached.found, finder):
            yield _held(reading, attached)


def _wanted(found: Found, finder: Entity) -> bool:
    return fits(found, finder.where) and not (finder.but_not and fits(found, finder.but_not))


def find_pattern(finder: Pattern, document: Document, rule: str) -> Iterator[Match]:
    """Return a match for each place where a pattern fits the raw text.

    Raises:
        RuleTimeoutError: the pattern ran longer than it may.
    """
    for reading in document.reads(finder.reads):
        if finder.begins and not any(sign in reading.part.text for sign in finder.begins):
            continue
        try:
            spans = _spans(finder, reading.part.text)
        except TimeoutError:
            raise RuleTimeoutError(rule, finder.limit) from None
        for span in spans:
            yield _match(reading, span)


def _spans(finder: Pattern, text: str) -> list[Span]:
    def search() -> list[Span]:
        found = _compiled(finder.pattern).finditer(text, timeout=finder.limit)
        return [Span(*match.span()) for match in found if match.end() > match.start()]

    try:
        return search()
    except TimeoutError:
        # The clock also runs while Python tidies its memory or another program has the processor.
        return search()


def fits(found: Found, where: tuple[tuple[str, tuple[str, ...]], ...]) -> bool:
    """Return whether an entity has one of the values for each attribute that it has at all."""
    return all(found.attributes.get(name, values[0]) in values for name, values in where)


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Any:
    import regex  # noqa: PLC0415 - only rules with a pattern need it

    return regex.compile(pattern, regex.VERSION1)


def _match(reading: Reading, span: Span, reads: str = "") -> Match:
    text = " ".join(reading.part.text[span.start : span.end].split())
    return Match(reading, span, reading.tokens_at(*span), values={"text": text}, reads=reads)


def _held(reading: Reading, attached: Attached) -> Match:
    """Return the match of what belongs to a place of a part without being text of it."""
    hit, part, anchor, values = attached
    span = Span(hit.start, hit.end)
    shown = {"text": " ".join(part.text[span.start : span.end].split()), **dict(values)}
    where = reading.tokens_near(anchor)
    return Match(reading, anchor, where, values=shown, reads=hit.reads, held=(part, span))
