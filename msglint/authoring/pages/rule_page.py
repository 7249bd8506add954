"""The page about one rule."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from msglint.authoring.kinship import kin
from msglint.authoring.newrule.yamltext import entry
from msglint.authoring.pages.excuses import excuses_of
from msglint.authoring.pages.markup import code, link, prose
from msglint.authoring.pages.shown import by_language, listed
from msglint.authoring.pages.ways import summary, way
from msglint.ruleset import loader
from msglint.testing.examples import read_examples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from msglint.ruleset.rule import Rule, RuleSet
    from msglint.testing.examples import Example

_RELATIVES = 3
#: With less in common, rules are no help to a reader of one another.
_MUCH = 0.2


def path_of(rule: Rule) -> str:
    """Return where a rule's page lies below the folder of pages."""
    return f"rules/{rule.id}.md"


def rule_page(rule: Rule, rules: RuleSet, why: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a rule's page.

    Args:
        rule: the rule.
        rules: all rules that get a page.
        why: name of an exemption -> why it excuses.

    Raises:
        RuleError: the rule's examples can't be read.
    """
    examples = read_examples(rule)
    yield f"# {prose(rule.title)}"
    yield ""
    yield f"{code(rule.id)} · **{rule.severity}** · {prose(rule.source)}"
    yield ""
    yield f"**Why:** {prose(rule.why)}"
    yield ""
    yield f"**Write instead:** {prose(rule.instead)}"
    yield ""
    reports = _reports(rule)
    if reports:
        yield f"**The report says:** {', or '.join(map(code, reports))}"
        yield ""
    yield from _ways(rule)
    yield from _excuses(rule, why)
    yield from _examples(rule, rules, examples)
    yield from _known_misses(examples)
    yield from _settings(rule)
    relatives = kin(rule, rules.rules, least=_MUCH)[:_RELATIVES]
    if relatives:
        yield "## Related rules"
        yield ""
        for other in relatives:
            yield f"- {link(other.id, f'../{other.id}.md')}: {prose(other.title)}"
        yield ""


def _reports(rule: Rule) -> list[str]:
    """Return the wordings of the rule's reports, but for its title, which stands above."""
    said = dict.fromkeys(finder.message or rule.message for finder in rule.finders)
    return [text for text in said if text != rule.title]


def _ways(rule: Rule) -> Iterator[str]:
    yield "## How it is found"
    yield ""
    yield summary(rule)
    yield ""
    if len(rule.finders) > 1:
        yield "<details>"
        yield "<summary>Each way</summary>"
        yield ""
        yield from dict.fromkeys(f"- {way(finder)}" for finder in rule.finders)
        yield ""
        yield "</details>"
        yield ""


def _excuses(rule: Rule, why: Mapping[str, str]) -> Iterator[str]:
    always, in_some_ways = excuses_of(rule, why)
    if always or in_some_ways:
        yield "## What excuses it"
        yield ""
    if always:
        yield from (f"- {text}" for text in always)
        yield ""
    if in_some_ways:
        yield "In some of the ways only:"
        yield ""
        yield from (f"- {text}" for text in in_some_ways)
        yield ""


def _examples(rule: Rule, rules: RuleSet, examples: Sequence[Example]) -> Iterator[str]:
    names = {language: lexicon.name for language, lexicon in rules.lexicons.items()}
    yield "## Examples"
    yield ""
    known = [example for example in examples if not example.known_miss]
    yield from by_language(known, names, f"msglint explain {rule.id}{_rules_option(rule, rules)}")
    yield ""


def _known_misses(examples: Sequence[Example]) -> Iterator[str]:
    """Yield what the rule is known to get wrong: who reads that can look out for it."""
    groups = {
        "Not allowed, but not noticed yet": [e for e in examples if e.known_miss and e.bad],
        "Allowed, but still reported": [e for e in examples if e.known_miss and not e.bad],
    }
    if not any(groups.values()):
        return
    number = sum(map(len, groups.values()))
    yield "## Known misses"
    yield ""
    noun = "example" if number == 1 else "examples"
    yield f"The rule's file holds {number} {noun} that it is known to get wrong."
    yield ""
    for title, misses in groups.items():
        if misses:
            yield "<details>"
            yield f"<summary>{title} ({len(misses)})</summary>"
            yield from listed(misses)
            yield "</details>"
            yield ""


def _settings(rule: Rule) -> Iterator[str]:
    yield "## Set it otherwise"
    yield ""
    if rule.never_ignore:
        yield "Nothing may switch this rule off or let its violations pass."
        yield ""
        return
    yield "For one run:"
    yield ""
    yield "```sh"
    yield f"msglint check drafts/ --ignore {shlex.quote(rule.id)}"
    yield "```"
    yield ""
    milder = next(level for level in ("warning", "info", "error") if level != rule.severity)
    yield f"For good, in {code('msglint.yaml')} ({code('off')} leaves the rule out):"
    yield ""
    yield "```yaml"
    yield "severity:"
    yield f"  {entry(rule.id, milder)}"
    yield "```"
    yield ""
    yield f"For some files, each with a reason, in {code('.msglintignore')}:"
    yield ""
    yield "```"
    yield f"drafts/old/  {rule.id}  # why it may stay"
    yield "```"
    yield ""


def _rules_option(rule: Rule, rules: RuleSet) -> str:
    """Return the option with which a command finds a rule that msglint does not come with."""
    where = os.path.abspath(rule.file)  # noqa: PTH100 - as the loader names folders
    for folder in rules.folders:
        inside = where.startswith(os.path.join(os.path.abspath(folder), ""))  # noqa: PTH100, PTH118 - as the loader names folders
        if inside and folder != loader.builtin_folder():
            return f" --rules {shlex.quote(folder)}"
    return ""
