"""Which files of an archive are read, and how."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from msglint.batch.audit.files import Archive, File, find, refuse_overwriting, rows_of
from msglint.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def write_file(path: str, rows: int = 1, **options: Any) -> str:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        numbers = list(range(rows))
        pq.write_table(pa.table({"text": [str(n) for n in numbers], "n": numbers}), path, **options)
        return path

    return write_file


def names(*paths: str, out: str = "out") -> list[str]:
    return [item.name if isinstance(item, File) else str(item) for item in find(paths, out)]


def test_folders_are_searched_and_what_engines_pass_over_is_passed_over(write: Write) -> None:
    for path in ("a/c.parquet", "a/b/d.PARQUET", "a/_temporary/e.parquet", "a/.f.parquet", "a/out/g.parquet"):
        write(path)
    Path("a/_SUCCESS").touch()
    Path("a/notes.txt").touch()
    assert names("a", out="a/out") == ["c.parquet", "b/d.PARQUET"]
    assert names(".", out="a/out") == ["a/c.parquet", "a/b/d.PARQUET"]


def test_links_are_followed_and_never_in_circles(write: Write) -> None:
    write("elsewhere/x.parquet")
    write("a/y.parquet")
    Path("a/above").symlink_to(Path.cwd())
    Path("a/link").symlink_to(Path.cwd() / "elsewhere")
    assert sorted(names("a")) == ["link/x.parquet", "y.parquet"]


def test_a_folder_that_may_not_be_read_is_an_error(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a/b/x.parquet")
    write("a/y.parquet")
    scan = os.scandir

    def refuse(path: str) -> Any:
        if path == "a/b":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert names("a") == ["y.parquet", "a/b: can't be opened: permission denied"]


def test_names_are_counted_from_the_folder_that_all_have_in_common(write: Write) -> None:
    write("a/b/x.parquet")
    write("a/c/x.parquet")
    assert names("a/b/x.parquet") == ["x.parquet"]
    assert names("a/c", "a/b/x.parquet", "a/c/x.parquet") == ["c/x.parquet", "b/x.parquet"]


def test_what_is_not_there_or_holds_nothing_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a").mkdir()
    assert names("a", "b.parquet") == [
        "a: holds no Parquet file (.parquet)",
        "b.parquet: there is no such file or folder",
    ]


@pytest.mark.parametrize("first", [0, 1, 299, 300, 301, 650, 999])
def test_rows_are_read_from_any_on_over_row_groups(write: Write, first: int) -> None:
    file = File(write("a.parquet", 1000, row_group_size=300), "a.parquet")
    with Archive(file) as archive:
        batches = list(archive.batches(["n"], first))
    assert [n for batch in batches for n in batch.column("n").to_pylist()] == list(range(first, 1000))
    assert max(batch.num_rows for batch in batches) <= 128


def test_names_of_folders_are_columns(write: Write) -> None:
    write("a/marketplace=DE/n=x/team=a%20b/a.parquet", 2)
    write("a/marketplace=__HIVE_DEFAULT_PARTITION__/b.parquet")
    files = [item for item in find(["a"], "out") if isinstance(item, File)]
    with Archive(files[0]) as archive:
        assert archive.schema.names == ["text", "n", "marketplace", "team"]
        (batch,) = archive.batches(["n", "marketplace", "team"])
    assert batch.to_pylist() == [{"n": n, "marketplace": "DE", "team": "a b"} for n in (0, 1)]
    with Archive(files[1]) as archive:
        assert next(archive.batches(["marketplace"])).to_pylist() == [{"marketplace": None}]


def test_a_file_that_is_none_is_told_from_one_that_is_damaged(write: Write) -> None:
    Path("a.csv").write_text("text\nHello\n")
    Path("b.parquet").write_bytes(b"PAR1" + b"x" * 50 + b"PAR1")
    damaged = Path(
        write(
            "c.parquet", 5000, row_group_size=1000, compression="none", write_page_checksum=True, use_dictionary=False
        )
    )
    data = bytearray(damaged.read_bytes())
    at = data.index(b"2222")
    data[at] += 1
    damaged.write_bytes(data)
    for name, problem in (
        ("a.csv", "is no Parquet file; `msglint check` reads"),
        ("b.parquet", "can't be read as a Pa"),
    ):
        with pytest.raises(InputError, match=problem):
            Archive(File(name, name))
    with Archive(File("c.parquet", "c.parquet")) as archive, pytest.raises(InputError, match="can't be read as a Parq"):
        list(archive.batches(["text"]))
    assert rows_of([File(name, name) for name in ("a.csv", "c.parquet")]) == 5000


def test_results_never_take_the_place_of_an_input_or_of_each_other(write: Write) -> None:
    a, b = File(write("in/a.parquet"), "a.parquet"), File(write("b/a.parquet"), "a.parquet")
    with pytest.raises(UsageError, match=r"--out in: the results would overwrite in/a\.parquet; name another folder"):
        refuse_overwriting([a], "in")
    with pytest.raises(UsageError, match=r"the results of in/a\.parquet and b/a\.parquet would have one name"):
        refuse_overwriting([a, b], "out")
    refuse_overwriting([a], "out")
