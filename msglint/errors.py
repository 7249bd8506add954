"""The errors that msglint raises on purpose, each with the place that a person must go to."""

from __future__ import annotations


class MsglintError(Exception):
    """Base of every error that is the caller's to mend; `str()` is one line for a person."""


class UsageError(MsglintError):
    """An argument, option or rule name that does not exist or does not fit."""


class LimitError(UsageError):
    """A text is larger or deeper than can be checked; who knows where it stands makes an `InputError` of it.

    Its message says what was found and what the limit is, without the place.
    """


class RuleError(MsglintError):
    """A rule, lexicon or exemption file is wrong.

    Args:
        problem: what is wrong and what would be right, without the place.
        file: the file as the user named it.
        line: line of the wrong field, from 1; 0 when the file as a whole is meant.
        column: column of the wrong field, from 1; 0 likewise.
        field: dotted path of the field, as in `find[0].all.act`; empty for the file as a whole.
    """

    def __init__(self, problem: str, *, file: str, line: int = 0, column: int = 0, field: str = "") -> None:
        self.problem = _short(problem, 500)
        self.file = file
        self.line = line
        self.column = column
        self.field = _short(field, 200)
        place = f"{file}:{line}:{column}" if line else file
        super().__init__(f"{place}: {self.field}: {self.problem}" if field else f"{place}: {self.problem}")


def _short(text: str, limit: int) -> str:
    """Return one line, whatever a broken file has put into a name, and not a whole file of it."""
    line = "".join(char if char.isprintable() else " " for char in text)
    return line if len(line) <= limit else line[:limit] + "..."


class RuleErrors(MsglintError):  # noqa: N818 - it is no error of its own, but holds several
    """Several rule errors, found in one pass over all files."""

    def __init__(self, errors: list[RuleError]) -> None:
        self.errors = errors
        super().__init__("\n".join(str(error) for error in errors))


class InputError(MsglintError):
    """A message can't be read; others from the same source may be.

    Args:
        problem: what is wrong, without the place and without the message's text.
        source: the file as the user named it.
        line: line of the message in its source, from 1; 0 when the whole source is meant.
    """

    def __init__(self, problem: str, *, source: str, line: int = 0) -> None:
        self.problem = problem
        self.source = source
        self.line = line
        super().__init__(f"{source}:{line}: {problem}" if line else f"{source}: {problem}")


class RuleTimeoutError(MsglintError):
    """A rule's own pattern ran longer than it may on one message."""

    def __init__(self, rule: str, limit: float) -> None:
        self.rule = rule
        super().__init__(f"rule {rule}: its pattern ran longer than {limit:g} s on one message; simplify the pattern")
