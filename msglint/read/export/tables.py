"""Tables with one message a row: .csv, .tsv and .parquet."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from msglint.errors import InputError, UsageError
from msglint.message import Context, Message
from msglint.read.context import context_of
from msglint.read.decode import decode
from msglint.read.export.api import is_api
from msglint.read.export.cells import CellError, Dialect, dialect_of, header, rows
from msglint.read.export.fieldnames import (
    context_field,
    context_values,
    has_tag,
    id_rank,
    is_language,
    is_subject,
    normal,
    text_name,
)
from msglint.read.export.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from msglint.read.export.cells import Row


_BATCH = 1024
_MOST_NAMES = 12
_LONGEST_NAME = 40


class _Columns(NamedTuple):
    """Which columns hold what, by number from 0.

    Attributes:
        names: all names, as the table has them.
        text: the message.
        is_html: whether it is HTML; None where only the text itself can tell.
        subject: the subject, if there is one; likewise the others.
        id: what the message goes by.
        language: its language.
        context: those that hold a context field.
        notes: what a person should know.
    """

    names: tuple[str, ...]
    text: int
    is_html: bool | None
    subject: int | None
    id: int | None
    language: int | None
    context: tuple[int, ...]
    notes: tuple[str, ...] = ()

    def used(self) -> list[int]:
        """Return the columns that are read."""
        return sorted({self.text, *self.context, *(c for c in (self.subject, self.id, self.language) if c is not None)})

    def message(
        self, texts: Mapping[int, Written], values: Mapping[int, object], place: _Place, context: Mapping[str, object]
    ) -> Message | InputError:
        """Build the message of a row.

        Args:
            texts: body and subject with the way back to the file, by column.
            values: what the other columns hold.
            place: where the row stands.
            context: context fields from the command line; they win.
        """
        body = texts[self.text]
        source = place.text or body.text
        named, notes = context_values(((self.names[c], values.get(c)) for c in self.context), context)
        try:
            known = context_of(named, context)
            is_html = has_tag(body.text) if self.is_html is None else self.is_html
            parts = body.body(source, is_html=is_html and not is_api(known))
        except UsageError as error:
            return InputError(str(error), source=place.source, line=place.line)
        subject = texts.get(self.subject) if self.subject is not None else None
        if subject and subject.text.strip():
            parts = (subject.part("subject", place.text or subject.text), *parts)
        return Message(
            parts=parts,
            context=known,
            source=place.source,
            id=_id(None if self.id is None else values.get(self.id)),
            line=place.line,
            language=_id(None if self.language is None else values.get(self.language)),
            notes=(*place.notes, *notes),
        )


class _Place(NamedTuple):
    """Where a row stands: the file's name, its whole text where it has one, the line, and notes on the file."""

    source: str
    text: str
    line: int
    notes: tuple[str, ...]


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
        columns = _columns([name.strip() for name in names], text_column, source)
    except InputError as error:
        yield error
        return
    notes = (*((note,) if note else ()), *columns.notes)
    table = rows(text, dialect)
    try:
        next(table, None)
        for row in table:
            result = _row(row, columns, _Place(source, text, row.line, notes), overrides)
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


def _columns(names: Sequence[str], text_column: str | None, source: str) -> _Columns:
    """Tell the columns by their names.

    Raises:
        InputError: no column is the message's.
    """
    notes: tuple[str, ...] = ()
    if text_column is not None:
        text = _named(names, text_column)
        if text is None:
            raise InputError(f"has no column {_shown(text_column)}; its columns are {_all(names)}", source=source)
    else:
        told = [(text_name(name), c) for c, name in enumerate(names)]
        found = sorted((known.rank, not known.is_html, c) for known, c in told if known)
        if not found:
            problem = (
                f"has no column that is sure to be the message, only {_all(names)}; name it with --text-column NAME"
            )
            raise InputError(problem, source=source)
        text = found[0][2]
        if found[0][0] != found[-1][0]:
            passed = _all([names[c] for _, _, c in found[1:]])
            notes = (f"read the column {_shown(names[text])} and not {passed}; --text-column NAME reads another",)
    kind = text_name(names[text])
    others = [c for c in range(len(names)) if c != text]
    ids = sorted((rank, c) for c in others if (rank := id_rank(names[c])) is not None)
    return _Columns(
        tuple(names),
        text,
        kind.is_html if kind else None,
        next((c for c in others if is_subject(names[c])), None),
        ids[0][1] if ids else None,
        next((c for c in others if is_language(names[c])), None),
        tuple(c for c in others if context_field(names[c])),
        notes,
    )


def _named(names: Sequence[str], wanted: str) -> int | None:
    if wanted in names:
        return names.index(wanted)
    return next((c for c, name in enumerate(names) if normal(name) == normal(wanted)), None)


def _row(row: Row, columns: _Columns, place: _Place, overrides: Mapping[str, object]) -> Message | InputError | None:
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
    try:
        with parquet.ParquetFile(path) as file:
            columns = _columns(list(file.schema_arrow.names), text_column, source)
            notes = columns.notes
            for line, values in enumerate(_parquet_rows(file, columns, arrow), 1):
                result = _parquet_row(values, columns, _Place(source, "", line, notes), overrides)
                if result is not None:
                    notes = () if isinstance(result, Message) else notes
                    yield result
    except InputError as error:
        yield error
    except (OSError, ValueError, arrow.ArrowException) as error:
        reason = re.sub(r"\s+", " ", str(error))[:200]
        yield InputError(f"can't be read as a Parquet file: {reason}", source=source)


def _parquet_rows(file: Any, columns: _Columns, arrow: Any) -> Iterator[dict[int, object]]:
    used = columns.used()
    for batch in file.iter_batches(batch_size=_BATCH, columns=[columns.names[c] for c in used]):
        held = {}
        for c in used:
            column = batch.column(columns.names[c])
            if arrow.types.is_timestamp(column.type):
                # Python knows no nanoseconds, and nobody's message was sent at one.
                column = column.cast(arrow.timestamp("us", tz=column.type.tz), safe=False)
            held[c] = column
        for number in range(batch.num_rows):
            yield {c: column[number].as_py() for c, column in held.items()}


def _parquet_row(
    values: Mapping[int, object], columns: _Columns, place: _Place, overrides: Mapping[str, object]
) -> Message | InputError | None:
    texts = {}
    for c in (columns.text, columns.subject):
        value = values.get(c) if c is not None else None
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        if c is not None and isinstance(value, str):
            texts[c] = Written(value)
        elif c == columns.text and value is not None:
            problem = f"holds no text in the column {_shown(columns.names[columns.text])}"
            return InputError(problem, source=place.source, line=place.line)
    if columns.text not in texts or not texts[columns.text].text.strip():
        return None
    return columns.message(texts, values, place, overrides)


def _id(value: object) -> str | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a column of whole numbers with a gap is one of floats
    text = "" if value is None else str(value).strip()
    return text or None


def _counted(columns: int) -> str:
    return "1 column" if columns == 1 else f"{columns} columns"


def _all(names: Sequence[str]) -> str:
    rest = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(map(_shown, names[:_MOST_NAMES])) + rest


def _shown(name: str) -> str:
    """Quote a name; without a header, what should be one may be a whole message."""
    return repr(name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "...")
