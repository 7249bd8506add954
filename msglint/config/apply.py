"""A configuration on a rule set: which rules hold, and how grave they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.errors import UsageError
from msglint.ruleset.select import named, select_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from msglint.config.settings import Config, Level, PathSettings
    from msglint.ruleset.rule import Rule, RuleSet


def configured(
    rules: RuleSet,
    config: Config,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    preset: str | None = None,
) -> RuleSet:
    """Return a rule set as a configuration and a command line want it.

    Args:
        rules: all rules, in the language of the run.
        config: the configuration.
        select: as on the command line; only these rules, in the place of those that the configuration selects.
        ignore: likewise; not these, nor those that the configuration leaves out.
        preset: likewise; in the place of the configuration's.

    Raises:
        RuleError: a preset's file is wrong.
        UsageError: there is no such rule or preset, or a rule that is never to be ignored would be.
    """
    places = {key: _place(config, key) for key in ("extends", "select", "ignore", "never-ignore")}
    never = named(rules, config.never_ignore, places["never-ignore"])
    rules = rules.replaced(own=config.own, rules=tuple(_marked(rule, never) for rule in rules.rules))
    presets = config.presets if preset is None else (preset,)
    if presets:
        from msglint.ruleset.preset import apply_presets  # noqa: PLC0415 - most runs name none, and start-up counts

        rules = apply_presets(rules, presets, places["extends"] if preset is None else "--preset")
    _refuse(rules, config.ignore, places["ignore"])
    _refuse(rules, ignore, "--ignore")
    whole = rules
    chose = places["select"] if config.select and not select else "--select"
    where = (chose, "--ignore" if ignore else places["ignore"])
    rules = select_rules(rules, select or config.select, [*config.ignore, *ignore], where)
    return _graded(
        rules, config.severity, whole, {name: _place(config, f"severity.{name}") for name in config.severity}
    )


def in_language(rules: RuleSet, config: Config, language: str | None) -> RuleSet:
    """Return a rule set that speaks the named language, or else that of the configuration, or else English.

    Raises:
        UsageError: no rule speaks it.
    """
    chosen = language or config.language
    if chosen is None or chosen == rules.language:
        return rules
    from msglint.ruleset.translate import translated  # noqa: PLC0415 - most runs name none, and start-up counts

    return translated(rules, chosen, "--language" if language else f"{config.file}: language")


def configured_for(rules: RuleSet, settings: PathSettings, whole: RuleSet) -> RuleSet:
    """Return a rule set as some files want it.

    Args:
        rules: the rules that hold elsewhere.
        settings: what is different for the files.
        whole: all rules, so that a name that fits none is told from one that is left out.

    Raises:
        UsageError: there is no such rule, or a rule that is never to be ignored would be.
    """
    where = settings.origin
    _refuse(whole, settings.ignore, f"{where}: ignore")
    chosen = named(whole, settings.select, f"{where}: select") if settings.select else None
    without = named(whole, settings.ignore, f"{where}: ignore")
    kept = (rule for rule in rules.rules if (chosen is None or rule.id in chosen) and rule.id not in without)
    rules = rules.replaced(rules=tuple(kept))
    return _graded(rules, settings.severity, whole, dict.fromkeys(settings.severity, f"{where}: severity"))


def _graded(rules: RuleSet, levels: Mapping[str, Level], whole: RuleSet, places: Mapping[str, str]) -> RuleSet:
    """Return a rule set with other severities; a name that a rule has itself wins over that of its pack."""
    chosen: dict[str, Level] = {}
    for name, level in sorted(levels.items(), key=lambda item: _is_pack(item[0], whole), reverse=True):
        if level == "off":
            _refuse(whole, [name], places[name])
        chosen.update(dict.fromkeys(named(whole, [name], places[name]), level))
    kept = (_graver(rule, chosen.get(rule.id)) for rule in rules.rules)
    return rules.replaced(rules=tuple(rule for rule in kept if rule is not None))


def _is_pack(name: str, rules: RuleSet) -> bool:
    return rules.rule(name) is None


def _graver(rule: Rule, level: Level | None) -> Rule | None:
    if level is None:
        return rule
    if level == "off":
        return None
    finders = tuple(finder.replaced(severity=None) for finder in rule.finders)
    return rule.replaced(severity=level, finders=finders)


def _marked(rule: Rule, never: set[str]) -> Rule:
    return rule.replaced(never_ignore=True) if rule.id in never else rule


def _refuse(rules: RuleSet, names: Sequence[str], where: str) -> None:
    """Raise an error where names, of rules or packs, fit a rule that is never to be ignored."""
    meant = named(rules, names, where)
    for rule in rules.rules:
        if rule.never_ignore and rule.id in meant:
            raise UsageError(f"{where}: {rule.id} is marked as never to be ignored")


def _place(config: Config, key: str) -> str:
    return f"{config.origins.get(key, config.file or '')}: {key.partition('.')[0]}"
