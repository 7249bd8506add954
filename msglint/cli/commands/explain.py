"""`msglint explain`: why is that not allowed, and what to write instead?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from msglint.cli import complete
from msglint.cli.options import color_option, number_or_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from msglint.cli.screen import Screen
    from msglint.testing.examples import Example

_USUAL_NUMBER = 5
#: (whether it is bad, whether the rule is known to get it wrong) -> what stands above the examples.
_HEADINGS = {
    (True, False): "Not allowed",
    (False, False): "Allowed",
    (True, True): "Not allowed, but not yet noticed by this rule",
    (False, True): "Allowed, but still reported by this rule",
}


@click.command(short_help="Explain a rule, with examples.")
@click.argument("name", metavar="RULE", shell_complete=complete.rules)
@click.option(
    "--language",
    multiple=True,
    metavar="LANG",
    shell_complete=complete.spoken_languages,
    help="Only examples in this language. May be repeated.",
)
@click.option(
    "--examples",
    "number",
    default=str(_USUAL_NUMBER),
    show_default=True,
    metavar="N|all",
    callback=number_or_all,
    help="How many examples of each kind and language.",
)
@click.option(
    "--rules",
    "folders",
    multiple=True,
    metavar="DIR",
    shell_complete=complete.folders,
    help="Add the rules of a folder. May be repeated.",
)
@color_option
def explain(name: str, language: tuple[str, ...], number: int | None, folders: tuple[str, ...], color: str) -> None:
    """Explain one rule: why it is there, and what to write instead.

    RULE is a name such as "emoji" or "amazon/emoji"; "msglint rules" lists
    them. After the explanation come messages that break the rule, the words
    in question in [brackets], and messages that look alike but are allowed.

    \b
    Exit code:
      0  the rule was explained
      2  there is no such rule, or a rule file is wrong

    \b
    Examples:
      msglint explain emoji
      msglint explain review-incentive --language zh
      msglint explain amazon/missing-order-id --examples all
    """  # noqa: D301 - click takes a real backspace for "keep these lines as they are"
    from msglint.cli.screen import Screen  # noqa: PLC0415 - not for `--help`
    from msglint.errors import UsageError  # noqa: PLC0415 - likewise
    from msglint.ruleset.loader import load_rules  # noqa: PLC0415 - likewise
    from msglint.ruleset.select import find_rule  # noqa: PLC0415 - likewise
    from msglint.testing.examples import read_examples  # noqa: PLC0415 - likewise

    rules = load_rules(folders)
    rule = find_rule(rules, name)
    screen = Screen(color)
    screen.paragraph(f"{rule.title}\n", "bold")
    for label, text in (
        ("rule", rule.id),
        ("severity", rule.severity),
        ("why", rule.why),
        ("source", rule.source),
        ("instead", rule.instead),
    ):
        screen.item(f"{label:8}", text)
    examples = read_examples(rule)
    spoken = sorted({example.language for example in examples})
    for code in language or spoken:
        if code not in spoken:
            raise UsageError(f"--language: {rule.id} has no examples in {code!r}; it has some in {', '.join(spoken)}")
        lexicon = rules.lexicons.get(code)
        _show(screen, [e for e in examples if e.language == code], lexicon.name if lexicon else code, number)


def _show(screen: Screen, examples: Sequence[Example], language: str, number: int | None) -> None:
    for (bad, known_miss), heading in _HEADINGS.items():
        chosen = [example for example in examples if (example.bad, example.known_miss) == (bad, known_miss)]
        if not chosen or number == 0:
            continue
        screen.heading(f"{heading} ({language})")
        shown = chosen[:number]
        for example in shown:
            screen.item("  -", "\n".join(_lines(example)))
        if len(shown) < len(chosen):
            screen.paragraph(f"and {len(chosen) - len(shown)} more: --examples all", "dim", indent=4)


def _lines(example: Example) -> Iterator[str]:
    """Return an example as a person would quote it: what is known of it, its subject, files and marked text."""
    from msglint.message import CONTEXT_FIELDS, Context  # noqa: PLC0415 - loaded by now; not for `--help`

    message, usual = example.message, Context()
    known = [
        f"{name.replace('_', ' ')}: {getattr(message.context, name)}"
        for name in CONTEXT_FIELDS
        if getattr(message.context, name) != getattr(usual, name)
    ]
    if known:
        yield f"({', '.join(known)})"
    for part in message.parts:
        if part.name == "subject":
            yield f"Subject: {part.text}"
    for attachment in message.attachments:
        yield f"Attachment: {attachment.name}"
    body = next(part for part in message.parts if part.name == "body")
    # The marks of HTML stand in its source.
    yield from _marked(body.source if body.origin else body.text, example).strip().split("\n")


def _marked(text: str, example: Example) -> str:
    for start, end in sorted(example.marks, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text
