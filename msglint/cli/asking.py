"""The questions that `msglint new-rule` asks on a terminal."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from msglint.authoring.newrule.concepts import search
from msglint.authoring.newrule.order import USUAL
from msglint.authoring.newrule.wants import ENTITIES, Concepts, read_want
from msglint.cli.say import visible
from msglint.errors import UsageError
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.authoring.newrule.concepts import Concept
    from msglint.authoring.newrule.order import Order
    from msglint.authoring.newrule.wants import Want
    from msglint.ruleset.rule import RuleSet

_KINDS = (
    "words of your own, such as a slogan or the name of a campaign",
    "an idea that msglint knows in all languages, such as a review or a reward",
    "an e-mail address, link, phone number, emoji ...",
)
_MOST_CONCEPTS = 9


def ask(order: Order, rules: RuleSet) -> Order:
    """Ask for what an order does not say yet.

    Args:
        order: what the command line has said.
        rules: the rules that there are, with their lexicons.

    Raises:
        Abort: somebody has pressed Ctrl-C or Ctrl-D.
    """
    _say(f"A new rule: {order.name}. Enter takes what stands in [brackets]; Ctrl-C ends, and nothing is written.")
    title = order.title or click.prompt(
        "\nWhat is wrong with such a message, in a few words", default=order.texts()["title"]
    )
    kind = _choose("What gives it away?", _KINDS)
    want = (_ask_words, _ask_concepts, _ask_entity)[kind](rules)
    severity = order.severity or click.prompt(
        "\nHow grave is it", default=USUAL["severity"], type=click.Choice(SEVERITIES)
    )
    why = order.why or click.prompt("Why does it matter", default=USUAL["why"])
    instead = order.instead or click.prompt("What should one write instead", default=USUAL["instead"])
    source = order.source or click.prompt("Where is that laid down", default=USUAL["source"])
    bad = order.bad
    if not bad:
        text = click.prompt("A message that breaks it (Enter: msglint finds some)", default="", show_default=False)
        bad = (text,) if text.strip() else ()
    click.echo()
    return replace(
        order, title=title, severity=severity, why=why, instead=instead, source=source, finds=(want,), bad=bad
    )


def _ask_words(rules: RuleSet) -> Want:
    languages = sorted(rules.lexicons)
    language = click.prompt(
        f"In which language ({', '.join(languages)})", default="en", type=click.Choice(languages), show_choices=False
    )
    while True:
        text = click.prompt("Which words or phrases, with commas between them")
        try:
            return read_want(f"words:{language}:{text}", rules)
        except UsageError as error:
            _say(str(error).removeprefix("--finds "))


def _ask_entity(rules: RuleSet) -> Want:
    kinds = tuple(ENTITIES)
    return read_want(f"entity:{kinds[_choose('Which of these?', tuple(ENTITIES.values()))]}", rules)


def _ask_concepts(rules: RuleSet) -> Want:
    chosen: list[str] = []
    while True:
        if chosen:
            _say(f"So far, together in one sentence: {', '.join(chosen)}")
        hint = "Another idea, in a word (Enter: no more)" if chosen else "Which idea, in a word"
        word = click.prompt(hint, default="" if chosen else None, show_default=False)
        if not word.strip():
            return Concepts(tuple(chosen))
        found = [concept for concept in search(word, rules) if concept.name not in chosen][:_MOST_CONCEPTS]
        if not found:
            _say(f"msglint knows none for {word!r}; try another word, or begin again with words of your own")
            continue
        at = _choose("Which one is it?", [*map(_shown, found), "none of these"])
        if at < len(found):
            chosen.append(found[at].name)


def _shown(concept: Concept) -> str:
    return f"{concept.name}: {', '.join(concept.words)}" if concept.words else concept.name


def _choose(question: str, choices: Sequence[str]) -> int:
    """Ask for one of several, by its number; return its place from 0."""
    _say(f"\n{question}")
    for number, choice in enumerate(choices, 1):
        _say(f"  {number:2}  {choice}")
    answer: int = click.prompt("Number", type=click.IntRange(1, len(choices)))
    return answer - 1


def _say(text: str) -> None:
    click.echo("\n".join(visible(line, sys.stdout) for line in text.split("\n")))
