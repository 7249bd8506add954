"""What a scorer weighs in every language: the senses of words, and which senses stand near each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msglint.ruleset.scorer import SENSE
from msglint.text.grams import Gram

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from msglint.match.document import Reading

#: Senses count as a pair up to so many items apart, whichever comes first: languages order their words differently.
_REACH = 5
_SHORT_NUMBER = 2
_STAR_COUNTS = ("1", "2", "3", "4", "5", "10")
_QUESTION = "?？؟"


class _Item(NamedTuple):
    """A word or phrase with its senses, or a sign: the end of a clause or sentence."""

    senses: tuple[str, ...]
    first: int
    last: int
    sign: bool = False


def sense_grams(reading: Reading, sentence: int) -> list[Gram]:
    """Return the senses of a sentence, pairs of neighbours in their order, and pairs within reach in any order.

    Args:
        reading: the part.
        sentence: the number of the sentence.
    """
    return [
        Gram(name, item.first, item.last, (other.first, other.last) if other else None)
        for name, item, other in _named(_items(reading, sentence))
    ]


def sense_names(reading: Reading, sentence: int) -> list[str]:
    """Return what `sense_grams` returns, without the places."""
    return [name for name, _, _ in _named(_items(reading, sentence))]


def _named(items: Sequence[_Item]) -> Iterator[tuple[str, _Item, _Item | None]]:
    for at, item in enumerate(items):
        for sense in item.senses:
            yield f"{SENSE}{sense}", item, None
        for other in items[at + 1 : at + 2]:
            for sense in item.senses:
                for after in other.senses:
                    yield f"{SENSE}{sense}>{after}", item, other
        if not item.sign:
            for other in items[at + 1 : at + 1 + _REACH]:
                for sense in item.senses:
                    for near in other.senses:
                        yield f"{SENSE}{sense} {near}" if sense <= near else f"{SENSE}{near} {sense}", item, other


def _items(reading: Reading, sentence: int) -> list[_Item]:
    tokens, sentences = reading.segments
    where = sentences[sentence]
    tagged: dict[int, _Item] = {}
    for tag in reading.tags(sentence):
        known = tagged.get(tag.first)
        tagged[tag.first] = _Item(((*known.senses, tag.sense) if known else (tag.sense,)), tag.first, tag.last)
    items: list[_Item] = []
    at = where.first
    while at < where.last:
        if at > where.first and tokens[at].clause != tokens[at - 1].clause:
            items.append(_Item((",",), at - 1, at, sign=True))
        item = tagged.get(at)
        if item is None and tokens[at].text.isdecimal():
            item = _Item((_number(tokens[at].text),), at, at + 1)
        if item is not None:
            items.append(item)
        at = item.last if item else at + 1
    end = tokens[where.last - 1].end
    stop = reading.folded.text[end : end + 1]
    items.append(_Item(("?" if stop and stop in _QUESTION else ".",), where.last - 1, where.last, sign=True))
    return items


def _number(text: str) -> str:
    """Return the sense of a number: how many stars it may be, or none of these."""
    plain = str(int(text)) if len(text) <= _SHORT_NUMBER else text
    return f"n{plain}" if plain in _STAR_COUNTS else "number"
