"""E-mail addresses: plain, and written so that a person reads one but a filter does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.text.entities import Found, joined
from msglint.text.entities.hosts import has_known_ending, is_relay
from msglint.text.entities.link import LETTERS

if TYPE_CHECKING:
    from msglint.text.fold import View

_LABEL = rf"[{LETTERS}](?:[{LETTERS}_-]{{0,61}}[{LETTERS}])?+"
_PLAIN = re.compile(rf"@(?P<host>{_LABEL}(?:\.{_LABEL}){{1,9}}+)")
_LOCAL_BEFORE = re.compile(r"(?:\"[^\"\s]{1,62}\"|[a-z0-9\u00df-\u024f\u0370-\u052f_.!#$%&'*+/=?^`{|}~-]{1,64})$")

_OPEN, _CLOSE = r"[(\[{<]\s?", r"\s?[)\]}>]"
_SIGN_AT = rf"\s?{_OPEN}(?:at|@|a)\s?{_CLOSE}\s?|\s@\s?|\s?@\s|\s?[_*-]at[_*-]\s?|\s?艾特\s?|\s?#@?at#\s?"
_SIGN_DOT = rf"\s?{_OPEN}(?:dot|punkt|punto|point|\.){_CLOSE}\s?|\s?[_*-]dot[_*-]\s?|\sdot\s"
_WORD = r"[a-z0-9][a-z0-9_+.-]{0,63}"
_DISGUISED = re.compile(
    rf"(?<![a-z0-9_.@-])(?P<local>{_WORD}?(?:(?:{_SIGN_DOT})[a-z0-9_-]{{1,30}}){{0,3}}?)"
    rf"(?:(?P<sign>{_SIGN_AT})|(?P<at>\sat\s))"
    r"(?P<host>[a-z0-9-]{1,63}"
    rf"(?:(?:{_SIGN_DOT}|\s?\.\s?|\s点\s?|点)[a-z0-9-]{{2,63}}){{1,4}})(?![a-z0-9_@])"
)
_DOT = re.compile(rf"{_SIGN_DOT}|\s?点\s?|\s?\.\s?")
_WRITTEN_DOT = re.compile(rf"{_SIGN_DOT}|点")


def find(raw: str, folded: View) -> list[Found]:
    """Return the addresses, with `relay` for Amazon's own alias of a buyer and `disguised` for written-out ones."""
    del raw
    text = folded.text
    found = _plain(text, folded) if "@" in text else []
    if "at" in text or "@" in text or "艾特" in text or "(a)" in text:
        found = joined(found, _disguised(text, folded))
    return found


def _plain(text: str, folded: View) -> list[Found]:
    found: list[Found] = []
    for match in _PLAIN.finditer(text):
        local = _LOCAL_BEFORE.search(text[max(0, match.start() - 64) : match.start()])
        if local is None or not any(char.isalnum() for char in local.group()):
            continue
        name = local.group().lstrip(".'/*`{|=?-~!#$%&^")
        if not name or match["host"].rpartition(".")[2].isdigit():
            continue
        owner = "relay" if is_relay(match["host"]) else "other"
        span = folded.source(match.start() - len(name), match.end())
        if found and span.start < found[-1].end:  # a@b.example@c.example: the host of one is no name of the next
            continue
        found.append(Found("email", *span, {"owner": owner, "form": "plain"}))
    return found


def _disguised(text: str, folded: View) -> list[Found]:
    found = []
    for match in _DISGUISED.finditer(text):
        host = _DOT.sub(".", match["host"])
        # "meet at the dot" and "at shop.com" are prose: a bare "at" needs a dot that was written out too.
        if not has_known_ending(host) or (match["at"] and not _WRITTEN_DOT.search(match["host"])):
            continue
        found.append(Found("email", *folded.source(*match.span()), {"owner": "other", "form": "disguised"}))
    return found
