"""The parts of a mail and where each stands in the file.

The standard library takes the mail apart and copes with every defect it knows; it tells no offsets, but keeps every
header and body as it stands, so that each is found again where the one before it ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING

from msglint.read.mail.parser import Parser, depth_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What the parser takes for a line of a header; anything else ends it.
_HEADER_LINE = re.compile(r"(?:From |[!-9;-~]+[ \t]*:|[\t ])[^\r\n]*(?:\r\n|\r|\n|$)")
_ANY_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BLANK_LINE = re.compile(r"(?:^|(?<=\n)|(?<=\r)(?!\n))[ \t]*(?:\r\n|\r|\n)")
_BLANKS = re.compile(r"^([!-9;-~]+)([ \t]+):")
_KNOWN_HEADER = re.compile(
    r"(?:^|[\r\n])(?:subject|from|to|date|mime-version|content-(?:type|transfer-encoding)|message-id)[ \t]*:",
    re.IGNORECASE,
)
#: A boundary that the header has lost: two hyphens, and below them the header of a part.
_LOST_BOUNDARY = re.compile(
    r"(?:^|[\r\n])--([^\s-][^\r\n]{0,200}?)[ \t]{0,20}(?:\r\n|\r|\n)(?=content-[a-z-]+[ \t]*:)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Node:
    """One part of a mail.

    Attributes:
        message: the part as the standard library has it.
        header: offset of its header in the file, in bytes.
        body: offset of its body.
        payload: its body as it stands; empty for one that holds parts.
        children: the parts that it holds.
    """

    message: Message
    header: int
    body: int
    payload: str
    children: tuple[Node, ...] = ()

    @property
    def content_type(self) -> str:
        """The media type in small letters."""
        return self.message.get_content_type()


def parse(raw: str, source: str) -> Node:
    """Take a mail apart.

    Args:
        raw: the mail, a character for each byte.
        source: the file as the user named it.

    Raises:
        InputError: it is nested too deeply, or has too many parts.
    """
    text = _mended(raw)
    start = _start(text)
    parser = Parser(source)
    return _Locator(text, parser).node(parser.part(text[start:]), start)


def _start(text: str) -> int:
    """Return where the header begins: behind blank lines, which would end it before it has begun."""
    start = len(text) - len(text.lstrip("\r\n"))
    return start if start and _KNOWN_HEADER.match(text, start - 1) else 0


def _mended(raw: str) -> str:
    """Return a mail of the same length whose header the library reads to its end.

    A line that is no header becomes part of the one before it, and blanks before a colon stand behind it.
    """
    start = _start(raw)
    blank = _BLANK_LINE.search(raw, start)
    head = raw[: blank.start()] if blank else ""
    known = max((match.start() for match in _KNOWN_HEADER.finditer(head)), default=-1)
    lines: list[str] = []
    at = start
    for line in _lines(head, start):
        at += len(line)
        is_stray = line.strip() and lines and not _HEADER_LINE.match(line) and at - 1 <= known
        lines.append(" " + line[1:] if is_stray else _BLANKS.sub(r"\1:\2", line, count=1))
    return raw[:start] + "".join(lines) + raw[max(start, len(head)) :]


def _lines(text: str, at: int) -> Iterator[str]:
    while at < len(text):
        match = _ANY_LINE.match(text, at)
        end = match.end() if match else len(text)
        yield text[at:end]
        at = end


class _Locator:
    """Finds parts one after the other.

    Args:
        text: the mail.
        parser: what takes it apart.
    """

    def __init__(self, text: str, parser: Parser) -> None:
        self._text = text
        self._parser = parser
        self._at = 0

    def node(self, message: Message, start: int) -> Node:
        """Return a part whose header begins at an offset, or a little behind it."""
        body = self._body(start)
        payload = message.get_payload()
        if isinstance(payload, list):
            self._at = body
            boundary = message.get_boundary() if message.get_content_maintype() == "multipart" else None
            children = [self.node(child, self._part(boundary) if boundary else self._at) for child in _mails(payload)]
            return Node(message, start, body, "", tuple(children))
        text, body = self._found(str(payload or ""), start, body)
        self._at = body + len(text)
        if message.get_content_maintype() == "multipart":
            lost = self._recovered(message, start, body, text)
            if lost:
                return lost
        return Node(message, start, body, text)

    def _body(self, at: int) -> int:
        """Return where the body of a part begins whose header begins at an offset."""
        while (line := _HEADER_LINE.match(self._text, at)) and line.end() > at:
            at = line.end()
        blank = re.compile(r"\r\n|\r|\n").match(self._text, at)
        return blank.end() if blank else at

    def _found(self, text: str, start: int, body: int) -> tuple[str, int]:
        """Return a body as it stands in the file, and where."""
        if self._text.startswith(text, body):
            return text, body
        found = self._text.find(text, start)
        if found >= 0:
            return text, found
        # The library takes a last line "From ..." of a header for the first of the body, which no mail program does.
        first = _ANY_LINE.match(text)
        rest = text[first.end() :] if first else ""
        return self._text[body : body + len(rest)], body

    def _part(self, boundary: str) -> int:
        """Return where the next part begins behind its boundary."""
        match = re.compile(rf"(?:^|(?<=[\r\n]))--{re.escape(boundary)}[ \t]*(?:\r\n|\r|\n|$)").search(
            self._text, self._at
        )
        return match.end() if match else self._at

    def _recovered(self, message: Message, start: int, body: int, text: str) -> Node | None:
        """Return a part that lost its boundary with the parts between the boundaries that it still holds."""
        lost = _LOST_BOUNDARY.search(text)
        if lost is None or message.get("X-Recovered"):
            return None
        head = f'Content-Type: {message.get_content_type()}; boundary="{lost[1]}"\nX-Recovered: 1\n\n'
        inner = self._parser.part(head + text, depth=depth_of(message))
        if not inner.is_multipart():
            return None
        self._at = body
        children = [self.node(child, self._part(lost[1])) for child in _mails(inner.get_payload())]
        return Node(inner, start, body, "", tuple(children))


def _mails(payload: object) -> list[Message]:
    """Return the parts of a part; the library's types leave open what it holds."""
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []
