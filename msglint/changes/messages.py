"""Which messages a change concerns, and which of their violations lie in what was changed."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from msglint.errors import InputError
from msglint.read import suffixes
from msglint.span import LineIndex, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.changes.changes import Changes
    from msglint.message import Message
    from msglint.report import Result
    from msglint.violation import Violation

#: What is read so holds one message a line or row.
_ROWS = (*suffixes.RECORDS, *suffixes.TABLE, *suffixes.PARQUET)
#: What is read so includes no further file.
_STANDALONE = (*_ROWS, *suffixes.EXPORT, *suffixes.MAIL)


def may_concern(changes: Changes, path: str) -> bool:
    """Return whether a file must be read: it is changed, or may include one that is."""
    return not path.lower().endswith(_STANDALONE) or changes.has(path)


def concerned(changes: Changes, path: str, found: Iterable[Message | InputError]) -> Iterator[Message | InputError]:
    """Yield of what was read from a file that which the changes concern.

    Of `.jsonl` files that is every changed line, of other files every message if the file, or one that the message
    includes, is changed, and what can't be read only in a changed file.

    Args:
        changes: what is changed.
        path: the file.
        found: its messages, and what is wrong with those that can't be read.
    """
    is_changed = changes.has(path)
    for item in found:
        if isinstance(item, InputError):
            if is_changed:
                yield item
        elif is_changed and _is_line(item):
            if changes.touches(item.source, item.line, item.line):
                yield item
        elif is_changed or _includes_changed(item, changes):
            yield item


def keep(changes: Changes, result: Result) -> Result:
    """Return a result without what lies in lines that nobody has changed.

    A violation about a whole message stays when anything of the message is changed: of a record its line or lines, of
    a file that is one message any line of it and of the files that it includes.
    """
    message = result.message
    return replace(
        result,
        violations=tuple(one for one in result.violations if _stays(one, message, changes)),
        suppressed=tuple(one for one in result.suppressed if _stays(one.violation, message, changes)),
    )


def _stays(violation: Violation, message: Message, changes: Changes) -> bool:
    start, end = violation.start, violation.end
    # A place in a line of JSON counts within the record, and an attachment of a mail is written nowhere.
    if start is None or end is None or _is_line(message):
        return _is_changed(message, changes)
    last_line = end.line - (end.column == 1 and end.line > start.line)
    if changes.touches(violation.file or message.source, start.line, last_line):
        return True
    return violation.part == "attachment" and _is_changed(message, changes)


def _is_changed(message: Message, changes: Changes) -> bool:
    """Return whether anything of a message is changed."""
    if _is_line(message):
        return changes.touches(message.source, message.line, message.line)
    if message.id is not None or message.source.lower().endswith(_ROWS):
        return changes.touches(message.source, *_lines(message))
    return changes.has(message.source) or _includes_changed(message, changes)


def _is_line(message: Message) -> bool:
    return message.source.lower().endswith(suffixes.RECORDS)


def _includes_changed(message: Message, changes: Changes) -> bool:
    readings = (message.parts, *message.variants, message.told or ())
    files = {include.file for parts in readings for part in parts for include in part.includes}
    return any(changes.has(file) for file in files)


def _lines(message: Message) -> tuple[int, int]:
    """Return the first and last line that a record of a table or an export has in its file."""
    lines = [message.line]
    for part in message.parts:
        if part.name in {"subject", "body"}:
            place = part.place(Span(0, len(part.text)))
            index = _index(place.source)
            lines += [index.position(place.span.start).line, index.position(place.span.end).line]
    return min(lines), max(lines)


@lru_cache(maxsize=2)
def _index(source: str) -> LineIndex:
    """Return the lines of a file that holds many messages, which come one after the other."""
    return LineIndex(source)
