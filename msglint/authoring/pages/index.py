"""All pages about a set of rules, and the one that leads to them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msglint.authoring.pages.excuses import reasons
from msglint.authoring.pages.markup import code, link, prose
from msglint.authoring.pages.rule_page import path_of, rule_page
from msglint.authoring.pages.ways import means
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.ruleset.rule import Rule, RuleSet

#: What the column "found by" may say -> what that means.
_MEANS = {
    "words": "what words mean together, in every language that has a lexicon",
    "weights": "weights learned from labelled messages, which have the last word",
    "signs": "addresses, links, numbers, pictures and the like, in any language",
    "absence": "what is missing",
    "dates": "the time between two moments",
    "length": "how long the text is",
    "language": "the language of the text",
    "context": "what is known about the message",
}


def pages(rules: RuleSet, more: dict[str, str]) -> dict[str, str]:
    """Return the pages about rules: their paths, with `/`, below the folder of pages, and their texts.

    Args:
        rules: the rules that get a page.
        more: path -> title of pages that are made elsewhere, for the index.

    Raises:
        RuleError: the examples of a rule can't be read.
    """
    why = reasons(rules)
    found = {path_of(rule): _text(rule_page(rule, rules, why)) for rule in rules.rules}
    return {"README.md": _text(_index(rules, more)), **found}


def _index(rules: RuleSet, more: dict[str, str]) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "What msglint reports, and why. Each rule has a page with examples of what is allowed and what is not."
    yield ""
    yield "| column | meaning |"
    yield "| --- | --- |"
    yield "| rule | its name, with a link to its page; write it after `--select`, `--ignore` or `msglint explain` |"
    yield "| severity | `error`: must not be sent; `warning` and `info`: advice |"
    yield "| reports | what is wrong with a message that breaks it |"
    yield f"| found by | {'; '.join(f'*{word}*: {what}' for word, what in _MEANS.items())} |"
    yield ""
    for pack, group in groupby(rules.rules, key=_pack):
        held = sorted(group, key=lambda rule: (SEVERITIES.index(rule.severity), rule.id))
        yield f"## {prose(pack)}"
        yield ""
        yield "| rule | severity | reports | found by |"
        yield "| --- | --- | --- | --- |"
        for rule in held:
            name = link(rule.name, path_of(rule))
            yield f"| {name} | {rule.severity} | {prose(rule.title)} | {', '.join(means(rule))} |"
        yield ""
    if more:
        yield "## More"
        yield ""
        yield from (f"- {link(title, path)}" for path, title in more.items())
        yield f"- {code('msglint new-rule NAME')} begins a rule of your own"
        yield ""


def _pack(rule: Rule) -> str:
    return rule.id.partition("/")[0]


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
