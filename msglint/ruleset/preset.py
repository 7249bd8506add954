"""Presets: a choice of packs, and exemptions that some rules go without, as data in `presets/<name>.yaml`."""

# ruff: noqa: PTH100, PTH112, PTH118, PTH122, PTH208 - as in the loader
from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msglint.errors import UsageError
from msglint.fields import Fields, nearest
from msglint.ruleset.loader import builtin_folder, read_kept_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.ruleset.rule import Rule, RuleSet

_FOLDER = "presets"
_KEYS = ("title", "packs", "no-exemption")


def apply_presets(rules: RuleSet, names: Sequence[str], where: str = "--preset") -> RuleSet:
    """Return the rules that presets choose, with their settings; rules outside the built-in folder stay as they are.

    Args:
        rules: all rules.
        names: each a preset's file without `.yaml`, in the folder `presets` of any rule folder; the last folder's
            wins. Several choose the packs of all, and an exemption that one takes away is gone.
        where: what named them, for the error.

    Raises:
        RuleError: a preset's file is wrong.
        UsageError: there is no such preset.
    """
    files = _files(rules.folders)
    packs: set[str] = set()
    without: dict[str, tuple[str, ...]] = {}
    for name in names:
        if name not in files:
            raise UsageError(f"{where}: there is no preset {name!r}{nearest(name, files)}")
        top = Fields(read_kept_document(files[name]), files[name], known=_KEYS)
        top.text("title")
        packs.update(top.names("packs", sorted({rule.id.partition("/")[0] for rule in rules.rules}), "pack"))
        for rule_id, exemptions in _stricter(top, rules):
            without[rule_id] = (*without.get(rule_id, ()), *exemptions)
    builtin = os.path.abspath(builtin_folder())
    chosen = (
        rule
        for rule in rules.rules
        if rule.id.partition("/")[0] in packs or not os.path.abspath(rule.file).startswith(builtin + os.sep)
    )
    return rules.replaced(rules=tuple(_strict(rule, without.get(rule.id, ())) for rule in chosen))


def _stricter(top: Fields, rules: RuleSet) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each rule that a preset makes stricter, with the exemptions that excuse it no more."""
    if "no-exemption" in top:
        inner = top.sub("no-exemption")
        known = {rule.id for rule in rules.rules}
        for rule_id in inner:
            if rule_id not in known:
                raise inner.error(f"there is no rule {rule_id!r}{nearest(rule_id, known)}", rule_id)
            yield rule_id, inner.names(rule_id)


def _strict(rule: Rule, exemptions: tuple[str, ...]) -> Rule:
    """Return a rule that some exemptions excuse no more."""
    if not exemptions:
        return rule
    finders = (
        finder.replaced(unless=tuple(item for item in finder.unless if item.name not in exemptions))
        for finder in rule.finders
    )
    return rule.replaced(finders=tuple(finders))


def _files(folders: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in folders:
        presets = os.path.join(folder, _FOLDER)
        if os.path.isdir(presets):
            for file in sorted(os.listdir(presets)):
                stem, ending = os.path.splitext(file)
                if ending == ".yaml" and not stem.startswith((".", "_")):
                    found[stem] = os.path.join(presets, file)
    return found
