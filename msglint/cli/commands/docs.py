"""`msglint docs`: a page about each rule, for people who don't have msglint."""

from __future__ import annotations

from typing import cast

import click

from msglint.cli import complete
from msglint.cli.exits import Exit
from msglint.cli.options import rule_options

_USUAL_FOLDER = "docs"


@click.command(short_help="Write pages about the rules.")
@click.option(
    "--out",
    "folder",
    metavar="DIR",
    default=_USUAL_FOLDER,
    show_default=True,
    shell_complete=complete.folders,
    help="The folder of the pages; made if it is not there.",
)
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if the pages are not up to date.")
@rule_options
def docs(
    folder: str,
    folders: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preset: str | None,
    *,
    check: bool,
) -> None:
    """Write a page in Markdown about each rule, with an index.

    A page says what the rule reports and why, what to write instead, what
    excuses it, how it is found, what it is known to get wrong, and shows
    messages that break it and others that don't, in each language.

    \b
    What is written into the folder:
      README.md                  the index of all rules
      rules/<pack>/<rule>.md     a page for each rule
      commands.md                the help of all commands

    The pages depend on nothing but the rules, so that they can be kept in
    git; --check tells a build that somebody forgot to write them anew. Pages
    of rules that are gone are removed. Files that msglint has not written
    are never changed.

    \b
    Exit code:
      0  the pages were written, or are up to date
      1  with --check: they are not
      2  a rule file is wrong, or a page can't be written

    \b
    Examples:
      msglint docs
      msglint docs --check
      msglint docs --rules our-rules/ --select our-rules --out handbook/
    """  # noqa: D301 - click takes a real backspace for "keep these lines as they are"
    from msglint.authoring.pages.folder import bring_up_to_date, differences  # noqa: PLC0415 - not for `--help`
    from msglint.authoring.pages.index import pages  # noqa: PLC0415 - not for `--help`
    from msglint.cli.say import say  # noqa: PLC0415 - not for `--help`
    from msglint.cli.show.command_page import PATH, TITLE, command_page  # noqa: PLC0415 - not for `--help`
    from msglint.cli.show.screen import Screen  # noqa: PLC0415 - not for `--help`
    from msglint.config.apply import configured  # noqa: PLC0415 - not for `--help`
    from msglint.config.settings import Config  # noqa: PLC0415 - not for `--help`
    from msglint.ruleset.loader import load_rules  # noqa: PLC0415 - not for `--help`

    rules = configured(load_rules(folders), Config(), select=select, ignore=ignore, preset=preset)
    root = cast("click.Group", click.get_current_context().find_root().command)
    wanted = {**pages(rules, {PATH: TITLE}), PATH: command_page(root)}
    found = differences(wanted, folder) if check else bring_up_to_date(wanted, folder)
    screen = Screen("never")
    for file, what in found if check else ():
        screen.line(f"{file}: {what}")
    if check and found:
        say(
            "error",
            f"{len(found)} of the pages in {folder} are not up to date; the same command without --check writes them",
        )
        raise click.exceptions.Exit(Exit.VIOLATIONS)
    removed = sum(what == "left over" for _, what in found)
    tail = "all up to date" if not found else f"{len(found) - removed} written, {removed} removed"
    screen.line(f"{folder}: {len(wanted)} pages, {tail}")
