"""Keeps a run to what was changed since a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.changes import changed_since, concerned, keep, may_concern
from msglint.errors import InputError, MsglintError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.message import Message
    from msglint.report import Outcome


class Changed:
    """What was changed, and what of a run is about it.

    Args:
        revision: since when.
        paths: what the user named.
        folder: the folder that all of it lies in; its repository is meant.

    Raises:
        UsageError: git can't tell what was changed, or standard input is to be read.
    """

    def __init__(self, revision: str, paths: Iterable[str], folder: str) -> None:
        if "-" in paths:
            raise UsageError("--changed-since looks at files; standard input has no history")
        self._changes = changed_since(revision, folder)

    def files(self, files: Iterable[str | InputError]) -> list[str | InputError]:
        """Return the files that must be read, with the errors."""
        return [file for file in files if isinstance(file, InputError) or may_concern(self._changes, file)]

    def read(self, file: str, found: Iterable[Message | InputError]) -> Iterator[Message | InputError]:
        """Yield of what was read from a file that which is to be checked."""
        return concerned(self._changes, file, found)

    def outcomes(self, checked: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield outcomes without violations in lines that nobody has changed."""
        for outcome in checked:
            yield outcome if isinstance(outcome, MsglintError) else keep(self._changes, outcome)
