"""What the paths of `msglint test` mean: rule files, folders of them, labelled messages."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msglint.errors import InputError
from msglint.read import discover, suffixes
from msglint.ruleset.loader import builtin_folder, rule_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.ruleset.rule import Rule, RuleSet

_RULE_SUFFIXES = (".yaml", ".yml")
#: What marks the folder above a pack as the one to load.
_SHARED = ("lexicons", "exemptions.yaml")


@dataclass(frozen=True, slots=True)
class Targets:
    """What is to be tested.

    Attributes:
        rule_paths: rule files, and folders with rule files in them.
        corpora: files of labelled messages.
        errors: paths that are neither.
    """

    rule_paths: tuple[Path, ...]
    corpora: tuple[str, ...]
    errors: tuple[InputError, ...]

    def folders(self, loaded: Sequence[str]) -> list[str]:
        """Return the folders to load: those that the user gave, and those of rule files that lie in none of them."""
        folders = list(loaded)
        for path in self.rule_paths:
            if not any(_inside(path, folder) for folder in (builtin_folder(), *folders)):
                folders.append(str(rule_folder(path)))
        return folders

    def rules(self, rules: RuleSet) -> Iterator[Rule]:
        """Yield the rules whose examples are meant."""
        for rule in rules.rules:
            if any(_inside(Path(rule.file), path) for path in self.rule_paths):
                yield rule


def sort_paths(paths: Iterable[str]) -> Targets:
    """Find out what each path is."""
    rule_paths: list[Path] = []
    corpora: list[str] = []
    errors: list[InputError] = []
    for name in paths:
        path = Path(name)
        if path.is_dir():
            records = [found for found in discover([name]) if isinstance(found, str) and _is_corpus(found)]
            if _inside(path, builtin_folder()) or list(rule_files(name)):
                rule_paths.append(path)
            elif not records:
                problem = "holds neither rules (.yaml) nor labelled messages (.jsonl, .ndjson)"
                errors.append(InputError(problem, source=name))
            corpora += records
        elif not path.exists():
            errors.append(InputError("there is no such file or folder", source=name))
        elif _is_corpus(name):
            corpora.append(name)
        elif path.suffix in _RULE_SUFFIXES:
            rule_paths.append(path)
        else:
            problem = "is neither a rule file (.yaml) nor a file of labelled messages (.jsonl, .ndjson)"
            errors.append(InputError(problem, source=name))
    return Targets(tuple(rule_paths), tuple(corpora), tuple(errors))


def _is_corpus(name: str) -> bool:
    return name.lower().endswith(suffixes.RECORDS)


def rule_folder(path: Path) -> Path:
    """Return the folder that `--rules` would name: a pack's words and exemptions may stand above it."""
    folder = path if path.is_dir() else path.parent
    above = folder.resolve().parent
    return above if any((above / name).exists() for name in _SHARED) else folder


def _inside(path: Path, folder: str | Path) -> bool:
    return path.resolve().is_relative_to(os.path.realpath(folder))
