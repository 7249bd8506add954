"""`msglint init`: what does a team need to begin?"""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING

import click

from msglint.errors import UsageError

if TYPE_CHECKING:
    from msglint.starter.survey import Survey

_CONFIG = "msglint.yaml"
_GITHUB = """\
      - uses: YOUR-ORGANISATION/msglint@v{version}
        with:
          paths: |
{paths}
"""
_GITLAB = """\
msglint:
  image: python:3.13
  script:
    - pip install git+https://YOUR-HOST/YOUR-ORGANISATION/msglint@v{version}
    - msglint check {paths} --output gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports: {{codequality: gl-code-quality-report.json}}
"""


@click.command(short_help="Set up a folder: configuration, hook, CI.")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--preset", metavar="NAME", help="The preset to write down: amazon or amazon-strict.")
@click.option("--language", metavar="LANG", help="The language of messages and advice to write down: en or zh.")
@click.option("--hooks/--no-hooks", default=None, help="Add the hook to .pre-commit-config.yaml, or don't, unasked.")
@click.option("--yes", is_flag=True, help="Answer every question with yes.")
@click.option("--force", is_flag=True, help="Write msglint.yaml anew if it is there.")
def init(folder: str, preset: str | None, language: str | None, *, hooks: bool | None, yes: bool, force: bool) -> None:
    """Set up a folder, such as a repository, for msglint.

    Writes msglint.yaml, in which every setting is explained and none counts
    until you take away the # before it. Looks where messages lie, which files
    are none, and which CI works here. On a terminal, asks whether to leave
    those files out and to check messages before each commit, by a hook for
    https://pre-commit.com; elsewhere it only does what the options say.

    No file that is there is changed, but for .pre-commit-config.yaml, to
    which the hook is added at the end; where it can't be, and for CI, you
    are shown what to add.

    \b
    Exit code:
      0  the folder is set up, or was so already
      2  wrong option, or a file that can't be read or written

    \b
    Examples:
      msglint init
      msglint init --preset amazon-strict --hooks
      msglint init shop/messages --yes
    """  # noqa: D301 - because click takes a real backspace for "keep these lines as they are"
    from msglint.starter.survey import survey  # noqa: PLC0415 - not for `--help`

    _check(preset, language)
    found = survey(folder)
    click.echo(f"messages: {found.in_words() or 'none found yet'}")
    _write_config(found, preset, language, yes=yes, force=force)
    _add_hook(found, hooks, yes=yes)
    _show_ci(found)
    # As the user would name them from here.
    named = [os.path.normpath(os.path.join(folder, name)) for name in found.folders] or [folder]  # noqa: PTH118 - no pathlib, for start-up counts
    click.echo(f"next: msglint check {shlex.join(named)}")


def _check(preset: str | None, language: str | None) -> None:
    """Refuse at once what `msglint check` would refuse later."""
    from msglint.fields import nearest  # noqa: PLC0415 - not for `--help`
    from msglint.ruleset.loader import builtin_folder  # noqa: PLC0415 - not for `--help`

    presets = [name.removesuffix(".yaml") for name in os.listdir(os.path.join(builtin_folder(), "presets"))]  # noqa: PTH118, PTH208 - the folder is a string
    for option, value, known in (("--preset", preset, presets), ("--language", language, ["en", "zh"])):
        if value is not None and value not in known:
            raise UsageError(f"{option}: there is no {value!r}{nearest(value, known)}")


def _ask(question: str, *, yes: bool) -> bool:
    """Return the answer to a question; no where nobody can be asked."""
    if yes:
        return True
    return sys.stdin.isatty() and sys.stdout.isatty() and click.confirm(question, default=True)


def _write_config(found: Survey, preset: str | None, language: str | None, *, yes: bool, force: bool) -> None:
    if found.config == "pyproject.toml":
        if force:
            raise UsageError("pyproject.toml holds the configuration; take [tool.msglint] out of it first")
        click.echo("configuration: pyproject.toml has one already, [tool.msglint]")
        return
    if found.config and not force:
        click.echo(f"configuration: {found.config} is there already; --force writes it anew")
        return
    from msglint.starter.settings import starting_text  # noqa: PLC0415 - only where one is written

    papers = ", ".join(found.papers)
    leaves_out = bool(papers) and _ask(f"Leave out {papers}, which seem to hold no messages?", yes=yes)
    text = starting_text(preset=preset, language=language, papers=found.papers, leaves_papers_out=leaves_out)
    name = found.config or _CONFIG
    # What came into being in the meantime is not overwritten either.
    _write(found, name, text, mode="w" if found.config else "x")
    click.echo(f"configuration: {name} written; it explains every setting")
    if papers and not leaves_out:
        click.echo(f"  {papers} may hold no messages; to leave them out, take the # before exclude away")


def _add_hook(found: Survey, wanted: bool | None, *, yes: bool) -> None:  # noqa: FBT001 - it is an answer, or none
    if wanted is False or not (found.is_repository or wanted):
        return
    from msglint.starter.hook import has_hook, hook_text, with_hook  # noqa: PLC0415 - only where there may be a hook
    from msglint.starter.survey import HOOKS  # noqa: PLC0415 - only where there may be a hook

    path = os.path.join(found.folder, HOOKS)  # noqa: PTH118 - no pathlib, for start-up counts
    text = None
    if os.path.exists(path):  # noqa: PTH110 - no pathlib, for start-up counts
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:  # noqa: PTH123 - no pathlib, for start-up counts
            text = file.read()
    if text and has_hook(text):
        click.echo(f"hook: {HOOKS} has one already")
        return
    hook = hook_text(found.folders)
    if not (wanted or _ask(f"Check messages before each commit, by a hook in {HOOKS}?", yes=yes)):
        click.echo(f"hook: none added to {HOOKS}; --hooks adds it")
        return
    longer = with_hook(text or "", hook)
    if longer is None:
        click.echo(f"hook: {HOOKS} is not written so that it could be added safely; add to its repos:\n\n{hook}")
        return
    _write(found, HOOKS, longer, mode="x" if text is None else "w")
    click.echo(f"hook: added to {HOOKS}; `pre-commit install` switches it on")


def _show_ci(found: Survey) -> None:
    """Say what to add for the CI services that are in use."""
    from msglint.__about__ import __version__  # noqa: PLC0415 - not for `--help`

    folders = found.folders or (".",)
    for service in found.services:
        if service == "GitHub Actions":
            text = _GITHUB.format(version=__version__, paths="\n".join(f"            {name}" for name in folders))
            click.echo(f"{service}: to check pull requests, add to the steps of a job, behind the checkout:\n\n{text}")
        else:
            text = _GITLAB.format(version=__version__, paths=" ".join(folders))
            click.echo(f"{service}: to check merge requests, add to .gitlab-ci.yml:\n\n{text}")


def _write(found: Survey, name: str, text: str, *, mode: str) -> None:
    path = os.path.join(found.folder, name)  # noqa: PTH118 - no pathlib, for start-up counts
    with open(path, mode, encoding="utf-8", newline="") as file:  # noqa: PTH123 - no pathlib, for start-up counts
        file.write(text)
