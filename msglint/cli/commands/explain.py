"""`msglint explain`: why is that not allowed, what to write instead, and why is that line reported?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from msglint.cli import complete
from msglint.cli.options import color_option, config_options, context_options, format_option, number_or_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from msglint.cli.show.screen import Screen
    from msglint.testing.examples import Example

_USUAL_NUMBER = 5
#: The options that explain a rule by its examples; and those that have an effect without --why.
_ABOUT_EXAMPLES = ("language", "number")
_ABOUT_RULES = ("name", "folders", "color", "config_file", "isolated", *_ABOUT_EXAMPLES)
#: (whether it is bad, whether the rule is known to get it wrong) -> what stands above the examples.
_HEADINGS = {
    (True, False): "Not allowed",
    (False, False): "Allowed",
    (True, True): "Not allowed, but not yet noticed by this rule",
    (False, True): "Allowed, but still reported by this rule",
}


@click.command(short_help="Explain a rule, or why a line is reported or not.")
@click.argument("name", metavar="[RULE]", required=False, shell_complete=complete.rules)
@click.option(
    "--why",
    "place",
    metavar="FILE[:LINE[:COLUMN]]",
    shell_complete=complete.files,
    help="Explain why that place is reported, or is not; - stands for standard input.",
)
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
@click.option("--preset", metavar="NAME", help="With --why: use a named choice of packs and settings, as check does.")
@click.option("--stdin-filename", metavar="NAME", help="With --why: what to call standard input.")
@click.option("--text-column", metavar="NAME", help="With --why: the column of a table that holds the messages.")
@config_options
@format_option
@color_option
@context_options
@click.pass_context
def explain(  # noqa: PLR0917 - click passes them by name
    ctx: click.Context,
    /,
    name: str | None,
    place: str | None,
    language: tuple[str, ...],
    number: int | None,
    stdin_filename: str | None,
    text_column: str | None,
    format_name: str,
    color: str,
    **options: Any,
) -> None:
    """Explain a rule, or why a line of a message is reported or not.

    RULE is a name such as "emoji" or "amazon/emoji"; "msglint rules" lists
    them. You read why the rule is there and what to write instead, then
    messages that break it, the words in question in [brackets], and messages
    that look alike but are allowed.

    With --why, you read what the rules make of a place of a message instead:
    which words matched which concepts, which excuses were tried and why they
    did not apply, and what the words weigh where a scorer decides; then what
    was nearly reported, and what kept it from that. With a RULE, only what
    that one makes of it, and what it looks for and does not find. The names
    are those of the rule files. Without a LINE, the whole file is explained;
    in a .jsonl file, a line is a message. What is known about the message is
    said as for "msglint check", by --kind, --order-id and so on.

    \b
    Exit code:
      0  it was explained
      2  there is no such rule, file or line, or a rule file is wrong
      3  the file holds no message

    \b
    Examples:
      msglint explain emoji
      msglint explain review-incentive --language zh
      msglint explain amazon/missing-order-id --examples all
      msglint explain --why drafts/reply.txt:12
      msglint explain review-incentive --why drafts/reply.txt:12
      msglint explain --why export.jsonl:3 --format json
      pbpaste | msglint explain --why - --kind reply
    """  # noqa: D301 - click takes a real backspace for "keep these lines as they are"
    _refuse_unused(ctx, place)
    from msglint.cli.projects import Choice  # noqa: PLC0415 - not for `--help`

    choice = Choice.taken(options)
    if place is not None:
        from msglint.cli.why.run import Asked, explain_place  # noqa: PLC0415 - not for `--help`

        asked = Asked(place, name, choice, stdin_filename, text_column, options)
        raise click.exceptions.Exit(explain_place(asked, format_name, color))
    if name is None:
        raise click.UsageError("name a rule, or a place with --why FILE:LINE")
    _explain_rule(name, language, number, (*choice.config(()).rules, *choice.folders), color)


def _refuse_unused(ctx: click.Context, place: str | None) -> None:
    """Refuse an option that would have no effect, rather than let somebody wonder."""
    for parameter in ctx.command.params:
        is_given = ctx.get_parameter_source(str(parameter.name)) is ParameterSource.COMMANDLINE
        if is_given and place is None and parameter.name not in _ABOUT_RULES:
            raise click.UsageError(f"{parameter.opts[0]} goes with --why FILE:LINE")
        if is_given and place is not None and parameter.name in _ABOUT_EXAMPLES:
            raise click.UsageError(f"{parameter.opts[0]} is about a rule's examples, which --why does not show")
        if is_given and parameter.name == "stdin_filename" and place != "-" and not str(place).startswith("-:"):
            raise click.UsageError("--stdin-filename names standard input; write --why - to read it")


def _explain_rule(
    name: str, language: tuple[str, ...], number: int | None, folders: tuple[str, ...], color: str
) -> None:
    from msglint.cli.show.screen import Screen  # noqa: PLC0415 - not for `--help`
    from msglint.errors import UsageError  # noqa: PLC0415 - not for `--help`
    from msglint.ruleset.loader import load_rules  # noqa: PLC0415 - not for `--help`
    from msglint.ruleset.select import find_rule  # noqa: PLC0415 - not for `--help`
    from msglint.testing.examples import read_examples  # noqa: PLC0415 - not for `--help`

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
