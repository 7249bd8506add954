"""The README shows how to check an archive with Spark, Dask and Ray; these are the files, run as they stand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from tests.batch.archive import archive

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples" / "engines").glob("*.py"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_readme_shows_the_example_as_it_is(example: Path) -> None:
    assert f"```python\n{example.read_text('utf-8')}```\n" in (ROOT / "README.md").read_text("utf-8")


def run(folder: Path, *command: str) -> None:
    """Run a command of Python's in a folder; its results are Parquet files."""
    # Spark's workers are to be of the Python that runs the tests, and those of all engines find msglint here.
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )
    assert done.returncode in (0, 2), done.stderr


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of the Parquet files in a folder by ticket, less their lines, which engines count by part."""
    files = [path for path in sorted(folder.rglob("*.parquet")) if not path.name.startswith((".", "_"))]
    tables = [pq.ParquetFile(path).read() for path in files]
    places = sorted(
        (ticket, t, at) for t, table in enumerate(tables) for at, ticket in enumerate(table["ticket"].to_pylist())
    )
    lists = [table.drop_columns("line").to_pylist() for table in tables]
    for _, t, at in places:
        yield lists[t][at]


@pytest.mark.engines
@pytest.mark.parametrize(("engine", "count"), [("dask", 2_000), ("ray", 2_000), ("spark", 100_000)])
def test_an_engine_finds_row_by_row_what_this_machine_finds(engine: str, count: int, tmp_path: Path) -> None:
    table = archive(count)
    for part in range(4):
        name = tmp_path / "archive" / f"part-{part}.parquet"
        name.parent.mkdir(exist_ok=True)
        pq.write_table(table.slice(part * count // 4, count // 4), name, row_group_size=10_000)

    run(tmp_path, str(ROOT / "examples" / "engines" / f"with_{engine}.py"), "archive", "theirs")
    run(tmp_path, "-m", "msglint", "audit", "archive", "--out", "ours", "--keep", "ticket", "--no-config")

    statuses = set()
    for number, (their, our) in enumerate(zip(rows(tmp_path / "theirs"), rows(tmp_path / "ours"), strict=True)):
        assert their == our
        assert our["ticket"] == number
        statuses.add(our["status"])
    assert number == count - 1
    assert statuses >= {"clean", "violations", "empty", "failed"}
