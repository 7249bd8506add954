"""From what a file says beside the text to the context of its message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.errors import UsageError
from msglint.message import Context

if TYPE_CHECKING:
    from collections.abc import Mapping


def is_given(value: object) -> bool:
    """Return whether a field was filled in; exports write an unknown date as an empty string."""
    return value is not None and value != ""


def context_of(values: Mapping[str, object], overrides: Mapping[str, object]) -> Context:
    """Build a context from the fields of a file.

    Args:
        values: context field -> value, as read; one that isn't filled in doesn't count.
        overrides: the same from the command line; it wins, and the file's value isn't even looked at.

    Raises:
        UsageError: a value doesn't fit its field.
    """
    taken = {name: value for name, value in overrides.items() if is_given(value)}
    given = {name: value for name, value in values.items() if is_given(value) and name not in taken}
    for name, value in given.items():
        if isinstance(value, (bool, list, dict)):
            raise UsageError(f"{name} must be a text or a number")
    return Context().updated({**given, **taken})
