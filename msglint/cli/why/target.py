"""Which message, and which place of it, a person means by FILE:LINE:COLUMN."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from msglint.errors import InputError, UsageError
from msglint.read import suffixes
from msglint.span import LineIndex, Span
from msglint.trace import Spot
from msglint.trace.places import Places
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.message import Message
    from msglint.part import Part
    from msglint.trace.result import Trace

#: At the end, a colon is taken along when the place is copied from a report.
_NUMBERED = re.compile(r"(?P<rest>.+):(?P<number>\d{1,9}):?\Z", re.DOTALL)
_MOST_NUMBERS = 2
_WORD = re.compile(r"\S+")
_STDIN = "-"


class Target(NamedTuple):
    """What a person named.

    Attributes:
        path: the file, or `-` for the standard input.
        line: the line, from 1; None for the whole file.
        column: the column, from 1; None for the whole line.
    """

    path: str
    line: int | None = None
    column: int | None = None


def parse_target(text: str) -> Target:
    """Take FILE, FILE:LINE or FILE:LINE:COLUMN apart; a file may have colons and digits in its name.

    Raises:
        UsageError: a line or column is 0.
    """
    numbers: list[int] = []
    rest = text
    while rest != _STDIN and not os.path.exists(rest):  # noqa: PTH110 - a path that is no path must not raise
        found = _NUMBERED.fullmatch(rest)
        if found is None or len(numbers) == _MOST_NUMBERS:
            break
        rest = found["rest"]
        numbers.insert(0, int(found["number"]))
    if 0 in numbers:
        raise UsageError(f"--why {text}: lines and columns count from 1")
    return Target(rest, *numbers)


def chosen(items: Iterable[Message | InputError], target: Target) -> Iterator[tuple[Message, Spot] | InputError]:
    """Yield the messages that are meant, each with the place that is meant in it, and what could not be read of them.

    In a file with a message a line or row, such as .jsonl, the line stands for the message.

    Raises:
        UsageError: a column is given where a line stands for a message.
    """
    if target.line is None:
        yield from (item if isinstance(item, InputError) else (item, Spot()) for item in items)
        return
    places = Places()
    last = number = 0
    only: Message | None = None
    found = False
    for item in items:
        if isinstance(item, InputError):
            if item.line in (0, target.line):
                found = True
                yield item
            continue
        number, only, last = number + 1, item, item.line
        spot = _spot_in(item, target, places)
        if spot is not None:
            found = True
            yield item, spot
            if _is_row(item):
                return
    if only and number == 1 and not found and not _is_row(only):
        # A file that is one message: the trace will tell what the line lacks.
        yield only, Spot(target.line, target.column)
    elif not found:
        known = f"; its last one begins on line {last}" if last else ""
        yield InputError(f"has no message on line {target.line}{known}", source=target.path)


def _spot_in(message: Message, target: Target, places: Places) -> Spot | None:
    """Return which place of a message is meant; None where it may be another message."""
    if _is_row(message):
        return _whole(target) if message.line == target.line else None
    spot = Spot(target.line, target.column)
    if any(_reaches(part, spot, places) for parts in (message.parts, *message.variants) for part in parts):
        return spot
    return Spot() if message.line == target.line and message.line > 1 else None


def refuse_nothing(trace: Trace, spot: Spot) -> None:
    """Refuse a trace of a place without any text.

    Raises:
        InputError: there is no text of the message, and nothing that a rule looks at.
    """
    if spot.line is None or trace.parts or trace.rules:
        return
    message = trace.message
    source = message.parts[0].source if message.parts else ""
    # What ends the last line begins no further one.
    count = LineIndex(source).position(max(0, len(source) - 1)).line
    if spot.line > count:
        problem = f"has {count} line{'s' if count > 1 else ''} only"
        raise InputError(problem, source=f"{message.source}:{spot.line}")
    places = Places()
    filled = {
        place.start.line
        for part in message.parts
        for word in _WORD.finditer(part.text)
        if (place := places.quote(part, Span(*word.span()))).file is None
    }
    near = min(filled, key=lambda line: abs(line - (spot.line or 0)), default=None)
    hint = f"; the nearest line with some is {near}" if near else ""
    if near == spot.line:
        hint = "; the line has some elsewhere"
    where = f"line {spot.line}" if spot.column is None else f"line {spot.line}, column {spot.column}"
    raise InputError(f"no text of the message stands on {where}{hint}", source=message.source)


def _is_row(message: Message) -> bool:
    """Return whether places in a message count in its own text, and not in the file."""
    return message.source.lower().endswith((*suffixes.RECORDS, *suffixes.PARQUET))


def _whole(target: Target) -> Spot:
    if target.column is not None:
        problem = f"a line of {target.path} is a whole message, so a column means nothing; leave it out"
        raise UsageError(f"--why: {problem}")
    return Spot()


def _reaches(part: Part, spot: Spot, places: Places) -> bool:
    return bool(part.text) and spot.touches(places.quote(part, Span(0, len(part.text))))
