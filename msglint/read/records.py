"""A JSONL source: one message a line, read without holding more than a line in memory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msglint.errors import InputError, UsageError
from msglint.message import CONTEXT_FIELDS, Attachment, Context, Message
from msglint.part import Part
from msglint.read.body import body_parts
from msglint.read.context import context_of, is_given
from msglint.read.lines import MAX_LINE_BYTES, read_blocks

if TYPE_CHECKING:
    import json
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from msglint.read.lines import Block

_BODY_FIELDS = ("text", "html", "eml")


def read_records(
    stream: BinaryIO, source: str, *, context: Mapping[str, object] | None = None
) -> Iterator[Message | InputError]:
    """Yield the message of each line, or what is wrong with the line; blank lines count, but yield nothing.

    Args:
        stream: the bytes of the file.
        source: the file as the user named it.
        context: context fields from the command line; they win over the record's.

    Raises:
        OSError: the stream can't be read on.
        UsageError: a value of `context` doesn't fit.
    """
    Context().updated(context or {})
    for block in read_blocks(stream, source):
        if isinstance(block, InputError):
            yield block
        else:
            yield from read_block(block, source, context=context)


def read_labelled(
    stream: BinaryIO, source: str, *, context: Mapping[str, object] | None = None
) -> Iterator[tuple[Message, dict[str, Any]] | InputError]:
    """Yield what `read_records` does, each message with its record, for the fields that only a corpus has."""
    Context().updated(context or {})
    for block in read_blocks(stream, source):
        if isinstance(block, InputError):
            yield block
        else:
            yield from _labelled(block, source, context)


def read_block(
    block: Block, source: str, *, context: Mapping[str, object] | None = None
) -> Iterator[Message | InputError]:
    """Yield what `read_records` does, of a block of its lines; arguments and errors are those of `read_records`."""
    for result in _labelled(block, source, context):
        if isinstance(result, InputError):
            yield result
        elif result[1].get("file") and not any(is_given(result[1].get(name)) for name in _BODY_FIELDS):
            # Only a labelled corpus is about the files beside it.
            yield InputError("has no text; put the message there", source=source, line=result[0].line)
        else:
            yield result[0]


def parse_record(
    line: str,
    source: str,
    line_number: int,
    *,
    context: Mapping[str, object] | None = None,
    folder: str | None = None,
) -> tuple[Message, dict[str, Any]]:
    """Read one line.

    Args:
        line: a JSON object.
        source: the file as the user named it.
        line_number: the line in it, from 1.
        context: context fields from the command line; they win over the record's.
        folder: the folder of the file, in which attachments may be looked at; None where there is none.

    Returns:
        The message, and all fields of the line as they are, except that a lone surrogate is replaced by U+FFFD.

    Raises:
        InputError: the line isn't a JSON object, or a field of it doesn't fit.
    """
    import json  # noqa: PLC0415 - drafts that are text files don't need it, and start-up counts

    record, problem = None, "is not a JSON object"
    try:
        record = json.loads(line)
        if "\\u" in line:
            record = _well_formed(record)
    except json.JSONDecodeError as error:
        problem = json_problem(error, error.colno)
    except RecursionError:
        problem = "is nested too deeply"
    except ValueError:
        problem = "holds a number with too many digits"
    if not isinstance(record, dict):
        raise InputError(problem, source=source, line=line_number)
    try:
        return _message(record, source, line_number, context or {}, folder), record
    except UsageError as error:
        raise InputError(str(error), source=source, line=line_number) from None


def _labelled(
    block: Block, source: str, context: Mapping[str, object] | None
) -> Iterator[tuple[Message, dict[str, Any]] | InputError]:
    for number, line in block.lines():
        try:
            text = _decoded(line, source, number)
            if text.strip():
                yield parse_record(text, source, number, context=context, folder=block.folder)
        except InputError as error:
            yield error


def _decoded(line: bytes, source: str, number: int) -> str:
    if len(line) > MAX_LINE_BYTES:
        problem = f"is longer than {MAX_LINE_BYTES // 1024 // 1024} MiB, the limit for one line"
        raise InputError(problem, source=source, line=number)
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        problem = f"is not valid UTF-8 at byte {error.start + 1}; save the file as UTF-8"
        raise InputError(problem, source=source, line=number) from None


def _well_formed(value: Any) -> Any:
    """Replace lone surrogates, which JSON can escape and no output can encode, one for one."""
    if isinstance(value, str):
        return re.sub("[\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, list):
        return [_well_formed(item) for item in value]
    if isinstance(value, dict):
        return {_well_formed(key): _well_formed(item) for key, item in value.items()}
    return value


def _message(
    record: dict[str, Any], source: str, line: int, overrides: Mapping[str, object], folder: str | None
) -> Message:
    kind, text = _body(record)
    meta = record.get("meta") or {}
    if not isinstance(meta, dict):
        raise UsageError("meta must be an object with context fields")
    values = {name: record[name] if is_given(record.get(name)) else meta.get(name) for name in CONTEXT_FIELDS}
    language = record.get("lang") or record.get("language")
    attachments = attachments_of(record.get("attachments"))
    attached = parts_of(attachments, folder)
    message = Message(
        parts=(),
        context=context_of(values, overrides),
        attachments=attachments,
        source=source,
        id=_id(record.get("id")),
        line=line,
        language=language if isinstance(language, str) else None,
    )
    subject = _string(record, "subject")
    head = (Part("subject", subject, subject),) if subject else ()
    if kind == "eml":
        given = {name: value for name, value in values.items() if is_given(value)}
        mail = text.encode("utf-8", "surrogateescape")
        return with_mail(message, mail, head, attached, {**given, **overrides})
    if "{" not in text:
        return message.replaced(parts=(*head, *body_parts(text, text, is_html=kind == "html"), *attached))
    from msglint.read.templates import with_body  # noqa: PLC0415 - few records hold templates, and start-up counts

    return with_body(message, text, head=head, tail=attached, is_html=kind == "html")


def with_mail(
    message: Message, mail: bytes, head: tuple[Part, ...], attached: tuple[Part, ...], context: Mapping[str, object]
) -> Message:
    """Return the message of a record that holds a mail; what stands beside the mail wins over its headers.

    Args:
        message: the record's message, without its parts.
        mail: the mail.
        head: the record's own subject, if it has one.
        attached: the parts of the record's own attachments.
        context: the context fields that stand beside the mail.

    Raises:
        UsageError: the mail can't be read.
    """
    from msglint.read.mail import read_mail  # noqa: PLC0415 - few records hold mails

    try:
        found = read_mail(mail, message.source, context=context)
    except InputError as error:
        raise UsageError(error.problem) from None
    readings = [
        (*head, *(part for part in parts if not head or part.name != "subject"), *attached)
        for parts in (found.parts, *found.variants)
    ]
    attachments = (*found.attachments, *message.attachments)
    return message.replaced(
        parts=readings[0], variants=tuple(readings[1:]), context=found.context, attachments=attachments
    )


def _body(record: dict[str, Any]) -> tuple[str, str]:
    """Return in which form a record gives its message, and the message."""
    found = [name for name in _BODY_FIELDS if is_given(record.get(name))]
    if len(found) > 1:
        raise UsageError(f"has {' and '.join(found)}; a message has one of {', '.join(_BODY_FIELDS)}")
    if not found and isinstance(record.get("file"), str):
        return "text", ""  # a line of a labelled corpus; who reads corpora reads the file
    kind = found[0] if found else "text"
    text = _string(record, kind)
    if text is None:
        raise UsageError("has no text; put the message there")
    return kind, text


def _string(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{name} must be a string")
    return value


def _id(value: Any) -> str | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, (str, int, float))):
        raise UsageError("id must be a string or a number")
    return None if value is None else str(value)


def attachments_of(value: Any) -> tuple[Attachment, ...]:
    """Return what a record has under `attachments`.

    Raises:
        UsageError: it is no list of objects with a name, or one of them doesn't fit.
    """
    return tuple(_attachments(value))


def _attachments(value: Any) -> Iterator[Attachment]:
    if value is not None and not isinstance(value, list):
        raise UsageError("attachments must be a list of objects with name and media_type")
    for number, item in enumerate(value or (), 1):
        if not isinstance(item, dict) or not isinstance(item.get("name"), str):
            raise UsageError(f"attachment {number} must be an object with a name")
        size = item.get("size")
        if size is not None and (isinstance(size, bool) or not isinstance(size, int) or size < 0):
            raise UsageError(f"the size of attachment {number} must be a number of bytes")
        try:
            media_type, path = _string(item, "media_type") or "", _string(item, "path")
        except UsageError as error:
            raise UsageError(f"attachment {number}: {error}") from None
        yield Attachment(item["name"], media_type, size, path)


def parts_of(attachments: tuple[Attachment, ...], folder: str | None = None) -> tuple[Part, ...]:
    """Return the parts of the attachments; those that lie in the folder of the records or below are looked at."""
    if not attachments:
        return ()
    from msglint.read.attachment import Head, attachment_parts, read_head  # noqa: PLC0415 - few messages have any

    items: list[tuple[Attachment, bytes | None, Part | None]] = []
    for attachment in attachments:
        head = read_head(attachment.path, folder) if attachment.path and folder else Head()
        known = attachment if head.size is None else attachment.replaced(size=head.size)
        items.append((known, head.data, None))
    return attachment_parts(items)


def json_problem(error: json.JSONDecodeError, column: int) -> str:
    """Return what is wrong with a text that is no JSON, in a column of its line."""
    # The parser's sentence may go on with the place.
    return f"is not valid JSON at column {column}: {error.msg.removesuffix(' starting at')}"
