"""The columns of a result, in Arrow's words and in Spark's."""

from __future__ import annotations

import pyarrow as pa
import pytest

from msglint.batch import SCHEMA, SPARK_SCHEMA, result_schema, spark_schema
from msglint.errors import UsageError


def test_the_columns_are_those_that_others_rely_on() -> None:
    assert SPARK_SCHEMA == (
        "`line` bigint, `id` string, `status` string, `problem` string, "
        "`error_count` int, `warning_count` int, `info_count` int, `ignored_count` int, `notes` array<string>, "
        "`violations` array<struct<`rule`: string, `severity`: string, `confidence`: string, `message`: string, "
        "`part`: string, `text`: string, `start`: struct<`line`: int, `column`: int, `offset`: int>, "
        "`end`: struct<`line`: int, `column`: int, `offset`: int>, `fingerprint`: string>>"
    )


def test_kept_columns_stand_first_with_their_types() -> None:
    given = pa.schema([("text", pa.string()), ("ticket", pa.int64()), ("day", pa.date32())])
    schema = result_schema(given, ["day", "ticket"])
    assert schema.names == ["day", "ticket", *SCHEMA.names]
    assert spark_schema(schema) == f"`day` date, `ticket` bigint, {SPARK_SCHEMA}"


def test_a_type_that_needs_a_choice_is_left_to_the_user() -> None:
    with pytest.raises(UsageError, match="the column 'at' is of type timestamp"):
        spark_schema(pa.schema([("at", pa.timestamp("us"))]))
