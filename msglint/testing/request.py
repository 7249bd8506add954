"""What `msglint test` was asked to test, so that it can be done once or again after each change."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.config.apply import configured
from msglint.config.settings import Config
from msglint.ruleset import loader
from msglint.testing.targets import sort_paths
from msglint.testing.verdict import reach_verdict, try_examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.testing.verdict import Examine, Verdict

#: What a folder of rules may hold that changes what its rules do.
_SUFFIXES = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be tested, in the words of the command line.

    Attributes:
        paths: rule files, folders of them, files of labelled messages; empty for the examples of all rules.
        folders: folders of rules beside the built-in ones.
        select: only these rules; empty for all.
        ignore: not these.
        preset: a named choice of packs and settings; None for every rule as it stands.
        split: only labelled messages of this split; None for all.
    """

    paths: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preset: str | None = None
    split: str | None = None

    def verdict(self, examine: Examine = try_examples) -> Verdict:
        """Load everything and test it.

        Args:
            examine: tests the examples of one rule; another than the usual one may know some results already.

        Raises:
            RuleErrors: rule or lexicon files are wrong.
            UsageError: there is no such rule or preset.
        """
        targets = sort_paths(self.paths)
        everything = loader.load_rules(targets.folders(self.folders))
        rules = configured(everything, Config(), select=self.select, ignore=self.ignore, preset=self.preset)
        examined = tuple(targets.rules(rules)) if self.paths else rules.rules
        known = {name for rule in everything.rules for name in (rule.id, rule.name)}
        return reach_verdict(examined, rules, targets, self.split, known=known, examine=examine)

    def files(self) -> Iterator[str]:
        """Yield every file that the verdict depends on, sound or not; those that are named need not exist yet."""
        targets = sort_paths(self.paths)
        # The time of a folder changes with what lies in it, which is told anyway.
        yield from (path for path in self.paths if not os.path.isdir(path))  # noqa: PTH112 - plain names, as below
        yield from targets.corpora
        for folder in (loader.builtin_folder(), *targets.folders(self.folders)):
            for held, below, names in os.walk(folder):
                # Packs, lexicons and the like lie right in the folder; below them is nothing of ours.
                below[:] = [] if held != folder else [name for name in below if not name.startswith(".")]
                yield from (os.path.join(held, name) for name in names if name.endswith(_SUFFIXES))  # noqa: PTH118 - as `os.walk` gives them
