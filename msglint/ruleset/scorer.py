"""A scorer: what words say for and against a breach, as weights learned from labelled messages.

Weights are data like lexicons, in `scorers/`: a language's file weighs its words and their senses, `any.json` weighs
senses alone and so serves every language that has them. `tests/corpus/train.py` makes them. A scorer sums what each
n-gram of a message weighs for a rule, and whether the rule's own finders found something; above zero is a breach.
"""

from __future__ import annotations

import math
import os
from array import array
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from msglint.errors import RuleError
from msglint.ruleset.cache import open_cache

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping, Sequence


#: What the n-grams of senses begin with, so that they are no words.
SENSE = "="
#: How much senses count beside words.
_SENSE_SHARE = 0.7
#: The scorer of all languages that have none of their own.
ANY = "any"


#: Weights are stored as short numbers: twenty thousand lists would take as long to read as all else.
_NUMBER = "h"
#: N-gram -> how rare it is, and its packed weights.
_Features = dict[str, tuple[float, bytes]]


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


class Scorer:
    """The weights of one language or of all, read when first used.

    Args:
        file: the JSON file.
        language: its language, as in `en`, or `ANY`.
    """

    def __init__(self, file: str, language: str) -> None:
        self.file = file
        self.language = language
        self._rows: dict[str, list[int]] = {}

    def rule(self, name: str) -> RuleWeights | None:
        """Return a rule's weights, or None where the scorer knows nothing of it."""
        known: RuleWeights | None = self._data[0].get(name)
        return known

    @property
    def rules(self) -> Mapping[str, RuleWeights]:
        """The weights of all rules that it knows."""
        return self._data[0]

    def weigh(self, counts: Counter[str]) -> dict[str, tuple[float, list[int]]]:
        """Return for each known n-gram how much it counts in this text, and its weights in hundredths by rule."""
        features, rows = self._data[1], self._rows
        known = {gram: times for gram, times in counts.items() if gram in features}
        for gram in known:
            if gram not in rows:
                rows[gram] = array(_NUMBER, features[gram][1]).tolist()
        worth = shares(known, {gram: features[gram][0] for gram in known})
        return {gram: (share, rows[gram]) for gram, share in worth.items()}

    @cached_property
    def _data(self) -> tuple[dict[str, RuleWeights], _Features]:
        cache = open_cache([("scorer", self.file)])
        kept = cache.read_scorer() if cache else None
        if kept is None:
            kept = self._compile()
            if cache:
                cache.write_scorer(kept)
        rules, features = kept
        return {name: _rule_weights(column, weights) for column, (name, weights) in enumerate(rules.items())}, features

    def _compile(self) -> tuple[dict[str, Any], _Features]:
        data = _read(self.file)
        try:
            rules = data["rules"]
            _refuse_wrong_rules(_rule_weights(column, weights) for column, weights in enumerate(rules.values()))
            features = {gram: _packed(values, len(rules)) for gram, values in data["features"].items()}
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise RuleError(f"the file is no scorer: {type(error).__name__}: {error}", file=self.file) from None
        return rules, features


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


def _packed(values: Sequence[int], rules: int) -> tuple[float, bytes]:
    """Return how rare an n-gram is and its weights, as a cache can store them.

    Raises:
        ArithmeticError: a number is too large.
        TypeError: a weight is no whole number.
        ValueError: there is not one weight for each rule.
    """
    if len(values) != rules + 1:
        raise ValueError("an n-gram must have its rareness and one weight for each rule")
    rareness, *weights = array(_NUMBER, values)
    return rareness / 100, array(_NUMBER, weights).tobytes()


def _read(file: str) -> Any:
    import json  # noqa: PLC0415 - most messages are never scored

    try:
        with open(file, encoding="utf-8") as stream:  # noqa: PTH123 - pathlib costs start-up time
            return json.load(stream)
    except (OSError, ValueError, RecursionError) as error:
        raise RuleError(f"the scorer can't be read: {error}", file=file) from None
