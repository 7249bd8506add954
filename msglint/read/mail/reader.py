"""From the parts of a mail to the parts of a message."""

from __future__ import annotations

import binascii
import re
from contextlib import suppress
from dataclasses import replace
from email.utils import collapse_rfc2231_value
from typing import TYPE_CHECKING

from msglint.errors import InputError
from msglint.message import Attachment, Message
from msglint.origin import Collage
from msglint.part import Feature, Part
from msglint.read.attachment import attachment_parts
from msglint.read.body import body_parts
from msglint.read.context import context_of
from msglint.read.filetypes import HEAD_BYTES, file_type
from msglint.read.mail.charset import text_of, told
from msglint.read.mail.headers import addresses, context_of_headers, decoded, senders_of, subject, value_range, words
from msglint.read.mail.octets import File, base64, base64_data, plain, quoted_printable
from msglint.read.mail.parser import HEADER_ERRORS
from msglint.read.mail.structure import parse
from msglint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from msglint.origin import Origin
    from msglint.read.mail.octets import Octets
    from msglint.read.mail.structure import Node

_HTML = ("text/html", "text/x-amp-html", "application/xhtml+xml")
_PLAIN = ("text/plain", "text/enriched", "text/richtext", "text", "text/markdown")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_META_WITHIN = 64 * 1024
#: A longer body, encoded, is no message to a buyer.
_LONGEST_BODY = 4 * 1024 * 1024
#: More readings than this, one for each of the alternatives, are no work of a mail program.
_MOST_READINGS = 8
_RELAY = "@marketplace.amazon."
#: A soft line break of `format=flowed`, for which the blank before it stays, or with `delsp=yes` goes too.
_SOFT = r"(?<![\r\n]-- )(?:\r\n|\r|\n)(?!-- (?:\r|\n|$)|[ \t]*(?:\r|\n|>))"
_FLOWED = re.compile(rf"(?<=[^\r\n] ){_SOFT}")
_FLOWED_TIGHT = re.compile(rf"(?<=[^\r\n]) {_SOFT}")
#: The same with `delsp`, for languages without spaces: the blank goes, too.
_FLOWED_WORDS = re.compile(r"(?<=[^\r\n]) (?:\r\n|\r|\n)(?!-- (?:\r|\n|$)|[ \t]*(?:\r|\n|>))")
#: A file that an old mail program has written into the text.
_UUENCODED = re.compile(
    r"(?<=[\r\n])begin [0-7]{3,4} (?P<name>[^\r\n]{1,200})\r?\n(?P<lines>(?:[!-`][ -`]{0,84}\r?\n)*+)"
    r"(?:`?\s*\r?\n)?end[ \t]*(?:\r?\n|$)"
)
_MOVING = ("gif", "animated")

_Reading = tuple[Part, ...]


