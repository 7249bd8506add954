"""`lint_batch` in the forms in which Spark, Ray and Dask hand over their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from msglint.batch.lint import lint_batch
from msglint.batch.schema import result_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def map_in_arrow(batches: Iterable[Any], **options: Any) -> Iterator[Any]:
    """Yield the result of each record batch, for Spark's `DataFrame.mapInArrow`.

    Args:
        batches: `pyarrow.RecordBatch`es of one partition.
        **options: those of `lint_batch`; a row's line is its number in the partition.

    Raises:
        RuleErrors: as `lint_batch`.
        UsageError: likewise.
    """
    line = options.pop("first_line", 1)
    for batch in batches:
        yield lint_batch(batch, first_line=line, **options)
        line += batch.num_rows


def lint_table(table: Any, **options: Any) -> Any:
    """Return the results of a `pyarrow.Table` as another, for Ray's `Dataset.map_batches(batch_format="pyarrow")`.

    Args:
        table: the messages.
        **options: those of `lint_batch`.

    Raises:
        RuleErrors: as `lint_batch`.
        UsageError: likewise.
    """
    schema = result_schema(table.schema, options.get("keep", ()))
    return pa.Table.from_batches(map_in_arrow(table.to_batches(), **options), schema=schema)


def lint_frame(frame: Any, **options: Any) -> Any:
    """Return the results of a pandas DataFrame as another of the same index, for Dask's `map_partitions`.

    Args:
        frame: the messages.
        **options: those of `lint_batch`.

    Returns:
        A DataFrame whose columns are of Arrow's types, so that numbers stay whole and lists what they are.

    Raises:
        RuleErrors: as `lint_batch`.
        UsageError: likewise.
    """
    import pandas as pd  # noqa: PLC0415 - because only who has frames has pandas

    arrays = [_array(frame[name]) for name in frame.columns]
    batch = pa.RecordBatch.from_arrays(arrays, names=[str(name) for name in frame.columns])
    result = lint_batch(batch, **options).to_pandas(types_mapper=pd.ArrowDtype)
    return result.set_index(frame.index)


def _array(series: Any) -> Any:
    """Return a column of a frame as Arrow has it; one of mixed values becomes text, so that no row is lost for them."""
    try:
        array = pa.Array.from_pandas(series)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        is_missing = series.isna()
        texts = [None if missing else str(value) for value, missing in zip(series, is_missing, strict=True)]
        return pa.array(texts, pa.string())
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
