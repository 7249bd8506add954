"""Entities: things found in a text whatever its language. One file each, all with the same `find`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from msglint.text.fold import View

#: Entity -> its attributes -> the values that each can have. Rules filter by these.
KINDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "email": {"owner": ("relay", "other"), "form": ("plain", "disguised")},
    "emoji": {},
    "gif": {"form": ("link", "file", "data")},
    "link": {"scheme": ("https", "http", "ftp", "other", "none"), "host": ("amazon", "other")},
    "order-id": {},
    "placeholder": {"stands-for": ("order-id", "email", "other")},
}


class Found(NamedTuple):
    """An entity in a text.

    Attributes:
        kind: one of `KINDS`.
        start: offset of its first code point in the raw text.
        end: one past its last.
        attributes: attribute -> value, as `KINDS` lists them.
    """

    kind: str
    start: int
    end: int
    attributes: Mapping[str, str]


def joined(found: list[Found], more: Iterable[Found]) -> list[Found]:
    """Return both lists in the order of the text, of `more` only those that overlap none of `found`.

    Each list is in the order of the text, and overlaps nothing within itself.
    """
    result: list[Found] = []
    at = 0
    for hit in more:
        while at < len(found) and found[at].end <= hit.start:
            result.append(found[at])
            at += 1
        if at == len(found) or hit.end <= found[at].start:
            result.append(hit)
    return result + found[at:]


def find_entities(kind: str, raw: str, folded: View) -> list[Found]:
    """Return the entities of one kind in the order of the text, none overlapping another.

    Args:
        kind: one of `KINDS`.
        raw: the raw text.
        folded: its folded view.
    """
    module = import_module(f"msglint.text.entities.{kind.replace('-', '_')}")
    found: list[Found] = module.find(raw, folded)
    return found
