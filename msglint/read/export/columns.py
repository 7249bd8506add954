"""Which columns of a table hold what: told by their names, or by the user."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msglint.errors import InputError, UsageError
from msglint.message import Message
from msglint.read.context import context_of
from msglint.read.export.api import is_api
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from msglint.read.export.written import Written

_MOST_NAMES = 12
_LONGEST_NAME = 40
#: How a command is told which column is the message.
_OPTION = "--text-column NAME"


class Columns(NamedTuple):
    """Which columns hold what, by number from 0.

    Attributes:
        names: all names, as the table has them.
        text: the message.
        is_html: whether it is HTML; None where only the text itself can tell.
        subject: the subject, if there is one; likewise the others.
        id: what the message goes by.
        language: its language.
        context: those that hold a context field, each with the name that counts.
        notes: what a person should know.
    """

    names: tuple[str, ...]
    text: int
    is_html: bool | None
    subject: int | None
    id: int | None
    language: int | None
    context: tuple[tuple[str, int], ...]
    notes: tuple[str, ...] = ()

    def used(self) -> list[int]:
        """Return the columns that are read."""
        told = (self.subject, self.id, self.language)
        return sorted({self.text, *(c for _, c in self.context), *(c for c in told if c is not None)})

    def message(
        self,
        texts: Mapping[int, Written],
        values: Mapping[int, object],
        place: Place,
        context: Mapping[str, object],
        beside: Iterable[tuple[str, object]] = (),
    ) -> Message | InputError:
        """Build the message of a row.

        Args:
            texts: body and subject with the way back to the file, by column.
            values: what the other columns hold.
            place: where the row stands.
            context: context fields from the command line; they win.
            beside: names and values of further context fields; the columns win over them.
        """
        body = texts[self.text]
        source = place.text or body.text
        named, notes = context_values((*((name, values.get(c)) for name, c in self.context), *beside), context)
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
            id=id_of(None if self.id is None else values.get(self.id)),
            line=place.line,
            language=id_of(None if self.language is None else values.get(self.language)),
            notes=(*place.notes, *notes),
        )


class Place(NamedTuple):
    """Where a row stands: the file's name, its whole text where it has one, the line, and notes on the file."""

    source: str
    text: str
    line: int
    notes: tuple[str, ...] = ()


def tell(names: Sequence[str], source: str, *, text_column: str | None = None, how: str = _OPTION) -> Columns:
    """Tell the columns of a table by their names.

    Args:
        names: the names.
        source: the table as the user named it.
        text_column: the name of the column that holds the messages, where the user says it.
        how: how the user can say it.

    Raises:
        InputError: no column is the message's.
    """
    notes: tuple[str, ...] = ()
    if text_column is not None:
        text = named(names, text_column, source)
    else:
        told = [(text_name(name), c) for c, name in enumerate(names)]
        found = sorted((known.rank, not known.is_html, c) for known, c in told if known)
        if not found:
            problem = f"has no column that is sure to be the message, only {_all(names)}; name it with {how}"
            raise InputError(problem, source=source)
        text = found[0][2]
        if found[0][0] != found[-1][0]:
            passed = _all([names[c] for _, _, c in found[1:]])
            notes = (f"read the column {shown(names[text])} and not {passed}; {how} reads another",)
    kind = text_name(names[text])
    others = [c for c in range(len(names)) if c != text]
    ids = sorted((rank, c) for c in others if (rank := id_rank(names[c])) is not None)
    return Columns(
        tuple(names),
        text,
        kind.is_html if kind else None,
        next((c for c in others if is_subject(names[c])), None),
        ids[0][1] if ids else None,
        next((c for c in others if is_language(names[c])), None),
        tuple((names[c], c) for c in others if context_field(names[c])),
        notes,
    )


def named(names: Sequence[str], wanted: str, source: str) -> int:
    """Return the number of the column that the user means.

    Args:
        names: the names of all columns.
        wanted: what the user says.
        source: the table as the user named it.

    Raises:
        InputError: there is none.
    """
    if wanted in names:
        return names.index(wanted)
    found = next((c for c, name in enumerate(names) if normal(name) == normal(wanted)), None)
    if found is None:
        raise InputError(f"has no column {shown(wanted)}; its columns are {_all(names)}", source=source)
    return found


def id_of(value: object) -> str | None:
    """Return what a message goes by, or the like, from whatever a cell holds."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a column of whole numbers with a gap is one of floats
    text = "" if value is None else str(value).strip()
    return text or None


def shown(name: str) -> str:
    """Quote a name; without a header, what should be one may be a whole message."""
    return repr(name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "...")


def _all(names: Sequence[str]) -> str:
    rest = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(map(shown, names[:_MOST_NAMES])) + rest
