"""Which endings of host names are public: names are registered under them, so a bare name under one may be a host.

The endings come from a snapshot of the Public Suffix List. A library that reads the published list takes 0.1 s to do
so, which is twice what a whole check may take; the snapshot is read in 2 ms, and only when a text holds a candidate.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msglint.text.tables import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIST = "public_suffixes.txt"
#: Top-level domains without public suffixes below them; most hosts end in one, and need no list.
PLAIN = frozenset(["com", "net", "org", "info", "biz", "de", "eu", "nl", "ch", "dk", "shop", "store"])


def is_top_level(label: str) -> bool:
    """Return whether a label, in lower case, is a top-level domain; in its own script or as `xn--`."""
    plain = decoded(label)
    return plain in PLAIN or plain in entries(_LIST) or f"*.{plain}" in entries(_LIST)


def suffix_length(labels: Sequence[str]) -> int:
    """Return how many of a host's last labels are its public suffix; 0 where the last is no top-level domain."""
    if not labels or not is_top_level(labels[-1]):
        return 0
    if labels[-1] in PLAIN:
        return 1
    rules = entries(_LIST)
    plain = [decoded(label) for label in labels[-5:]]
    for length in range(len(plain), 0, -1):
        name = ".".join(plain[-length:])
        if f"!{name}" in rules:
            return length - 1
        if name in rules or (length > 1 and ".".join(["*", *plain[-length + 1 :]]) in rules):
            return length
    return 1


def registrable(host: str) -> str:
    """Return the part of a host that its owner registered ("shop.co.uk" of "www.shop.co.uk"), or all of it."""
    labels = host.split(".")
    length = suffix_length(labels)
    return ".".join(labels[-length - 1 :]) if length else host


@lru_cache(maxsize=1024)
def decoded(label: str) -> str:
    """Return what an `xn--` label stands for, and any other label as it is."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
