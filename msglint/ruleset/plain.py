"""Rules as plain data, which can be kept, and back.

Each record becomes a row, after those that it holds; the same record, such as an exemption that ten rules share, is one
row, and one object again when it is read. So two hundred rows stand for some thousand records. Only finders stay apart:
each is its rule's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msglint.record import Record
from msglint.ruleset import rule as rule_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CLASSES: dict[str, type[Record]] = {
    name: value for name, value in vars(rule_types).items() if isinstance(value, type) and issubclass(value, Record)
}
#: A class's name, its plain fields, and which rows its fields hold that are a record or a tuple of records.
Row = tuple[str, dict[str, Any], dict[str, int], dict[str, tuple[int, ...]]]


def encode(records: Iterable[Record]) -> tuple[dict[str, tuple[str, ...]], list[Row], list[int]]:
    """Return the fields of each class, the rows, and the numbers of the rows of the given records."""
    rows: list[Row] = []
    known: dict[Record, int] = {}
    tops = [_add(record, rows, known) for record in records]
    return {name: _CLASSES[name].field_names for name, *_ in rows}, rows, tops


def _add(record: Record, rows: list[Row], known: dict[Record, int]) -> int:
    is_shared = not isinstance(record, rule_types.Finder)
    if is_shared and record in known:
        return known[record]
    plain: dict[str, Any] = {}
    single: dict[str, int] = {}
    many: dict[str, tuple[int, ...]] = {}
    for name, value in vars(record).items():
        if isinstance(value, Record):
            single[name] = _add(value, rows, known)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            many[name] = tuple(_add(item, rows, known) for item in value)
        else:
            plain[name] = value
    if is_shared:
        known[record] = len(rows)
    rows.append((type(record).__name__, plain, single, many))
    return len(rows) - 1


def decode(data: Any) -> list[Any]:
    """Return the records that `encode` was given.

    Raises:
        KeyError, TypeError or ValueError: the data is not what this version of msglint makes.
    """
    classes, rows, tops = data
    for name, fields in classes.items():
        if _CLASSES[name].field_names != fields:
            raise ValueError(f"{name} has other fields now")
    made: list[Any] = []
    for name, plain, single, many in rows:
        made.append(_made(_CLASSES[name], plain, single, many, made))
    return [made[at] for at in tops]


def _made(
    kind: type[Record], plain: dict[str, Any], single: dict[str, int], many: dict[str, Sequence[int]], made: list[Any]
) -> Record:
    for name, at in single.items():
        plain[name] = made[at]
    for name, numbers in many.items():
        plain[name] = tuple([made[at] for at in numbers])
    return kind.of(plain)
