"""A larger file takes time by its size, whatever stands in it: for each type of file that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import InputError
from msglint.message import Message
from msglint.read import read, read_bytes, suffixes
from tests.growth.documents import DOCUMENTS, MADE
from tests.growth.measure import assert_linear

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.growth

FILES: dict[tuple[str, str], Callable[[int], bytes]] = {
    **{
        (name, case): lambda size, repeat=repeat: repeat.of(size).encode()  # type: ignore[misc] # mypy knows no type for a bound default
        for name, cases in DOCUMENTS.items()
        for case, repeat in cases.items()
    },
    **{(name, case): made for name, cases in MADE.items() for case, made in cases.items()},
}
#: The length of the small files, and where it is another: all pairs of a template's ways are looked at while they are
#: few, which takes time by their square up to about twenty thousand characters.
SIZE, SIZES = 1_000, {"a.j2": 3_000}
#: The endings of the types that are read by themselves.
TYPES = (
    *(suffixes.TEXT, suffixes.RECORDS, suffixes.HTML, suffixes.MAIL, suffixes.TEMPLATE, suffixes.TABLE),
    *(suffixes.EXPORT, suffixes.PARQUET),
)


@pytest.mark.parametrize("file", FILES, ids=" ".join)
def test_the_time_goes_by_the_size_of_the_file(file: tuple[str, str]) -> None:
    name, made = file[0], FILES[file]

    def work(data: bytes) -> None:
        for result in read_bytes(data, name):
            assert isinstance(result, Message | InputError)

    assert_linear(work, made, SIZES.get(name, SIZE), " ".join(file))


def test_the_time_goes_by_the_rows_of_a_parquet_file(tmp_path: Path) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")

    def made(size: int) -> str:
        path = tmp_path / f"{size}.parquet"
        parquet.write_table(arrow.table({"id": list(range(size)), "text": ["Hello there."] * size}), path)
        return str(path)

    assert_linear(lambda path: list(read(path)), made, 200, "rows")


def test_every_type_of_file_has_hostile_ones() -> None:
    for endings in TYPES:
        assert any(name.endswith(endings) for name in (*DOCUMENTS, "a.parquet")), endings
    assert {name for name in vars(suffixes) if name.isupper()} == {
        *("TEXT", "RECORDS", "HTML", "MAIL", "TEMPLATE", "TABLE", "PARQUET", "EXPORT", "IN_FOLDERS")
    }, "a new type of file belongs into TYPES"
