"""Picks rules by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from msglint.ruleset.rule import Rule, RuleSet


def select_rules(
    rules: RuleSet,
    chosen: Sequence[str] = (),
    ignored: Sequence[str] = (),
    where: tuple[str, str] = ("--select", "--ignore"),
) -> RuleSet:
    """Return a rule set with only the chosen rules, less the ignored ones.

    Args:
        rules: all rules.
        chosen: ids (`amazon/emoji`), names (`emoji`) or packs (`amazon`); empty for all.
        ignored: likewise.
        where: what named the ones and the others, for the error.

    Raises:
        UsageError: a name fits no rule, or nothing is left.
    """
    wanted = named(rules, chosen, where[0]) if chosen else {rule.id for rule in rules.rules}
    wanted -= named(rules, ignored, where[1])
    if not wanted:
        raise UsageError(f"no rule is left to check; {where[1]} takes away all that {where[0]} chose")
    return rules.replaced(rules=tuple(rule for rule in rules.rules if rule.id in wanted))


def find_rule(rules: RuleSet, name: str) -> Rule:
    """Return the rule of an id or name.

    Raises:
        UsageError: there is none.
    """
    rule = rules.rule(name)
    if rule is None:
        from msglint.fields import nearest  # noqa: PLC0415 - only needed once something is wrong

        raise UsageError(f"there is no rule {name!r}{nearest(name, _names(rules))}")
    return rule


def named(rules: RuleSet, names: Iterable[str], where: str) -> set[str]:
    """Return the ids of the rules that names fit: ids, names or packs.

    Args:
        rules: all rules.
        names: what names them.
        where: what holds the names, for the error.

    Raises:
        UsageError: a name fits no rule.
    """
    found: set[str] = set()
    for name in names:
        fitting = {rule.id for rule in rules.rules if name in (rule.id, rule.name, rule.id.partition("/")[0])}
        if not fitting:
            from msglint.fields import nearest  # noqa: PLC0415 - only needed once something is wrong

            raise UsageError(f"{where}: there is no rule or pack {name!r}{nearest(name, _names(rules))}")
        found |= fitting
    return found


def _names(rules: RuleSet) -> set[str]:
    return {name for rule in rules.rules for name in (rule.id, rule.name)}
