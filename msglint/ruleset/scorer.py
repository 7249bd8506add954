"""A scorer: what words say for and against a breach, as weights learned from labelled messages.

Weights are data like lexicons, in `scorers/`: a language's file weighs its words and their senses, `any.json` weighs
senses alone and so serves every language that has them. `tests/corpus/train.py` makes them. A scorer sums what each
n-gram of a message weighs for a rule, and whether the rule's own finders found something; above zero is a breach.
"""

from __future__ import annotations

import math
import os
from collections import Counter
from functools import cached_property, partial
from struct import calcsize, pack, unpack, unpack_from
from sys import intern
from typing import TYPE_CHECKING, Any

from msglint import packed
from msglint.errors import RuleError
from msglint.memo import Memo
from msglint.ruleset.cache import open_cache
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

#: What the n-grams of senses begin with, so that they are no words.
SENSE = "="
#: How much senses count beside words.
_SENSE_SHARE = 0.7
#: The scorer of all languages that have none of their own.
ANY = "any"


#: What stands between two senses of an n-gram: one right after the other, near it, or anywhere in the same text.
NEXT, NEAR, FAR = ">", " ", "&"
#: One row of weights is packed into one number, a lane for each, so that a sum of rows is one sum of numbers.
_LANE_BYTES = 8
_STORED = "I"
_NUMBER = "h"
#: So many senses are remembered with what a scorer knows of them, more than there are.
_MEMO_SIZE = 16_000
#: Stored numbers are above zero, so that no lane of a sum borrows from the next.
_BIAS = 1 << 31
#: Rarenesses and weights are hundredths.
_HUNDREDTHS = 100
_UNIT = _HUNDREDTHS * _HUNDREDTHS


class Features(NamedTuple):
    """The n-grams that a scorer knows; each has a number, from 1 on.

    Attributes:
        width: how many values a row has.
        rows: for each n-gram, the square of its rareness and its weights times its rareness, plus a bias each.
        words: n-gram of words -> its number.
        senses: sense -> its number.
        followed: sense -> the sense right after it -> the number of both; of any sense, for some there is nothing.
        near: sense -> a sense near it, either way round -> the number of both, likewise.
        far: sense -> a later one in the alphabet, anywhere in the same text -> the number of both, likewise.
    """

    width: int
    rows: bytes
    words: dict[str, int]
    senses: dict[str, int]
    followed: Mapping[str, dict[str, int]]
    near: Mapping[str, dict[str, int]]
    far: Mapping[str, dict[str, int]]

    def number(self, gram: str) -> int | None:
        """Return the number of an n-gram by its name; None where it is not known."""
        if not gram.startswith(SENSE):
            return self.words.get(gram)
        for sign, table in ((NEXT, self.followed), (NEAR, self.near), (FAR, self.far)):
            left, found, right = gram[1:].partition(sign)
            if found:
                return table[left].get(right)
        return self.senses.get(gram[1:])


class RuleWeights(NamedTuple):
    """What does not depend on words.

    Attributes:
        column: the rule's place in the lists of word weights.
        bias: the score of a message without any known word.
        found: what a find by the rule's finders adds, by its confidence.
        topic: senses one of which a message must hold before words alone can break the rule; empty for no limit.
        whole: whether the rule is about a message as a whole, rather than a place in it.
        without: senses that a message must not hold for words alone to break the rule.
    """

    column: int
    bias: float
    found: Mapping[str, float]
    topic: frozenset[str]
    whole: bool
    without: frozenset[str] = frozenset()

    def score(self, found: str | None, words: float) -> float:
        """Return a score in log odds; above zero is a breach.

        Args:
            found: how sure the surest find of the rule's finders is; None where there is none.
            words: what the words add.
        """
        return self.bias + self.found.get(found or "", 0.0) + words

    def leaves_to_words(self, senses: AbstractSet[str]) -> bool:
        """Return whether a message of some senses speaks of the rule's matter, and of nothing that rules it out."""
        return self.without.isdisjoint(senses) and (not self.topic or not self.topic.isdisjoint(senses))


