"""The words of the rules that come with msglint, as they may be piled up to hurt."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from msglint.authoring.newrule.concepts import spelled_out
from msglint.ruleset.loader import builtin_folder
from msglint.ruleset.rule import Together
from msglint.testing.examples import read_examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.ruleset.rule import Finder, Rule

#: Words, of the first terms of each concept.
_MOST = 3
LANGUAGES = tuple(sorted(path.stem for path in Path(builtin_folder(), "lexicons").glob("*.yaml")))


@cache
def words(language: str) -> dict[str, list[str]]:
    """Return concept -> some of its words in a language."""
    file = Path(builtin_folder(), "lexicons", f"{language}.yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    concepts: dict[str, Any] = yaml.load(file.read_text("utf-8"), Loader=loader)["concepts"]  # noqa: S506 - either of the two is safe
    found: dict[str, list[str]] = {}
    for concept, held in concepts.items():
        terms = held.get("words", ()) if isinstance(held, dict) else held
        spelled = dict.fromkeys(filter(None, (spelled_out(str(term)) for term in terms)))
        found[concept] = list(spelled)[:_MOST]
    return found


def units(rule: Rule, language: str) -> Iterator[tuple[str, str]]:
    """Yield what may hurt one rule when it is repeated, with what it is.

    Args:
        rule: the rule.
        language: the language of its words.
    """
    gap = "" if language in ("ja", "zh") else " "
    known = words(language)
    for number, finder in enumerate(rule.finders):
        parts = [[word for concept in concepts for word in known.get(concept, ())] for concepts in _parts(finder)]
        if parts and parts[0]:
            yield f"the anchor of finder {number}", gap.join(parts[0]) + gap
        if len(parts) > 1 and all(parts):
            yield f"all parts of finder {number}", gap.join(word for part in parts for word in part) + gap
    excuses = [word for concept in _excuses(rule) for word in known.get(concept, ())]
    if excuses:
        yield "its excuses", gap.join(excuses) + gap
    for is_bad in (True, False):
        texts = [text for text in _examples(rule, language, is_bad=is_bad) if text.strip()]
        if texts:
            kind = "bad" if is_bad else "good"
            yield f"a {kind} example", max(texts, key=len) + " "
            # Without an end of a sentence, all of it stands in one.
            yield f"a {kind} example without an end", min(texts, key=len).strip().rstrip(".!?。！？") + " "


def _parts(finder: Finder) -> list[tuple[str, ...]]:
    if isinstance(finder, Together):
        return [concepts for _, concepts in (*finder.parts, *finder.optional)]
    concepts = getattr(finder, "concepts", ())
    return [concepts] if concepts else []


def _excuses(rule: Rule) -> list[str]:
    found: dict[str, None] = {}
    for finder in rule.finders:
        for excuse in finder.unless:
            found |= dict.fromkeys((*excuse.concepts, "negator") if excuse.kind == "negated" else excuse.concepts)
    return list(found)


def _examples(rule: Rule, language: str, *, is_bad: bool) -> Iterator[str]:
    for example in read_examples(rule):
        if example.language == language and example.bad is is_bad:
            yield from (part.text for part in example.message.parts if part.name == "body")
