"""What in a text belongs to the seller: names that say nothing, links and numbers that need no reason."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msglint.own import NOTHING
from msglint.span import Span
from msglint.text.fold import fold
from msglint.text.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.own import Own
    from msglint.text.entities import Found, Text
    from msglint.text.fold import View
    from msglint.text.segment import Segments

#: Entities that can belong to the seller.
_OWNED = ("link", "phone")


def names_in(raw: str, view: View, segments: Segments, own: Own) -> Iterator[int]:
    """Yield the numbers of the tokens that are names of the seller's products and brands.

    A name counts as it is written: "our Five Star Review" may be a notebook, "a five star review" is none.

    Args:
        raw: the raw text.
        view: its folded view.
        segments: the tokens of the view.
        own: what belongs to the seller.
    """
    if not own.words:
        return
    found = segments.words
    for name, words in _names_of(own):
        written = name.split()
        for at, word in enumerate(found):
            last = at + len(words)
            if word == words[0] and tuple(found[at:last]) == words:
                start, end = view.source(segments.places[at][0], segments.places[last - 1][1])
                if raw[start:end].split() == written:
                    yield from range(at, last)


def told_own(found: list[Found], text: Text, own: Own) -> list[Found]:
    """Return entities of one kind, of those that belong to the seller with the attribute `own` set."""
    if not found or own is NOTHING:
        return found
    if own == NOTHING or not found or found[0].kind not in _OWNED:
        return found
    return [_owned(hit) if _belongs(hit, text, own) else hit for hit in found]


def _belongs(hit: Found, text: Text, own: Own) -> bool:
    if hit.kind == "link":
        return own.has_host(hit.host)
    first, last = text.folded.target(Span(hit.start, hit.end))
    return own.has_phone(hit.reads or text.folded.text[first:last])


def _owned(hit: Found) -> Found:
    return hit._replace(attributes={**hit.attributes, "own": "yes"})


@lru_cache(maxsize=64)
def _names_of(own: Own) -> list[tuple[str, tuple[str, ...]]]:
    """Return the seller's names, each with the tokens that it is in a text, the longest first."""
    read = ((name, tuple(segment(fold(name).text).words)) for name in own.words)
    return sorted(((name, tokens) for name, tokens in read if tokens), key=lambda item: len(item[1]), reverse=True)