class Scorer:
    """The weights of one language or of all, read when first used.

    Args:
        file: the JSON file.
        language: its language, as in `en`, or `ANY`.
    """

    def __init__(self, file: str, language: str) -> None:
        self.file = file
        self.language = language

    def rule(self, name: str) -> RuleWeights | None:
        """Return a rule's weights, or None where the scorer knows nothing of it."""
        return self.rules.get(name)

    @property
    def rules(self) -> Mapping[str, RuleWeights]:
        """The weights of all rules that it knows."""
        return self._data[0]

    @cached_property
    def whole(self) -> frozenset[str]:
        """The names of the rules about a message as a whole."""
        return frozenset(name for name, weights in self.rules.items() if weights.whole)

    @cached_property
    def features(self) -> Features:
        """The n-grams that it knows."""
        _, rows, grams = self._data
        words, senses, *tables = packed.unpack(grams)
        followed, near, far = (Memo(partial(_row, table), _MEMO_SIZE) for table in tables)
        return Features(len(self.rules) + 1, rows, words, senses, followed, near, far)

    def sums(self, senses: Sequence[int], pairs: Sequence[int], words: Sequence[int]) -> list[float]:
        """Return for each column what the n-grams of a text add to the score of a rule.

        Args:
            senses: the numbers of its n-grams of senses, each as often as it stands there.
            pairs: those of senses anywhere in it, each once.
            words: those of words, each as often as it stands there.
        """
        sums = [0.0] * (self.features.width - 1)
        for numbers, once, weight in ((senses, pairs, _SENSE_SHARE), (words, (), 1.0)):
            if numbers or once:
                length, *values = self._totals(numbers, once)
                scale = weight / ((length / _UNIT) ** 0.25 or 1.0) / _UNIT
                sums = [total + scale * value for total, value in zip(sums, values, strict=True)]
        return sums

    def weigh(self, counts: Counter[str]) -> dict[str, tuple[float, list[int]]]:
        """Return for each known n-gram how much it counts in this text, and its weights in hundredths by rule."""
        numbers = {gram: number for gram in counts if (number := self.features.number(gram))}
        rows = {gram: self._lanes(self._rows[number], 1) for gram, number in numbers.items()}
        rareness = {gram: math.isqrt(row[0]) for gram, row in rows.items()}
        worth = shares(
            {gram: counts[gram] for gram in numbers}, {gram: rare / _HUNDREDTHS for gram, rare in rareness.items()}
        )
        return {
            gram: (share, [value // (rareness[gram] or 1) for value in rows[gram][1:]]) for gram, share in worth.items()
        }

    def _totals(self, numbers: Sequence[int], once: Sequence[int]) -> list[float]:
        """Return the sums of rows; what stands several times counts more, but not as often."""
        rows = self._rows.__getitem__
        times = Counter(numbers)
        total = sum(map(rows, times)) + sum(map(rows, once))
        totals: list[float] = list(self._lanes(total, len(times) + len(once)))
        if len(times) < len(numbers):
            repeated: dict[int, list[int]] = {}
            for number, count in times.items():
                if count > 1:
                    repeated.setdefault(count, []).append(number)
            for count, group in repeated.items():
                more = math.log(count)
                length, *values = self._lanes(sum(map(rows, group)), len(group))
                totals[0] += (2 + more) * more * length
                for at, value in enumerate(values, 1):
                    totals[at] += more * value
        return totals

    def _lanes(self, total: int, count: int) -> list[int]:
        """Return the values of a sum of so many packed rows."""
        width = self.features.width
        bias = count * _BIAS
        return [value - bias for value in unpack(f"<{width}Q", total.to_bytes(_LANE_BYTES * width, "little"))]

    @cached_property
    def _rows(self) -> _Rows:
        return _Rows(self.features)

    @cached_property
    def _data(self) -> tuple[dict[str, RuleWeights], bytes, bytes]:
        """The weights of rules, and of n-grams, and which they are: packed, as few messages ask for them."""
        cache = open_cache([("scorer", self.file)])
        kept = cache.read_scorer() if cache else None
        if kept is None:
            kept = self._compile()
            if cache:
                cache.write_scorer(kept)
        rules, rows, grams = kept
        weights = {name: _rule_weights(column, weights) for column, (name, weights) in enumerate(rules.items())}
        return weights, rows, grams

    def _compile(self) -> tuple[dict[str, Any], bytes, bytes]:
        data = _read(self.file)
        try:
            rules = data["rules"]
            _refuse_wrong_rules(_rule_weights(column, weights) for column, weights in enumerate(rules.values()))
            rows, *grams = _features(data["features"], len(rules))
            return rules, rows, packed.pack(grams)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise RuleError(f"the file is no scorer: {type(error).__name__}: {error}", file=self.file) from None


class _Rows(dict[int, int]):
    """Number of an n-gram -> its row in one number, each packed when it is first asked for."""

    def __init__(self, features: Features) -> None:
        super().__init__()
        self._stored_rows = features.rows
        self._stored = f"<{features.width}{_STORED}"
        self._lanes = f"<{features.width}Q"

    def __missing__(self, number: int) -> int:
        values = unpack_from(self._stored, self._stored_rows, (number - 1) * calcsize(self._stored))
        row = self[number] = int.from_bytes(pack(self._lanes, *values), "little")
        return row


def shares(counts: Mapping[str, int], rareness: Mapping[str, float]) -> dict[str, float]:
    """Return how much each n-gram of a text counts in it: more if it is rare, less if there are many others.

    Words and senses are reckoned apart, so that the many pairs of senses do not drown the words.

    Args:
        counts: n-gram -> how often it stands there; known ones only.
        rareness: n-gram -> how rare it is.
    """
    worth = {gram: (1 + math.log(times)) * rareness[gram] for gram, times in counts.items()}
    lengths = {True: 0.0, False: 0.0}
    for gram, value in worth.items():
        lengths[gram[0] == SENSE] += value * value
    # The square root of the vector's length: a breach among ten innocent sentences fades, but only half as much.
    scale = {sense: (_SENSE_SHARE if sense else 1.0) / (length**0.25 or 1.0) for sense, length in lengths.items()}
    return {gram: value * scale[gram[0] == SENSE] for gram, value in worth.items()}


def find_scorers(folders: Iterable[str], languages: Iterable[str]) -> dict[str, Scorer]:
    """Return the scorers of some languages and that of any; a later folder's wins. None is read yet."""
    names = (*languages, ANY)
    return {
        language: Scorer(file, language)
        for folder in folders
        for language in names
        if os.path.isfile(file := os.path.join(folder, "scorers", f"{language}.json"))  # noqa: PTH113, PTH118 - see _read
    }


def _rule_weights(column: int, weights: Mapping[str, Any]) -> RuleWeights:
    return RuleWeights(
        column,
        float(weights["bias"]),
        {confidence: float(weight) for confidence, weight in weights["found"].items()},
        frozenset(map(str, weights.get("topic", ()))),
        bool(weights.get("whole", False)),
        frozenset(map(str, weights.get("without", ()))),
    )


def _refuse_wrong_rules(rules: Iterable[RuleWeights]) -> None:
    """Refuse now what would make a message a breach whatever it says.

    Raises:
        ValueError: a number is none.
    """
    if not all(math.isfinite(number) for rule in rules for number in (rule.bias, *rule.found.values())):
        raise ValueError("a weight of a rule is not finite")


def _row(table: Mapping[str, bytes], sense: str) -> dict[str, int]:
    kept = table.get(sense)
    row: dict[str, int] = packed.unpack(kept) if kept else {}
    return row


def _features(values: Mapping[str, Sequence[int]], rules: int) -> tuple[Any, ...]:
    """Return n-grams with their rareness and weights as plain data: rows, words, senses, and tables packed by sense.

    Raises:
        ArithmeticError: a number is too large.
        TypeError: a weight is no whole number.
        ValueError: there is not one weight for each rule.
    """
    from array import array  # noqa: PLC0415 - a scorer is compiled once, and then kept

    rows = bytearray()
    words: dict[str, int] = {}
    senses: dict[str, int] = {}
    pairs: dict[str, dict[str, dict[str, int]]] = {NEXT: {}, NEAR: {}, FAR: {}}
    for number, (gram, row) in enumerate(values.items(), 1):
        if len(row) != rules + 1:
            raise ValueError("an n-gram must have its rareness and one weight for each rule")
        rareness, *weights = array(_NUMBER, row)
        rows += pack(f"<{rules + 1}{_STORED}", *(rareness * value + _BIAS for value in (rareness, *weights)))
        if not gram.startswith(SENSE):
            words[gram] = number
        elif sign := next((sign for sign in pairs if sign in gram), ""):
            left, right = map(intern, gram[1:].split(sign))
            pairs[sign].setdefault(left, {})[right] = number
            if sign == NEAR:
                pairs[sign].setdefault(right, {})[left] = number
        else:
            senses[gram[1:]] = number
    tables = ({sense: packed.pack(row) for sense, row in table.items()} for table in pairs.values())
    return bytes(rows), words, senses, *tables


def _read(file: str) -> Any:
    import json  # noqa: PLC0415 - most messages are never scored

    try:
        with open(file, encoding="utf-8") as stream:  # noqa: PTH123 - pathlib costs start-up time
            return json.load(stream)
    except (OSError, ValueError, RecursionError) as error:
        raise RuleError(f"the scorer can't be read: {error}", file=file) from None
