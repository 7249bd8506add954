"""What a shell may complete: the names of rules, presets, languages, folders and files.

Names come from file names; no rule is parsed and no word is compiled, for a person is waiting.
Whatever goes wrong, there is nothing to complete: an error message would land in the middle of a command line.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import click
    from click.shell_completion import CompletionItem

    Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's interface
    """Complete the name of one rule: `emoji`, or `amazon/emoji` once the pack is written."""
    return _items(lambda: _rule_names(_folders(ctx), incomplete), incomplete)


def choices_of_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's interface
    """Complete the last of several names with commas between: rules and packs."""
    before, comma, last = incomplete.rpartition(",")
    chosen = {*before.split(",")}

    def names() -> Iterator[str]:
        folders = _folders(ctx)
        packs = {rule_id.partition("/")[0] for rule_id in _rule_ids(folders)}
        for name in (*_rule_names(folders, last), *packs):
            if name not in chosen:
                yield before + comma + name

    return _items(names, incomplete)


def presets(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's interface
    """Complete the name of a preset."""
    return _items(lambda: _stems(_folders(ctx), "presets"), incomplete)


def spoken_languages(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's interface
    """Complete the code of a language that has a lexicon."""
    return _items(lambda: _stems(_folders(ctx), "lexicons"), incomplete)


def advice_languages(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's interface
    """Complete the code of a language in which msglint gives advice."""
    return _items(_languages_of_advice, incomplete)


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's interface
    """Leave it to the shell to complete a file or folder."""
    return [_item(incomplete, "file")]


def folders(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's interface
    """Leave it to the shell to complete a folder."""
    return [_item(incomplete, "dir")]


def output_files(formats: Iterable[str]) -> Complete:
    """Return what completes `FORMAT=FILE`: first the format, then a file."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        if "=" in incomplete:
            return files(ctx, param, incomplete)
        return _items(lambda: (f"{name}=" for name in formats), incomplete)

    return complete


def finds(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's interface
    """Complete what a new rule shall find: its kind, then the kind of entity."""

    def found() -> Iterator[str]:
        from msglint.text.entities import KINDS  # noqa: PLC0415 - only when a shell asks

        yield from ("words:", "concepts:", "entity:")
        yield from (f"entity:{kind}" for kind in KINDS if incomplete.startswith("entity:"))

    return _items(found, incomplete)


def context_values(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the value of a context field that has a few, or is a language."""
    from msglint.message import CHOICES  # noqa: PLC0415 - only when a shell asks

    if param.name == "buyer_language":
        return spoken_languages(ctx, param, incomplete)
    return _items(lambda: CHOICES.get(param.name or "", ()), incomplete)


def _items(find: Callable[[], Iterable[str]], incomplete: str) -> list[CompletionItem]:
    found: list[str] = []
    with suppress(Exception):  # see above
        found = sorted({name for name in find() if name.startswith(incomplete)})
    return [_item(name) for name in found]


def _item(value: str, kind: str = "plain") -> CompletionItem:
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only when a shell asks

    return CompletionItem(value, kind)


def _folders(ctx: click.Context) -> list[str]:
    """Return the built-in folder of rules and those that the command line names so far."""
    from msglint.ruleset.loader import builtin_folder  # noqa: PLC0415 - only when a shell asks

    named = ctx.params.get("folders") or ()
    return [builtin_folder(), *(folder for folder in named if os.path.isdir(folder))]  # noqa: PTH112 - no pathlib, for start-up counts


def _rule_ids(folders: Iterable[str]) -> Iterator[str]:
    from msglint.ruleset.loader import rule_files  # noqa: PLC0415 - only when a shell asks

    for folder in folders:
        for rule_id, _ in rule_files(folder):
            yield rule_id


def _rule_names(folders: Iterable[str], incomplete: str) -> Iterator[str]:
    """Yield ids where a pack is written already, else the shorter names."""
    for rule_id in _rule_ids(folders):
        yield rule_id if "/" in incomplete else rule_id.rpartition("/")[2]


def _stems(folders: Iterable[str], name: str) -> Iterator[str]:
    from pathlib import Path  # noqa: PLC0415 - only when a shell asks

    for folder in folders:
        for file in Path(folder, name).glob("*.y*ml"):
            yield file.stem


def _languages_of_advice() -> Iterator[str]:
    """Yield the languages of one built-in rule's title: a translation is made for all of them."""
    from msglint.fields import Fields  # noqa: PLC0415 - only when a shell asks
    from msglint.ruleset.loader import builtin_folder, read_document, rule_files  # noqa: PLC0415 - only when a shell asks

    _, file = next(iter(rule_files(builtin_folder())))
    yield from Fields(read_document(file), file).said("title")
