"""The rows of Arrow's record batches as messages: of Parquet files, and of what Spark, Dask and Ray hand over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from msglint.errors import InputError, UsageError
from msglint.message import CONTEXT_FIELDS, Context, Message
from msglint.read.decode import MAX_BYTES
from msglint.read.export.arrow import Unread, cells
from msglint.read.export.columns import Place, id_of, named, shown, tell
from msglint.read.export.fieldnames import context_field, context_values, text_name
from msglint.read.export.written import Written
from msglint.read.mail import MAX_MAIL_BYTES
from msglint.read.records import attachments_of, parts_of, with_mail

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from msglint.message import Attachment
    from msglint.read.export.columns import Columns

#: The fields of which a record has one; of several, the one that a buyer would see.
BODIES = ("html", "text", "eml")
#: What the user can name a column for: the fields of a record in JSONL.
FIELDS = (*BODIES, "subject", "id", "lang", "attachments", "meta", *CONTEXT_FIELDS)


class Row(NamedTuple):
    """One row.

    Attributes:
        line: its number in the table, from 1.
        id: what its message goes by, where it has a name.
        found: its message, or why it can't be read; None where it holds no text.
    """

    line: int
    id: str | None
    found: Message | InputError | None


class _Body(NamedTuple):
    """A column that may hold the message, and how it is read from there."""

    columns: Columns
    is_mail: bool

    @property
    def column(self) -> int:
        return self.columns.text

    @property
    def name(self) -> str:
        return self.columns.names[self.columns.text]


class _Beside(NamedTuple):
    """What a row holds beside its text, in columns of several values."""

    attachments: tuple[Attachment, ...]
    meta: tuple[tuple[str, object], ...]


_NOTHING = _Beside((), ())


class Rows:
    """Reads the rows of record batches of one schema, each by itself: a bad one costs no other.

    Args:
        schema: their `pyarrow.Schema`.
        source: what the table is called.
        columns: field -> the name of its column, where the user says it; other columns are told by their names.
        context: context fields that win over the row's.
        how: how the user can say which column is the message.

    Raises:
        InputError: no column is the message's, or one that the user names isn't there.
        UsageError: there is no such field, or a value of `context` doesn't fit.
    """

    def __init__(
        self,
        schema: Any,
        source: str,
        *,
        columns: Mapping[str, str] | None = None,
        context: Mapping[str, object] | None = None,
        how: str = "--text-column NAME",
    ) -> None:
        self._source = source
        self._overrides = dict(context or {})
        Context().updated(self._overrides)
        said = dict(columns or {})
        for field in said:
            if field not in FIELDS:
                raise UsageError(f"there is no field {field!r} to name a column for; known are {', '.join(FIELDS)}")
        names = list(schema.names)
        chosen = {field: named(names, name, source) for field, name in said.items()}
        told = _told(names, chosen, source, how)
        #: What a person should know of how the table is read.
        self.notes = told.notes
        self._columns = _with_said(told, chosen)
        self._bodies = _bodies(self._columns, chosen)
        self._attachments = chosen.get("attachments", _nested(schema, "attachments", "list<"))
        self._meta = chosen.get("meta", _nested(schema, "meta", "struct<"))

    def column(self, field: str) -> str | None:
        """Return the name of the column that holds a context field, or `lang`; None where there is none."""
        if field == "lang":
            return None if self._columns.language is None else self._columns.names[self._columns.language]
        found = (c for name, c in self._columns.context if context_field(name) == field)
        return next((self._columns.names[c] for c in found), None)

    def used(self) -> list[str]:
        """Return the names of the columns that are read."""
        return [self._columns.names[c] for c in self._used()]

    def read(self, batch: Any, line: int = 1) -> Iterator[Row]:
        """Yield the rows of a `pyarrow.RecordBatch` of the schema, or of those columns of it that are used.

        Args:
            batch: the batch.
            line: the number of its first row.
        """
        held = {name: at for at, name in reversed(list(enumerate(batch.schema.names)))}
        mails = {body.column for body in self._bodies if body.is_mail}
        used = self._used()
        table = []
        for c in used:
            name = self._columns.names[c]
            table.append(cells(batch.column(held[name]), name, MAX_MAIL_BYTES if c in mails else MAX_BYTES))
        for number, row in enumerate(zip(*table, strict=True), line):
            values = dict(zip(used, row, strict=True))
            key = None if self._columns.id is None else values[self._columns.id]
            known = None if isinstance(key, Unread) else id_of(key)
            yield Row(number, known, self._found(values, Place(self._source, "", number)))

    def _used(self) -> list[int]:
        further = {c for c in (self._attachments, self._meta) if c is not None}
        return sorted({*self._columns.used(), *(body.column for body in self._bodies), *further})

    def _found(self, values: Mapping[int, Any], place: Place) -> Message | InputError | None:
        """Return the message of a row, or what is wrong with it; None where it holds none."""
        filled = [body for body in self._bodies if _is_filled(values[body.column])]
        if not filled:
            return None
        body, passed = filled[0], filled[1:]
        try:
            value = _body_of(values, body)
            if passed:
                others = ", ".join(shown(other.name) for other in passed)
                place = place._replace(notes=(f"read the column {shown(body.name)} and not {others}",))
            beside = self._beside(values)
            if body.is_mail:
                return self._mail(body.columns, value, values, place, beside)
        except UsageError as error:
            return InputError(str(error), source=place.source, line=place.line)
        texts = {body.column: Written(_decoded(value))}
        subject = self._columns.subject
        if subject is not None and isinstance(values[subject], (str, bytes)):
            texts[subject] = Written(_decoded(values[subject]))
        found = body.columns.message(texts, values, place, self._overrides, beside.meta)
        if isinstance(found, Message) and beside.attachments:
            parts = (*found.parts, *parts_of(beside.attachments))
            return replace(found, parts=parts, attachments=beside.attachments)
        return found

    def _beside(self, values: Mapping[int, Any]) -> _Beside:
        if self._attachments is None and self._meta is None:
            return _NOTHING
        return _Beside(
            () if self._attachments is None else attachments_of(values[self._attachments]),
            () if self._meta is None else _meta_of(values[self._meta]),
        )

    def _mail(
        self, columns: Columns, mail: str | bytes, values: Mapping[int, Any], place: Place, beside: _Beside
    ) -> Message:
        said = ((name, values[c]) for name, c in columns.context)
        given, notes = context_values((*said, *beside.meta), self._overrides)
        subject = None if columns.subject is None else values[columns.subject]
        text = _decoded(subject) if isinstance(subject, (str, bytes)) else ""
        message = Message(
            parts=(),
            attachments=beside.attachments,
            source=place.source,
            id=id_of(None if columns.id is None else values[columns.id]),
            line=place.line,
            language=id_of(None if columns.language is None else values[columns.language]),
            notes=(*place.notes, *notes),
        )
        data = mail if isinstance(mail, bytes) else mail.encode("utf-8", "surrogateescape")
        head = (Written(text).part("subject", text),) if text.strip() else ()
        return with_mail(message, data, head, parts_of(beside.attachments), {**given, **self._overrides})


def _told(names: Sequence[str], chosen: Mapping[str, int], source: str, how: str) -> Columns:
    """Return what the names tell, by the column that is most likely to be filled."""
    first = next((chosen[field] for field in BODIES if field in chosen), None)
    if first is None and "eml" in names and not any(text_name(name) for name in names):
        first = names.index("eml")
    return tell(names, source, text_column=None if first is None else names[first], how=how)


def _with_said(told: Columns, chosen: Mapping[str, int]) -> Columns:
    """Return columns as the user says, in the place of what their names tell."""
    context = {field: c for field, c in chosen.items() if field in CONTEXT_FIELDS}
    others = [(name, c) for name, c in told.context if context_field(name) not in context]
    return told._replace(
        subject=chosen.get("subject", told.subject),
        id=chosen.get("id", told.id),
        language=chosen.get("lang", told.language),
        context=(*others, *context.items()),
    )


def _bodies(columns: Columns, chosen: Mapping[str, int]) -> tuple[_Body, ...]:
    """Return the columns that may hold a row's message; where several do, the first one counts."""
    said = [(field, chosen[field]) for field in BODIES if field in chosen]
    if not said:
        names, told = columns.names, columns.names[columns.text]
        others = [name for name in BODIES if name in names and name != told] if told in BODIES else []
        said = [(told, columns.text), *((name, names.index(name)) for name in others)]
    bodies = []
    for field, c in said:
        kind = text_name(columns.names[c])
        is_html = True if field == "html" else kind.is_html if kind else None
        bodies.append(_Body(columns._replace(text=c, is_html=is_html), field == "eml"))
    return tuple(bodies)


def _nested(schema: Any, name: str, kind: str) -> int | None:
    """Return the column of a name, if it is of a kind; others may use the name for anything, such as a count."""
    at = int(schema.get_field_index(name))
    return at if at >= 0 and str(schema.types[at]).startswith(kind) else None


def _is_filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, (str, bytes)) else value is not None


def _body_of(values: Mapping[int, Any], body: _Body) -> str | bytes:
    """Return the text of a row's message.

    Raises:
        UsageError: it is none, or another value of the row can't be had.
    """
    for value in values.values():
        if isinstance(value, Unread):
            raise UsageError(value.problem)
    text = values[body.column]
    if not isinstance(text, (str, bytes)):
        raise UsageError(f"holds no text in the column {shown(body.name)}")
    return text


def _meta_of(value: object) -> tuple[tuple[str, object], ...]:
    """Return the context fields that stand together in one column, as in JSONL."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise UsageError("meta must be an object with context fields")
    return tuple((name, held) for name, held in value.items() if name in CONTEXT_FIELDS)


def _decoded(text: str | bytes) -> str:
    return text if isinstance(text, str) else text.decode("utf-8", "replace")
