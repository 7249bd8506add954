"""Ignores in the comments of templates: `msglint: ignore RULE[, RULE] [until DAY] -- reason`, and `ignore-file`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.config.settings import day_of
from msglint.errors import InputError
from msglint.read import suffixes
from msglint.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from msglint.message import Comment, Message
    from msglint.violation import Violation

_LINE, _FILE = "ignore", "ignore-file"
_FORM = f"msglint: {_LINE} RULE -- reason"
#: How a comment begins that is meant for msglint, whether it is written rightly or not.
_OPENING = re.compile(r"\s*+msglint\s*+:", re.IGNORECASE)
_WORDS = "(?:ignore|disable|allow|skip|noqa|off)"
_MEANT = re.compile(rf"\A\s*+msglint\s*+:|\A\W*+msglint\W{{0,9}}{_WORDS}\b|\bmsglint\s*+:\s*+{_WORDS}\b", re.IGNORECASE)
_REASON = re.compile(r"(?:^|\s)--(?=\s|$)")
_BREAK = re.compile(r"\r\n|\r|\n")
#: Each is compared with each violation.
_MOST = 200
_MOST_PROBLEMS = 20
_LONGEST_REASON = 500
_LONGEST_SHOWN = 40


class _GarbledError(Exception):
    """A comment that is meant for msglint, and can't be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Directive:
    """An ignore that a template gives.

    Attributes:
        names: the rules: ids, names, packs, or `*` for every rule.
        reason: why, in words of whoever lets them pass.
        until: the last day on which it holds; None for ever.
        comment: where it is written.
        line: the line of its file, from 1; of a record, where the record begins.
        lines: the lines whose violations it lets pass; None for the whole file.
    """

    names: tuple[str, ...]
    reason: str
    until: date | None
    comment: Comment
    line: int
    lines: frozenset[int] | None

    def fits(self, violation: Violation, message: Message) -> bool:
        """Return whether a violation of one of these rules stands where the directive holds."""
        file = self.comment.file
        if self.lines is None:
            # A file answers for what it includes, an included one only for itself.
            return file is None or violation.file == file
        if violation.start is None or violation.end is None or violation.file != file:
            return False
        if file is None and not _shares_lines(violation, message, self.comment):
            return False
        return violation.start.line in self.lines or violation.end.line in self.lines


def read_directives(message: Message) -> tuple[list[Directive], list[InputError]]:
    """Return the ignores in the comments of a message's template, and what is wrong with others.

    Whether there are such rules is not looked at.
    """
    directives: list[Directive] = []
    problems: list[InputError] = []
    sources: dict[int, _Lines] = {}
    is_record = message.id is not None or message.source.lower().endswith(suffixes.RECORDS)
    for comment in message.comments:
        if "msglint" not in comment.text.lower() or not _MEANT.search(comment.text):
            continue
        lines = sources.get(id(comment.source))
        if lines is None:
            near = (other for other in message.comments if other.source is comment.source)
            lines = sources[id(comment.source)] = _Lines(comment.source, near)
        # A field of a record has lines of its own, which no editor shows.
        line = message.line if is_record and comment.file is None else lines.number(comment.start)
        file = comment.file or message.source
        if len(directives) == _MOST:
            problem = f"the template has more than {_MOST} ignores; this one and those behind it don't count"
            problems.append(InputError(problem, source=file, line=line))
            break
        try:
            names, reason, until, is_whole = _parsed(comment.text)
        except _GarbledError as error:
            if len(problems) < _MOST_PROBLEMS:
                problems.append(InputError(str(error), source=file, line=line))
            continue
        meant = None if is_whole else lines.meant_by(comment)
        directives.append(Directive(names, reason, until, comment, line, meant))
    return directives, problems


def _parsed(text: str) -> tuple[tuple[str, ...], str, date | None, bool]:
    """Return the names, the reason, the end, and whether the whole file is meant.

    Raises:
        _GarbledError: it can't be read.
    """
    opening = _OPENING.match(text)
    if opening is None:
        raise _GarbledError(f"the comment seems to be an ignore, but does not read so; write {_FORM}")
    dashes = _REASON.search(text, opening.end())
    head = text[opening.end() : dashes.start() if dashes else len(text)]
    reason = " ".join(text[dashes.end() :].split()) if dashes else ""
    verb, *words = head.split() or [""]
    if verb not in (_LINE, _FILE):
        what = f"asks for {_shown(verb)}" if verb else "says nothing"
        raise _GarbledError(f"the comment {what}; msglint knows {_LINE} and {_FILE}: write {_FORM}")
    if not reason:
        raise _GarbledError(f"the ignore gives no reason; write {_FORM}")
    if len(reason) > _LONGEST_REASON:
        raise _GarbledError(f"the reason of the ignore is longer than {_LONGEST_REASON} characters")
    if "msglint:" in reason:
        raise _GarbledError("the comment holds several ignores; write a comment for each")
    until = None
    if "until" in words:
        at = words.index("until")
        until = day_of(words[at + 1]) if len(words) == at + 2 else None
        if until is None:
            raise _GarbledError("the end of the ignore must be a day before the --, as in until 2027-01-31")
        words = words[:at]
    names = [name.split() for name in " ".join(words).split(",")]
    if not all(names):
        raise _GarbledError(f"the ignore names no rule; write {_FORM}, with * for every rule")
    if any(len(name) > 1 for name in names):
        raise _GarbledError(f"the names of several rules must be parted by commas, not {_shown(' '.join(words))}")
    return tuple(name for (name,) in names), reason, until, verb == _FILE


class _Lines:
    """The lines of a text.

    Args:
        source: the text.
        comments: the comments in it, in its order.
    """

    def __init__(self, source: str, comments: Iterable[Comment]) -> None:
        self._index = LineIndex(source)
        pieces: list[str] = []
        at = 0
        for comment in comments:
            pieces += (source[at : comment.start], *_BREAK.findall(source, comment.start, comment.end))
            at = comment.end
        rest = _BREAK.split("".join((*pieces, source[at:])))
        #: The lines with anything but comments.
        self._filled = [number for number, line in enumerate(rest, 1) if line.strip()]

    def number(self, offset: int) -> int:
        """Return the line of an offset."""
        return self._index.position(offset).line

    def meant_by(self, comment: Comment) -> frozenset[int]:
        """Return the lines that a comment is about: its own, or the next one with anything but comments."""
        first = bisect_left(self._filled, self.number(comment.start))
        behind = bisect_right(self._filled, self.number(comment.end))
        return frozenset(self._filled[first:behind] or self._filled[behind : behind + 1])


def _shares_lines(violation: Violation, message: Message, comment: Comment) -> bool:
    """Return whether the lines of a violation are those of the text that holds a comment, and not of a subject."""
    return any(part.source is comment.source for part in message.parts if part.name == violation.part)


def _shown(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "...")
