"""E-mail addresses that are written out: "john at shop dot com", "john @ shop . com", "john arroba shop punto com".

A sentence with "at" and a host is no address yet ("you find it at shop dot com"), so each candidate is judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.entities import Found, joined
from msglint.text.entities.email import USERINFO, owner_of
from msglint.text.entities.email.judge import Candidate, is_meant
from msglint.text.entities.email.parts import (
    find_apart,
    find_between,
    find_by_service,
    find_other_signs,
    find_run_together,
)
from msglint.text.entities.email.words import words
from msglint.text.lazily import lazy_pattern
from msglint.text.written import Host, read_host, read_local, signs_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from msglint.text.entities import Text
    from msglint.text.written import Signs

_REACH = 80
#: "gmail com" without the dot, "QQ邮箱".
_SERVICE_ENDING = lazy_pattern(r"\s?(?:com(?![a-z0-9])|邮箱|郵箱|信箱)")
#: "john, then @, then shop.com".
_THEN = r"(?:then|dann|puis|poi|luego|después|depois|dan|daarna|potem|sedan|sonra|потом|затем|ثم|फिर)"
_THEN_BEFORE = lazy_pattern(rf"\s?,?\s{_THEN}\s(?:(?:the|an?|das|ein|une?|el|la|il|o)\s)?[\"'“]?$")
_THEN_AFTER = lazy_pattern(rf"[\"'”]?\s?,?\s{_THEN}\s")
_IN_LINK = lazy_pattern(r"(?:://|/)\S{0,80}$")


def find_written(source: Text, plain: list[Found]) -> list[Found]:
    """Return the addresses that are not plain, in the order of the text and without overlaps.

    Args:
        source: the text.
        plain: the plain addresses, which are left out unless more belongs to them than they hold.
    """
    text = source.folded.text
    signs = signs_of(text)
    taken = [source.folded.target(Span(hit.start, hit.end)) for hit in plain]
    next_taken = 0
    found: list[tuple[int, int, str]] = []
    at = 0
    while match := signs.next_at(text, at):
        if match["box"] and not signs.is_at(match["box"]):
            at = match.start() + 1
            continue
        at = match.end()
        while next_taken < len(taken) and taken[next_taken].end <= match.start():
            next_taken += 1
        known = next_taken < len(taken) and taken[next_taken].start <= match.start()
        earliest = max(found[-1][1] if found else 0, taken[next_taken - 1].end if next_taken else 0)
        hit = _read(source, match, signs, earliest, known=known)
        if hit:
            found.append(hit)
            at = max(at, hit[1])
    result = _as_found(source, found)
    for more in (
        find_run_together(source),
        find_other_signs(source, signs),
        find_between(source, signs),
        find_by_service(text),
    ):
        result = joined(result, _as_found(source, more))
    return result


def _as_found(source: Text, hits: Iterable[tuple[int, int, str]]) -> list[Found]:
    """Return candidates as entities, each unless it overlaps the one before it."""
    result: list[Found] = []
    for start, end, reads in hits:
        span = source.folded.source(start, end)
        if not result or span.start >= result[-1].end:
            owner = owner_of(reads.rpartition("@")[2])
            plain = (
                source.folded.text[start:end] == reads
            )  # "李@例子.中国", which only this file can tell from its neighbours
            form = "plain" if plain else "disguised"
            result.append(Found("email", *span, {"owner": owner, "form": form}, "" if plain else reads))
    return result


def _read(
    source: Text, sign: re.Match[str], signs: Signs, earliest: int, *, known: bool
) -> tuple[int, int, str] | None:
    """Return start, end and reading of the address around a sign.

    Args:
        source: the text.
        sign: the match of the sign.
        signs: the patterns for the text.
        earliest: where an address before this one ends.
        known: whether a plain address is there.
    """
    text = source.folded.text
    edge = " \t\r\n\u3000," if sign["word"] else None  # "john, at sign, gmail dot com"
    left = len(text[max(0, sign.start() - 3) : sign.start()].rstrip(edge)) + max(0, sign.start() - 3)
    after = text[sign.end() : sign.end() + 3]
    right = sign.end() + len(after) - len(after.lstrip(edge))
    then = (
        _THEN_BEFORE.search(text, max(0, sign.start() - _REACH), sign.start()) if sign["sign"] or sign["word"] else None
    )
    left = then.start() if then else left
    following = _THEN_AFTER.match(text, sign.end())
    right = following.end() if following else right
    host = read_host(source, right, signs) or _service(text, right)
    if host is None:
        return None
    local = read_local(text, left, signs)
    if local is not None and local.start < earliest:
        return None
    if known or USERINFO.search(text, max(0, sign.start() - _REACH), sign.start()):
        return None if local is None or not local.written else (local.start, host.end, f"{local.name}@{host.name}")
    if local is not None:
        how = "sure" if then else _how(source, sign, host, gaps=(left < sign.start(), right > sign.end()))
        if how and is_meant(source, Candidate(local, host, how)):
            return local.start, host.end, f"{local.name}@{host.name}"
    return find_apart(text, sign.start(), host)


def _how(source: Text, sign: re.Match[str], host: Host, *, gaps: tuple[bool, bool]) -> str:
    """Return how surely a sign is one, as `Candidate.how` says it; empty if it is none."""
    text = source.folded.text
    if sign["sign"]:
        return "handle" if gaps == (True, False) else "apart" if gaps[0] else "sure"
    if sign["box"]:
        return _how_boxed(text, sign, host)
    if sign["word"] == "et":  # "and" or "meat" unless the dots are Turkish
        return "sure" if "nokta" in host.words else ""
    if sign["word"] != "at":
        return "sure"
    if "," in text[max(0, sign.start() - 3) : sign.start()]:
        return ""
    return "capital" if source.raw[slice(*source.folded.source(*sign.span()))] == "AT" else "weak"


def _how_boxed(text: str, sign: re.Match[str], host: Host) -> str:
    first = sign.group()[0]
    if sign["box"] == "a" and first not in "([{<【":
        return ""
    if first in "-_/=~" and _IN_LINK.search(text, max(0, sign.start() - _REACH), sign.start()):
        return ""
    # "look-at-shop.com" is a host by itself, and (a) counts where (b) follows.
    return "weak" if (first == "-" and host.plain) or (sign["box"] == "a" and "(b)" in text) else "sure"


def _service(text: str, at: int) -> Host | None:
    """Return the host of a mail service that is named without its ending: "gmail", "qq"."""
    known = words()
    match = known.service.match(text, at)
    host = known.mailboxes.get(match.group()) if match else None
    if match is None or host is None:
        return None
    ending = _SERVICE_ENDING.match(text, match.end())
    return Host(at, ending.end() if ending else match.end(), host, (), (), guessed=True)
