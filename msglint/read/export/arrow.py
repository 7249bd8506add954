"""The values of a column of Arrow's, each by itself: one that can't be had takes no other with it."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

from msglint.read.export.columns import shown


class Unread(NamedTuple):
    """Stands for a value that can't be had, and says why."""

    problem: str


def cells(column: Any, name: str, limit: int) -> list[Any]:
    """Return the values of a column as Python has them, `Unread` in the place of those that can't be had.

    Args:
        column: a `pyarrow.Array` of any type.
        name: the column's name, for what is said of a value.
        limit: how many bytes a text may have; a longer one is not even copied.
    """
    arrow: Any = import_module("pyarrow")  # by name, for it's an extra without types
    if arrow.types.is_timestamp(column.type):
        # Python knows no nanoseconds, and nobody's message was sent at one.
        column = column.cast(arrow.timestamp("us", tz=column.type.tz), safe=False)
    if column.get_total_buffer_size() <= limit:
        try:
            values: list[Any] = column.to_pylist()
        except (ValueError, OverflowError, arrow.ArrowException):
            pass  # one of them is to blame, and the others may be fine
        else:
            return values
    return [_cell(scalar, name, limit, arrow) for scalar in column]


def _cell(scalar: Any, name: str, limit: int, arrow: Any) -> Any:
    while isinstance(scalar, (arrow.DictionaryScalar, arrow.ExtensionScalar)) and scalar.is_valid:
        scalar = scalar.value
    as_buffer = getattr(scalar, "as_buffer", None)
    size = as_buffer().size if as_buffer is not None and scalar.is_valid else 0
    if size > limit:
        return Unread(f"holds more than {limit // 1024 // 1024} MiB in the column {shown(name)}")
    try:
        return scalar.as_py()
    except (ValueError, OverflowError, arrow.ArrowException):
        return Unread(f"holds a value in the column {shown(name)} that can't be read")
