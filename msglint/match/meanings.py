"""What a scorer weighs in every language: the senses of words, and which senses stand together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from msglint.ruleset.scorer import FAR, NEAR, NEXT, SENSE
from msglint.text.grams import Gram
from msglint.text.segment import PAUSE
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from msglint.lexicon.senses import Tag
    from msglint.ruleset.scorer import Features

#: Senses count as a pair up to so many items apart, whichever comes first: languages order their words differently.
_REACH = 5
_SHORT_NUMBER = 2
_STAR_COUNTS = ("1", "2", "3", "4", "5", "10")


class Item(NamedTuple):
    """A word or phrase with its senses, or a sign: the end of a clause or sentence."""

    senses: tuple[str, ...]
    first: int
    last: int
    sign: bool = False

    def moved(self, by: int) -> Item:
        """Return it as many tokens further on."""
        return Item(self.senses, self.first + by, self.last + by, self.sign)


def items_of(form: Sequence[str], tags: Iterable[Tag]) -> list[Item]:
    """Return the words of a sentence that have a sense, numbers and signs, in the order of the text.

    Args:
        form: the sentence's form.
        tags: the senses of its words.
    """
    tagged: dict[int, Item] = {}
    for sense, first, last in tags:
        known = tagged.get(first)
        tagged[first] = Item((*known.senses, sense) if known else (sense,), first, last)
    items: list[Item] = []
    at = free = 0
    for word in form[:-1]:
        if word == PAUSE:
            # What stands inside a phrase is not told apart from it.
            if at == free:
                items.append(Item((",",), at - 1, at, sign=True))
            continue
        if at == free:
            item = tagged.get(at)
            if item is None and word.isdecimal():
                item = Item((_number(word),), at, at + 1)
            if item is not None:
                items.append(item)
            free = item.last if item else at + 1
        at += 1
    items.append(Item(("?" if form[-1] else ".",), at - 1, at, sign=True))
    return items


def sense_grams(items: Sequence[Item]) -> list[Gram]:
    """Return the senses of a sentence, pairs of neighbours in their order, and pairs within reach in any order."""
    return [
        Gram(name, item.first, item.last, (other.first, other.last) if other else None)
        for name, item, other in _named(items)
    ]


def sense_numbers(items: Sequence[Item], features: Features) -> list[int]:
    """Return the numbers of those n-grams of `sense_grams` that a scorer knows, in any order."""
    numbers: list[int | None] = []
    for at, item in enumerate(items):
        after = items[at + 1].senses if at + 1 < len(items) else ()
        around = [] if item.sign else [sense for other in items[at + 1 : at + 1 + _REACH] for sense in other.senses]
        for sense in item.senses:
            numbers.append(features.senses.get(sense))
            if after:
                numbers += map(features.followed[sense].get, after)
            if around:
                numbers += map(features.near[sense].get, around)
    return list(filter(None, numbers))


def pair_numbers(senses: AbstractSet[str], features: Features) -> list[int]:
    """Return the numbers of those pairs of `sense_pairs` that a scorer knows, in any order."""
    numbers: list[int] = []
    for sense in senses:
        later = features.far[sense]
        if later:
            numbers += map(later.__getitem__, later.keys() & senses)
    return numbers


def sense_pairs(senses: Iterable[str]) -> list[str]:
    """Return the pairs of senses that some sentences hold anywhere, each once: a reward here, the review there."""
    return [f"{SENSE}{left}{FAR}{right}" for left, right in combinations(sorted(senses), 2)]


def pair_grams(items: Iterable[Item], features: Features) -> list[Gram]:
    """Return those pairs of `sense_pairs` that a scorer knows, each with the first places of both."""
    first: dict[str, Item] = {}
    for item in items:
        for sense in item.senses:
            if not item.sign:
                first.setdefault(sense, item)
    grams = []
    for name, left in sorted(first.items()):
        for other in sorted(features.far[name].keys() & first.keys()):
            right = first[other]
            grams.append(Gram(f"{SENSE}{name}{FAR}{other}", left.first, left.last, (right.first, right.last)))
    return grams


def _named(items: Sequence[Item]) -> Iterator[tuple[str, Item, Item | None]]:
    for at, item in enumerate(items):
        for sense in item.senses:
            yield f"{SENSE}{sense}", item, None
        for other in items[at + 1 : at + 2]:
            for sense in item.senses:
                for after in other.senses:
                    yield f"{SENSE}{sense}{NEXT}{after}", item, other
        if not item.sign:
            for other in items[at + 1 : at + 1 + _REACH]:
                for sense in item.senses:
                    for near in other.senses:
                        yield f"{SENSE}{min(sense, near)}{NEAR}{max(sense, near)}", item, other


def _number(text: str) -> str:
    """Return the sense of a number: how many stars it may be, or none of these."""
    plain = str(int(text)) if len(text) <= _SHORT_NUMBER else text
    return f"n{plain}" if plain in _STAR_COUNTS else "number"
