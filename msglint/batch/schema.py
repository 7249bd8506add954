"""The columns of a result. Later versions may add some at the end; none goes, and none changes its type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from msglint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACE = pa.struct([("line", pa.int32()), ("column", pa.int32()), ("offset", pa.int32())])

#: What a violation is; the names are those of the JSON report. Why its rule exists and what to write instead, which is
#: the same for each violation of a rule, `msglint rules --format json` tells.
VIOLATION = pa.struct(
    [
        ("rule", pa.string()),
        ("severity", pa.string()),
        ("confidence", pa.string()),
        ("message", pa.string()),
        ("part", pa.string()),
        ("text", pa.string()),
        ("start", _PLACE),
        ("end", _PLACE),
        ("fingerprint", pa.string()),
    ]
)

#: What became of a row, in its column `status`.
CLEAN, VIOLATIONS, EMPTY, FAILED = STATUSES = ("clean", "violations", "empty", "failed")

#: One row for each row of the input, in the same order:
#:
#: - `line`: the row's number, from 1;
#: - `id`: what the message goes by, as text; null where no column tells;
#: - `status`: `clean`; `violations`; `empty`, without a text to check; `failed`, because it could not be checked;
#: - `problem`: why not; null otherwise;
#: - `error_count`, `warning_count`, `info_count`: the violations by severity;
#: - `ignored_count`: those that the configuration ignores with a reason, counted nowhere else;
#: - `notes`: what a person should know of how the message was read;
#: - `violations`: in the order of the text. Lines and columns count from 1, offsets from 0, all in code points of the
#:   part (`subject`, `body`, ...); `text`, `start` and `end` are null where the message as a whole is meant.
SCHEMA = pa.schema(
    [
        ("line", pa.int64()),
        ("id", pa.string()),
        ("status", pa.string()),
        ("problem", pa.string()),
        ("error_count", pa.int32()),
        ("warning_count", pa.int32()),
        ("info_count", pa.int32()),
        ("ignored_count", pa.int32()),
        ("notes", pa.list_(pa.string())),
        ("violations", pa.list_(VIOLATION)),
    ]
)


def result_schema(schema: Any, keep: Sequence[str] = ()) -> Any:
    """Return the `pyarrow.Schema` of a result.

    Args:
        schema: that of the input.
        keep: the columns of the input that the result has too; they stand first.

    Raises:
        UsageError: there is no such column, there are several of the name, or the result has one of its own.
    """
    for name in keep:
        count = schema.names.count(name)
        if count != 1:
            known = f"; its columns are {', '.join(schema.names)}" if not count else ""
            raise UsageError(f"keep: there {'is no column' if not count else 'are several columns'} {name!r}{known}")
        if name in SCHEMA.names:
            raise UsageError(f"keep: every result has a column {name!r} of its own; give yours another name first")
    return pa.schema([*(schema.field(name) for name in dict.fromkeys(keep)), *SCHEMA])


def spark_schema(schema: Any) -> str:
    """Return a schema as Spark's DDL, for `DataFrame.mapInArrow`.

    Args:
        schema: a `pyarrow.Schema` with columns of the types that results have; for kept columns of other types, write
            theirs in front: `f"sent timestamp, {SPARK_SCHEMA}"`.

    Raises:
        UsageError: a column has another type.
    """
    return ", ".join(f"`{field.name}` {_spark_type(field)}" for field in schema)


def _spark_type(field: Any) -> str:
    kind = field.type
    if pa.types.is_list(kind):
        return f"array<{_spark_type(kind.value_field)}>"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'`{inner.name}`: {_spark_type(inner)}' for inner in kind)}>"
    if str(kind) not in _SPARK_TYPES:
        raise UsageError(f"the column {field.name!r} is of type {kind}; write Spark's type of it yourself")
    return _SPARK_TYPES[str(kind)]


_SPARK_TYPES = {
    "string": "string",
    "large_string": "string",
    "bool": "boolean",
    "int8": "tinyint",
    "int16": "smallint",
    "int32": "int",
    "int64": "bigint",
    "float": "float",
    "double": "double",
    "date32[day]": "date",
    "binary": "binary",
}

#: The same as Spark's DDL. Of a result with kept columns, theirs stand in front: `f"ticket bigint, {SPARK_SCHEMA}"`.
SPARK_SCHEMA = spark_schema(SCHEMA)
