"""Which rules are about the same things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.ruleset import rule as r

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.ruleset.rule import Finder, Rule


def things(rule: Rule) -> frozenset[str]:
    """Return what a rule looks for: concepts, kinds of entities, moments and the like."""
    return frozenset(thing for finder in rule.finders for thing in _looked_for(finder))


def kin(rule: Rule, rules: Iterable[Rule], least: float = 0) -> list[Rule]:
    """Return the other rules that look for some of the same things, those with the largest common share first.

    Args:
        rule: the rule.
        rules: all rules.
        least: the smallest share of common things, of all that the two look for, that counts.
    """
    mine = things(rule)
    shares = [(_share(mine, things(other)), other) for other in rules if other.id != rule.id]
    return [
        other for share, other in sorted(shares, key=lambda pair: (-pair[0], pair[1].id)) if share and share >= least
    ]


def _share(mine: frozenset[str], others: frozenset[str]) -> float:
    return len(mine & others) / len(mine | others) if mine | others else 0.0


def _looked_for(finder: Finder) -> Iterable[str]:
    match finder:
        case r.Together():
            return [concept for _, concepts in finder.parts for concept in concepts]
        case r.Entity():
            return [f"entity {finder.kind}"]
        case r.Absent():
            return [*(f"entity {kind}" for kind in finder.kinds), *finder.concepts]
        case r.Only():
            return finder.concepts
        case r.Elapsed():
            return [f"time {name}" for name in (*finder.since, finder.until)]
        case _:
            return ()
