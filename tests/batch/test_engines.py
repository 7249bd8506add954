"""The forms in which engines hand over their rows."""

from __future__ import annotations

import sys
from typing import Any

import pyarrow as pa
import pytest

from msglint.batch import SCHEMA, lint_batch, lint_frame, lint_table, map_in_arrow

pytestmark = pytest.mark.usefixtures("own_rules")
BATCHES = [
    pa.record_batch({"text": ["Hello", "Write to ann@shop.com"], "n": [1, 2]}),
    pa.record_batch({"text": pa.array([], pa.string()), "n": pa.array([], pa.int64())}),
    pa.record_batch({"text": ["ann@shop.com"], "n": [3]}),
]


def test_lines_are_counted_over_the_batches_of_a_partition() -> None:
    results = list(map_in_arrow(iter(BATCHES), keep=["n"]))
    assert [result.num_rows for result in results] == [2, 0, 1]
    rows = [row for result in results for row in result.to_pylist()]
    assert [(row["line"], row["n"]) for row in rows] == [(1, 1), (2, 2), (3, 3)]


def test_results_come_as_soon_as_their_batch_is_there() -> None:
    taken = []

    def batches() -> Any:
        for batch in BATCHES:
            taken.append(batch)
            yield batch

    next(map_in_arrow(batches()))
    assert len(taken) == 1


def test_a_table_becomes_a_table() -> None:
    table = lint_table(pa.Table.from_batches(BATCHES), keep=["n"], first_line=5)
    assert table.column("line").to_pylist() == [5, 6, 7]
    empty = lint_table(pa.Table.from_batches(BATCHES).slice(0, 0))
    assert (empty.num_rows, empty.schema) == (0, SCHEMA)


def test_a_frame_becomes_a_frame_of_the_same_index() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": ["Hello", "ann@shop.com", None]}, index=["x", "y", "z"])
    result = lint_frame(frame)
    assert list(result.index) == ["x", "y", "z"]
    batch = lint_batch(pa.record_batch({"text": ["Hello", "ann@shop.com", None]}))
    assert pa.RecordBatch.from_pandas(result, preserve_index=False).to_pylist() == batch.to_pylist()


def test_a_frame_of_mixed_values_loses_no_row() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": ["ann@shop.com", 5, None, float("nan")], "id": [1, "b", None, 2.5]})
    result = lint_frame(frame)
    assert result["status"].tolist() == ["violations", "violations", "empty", "empty"]
    assert result["id"].fillna("none").tolist() == ["1", "b", "none", "2.5"]


def test_without_pyarrow_an_import_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name == "msglint.batch" or name.startswith("msglint.batch.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ModuleNotFoundError, match=r"msglint\.batch needs pyarrow; run pip install"):
        import msglint.batch  # noqa: F401, PLC0415 - because the import is what is tested
