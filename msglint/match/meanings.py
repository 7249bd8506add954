"""What a scorer weighs in every language: the senses of words, and which senses stand together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from msglint.ruleset.scorer import SENSE
from msglint.text.grams import Gram

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.match.document import Reading

#: Senses count as a pair up to so many items apart, whichever comes first: languages order their words differently.
_REACH = 5
#: What stands between the senses of a pair that are somewhere in the same text.
_PAIR = "&"
_SHORT_NUMBER = 2
_STAR_COUNTS = ("1", "2", "3", "4", "5", "10")
_QUESTION = "?？؟"


class Item(NamedTuple):
    """A word or phrase with its senses, or a sign: the end of a clause or sentence."""

    senses: tuple[str, ...]
    first: int
    last: int
    sign: bool = False


def items_of(reading: Reading, sentence: int) -> list[Item]:
    """Return the words of a sentence that have a sense, numbers and signs, in the order of the text."""
    tokens, sentences = reading.segments
    where = sentences[sentence]
    tagged: dict[int, Item] = {}
    for tag in reading.tags(sentence):
        known = tagged.get(tag.first)
        tagged[tag.first] = Item(((*known.senses, tag.sense) if known else (tag.sense,)), tag.first, tag.last)
    items: list[Item] = []
    at = where.first
    while at < where.last:
        if at > where.first and tokens[at].clause != tokens[at - 1].clause:
            items.append(Item((",",), at - 1, at, sign=True))
        item = tagged.get(at)
        if item is None and tokens[at].text.isdecimal():
            item = Item((_number(tokens[at].text),), at, at + 1)
        if item is not None:
            items.append(item)
        at = item.last if item else at + 1
    end = tokens[where.last - 1].end
    stop = reading.folded.text[end : end + 1]
    items.append(Item(("?" if stop and stop in _QUESTION else ".",), where.last - 1, where.last, sign=True))
    return items


def sense_grams(items: Sequence[Item]) -> list[Gram]:
    """Return the senses of a sentence, pairs of neighbours in their order, and pairs within reach in any order."""
    return [
        Gram(name, item.first, item.last, (other.first, other.last) if other else None)
        for name, item, other in _named(items)
    ]


def sense_names(items: Sequence[Item]) -> list[str]:
    """Return what `sense_grams` returns, without the places."""
    return [name for name, _, _ in _named(items)]


def sense_pairs(sentences: Iterable[Sequence[Item]]) -> list[str]:
    """Return the pairs of senses that some sentences hold anywhere, each once: a reward here, the review there."""
    senses = {sense for items in sentences for item in items if not item.sign for sense in item.senses}
    return [f"{SENSE}{left}{_PAIR}{right}" for left, right in combinations(sorted(senses), 2)]


def pair_grams(sentences: Iterable[Sequence[Item]]) -> list[Gram]:
    """Return what `sense_pairs` returns, with the first places of both senses."""
    sentences = list(sentences)
    first: dict[str, Item] = {}
    for item in (item for items in sentences for item in items):
        for sense in item.senses:
            if not item.sign:
                first.setdefault(sense, item)
    grams = []
    for name in sense_pairs(sentences):
        left, right = (first[sense] for sense in name.removeprefix(SENSE).split(_PAIR))
        grams.append(Gram(name, left.first, left.last, (right.first, right.last)))
    return grams


def _named(items: Sequence[Item]) -> Iterator[tuple[str, Item, Item | None]]:
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


def _number(text: str) -> str:
    """Return the sense of a number: how many stars it may be, or none of these."""
    plain = str(int(text)) if len(text) <= _SHORT_NUMBER else text
    return f"n{plain}" if plain in _STAR_COUNTS else "number"
