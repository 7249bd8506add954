"""The Parquet files of an archive, and what of them is read."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as pq

from msglint.config.find import folder_of
from msglint.errors import InputError, UsageError
from msglint.read import suffixes
from msglint.read.discover import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: How many rows are checked at once: enough to make up for handing them on, few enough to hold in memory however long.
BATCH = 128
#: Pages of a column are read as they are needed; else a whole row group would be, which may be the whole file.
_BUFFER = 64 * 1024
#: As Spark and Hive name the folder of a value that is missing.
_NO_VALUE = "__HIVE_DEFAULT_PARTITION__"
#: What begins so is no data, in the eyes of every engine: `_SUCCESS`, `.part-0.crc`.
_ASIDE = ("_", ".")


class File(NamedTuple):
    """One file of the archive.

    Attributes:
        path: where it lies, as the user named it or a folder above it.
        name: the same from the archive's folder on, with slashes; its result gets that name.
        partition: columns that stand in the names of its folders, as in `marketplace=DE/part-0.parquet`.
    """

    path: str
    name: str
    partition: tuple[tuple[str, str | None], ...] = ()


def find(paths: Sequence[str], out: str) -> Iterator[File | InputError]:
    """Yield the Parquet files that are meant, each once, and an error for each path that is or holds none.

    Args:
        paths: files, and folders with files in any depth.
        out: the folder of the results, in which nothing is looked for.
    """
    base = folder_of(paths)
    seen: set[str] = set()
    for path in paths:
        inside = list(_walk(path, os.path.realpath(out))) if Path(path).is_dir() else [path]
        if not inside:
            yield InputError("holds no Parquet file (.parquet)", source=path)
        for file in inside:
            if isinstance(file, InputError):
                yield file
            elif (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                yield _file(file, base)


def _walk(root: str, out: str) -> Iterator[str | InputError]:
    """Yield the Parquet files in a folder and those below, links followed, and the folders that can't be read."""
    closed: list[OSError] = []
    entered = {out, os.path.realpath(root)}
    for folder, folders, files in os.walk(root, onerror=closed.append, followlinks=True):
        real = {name: os.path.realpath(Path(folder, name)) for name in folders if not name.startswith(_ASIDE)}
        # Each real folder is entered once, so a link to a folder above can't lead in circles.
        folders[:] = sorted(name for name in real if real[name] not in entered)
        entered.update(real.values())
        for name in sorted(files):
            if name.lower().endswith(suffixes.PARQUET) and not name.startswith(_ASIDE):
                yield os.path.relpath(Path(folder, name)) if root == os.curdir else str(Path(folder, name))
    yield from (InputError(problem_of(error), source=str(error.filename)) for error in closed)


def _file(path: str, base: str) -> File | InputError:
    if not os.path.lexists(path):
        return InputError(problem_of(FileNotFoundError()), source=path)
    name = os.path.relpath(path, base).replace(os.sep, "/")
    if name.startswith("../"):
        return InputError("lies in no folder in common with the others; audit it by itself", source=path)
    pairs = [folder.partition("=") for folder in name.split("/")[:-1] if "=" in folder]
    partition = tuple((column, None if value == _NO_VALUE else unquote(value)) for column, _, value in pairs)
    if not name.lower().endswith(suffixes.PARQUET):
        name += suffixes.PARQUET[0]
    return File(path, name, partition)


class Archive:
    """An open file of the archive.

    Args:
        file: the file.

    Raises:
        InputError: it can't be read as a Parquet file.
    """

    def __init__(self, file: File) -> None:
        self.file = file
        try:
            state = Path(file.path).stat()
            self._parquet = pq.ParquetFile(
                file.path, buffer_size=_BUFFER, pre_buffer=False, page_checksum_verification=True
            )
        except (OSError, ValueError, pa.ArrowException) as error:
            raise _unreadable(file, error) from None
        schema = self._parquet.schema_arrow
        self._further = [(name, value) for name, value in file.partition if name not in schema.names]
        #: The columns, those of the folders' names last.
        self.schema: Any = pa.schema([*schema, *(pa.field(name, pa.string()) for name, _ in self._further)])
        self.rows: int = self._parquet.metadata.num_rows
        #: What tells it from other states of the same file.
        self.state = [state.st_size, state.st_mtime_ns, self.rows]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._parquet.close()

    def batches(self, columns: Sequence[str], first: int = 0) -> Iterator[Any]:
        """Yield the rows as small record batches.

        Args:
            columns: the names of the columns that are read.
            first: the number of the first row, from 0.

        Raises:
            InputError: the file is damaged further on.
        """
        groups, skipped = self._groups(first)
        inner = [name for name in columns if name not in dict(self._further)]
        further = [(name, value) for name, value in self._further if name in columns]
        try:
            for read in self._parquet.iter_batches(BATCH, row_groups=groups, columns=inner, use_threads=False):
                batch = read.slice(min(skipped, read.num_rows))
                skipped -= read.num_rows - batch.num_rows
                if batch.num_rows:
                    for name, value in further:
                        batch = batch.append_column(name, pa.array([value] * batch.num_rows, pa.string()))
                    yield batch
        except (OSError, ValueError, pa.ArrowException) as error:
            raise _unreadable(self.file, error) from None

    def _groups(self, first: int) -> tuple[list[int], int]:
        """Return the row groups from a row on, and how many rows of the first of them come before it."""
        begin = 0
        for number in range(self._parquet.metadata.num_row_groups):
            end = begin + self._parquet.metadata.row_group(number).num_rows
            if first < end:
                return list(range(number, self._parquet.metadata.num_row_groups)), first - begin
            begin = end
        return [], 0


def rows_of(files: Sequence[File]) -> int:
    """Return how many rows files have, as far as they can be read."""
    rows = 0
    for file in files:
        with suppress(InputError), Archive(file) as archive:
            rows += archive.rows
    return rows


def refuse_overwriting(files: Sequence[File], out: str) -> None:
    """Raise a UsageError where a result would take the place of an input, or of another result."""
    inputs = {os.path.realpath(file.path) for file in files}
    names: dict[str, str] = {}
    for file in files:
        if os.path.realpath(Path(out, file.name)) in inputs:
            raise UsageError(f"--out {out}: the results would overwrite {file.path}; name another folder")
        other = names.setdefault(file.name, file.path)
        if other != file.path:
            raise UsageError(f"the results of {other} and {file.path} would have one name; audit them one by one")


def _unreadable(file: File, error: Exception) -> InputError:
    if isinstance(error, OSError) and error.errno:
        return InputError(problem_of(error), source=file.path)
    if file.path.lower().endswith((*suffixes.TABLE, *suffixes.RECORDS)):
        return InputError("is no Parquet file; `msglint check` reads this one", source=file.path)
    reason = re.sub(r"\s+", " ", str(error))[:200]
    return InputError(f"can't be read as a Parquet file: {reason}", source=file.path)
