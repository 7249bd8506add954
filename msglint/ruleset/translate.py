"""A rule set whose messages and advice are in another language than English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.errors import UsageError
from msglint.fields import ENGLISH, nearest

if TYPE_CHECKING:
    from msglint.ruleset.rule import Rule, RuleSet


def languages_of(rules: RuleSet) -> list[str]:
    """Return the languages that at least one rule speaks, English first."""
    return [ENGLISH, *sorted({language for rule in rules.rules for language, _ in rule.translations} - {ENGLISH})]


def translated(rules: RuleSet, language: str, where: str = "--language") -> RuleSet:
    """Return a rule set that speaks a language; a text that has no translation stays English.

    Args:
        rules: the rules.
        language: the language.
        where: what named it, for the error.

    Raises:
        UsageError: no rule speaks it.
    """
    if language == ENGLISH:
        return rules
    known = languages_of(rules)
    if language not in known:
        raise UsageError(f"{where}: messages are not written in {language!r}{nearest(language, known)}")
    return rules.replaced(rules=tuple(_translated(rule, language) for rule in rules.rules), language=language)


def _translated(rule: Rule, language: str) -> Rule:
    texts = dict(dict(rule.translations).get(language, ()))

    def say(text: str) -> str:
        return texts.get(text, text)

    finders = [
        finder.replaced(message=None if finder.message is None else say(finder.message)) for finder in rule.finders
    ]
    changed = {name: say(getattr(rule, name)) for name in ("title", "why", "message", "instead")}
    return rule.replaced(**changed, finders=tuple(finders))