class Reader:
    """Reads one mail.

    Args:
        data: the whole file.
        source: the file as the user named it.
    """

    def __init__(self, data: bytes, source: str) -> None:
        self._file = File(data)
        self._source = source
        self._root = parse(self._file.raw, source)
        charsets = (_safely(self._file, node, "charset") for node in _all(self._root))
        self._file.charset = next(filter(None, charsets), self._file.charset)
        self._attachments: list[tuple[Attachment, bytes | None, Part | None]] = []
        self._pictures: list[Part] = []
        self._senders = tuple(senders_of(self._root, self._file))
        self._buyer = set(addresses(self._root, self._file, "to", "cc"))

    def message(self, overrides: Mapping[str, object]) -> Message:
        """Return the mail as a message."""
        found = subject(self._root, self._file)
        readings = self._read(self._root) or [()]
        attached = attachment_parts(self._attachments)
        head = (found,) if found else ()
        empty = Part("body", "", self._file.text)
        whole = [(*head, *(reading or (empty,)), *self._pictures, *attached) for reading in readings]
        return Message(
            parts=whole[0],
            context=context_of(context_of_headers(self._root, self._file), overrides),
            attachments=tuple(attachment for attachment, _, _ in self._attachments),
            source=self._source,
            variants=tuple(whole[1:]),
        )

    def _read(self, node: Node) -> list[_Reading]:
        """Return the ways in which a mail program may show a part; attachments are kept apart."""
        if node.content_type in ("message/rfc822", "message/global") and node.children:
            return self._attached_mail(node)
        if node.children:
            inner = [self._read(child) for child in node.children]
            if node.content_type == "multipart/alternative":
                return _alternatives(inner)
            return _together(inner)
        if self._is_body(node):
            return [self._body(node)]
        self._attach(node)
        return [()]

    def _is_body(self, node: Node) -> bool:
        # A mail that is nothing but a text shows it, whatever it is called.
        is_named = node is not self._root and _safely(self._file, node, "filename")
        if is_named or _safely(self._file, node, "disposition") == "attachment":
            return False
        return node.content_type in (*_HTML, *_PLAIN) or (
            node is self._root and node.content_type.startswith("multipart/")
        )

    def _body(self, node: Node) -> _Reading:
        if len(node.payload) > _LONGEST_BODY:
            raise InputError("has a body that is too long to be a message", source=self._source)
        octets = self._octets(node, node.payload)
        charset = _safely(self._file, node, "charset") or ""
        is_html = node.content_type in _HTML
        if is_html and not charset:
            meta = _META_CHARSET.search(octets.data, 0, _META_WITHIN)
            charset = meta[1].decode("ascii", "replace") if meta else ""
        collage = Collage()
        text_of(octets, told(octets.data, charset or "utf-8", self._file), self._file, collage)
        text, origin = collage.text, collage.origin()
        if not is_html and "\nbegin " in text:
            self._attachments += map(self._uuencoded, _UUENCODED.finditer(text))
            text, origin = _without(text, origin, _UUENCODED)
        if not is_html and (_safely(self._file, node, "format") or "").lower() == "flowed":
            is_joined = (_safely(self._file, node, "delsp") or "").lower() == "yes"
            text, origin = _without(text, origin, _FLOWED_WORDS if is_joined else _FLOWED)
        parts = body_parts(text, self._file.text, origin=origin, is_html=is_html)
        return tuple(replace(part, senders=self._senders) for part in parts)

    def _uuencoded(self, match: re.Match[str]) -> tuple[Attachment, bytes | None, Part | None]:
        """Return an attachment that an old mail program has written into the text."""
        lines: list[bytes] = []
        for line in match["lines"].splitlines():
            with suppress(binascii.Error, ValueError):
                lines.append(binascii.a2b_uu(line))
        data = b"".join(lines)
        return Attachment(match["name"].strip(), "", len(data)), data, None

    def _octets(self, node: Node, raw: str) -> Octets:
        encoding = _encoding(node)
        if encoding == "base64":
            return base64(raw, node.body)
        if encoding == "quoted-printable":
            return quoted_printable(raw, node.body)
        return plain(raw, node.body)

    def _attach(self, node: Node) -> None:
        head = node.payload[: 2 * HEAD_BYTES]
        data = base64_data(head) if _encoding(node) == "base64" else self._octets(node, head).data
        place = self._place(node)
        if self._is_inline(node):
            if file_type("", node.content_type, data)[0] in _MOVING:
                self._pictures.append(Part("body", "", self._file.text, role="label", features=(_moving(place),)))
            return
        name = _safely(self._file, node, "filename") or node.content_type
        self._attachments.append((Attachment(name, node.content_type, self._size(node)), data, place))

    def _is_inline(self, node: Node) -> bool:
        """Return whether a part is a picture that the text shows."""
        return (
            node.message.get_content_maintype() == "image"
            and "Content-ID" in node.message
            and (_safely(self._file, node, "disposition") != "attachment")
        )

    def _size(self, node: Node) -> int:
        raw = node.payload
        if _encoding(node) != "base64":
            return len(raw)
        signs = len(raw) - raw.count("\n") - raw.count("\r") - raw.count("=")
        return signs * 3 // 4

    def _place(self, node: Node) -> Part:
        """Return the header that names an attachment, or else the line on which its part begins."""
        name = _safely(self._file, node, "filename") or ""
        ranges = [value_range(node, self._file, header) for header in ("content-type", "content-disposition")]
        parts = []
        for found in filter(None, ranges):
            collage = decoded(self._file, *found)
            parts.append(Part("attachment", collage.text, self._file.text, origin=collage.origin()))
        named = next((part for part in parts if name and name in part.text), None)
        if named or parts:
            return named or parts[0]
        span = self._file.span(node.header, max(node.header, node.body))
        return Part("attachment", self._file.text[span.start : span.end], self._file.text, span.start)

    def _attached_mail(self, node: Node) -> list[_Reading]:
        """Return how a mail in the mail is read: the buyer's is a quotation, one of the seller's goes out again."""
        inner = node.children[0]
        sender = set(addresses(inner, self._file, "from"))
        to_buyer = not self._buyer.isdisjoint(addresses(inner, self._file, "to", "cc"))
        if sender & self._buyer or (not to_buyer and any(_RELAY in address for address in sender)):
            return [()]
        name = _safely(self._file, node, "filename") or _safely(self._file, inner, "subject") or "message.eml"
        self._attachments.append((Attachment(name, "message/rfc822", len(node.payload)), None, self._place(node)))
        return self._read(inner)


