"""`msglint new-rule`: a rule of your own, to begin with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from msglint.cli import complete
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from msglint.authoring.newrule.create import Created

_USUAL_FOLDER = "our-rules"
_WAIT = "reading word lists (half a minute, the first time and when words are added) ..."


@click.command("new-rule", short_help="Begin a rule of your own.")
@click.argument("name")
@click.option(
    "--folder",
    metavar="DIR",
    default=_USUAL_FOLDER,
    show_default=True,
    shell_complete=complete.folders,
    help="The folder of your rules; made if it is not there.",
)
@click.option(
    "--finds",
    multiple=True,
    metavar="WHAT",
    shell_complete=complete.finds,
    help="What breaks the rule: entity:..., concepts:... or words:... (see above). May be repeated.",
)
@click.option("--like", metavar="RULE", shell_complete=complete.rules, help="Begin with a copy of this rule.")
@click.option("--title", metavar="TEXT", help="What is wrong with the message, in a few words.")
@click.option("--severity", type=click.Choice(SEVERITIES), help="How grave it is; error if you don't say.")
@click.option("--why", metavar="TEXT", help="Why it matters.")
@click.option("--source", metavar="TEXT", help="Where your policy says so.")
@click.option("--instead", metavar="TEXT", help="What to write instead.")
@click.option("--bad", multiple=True, metavar="TEXT", help="A message that breaks the rule. May be repeated.")
@click.option("--good", multiple=True, metavar="TEXT", help="A message that looks alike, but does not.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="LANG",
    default=("en",),
    show_default="en",
    shell_complete=complete.spoken_languages,
    help="The languages of the examples; that of --bad and --good first. May be repeated.",
)
def new_rule(  # noqa: PLR0917 - click passes them by name
    name: str,
    folder: str,
    finds: tuple[str, ...],
    like: str | None,
    title: str | None,
    severity: str | None,
    why: str | None,
    source: str | None,
    instead: str | None,
    bad: tuple[str, ...],
    good: tuple[str, ...],
    languages: tuple[str, ...],
) -> None:
    """Write a rule file that works, for you to change.

    NAME is the rule's name in small letters, as in "free-gift". On a
    terminal msglint asks what the rule is about; --finds or --like say it
    without questions.

    \b
    What --finds may name:
      words:free gift,present   these words, in English
      words:de:Gratisgeschenk   these words, in German
      concepts:request,review   ideas that msglint knows in all its
                                languages, together in one sentence
      entity:email              an e-mail address, link, phone, chat,
                                emoji, gif, order-id, attachment ...

    The file explains each of its lines, holds examples of messages that
    break the rule and of some that don't, and passes "msglint test". Words
    of your own go into the folder "lexicons" beside it, and a schema for
    your editor into "schema". No file is ever overwritten.

    \b
    Exit code:
      0  the rule was written, and behaves
      2  nothing was written: the name or what it shall find does not fit

    \b
    Examples:
      msglint new-rule free-gift
      msglint new-rule free-gift --finds "words:free gift,gift for you"
      msglint new-rule no-reward --finds concepts:reward,review
      msglint new-rule no-stickers --like amazon/emoji --severity warning
    """  # noqa: D301 - click takes a real backspace for "keep these lines as they are"
    from msglint.authoring.newrule.create import create, known_rules, place_of  # noqa: PLC0415 - not for `--help`
    from msglint.authoring.newrule.order import Order  # noqa: PLC0415 - not for `--help`
    from msglint.authoring.newrule.wants import read_want  # noqa: PLC0415 - not for `--help`
    from msglint.cli.checking.progress import may_show_progress, said_after_a_while  # noqa: PLC0415 - not for `--help`

    if finds and like is not None:
        raise click.UsageError("--finds and --like exclude each other: a copy finds what the other rule finds")
    asks = not finds and like is None
    if asks and not _is_terminal():
        raise click.UsageError("say what the rule finds, as in --finds entity:email, or name a similar one with --like")
    order = Order(name, folder, title, severity, why, source, instead, (), like, languages, bad, good)
    order.said()
    place = place_of(name, folder)
    shown = may_show_progress(quiet=False, report_is_text=True)
    with said_after_a_while(_WAIT, shown=shown):
        rules = known_rules(place)
    from dataclasses import replace  # noqa: PLC0415 - not for `--help`

    for language in languages:
        if language not in rules.lexicons:
            from msglint.fields import nearest  # noqa: PLC0415 - only once something is wrong

            known = nearest(language, rules.lexicons)
            raise click.UsageError(f"--language: there is no lexicon of the language {language!r}{known}")
    if asks:
        from msglint.cli.asking import ask  # noqa: PLC0415 - only once something is wrong

        order = ask(order, rules)
    else:
        order = replace(order, finds=tuple(read_want(text, rules) for text in finds))
    with said_after_a_while(_WAIT, shown=shown):
        created = create(order, place, rules)
    _tell(created)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _tell(created: Created) -> None:
    """Say what was written, and what to do with it."""
    from shlex import quote  # noqa: PLC0415 - not for `--help`

    from msglint.cli.say import say, visible  # noqa: PLC0415 - not for `--help`

    def line(text: str) -> None:
        click.echo(visible(text, sys.stdout))

    file = created.files[0]
    line(f"wrote {file}")
    for other in created.files[1:]:
        line(f"wrote {other}")
    line(f"The rule {created.rule} works: {created.examples} examples, 0 failures.")
    line("")
    line("Next:")
    steps = [
        (f"edit {file}", "each line is explained there"),
        (f"msglint test {quote(file)} --watch", "tests it whenever you save it"),
    ]
    if created.folder is not None:
        steps.append((f"msglint check drafts/ --rules {quote(created.folder)}", "tries it on your drafts"))
        steps.append((f"rules: [{created.folder}]", "in msglint.yaml: from then on it is always used"))
    width = max(len(step) for step, _ in steps)
    for step, what in steps:
        line(f"  {step:{width}}   {what}")
    if created.namesake is not None:
        say("note", f"there is {created.namesake}, too; write {created.rule} where you mean yours")
