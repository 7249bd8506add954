"""Links put right: `https` in place of `http`, and no parameters that track."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msglint.remedy.place import Change
from msglint.text.hosts import is_amazon
from msglint.text.hosts.suffix import registrable, suffix_length
from msglint.text.hosts.tracker import is_tracker
from msglint.text.lazily import lazy_pattern
from msglint.text.tables import groups
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A link whose host stands there plainly; one with a port or a user name before the host may need another one.
_PLAIN = lazy_pattern(
    r"(?P<scheme>http(?=://))?(?P<slashes>:?//)?(?P<host>(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,})"
    r"\.?(?=[/?#]|$)",
    re.IGNORECASE,
)
#: The signs that begin a query and a fragment, and an item of one of these; a template's tag may stand in it.
_BEGINS = lazy_pattern(r"[?#]")
_ITEM = lazy_pattern(r"(?:\{\{[^{}]*\}\}|[^&;#?{]|\{)+")
_SIGN = lazy_pattern(r"(?:&amp;|[&;])+", re.IGNORECASE)
_NAME = lazy_pattern(r"([\w.-]{2,40})=")
_COUNTRY = 2
#: Second-level endings under which a country's firms are: co.uk, com.au.
_SECOND = ("co", "com", "net", "org")


class Secured(NamedTuple):
    """A link made secure.

    Attributes:
        change: the range of the link's text and what stands there instead; it only inserts.
        is_known: whether the host is known to answer.
    """

    change: Change
    is_known: bool


def secured(link: str) -> Secured | None:
    """Return how to make a link begin with https; None where nobody can tell."""
    match = _PLAIN.match(link)
    if match is None or (match["slashes"] == "://") != bool(match["scheme"]):
        return None
    if match["scheme"]:
        change = Change(len("http"), len("http"), "S" if match["scheme"].isupper() else "s")
    else:
        change = Change(0, 0, "https:" if match["slashes"] else "https://")
    return Secured(change, serves_https(match["host"].lower()))


def serves_https(host: str) -> bool:
    """Return whether a host is known to answer over https: Amazon's, the great carriers' and others that all know."""
    if is_amazon(host):
        return True
    own = registrable(host)
    labels = own.split(".")
    return own in _hosts() or (labels[0] in groups("known_hosts.txt") and _is_of_a_country(labels))


def untracked(link: str) -> list[Change]:
    """Return what to take out of a link so that it tracks nobody; the other parameters and the fragment stay."""
    begins = [match.start() for match in _BEGINS.finditer(link)]
    return [
        change
        for begin, end in zip(begins, [*begins[1:], len(link)], strict=False)
        for change in _component(link, begin, end)
    ]


def _component(link: str, begin: int, end: int) -> Iterator[Change]:
    """Yield what to take out of a query or fragment that begins with its sign."""
    items = list(_items(link, begin + 1, end))
    dropped = [_tracks(link[start:stop]) for start, stop in items]
    if not any(dropped):
        return
    if all(dropped):
        yield Change(begin, end, "")
        return
    first_kept = dropped.index(False)
    if first_kept:
        yield Change(items[0][0], items[first_kept][0], "")
    for at in range(first_kept + 1, len(items)):
        if dropped[at]:
            yield Change(items[at - 1][1], items[at][1], "")


def _items(link: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    while at < end:
        sign = _SIGN.match(link, at, end)
        at = sign.end() if sign else at
        item = _ITEM.match(link, at, end)
        if item is None:
            return
        yield item.span()
        at = item.end()


def _tracks(item: str) -> bool:
    name = _NAME.match(item)
    return name is not None and is_tracker(name[1].lower())


@cache
def _hosts() -> frozenset[str]:
    return frozenset(host for hosts in groups("known_hosts.txt").values() for host in hosts)


def _is_of_a_country(labels: list[str]) -> bool:
    """Return whether a host is the name of its owner under the ending of a country: dhl.de, fedex.co.uk."""
    length = suffix_length(labels)
    ending = labels[-length:]
    return length == len(labels) - 1 and len(ending[-1]) == _COUNTRY and (length == 1 or ending[0] in _SECOND)
