"""Checks archives of messages by the record batch: the same function here, in Spark, in Dask and in Ray.

>>> import pyarrow
>>> from msglint.batch import lint_batch
>>> drafts = pyarrow.record_batch({"id": ["7"], "text": ["Order 114-3941689-8772232: write to shop@example.com"]})
>>> lint_batch(drafts).to_pylist()[0]["violations"][0]["rule"]
'amazon/email-address'
"""

from __future__ import annotations

try:
    import pyarrow as pa  # noqa: F401 - because everything here is about it, and its lack needs a plain word
except ModuleNotFoundError as error:
    if error.name != "pyarrow":
        raise
    raise ModuleNotFoundError("msglint.batch needs pyarrow; run pip install 'msglint[arrow]'", name="pyarrow") from None

from msglint.batch.engines import lint_frame, lint_table, map_in_arrow
from msglint.batch.lint import lint_batch
from msglint.batch.schema import SCHEMA, SPARK_SCHEMA, result_schema, spark_schema

__all__ = [
    "SCHEMA",
    "SPARK_SCHEMA",
    "lint_batch",
    "lint_frame",
    "lint_table",
    "map_in_arrow",
    "result_schema",
    "spark_schema",
]
