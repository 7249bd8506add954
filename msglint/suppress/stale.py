"""What has no effect any more, so that nobody believes that it has."""

from __future__ import annotations

from msglint.errors import RuleError
from msglint.tuples import NamedTuple


class Stale(NamedTuple):
    """An ignore, or what a baseline knows, that has no effect any more; `str()` is one line for a person.

    Attributes:
        file: the file that holds it.
        line: its line there, from 1; 0 when the whole file is meant.
        problem: what is the matter and what to do.
    """

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.problem}"

    def error(self) -> RuleError:
        """Return it as an error, for a run that bears nothing of the kind."""
        return RuleError(self.problem, file=self.file, line=self.line, column=1 if self.line else 0)