def _without(text: str, origin: Origin, pattern: re.Pattern[str]) -> tuple[str, Origin]:
    """Return a text without what a pattern matches."""
    kept = Collage()
    at = 0
    for match in pattern.finditer(text):
        kept.add(text[at : match.start()], at, match.start())
        at = match.end()
    kept.add(text[at:], at, len(text))
    return kept.text, kept.origin(origin)


def _moving(place: Part) -> Feature:
    """Return a picture within the text that moves, as an entity."""
    attributes = {"scheme": "other", "leads": "nowhere", "logo": "no", "address": "no", "size": "other", "moves": "yes"}
    return Feature("image", attributes, place, Span(0, 0))


def _alternatives(inner: list[list[_Reading]]) -> list[_Reading]:
    found = [reading for readings in inner for reading in readings if reading]
    # A mail program shows the last one that it can.
    found = found[:1] + found[1:][1 - _MOST_READINGS :]
    if len(found) < 2:  # noqa: PLR2004 - one alternative is none
        return found or [()]
    return [tuple(replace(part, is_alternative=True) for part in reading) for reading in found]


def _together(inner: list[list[_Reading]]) -> list[_Reading]:
    """Return the readings of parts that are shown one below the other."""
    count = min(_MOST_READINGS, max((len(readings) for readings in inner), default=1))
    return [
        tuple(part for readings in inner for part in readings[min(at, len(readings) - 1)])
        for at in range(max(1, count))
    ]


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _all(child)


def _encoding(node: Node) -> str:
    return str(node.message.get("Content-Transfer-Encoding", "")).strip().lower()


def _safely(file: File, node: Node, what: str) -> str | None:
    """Return what a header tells, None where it is missing or damaged beyond reading."""
    message = node.message
    try:
        if what == "filename":
            return _filename(file, node)
        if what == "disposition":
            return message.get_content_disposition()
        if what == "charset":
            return message.get_content_charset()
        value = message.get_param(what) if what in ("format", "delsp") else words(str(message.get(what) or ""), file)
        return value if value and isinstance(value, str) else None
    except HEADER_ERRORS:
        return None


def _filename(file: File, node: Node) -> str | None:
    name = node.message.get_param("filename", None, "content-disposition") or node.message.get_param("name")
    if isinstance(name, tuple):
        return collapse_rfc2231_value(name).strip()
    return words(name, file).strip() if name else None
