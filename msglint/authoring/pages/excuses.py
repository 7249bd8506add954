"""What excuses a finding, in plain words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msglint.authoring.pages.markup import code, prose
from msglint.authoring.pages.ways import either
from msglint.fields import Fields
from msglint.ruleset.loader import read_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.ruleset.rule import Excuse, Rule, RuleSet

_REACH = {
    "clause": "in the same clause",
    "sentence": "in the same sentence",
    "neighbours": "in the same sentence or one beside it",
    "message": "anywhere in the message",
}


def reasons(rules: RuleSet) -> dict[str, str]:
    """Return why each exemption excuses, by its name."""
    found: dict[str, str] = {}
    for folder in rules.folders:
        file = os.path.join(folder, "exemptions.yaml")  # noqa: PTH118 - as the loader names folders
        if os.path.isfile(file):  # noqa: PTH113 - as the loader names folders
            top = Fields(read_document(file), file)
            found |= {name: top.sub(name).text("why") for name in top}
    return found


def excuses_of(rule: Rule, why: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return what excuses a rule's findings, each in one line of Markdown, none twice.

    Args:
        rule: the rule.
        why: name of an exemption -> why it excuses.

    Returns:
        What excuses whatever the rule finds, and what excuses only some of it.
    """
    said = [dict.fromkeys(_said(excuse, why) for excuse in finder.unless) for finder in rule.finders]
    every = dict.fromkeys(text for of_finder in said for text in of_finder)
    always = [text for text in every if all(text in of_finder for of_finder in said)]
    return always, [text for text in every if text not in always]


def _said(excuse: Excuse, why: Mapping[str, str]) -> str:
    if excuse.name:
        return f"{prose(why.get(excuse.name, 'An exemption applies.'))} ({code(excuse.name)})"
    concepts = either(excuse.concepts)
    if excuse.kind == "negated":
        return "It is denied, as in “we do not ...”; “don't forget to ...” denies nothing."
    if excuse.kind == "actor":
        return f"Somebody else than the buyer does it: {concepts}."
    if excuse.kind == "quoted":
        return "The words stand in quotation marks."
    without = f", unless {either(excuse.without)} is said too" if excuse.without else ""
    return f"The message says {concepts} {_REACH[excuse.reach]}{without}."
