"""Headers of a mail: the subject with the place of each character, and what others tell of the message."""

from __future__ import annotations

import re
from contextlib import suppress
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from msglint.origin import Collage
from msglint.part import Part
from msglint.read.mail.charset import text_of, told
from msglint.read.mail.octets import File, base64, joined, plain, quoted_printable

if TYPE_CHECKING:
    from msglint.read.mail.octets import Octets
    from msglint.read.mail.structure import Node

_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?]*)?\?([bBqQ])\?([^?\r\n]*)\?=")
_FOLD = re.compile(r"[ \t]*+(?:\r\n|\r|\n)[ \t]+|[ \t]{2,}|\t")
_REPLY = re.compile(
    r"\s*(?:\[[^\]]*\]\s*)?(?:re|aw|sv|rv|res|r|antw|odp|ynt|回复|回覆|答复|返信|답장|رد)\s*+(?:\[\d+\]\s*+)?[:：]",
    re.IGNORECASE,
)
#: More of a header than this is not looked at for what it tells.
_LONGEST = 64 * 1024
#: A shorter name may be part of any word.
_INITIALS = 3
_RELAY = re.compile(r"@marketplace\.(amazon\.[a-z.]{2,6})$", re.IGNORECASE)


def subject(node: Node, file: File) -> Part | None:
    """Return the subject as a part; None where there is none, or an empty one."""
    found = value_range(node, file, "subject")
    if found is None:
        return None
    collage = decoded(file, *found)
    return Part("subject", collage.text, file.text, origin=collage.origin()) if collage.text.strip() else None


def value_range(node: Node, file: File, name: str) -> tuple[int, int] | None:
    """Return where the value of a header stands, as offsets of bytes; the first one counts, as in mail programs."""
    header = re.compile(
        rf"(?:^|(?<=[\r\n])){name}[ \t]*:[ \t]*(?P<value>[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]+[^\r\n]*)*)", re.IGNORECASE
    )
    match = header.search(file.raw, node.header, node.body)
    return match.span("value") if match else None


def decoded(file: File, start: int, end: int) -> Collage:
    """Return the text of a header's value, encoded words read and folded lines joined."""
    collage = Collage()
    run: list[Octets] = []
    charset = ""
    # What is not encoded shows only as a whole what it is.
    codec = told(file.raw[start:end].encode("latin-1"), file.charset, file)
    at = start
    for match in _WORD.finditer(file.raw, start, end):
        between = file.raw[at : match.start()]
        if between.strip() or match[1].lower() != charset:
            _flush(run, charset, file, collage)
        if between.strip() or (not collage.length and not run):
            _plain(file, at, match.start(), codec, collage)
        charset = match[1].lower()
        # A character may be cut in the middle by the end of a word, so words of one charset are read together.
        run.append(_octets(match))
        at = match.end()
    _flush(run, charset, file, collage)
    _plain(file, at, end, codec, collage)
    return collage


def _octets(match: re.Match[str]) -> Octets:
    word, start = match[3], match.start(3)
    if match[2] in "bB":
        return base64(word, start)
    return quoted_printable(word.replace("_", " "), start, in_header=True)


def _flush(run: list[Octets], charset: str, file: File, collage: Collage) -> None:
    if run:
        whole = joined(run)
        text_of(whole, told(whole.data, charset, file), file, collage)
        run.clear()


def _plain(file: File, start: int, end: int, codec: str, collage: Collage) -> None:
    """Add what is not encoded."""
    at = start
    for fold in _FOLD.finditer(file.raw, start, end):
        text_of(plain(file.raw[at : fold.start()], at), codec, file, collage)
        collage.add(" ", *file.span(*fold.span()))
        at = fold.end()
    text_of(plain(file.raw[at:end], at), codec, file, collage)


def words(value: str, file: File) -> str:
    """Return the text of a value, or of a part of one, that the library gives with a character for each byte."""
    if value.isascii() and "=?" not in value:
        return value
    alone = File(value.encode("latin-1", "replace"))
    alone.charset, alone.guesses = file.charset, file.guesses
    text = decoded(alone, 0, len(alone.raw)).text
    file.guesses = alone.guesses
    return text


def context_of_headers(node: Node, file: File) -> dict[str, Any]:
    """Return what the headers tell of the message, as context fields."""
    found: dict[str, Any] = {}
    date = _value(node, file, "date")
    if date:
        # A damaged date tells nothing.
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            found["sent_date"] = parsedate_to_datetime(date).isoformat()
    about = _value(node, file, "subject")
    if _value(node, file, "in-reply-to") or _value(node, file, "references") or _REPLY.match(about):
        found["kind"] = "reply"
    for address in addresses(node, file, "to", "cc"):
        relay = _RELAY.search(address)
        if relay:
            found["marketplace"] = relay[1].lower()
            break
    return found


def addresses(node: Node, file: File, *names: str) -> list[str]:
    """Return the addresses of some headers, in small letters."""
    return [address.lower() for _, address in _people(node, file, *names) if address]


def senders_of(node: Node, file: File) -> list[str]:
    """Return name and address of who sends a mail, in small letters."""
    return [
        text.lower() for person in _people(node, file, "from", "sender") for text in person if len(text) > _INITIALS
    ]


def _people(node: Node, file: File, *names: str) -> list[tuple[str, str]]:
    """Return the names and addresses of some headers; none of one that is damaged."""
    ranges = filter(None, (value_range(node, file, name) for name in names))
    values = [_FOLD.sub(" ", file.raw[start : min(end, start + _LONGEST)]) for start, end in ranges]
    # The library calls itself for each bracket within brackets.
    with suppress(ValueError, TypeError, IndexError, RecursionError):
        return [(words(name, file), address) for name, address in getaddresses(values)]
    return []


def _value(node: Node, file: File, name: str) -> str:
    found = value_range(node, file, name)
    return decoded(file, found[0], min(found[1], found[0] + _LONGEST)).text.strip() if found else ""
