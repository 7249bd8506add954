"""Tables with one message a row: .csv, .tsv and .parquet."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msglint.errors import InputError
from msglint.message import Context, Message
from msglint.read.decode import decode
from msglint.read.export.cells import CellError, Dialect, dialect_of, header, rows
from msglint.read.export.columns import Place, tell
from msglint.read.export.fieldnames import normal, text_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from msglint.read.export.cells import Row
    from msglint.read.export.columns import Columns


_BATCH = 1024
#: Pages of a Parquet file are read as they are needed; else a whole row group would be, which may be the whole file.
_BUFFER = 64 * 1024


def read_table(
    data: bytes, source: str, *, text_column: str | None = None, context: Mapping[str, object] | None = None
) -> Iterator[Message | InputError]:
    """Yield the message of each row, or what is wrong with the row; rows without a text yield nothing.

    Args:
        data: the whole file; its first row names the columns.
        source: the file as the user named it; as `.tsv` its cells are parted by tabs.
        text_column: the name of the column that holds the messages; without it, it is told by its name.
        context: context fields from the command line; they win over the row's.

    Raises:
        UsageError: a value of `context` doesn't fit.
    """
    overrides = dict(context or {})
    Context().updated(overrides)
    try:
        text, note = decode(data, source)
        if not text.strip():
            return
        dialect = Dialect("\t") if source.lower().endswith(".tsv") else _dialect(text, text_column)
        names = header(text, dialect)
        columns = tell([name.strip() for name in names], source, text_column=text_column)
    except InputError as error:
        yield error
        return
    notes = (*((note,) if note else ()), *columns.notes)
    table = rows(text, dialect)
    try:
        next(table, None)
        for row in table:
            result = _row(row, columns, Place(source, text, row.line, notes), overrides)
            if result is not None:
                # What is to be said of the whole file is said once.
                notes = () if isinstance(result, Message) else notes
                yield result
    except CellError as error:
        yield InputError(error.problem, source=source, line=error.line)


def _dialect(text: str, text_column: str | None) -> Dialect:
    wanted = normal(text_column) if text_column is not None else None

    def is_header(names: Sequence[str]) -> bool:
        return any(normal(name) == wanted if wanted else text_name(name) is not None for name in names)

    return dialect_of(text, is_header)


def _row(row: Row, columns: Columns, place: Place, overrides: Mapping[str, object]) -> Message | InputError | None:
    cells, count = row.cells, len(columns.names)
    if len(cells) <= columns.text:
        # What should be blank lines or a total at the end may also be a message that was torn apart.
        if not any(cell.value(place.text).strip() for cell in cells):
            return None
        problem = f"has {_counted(len(cells))}, and the message should stand in column {columns.text + 1}"
        return InputError(problem, source=place.source, line=row.line)
    if any(cell.value(place.text).strip() for cell in cells[count:]):
        problem = f"has {_counted(len(cells))}, and the header {count}; put a text that holds a delimiter in quotes"
        return InputError(problem, source=place.source, line=row.line)
    used = [c for c in columns.used() if c < len(cells)]
    texts = {c: cells[c].written(place.text) for c in used if c in (columns.text, columns.subject)}
    if not texts[columns.text].text.strip():
        return None
    values = {c: cells[c].value(place.text).strip() for c in used if c not in texts}
    return columns.message(texts, values, place, overrides)


def read_parquet(
    path: str, source: str, *, text_column: str | None = None, context: Mapping[str, object] | None = None
) -> Iterator[Message | InputError]:
    """Yield the message of each row, as `read_table` does; a row's line is its number, from 1.

    Only the columns that are used are read, some rows at a time.

    Args:
        path: the file.
        source: the file as the user named it.
        text_column: the name of the column that holds the messages; without it, it is told by its name.
        context: context fields from the command line; they win over the row's.

    Raises:
        UsageError: a value of `context` doesn't fit.
    """
    overrides = dict(context or {})
    Context().updated(overrides)
    try:
        # By name, for it's an extra: most people have no such files, and it is large.
        arrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError:
        yield InputError("can't be read without pyarrow; run pip install 'msglint[parquet]'", source=source)
        return
    from msglint.read.export.rows import Rows  # noqa: PLC0415 - because a table in plain text needs none of it

    try:
        with parquet.ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False) as file:
            said = {} if text_column is None else {"text": text_column}
            table = Rows(file.schema_arrow, source, columns=said, context=overrides)
            notes = table.notes
            line = 1
            for batch in file.iter_batches(batch_size=_BATCH, columns=table.used()):
                for row in table.read(batch, line):
                    if isinstance(row.found, Message):
                        # What is to be said of the whole file is said once.
                        yield replace(row.found, notes=(*notes, *row.found.notes)) if notes else row.found
                        notes = ()
                    elif row.found is not None:
                        yield row.found
                line += batch.num_rows
    except InputError as error:
        yield error
    except (OSError, ValueError, arrow.ArrowException) as error:
        reason = re.sub(r"\s+", " ", str(error))[:200]
        yield InputError(f"can't be read as a Parquet file: {reason}", source=source)


def _counted(columns: int) -> str:
    return "1 column" if columns == 1 else f"{columns} columns"
