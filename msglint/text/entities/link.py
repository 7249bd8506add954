"""Web links: with a scheme, with `www.`, scheme-relative, or a bare host name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.text.entities import Found
from msglint.text.entities.hosts import has_known_ending, is_amazon

if TYPE_CHECKING:
    from msglint.text.fold import View

#: Letters of host names; Han and kana are left out, since text without spaces runs straight into a host.
LETTERS = "a-z0-9\u00df-\u024f\u0370-\u052f"
_LABEL = rf"[{LETTERS}](?:[{LETTERS}_-]{{0,61}}[{LETTERS}])?+"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{1,9}}+"
#: The rest of a link is ASCII: in text without spaces, the next word would be swallowed otherwise.
_REST = r"(?:[:/?#][!-;=?-_a-z|~]*+)?+"
_LINK = re.compile(
    rf"(?:(?<![a-z0-9+.-])(?P<scheme>https?|hxxps?|h\*\*ps?|ftps?)\s?:\s?//?\s?(?:[\w.~%:+-]{{1,60}}+@)?+(?P<host>{_HOST}|localhost){_REST}"
    rf"|(?<![{LETTERS}@.:/_-])(?P<www>www\.{_HOST}){_REST}"
    rf"|(?<![{LETTERS}]:)(?<![{LETTERS}/.@])//(?P<relative>{_HOST}){_REST}"
    rf"|(?<![{LETTERS}@./=_-])(?P<bare>{_HOST})(?![{LETTERS}@_-]))"
)
_PATH = re.compile(_REST)
_GATE = re.compile(r"[./]\s?\w")
_TRAILING = ".,;:!?'\"”’)]}>*_~…-"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find(raw: str, folded: View) -> list[Found]:
    """Return the links with their scheme (`none` where there is none) and whose host they lead to."""
    del raw
    text = folded.text
    if not _GATE.search(text):
        return []
    found = []
    at = 0
    while match := _LINK.search(text, at):
        at = match.end()
        host = match["host"] or match["www"] or match["relative"] or match["bare"]
        if match["bare"]:
            # "e.g.:http://..." is no host, but a link may begin right after it, so the path is taken only after a host.
            if not _is_host(host, followed=text[at : at + 1] in tuple(":/?#")):
                continue
            at = _PATH.match(text, at).end()  # type: ignore[union-attr] # it matches the empty text
        end = _trimmed(text, match.start(), at)
        attributes = {"scheme": _scheme(match["scheme"]), "host": "amazon" if is_amazon(host) else "other"}
        found.append(Found("link", *folded.source(match.start(), end), attributes))
    return found


def _scheme(written: str | None) -> str:
    if written is None:
        return "none"
    return written if written in ("https", "http", "ftp") else "other"


def _is_host(host: str, *, followed: bool) -> bool:
    """Return whether a bare dotted name is a host, rather than a version, an abbreviation or a missing space."""
    if not host.isascii() or not has_known_ending(host):
        return False
    labels = host.split(".")
    if followed or len(labels) > 2:  # noqa: PLR2004 - a path or a subdomain makes up for a rare ending
        return not all(len(label) == 1 for label in labels[:-1])
    return len(labels[0]) > 1 and labels[1] in _SURE_ENDINGS


#: Endings that make a host even of a bare `name.ending`, which may also be a missing space after a full stop.
_SURE_ENDINGS = frozenset(
    ["com", "net", "org", "info", "biz", "shop", "store", "xyz", "io", "cn", "de", "eu", "co", "uk"]
)


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a link without the punctuation of the sentence around it."""
    # Brackets are counted once and the counts kept up to date, so that a long row of them stays linear.
    surplus = {
        closing: text.count(closing, start, end) - text.count(opening, start, end)
        for closing, opening in _PAIRS.items()
    }
    while end > start and (last := text[end - 1]) in _TRAILING:
        if last in surplus:
            if surplus[last] <= 0:
                break
            surplus[last] -= 1
        end -= 1
    return end
