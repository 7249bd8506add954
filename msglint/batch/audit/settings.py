"""What an audit is made with, and a hash of all of it that can change a result."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msglint.__about__ import __version__
from msglint.config.find import IGNORES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.batch.loaded import Choice
    from msglint.config.settings import Config
    from msglint.project import Project


class Settings(NamedTuple):
    """How to check; the names are those of `lint_batch`.

    Attributes:
        choice: which rules.
        columns: field and the name of its column, pairs.
        context: context field and its value, pairs.
        keep: columns that the results have, too.
        redact: whether to mask the words of the messages.
        by: columns by whose values is counted, beside language, marketplace and channel.
    """

    choice: Choice
    columns: tuple[tuple[str, str], ...] = ()
    context: tuple[tuple[str, str], ...] = ()
    keep: tuple[str, ...] = ()
    redact: bool = False
    by: tuple[str, ...] = ()

    def options(self) -> dict[str, Any]:
        """Return them as `lint_batch` takes them."""
        return {
            **self.choice._asdict(),
            "columns": dict(self.columns),
            "context": dict(self.context),
            "keep": self.keep,
            "redact": self.redact,
        }

    def digest(self, project: Project) -> str:
        """Return a hash of the settings, the configuration, the rules and the words.

        Raises:
            OSError: a file of the rules can't be read.
        """
        config = project.config
        said = self._replace(choice=self.choice._replace(config=None, rules=()))
        # Where the configuration lies doesn't matter, and what it holds is known already.
        held = config.replaced(root="", file=None, origins={})
        found = sha256(repr((__version__, said, held, project.rules.rules)).encode("utf-8", "surrogatepass"))
        for file in (*_ignores(config), *_files(project)):
            found.update(repr((file.name, file.stat().st_size)).encode("utf-8", "surrogateescape"))
            found.update(file.read_bytes())
        return found.hexdigest()[:32]


def _ignores(config: Config) -> Iterator[Path]:
    file = Path(config.root, IGNORES)
    if file.is_file():
        yield file


def _files(project: Project) -> Iterator[Path]:
    """Yield the files of rules and words."""
    for folder in project.everything.folders:
        for root, folders, names in os.walk(folder):
            folders.sort()
            yield from (Path(root, name) for name in sorted(names) if not name.startswith("."))
