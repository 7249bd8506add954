"""What a scorer makes of the words of a paragraph, for the rules that ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.judge import stands_in, surest
from msglint.match.tokens import Range
from msglint.trace.result import Obstacle, Weighed, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.judge import Judge, Weighing
    from msglint.match.document import Reading
    from msglint.match.found import Match
    from msglint.match.scored import Run
    from msglint.ruleset.rule import Rule
    from msglint.text.grams import Gram

#: So many words are shown on either side.
_SHOWN = 5
#: What weighs less than this, in log odds, decides nothing.
_LEAST = 0.005


def weighed(rule: Rule, weighing: Weighing) -> Weighed:
    """Return a weighing as what speaks for a breach and what against it."""
    window, score, inside = weighing
    weights = window.weights(rule.name)
    found = weights.found.get(surest(inside) or "", 0.0)
    telling: dict[str, float] = {}
    for gram, weight in window.contributions(rule.name):
        text = _text(gram, window.reading)
        telling[text] = telling.get(text, 0.0) + weight
    ordered = sorted(telling.items(), key=lambda item: (-item[1], item[0]))
    against, most = ordered[: -_SHOWN - 1 : -1], ordered[:_SHOWN]
    return Weighed(
        score=score,
        base=weights.bias,
        found=found,
        words=score - weights.bias - found,
        scorer=window.scorer,
        telling=tuple(
            Weight(text, weight)
            for text, weight in (
                *(item for item in most if item[1] >= _LEAST),
                *(item for item in against if item[1] <= -_LEAST),
            )
        ),
    )


def unasked(rule: Rule, run: Run, judge: Judge, denied: Sequence[Match], *, applies: bool) -> Obstacle | None:
    """Return why the words of a paragraph alone are not asked whether they break a rule; None where they are."""
    weights = run.weights(rule.name)
    if weights is None or run.window(rule.name) is None:
        return Obstacle("unknown")
    if not applies:
        return Obstacle("context")
    if not weights.leaves_to_words(judge.senses):
        if weights.without.isdisjoint(judge.senses):
            return Obstacle("senses", wanted=tuple(sorted(weights.topic)))
        return Obstacle("barred", wanted=tuple(sorted(weights.without & judge.senses)))
    if any(stands_in(match, run) for match in denied):
        return Obstacle("denied")
    return None


def _text(gram: Gram, reading: Reading) -> str:
    """Return the words of an n-gram; those of a pair that do not stand side by side are shown apart."""
    ranges = sorted([(gram.first, gram.last), *([gram.also] if gram.also else [])])
    if len(ranges) > 1 and ranges[1][0] <= ranges[0][1]:
        ranges = [(ranges[0][0], max(last for _, last in ranges))]
    spans = (reading.span(Range(*where)) for where in ranges)
    return " … ".join(" ".join(reading.part.text[span.start : span.end].split()) for span in spans)
