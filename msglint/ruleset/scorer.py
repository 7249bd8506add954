"""A scorer: what words say for and against a breach, as weights learned from labelled messages.

Weights are data like lexicons, one file a language in `scorers/`; `tests/corpus/train.py` makes them. A scorer sums
what each n-gram of a message weighs for a rule, and whether the rule's own finders found something; above zero is a
breach.
"""

from __future__ import annotations

import math
import os
from array import array
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from msglint.errors import RuleError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterable, Mapping

    from msglint.lexicon.lexicon import Lexicon


class RuleWeights(NamedTuple):
    """What does not depend on words.

    Attributes:
        column: the rule's place in the lists of word weights.
        bias: the score of a message without any known word.
        found: what a find by the rule's finders adds, by its confidence.
    """

    column: int
    bias: float
    found: Mapping[str, float]


class Scorer:
    """The weights of one language, read when first used.

    Args:
        file: the JSON file.
        language: its language, as in `en`.
        script: the script that the language is written in.
    """

    def __init__(self, file: str, language: str, script: str) -> None:
        self.file = file
        self.language = language
        self.script = script

    def rule(self, name: str) -> RuleWeights | None:
        """Return a rule's weights, or None where the scorer knows nothing of it."""
        known: RuleWeights | None = self._data[0].get(name)
        return known

    @property
    def topic(self) -> tuple[str, ...]:
        """Concepts one of which a message must speak of before words alone can break a rule; empty for no limit."""
        return self._data[2]

    def weigh(self, counts: Counter[str]) -> dict[str, tuple[float, list[int]]]:
        """Return for each known n-gram how much it counts in this text, and its weights in hundredths by rule."""
        features = self._data[1]
        known = {
            gram: ((1 + math.log(times)) * features[gram][0], features[gram][1])
            for gram, times in counts.items()
            if gram in features
        }
        # The square root of the vector's length: a breach among ten innocent sentences fades, but only half as much.
        length = sum(share * share for share, _ in known.values()) ** 0.25 or 1.0
        return {gram: (share / length, weights) for gram, (share, weights) in known.items()}

    @cached_property
    def _data(self) -> tuple[dict[str, RuleWeights], dict[str, tuple[float, list[int]]], tuple[str, ...]]:
        data = _read(self.file)
        try:
            rules = {
                name: RuleWeights(
                    column,
                    float(weights["bias"]),
                    {confidence: float(weight) for confidence, weight in weights["found"].items()},
                )
                for column, (name, weights) in enumerate(data["rules"].items())
            }
            _refuse_wrong_weights(rules.values(), data["features"].values())
            features = {gram: (values[0] / 100, values[1:]) for gram, values in data["features"].items()}
            topic = tuple(str(concept) for concept in data.get("topic", ()))
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise RuleError(f"the file is no scorer: {type(error).__name__}: {error}", file=self.file) from None
        return rules, features, topic


def find_scorers(folders: Iterable[str], lexicons: Mapping[str, Lexicon]) -> dict[str, Scorer]:
    """Return the scorers of the languages that have a lexicon; a later folder's wins. None is read yet."""
    return {
        language: Scorer(file, language, lexicon.script)
        for folder in folders
        for language, lexicon in lexicons.items()
        if os.path.isfile(file := os.path.join(folder, "scorers", f"{language}.json"))  # noqa: PTH113, PTH118 - see _read
    }


def _refuse_wrong_weights(rules: Collection[RuleWeights], features: Iterable[list[int]]) -> None:
    """Refuse now what would fail in the middle of a message, or make it a breach whatever it says.

    Raises:
        ArithmeticError: a number is too large.
        TypeError: a weight is no whole number.
        ValueError: an n-gram does not have one weight for each rule, or a number is none.
    """
    values = list(features)
    if any(len(weights) != len(rules) + 1 for weights in values):
        raise ValueError("an n-gram must have its rareness and one weight for each rule")
    array("i", chain.from_iterable(values))
    if not all(math.isfinite(number) for rule in rules for number in (rule.bias, *rule.found.values())):
        raise ValueError("a weight of a rule is not finite")


def _read(file: str) -> Any:
    import json  # noqa: PLC0415 - most messages are never scored

    try:
        with open(file, encoding="utf-8") as stream:  # noqa: PTH123 - pathlib costs start-up time
            return json.load(stream)
    except (OSError, ValueError, RecursionError) as error:
        raise RuleError(f"the scorer can't be read: {error}", file=file) from None
