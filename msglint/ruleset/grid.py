"""Which languages have words for the concepts and senses that rules and scorers speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from msglint.lexicon.lexicon import Lexicon
    from msglint.ruleset.rule import Finder, RuleSet

#: The concepts that the engine asks for by name.
_ENGINE = ("negator", "negator-after", "please", "clause-break", "seller", "platform", "someone", "buyer", "request")


class Row(NamedTuple):
    """A concept or sense, and the languages that have words for it.

    Attributes:
        kind: `concept` or `sense`.
        name: its name.
        languages: the languages that have at least one word for it.
    """

    kind: str
    name: str
    languages: frozenset[str]


def grid(rules: RuleSet) -> list[Row]:
    """Return a row for each concept that the rules or the engine ask for, then for each sense of any language."""
    lexicons = rules.lexicons
    asked = {*_ENGINE, *(concept for rule in rules.rules for finder in rule.finders for concept in _concepts(finder))}
    found = [Row("concept", name, _having(lexicons, name)) for name in sorted(asked)]
    senses = {language: lexicon.senses.names for language, lexicon in lexicons.items()}
    known = sorted(frozenset().union(*senses.values())) if senses else []
    found += [Row("sense", name, frozenset(code for code, mine in senses.items() if name in mine)) for name in known]
    return found


def _having(lexicons: Mapping[str, Lexicon], concept: str) -> frozenset[str]:
    return frozenset(language for language, lexicon in lexicons.items() if concept in lexicon.concepts)


def _concepts(finder: Finder) -> Iterator[str]:
    """Yield the concepts that a finder asks for, whatever its kind."""
    for condition in finder.when:
        if condition.field == "topic":
            yield from condition.values
    near = getattr(finder, "near", None)
    for excuse in (*finder.unless, *((near,) if near else ())):
        yield from (*excuse.concepts, *excuse.without)
    for name in ("parts", "optional"):
        for _, concepts in getattr(finder, name, ()):
            yield from concepts
    for name in ("concepts", "needs", "without"):
        yield from getattr(finder, name, ())
