"""Entities: things found in a text whatever its language. One file each, all with the same `find`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from msglint.text.entities.gates import GATES
from msglint.text.fold import fold
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from msglint.text.fold import View

#: Entity -> its attributes -> the values that each can have. Rules filter by these.
KINDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "attachment": {
        "type": (
            *("document", "image", "gif", "animated", "archive", "executable", "audio-video", "calendar", "contact"),
            *("html", "other"),
        ),
        "form": ("plain", "disguised"),
        "total": ("fits", "over"),
        "number": ("1", "2", "3", "4", "5", "6", "more"),
    },
    "barrier": {"fault": ("alt", "link-text", "contrast")},
    "chat": {
        "network": (
            *("whatsapp", "wechat", "telegram", "line", "messenger", "viber", "qq", "skype", "instagram", "signal"),
            *("kakaotalk", "zalo", "other"),
        ),
        "form": ("link", "handle"),
    },
    "email": {"owner": ("relay", "other"), "form": ("plain", "disguised")},
    "emoji": {},
    "gif": {"form": ("link", "file", "data")},
    "image": {
        "scheme": ("http", "https", "other"),
        "leads": ("amazon", "other", "nowhere"),
        "logo": ("yes", "no"),
        "address": ("yes", "no"),
        "size": ("pixel", "other"),
        "moves": ("yes", "no"),
    },
    "link": {
        "scheme": ("https", "http", "ftp", "other", "none"),
        "host": ("amazon", "other"),
        "site": ("chat", "shortener", "social", "payment", "shop", "carrier", "other"),
        "tracker": ("parameter", "shortener", "none"),
        "poses": ("yes", "no"),
        "own": ("yes", "no"),
    },
    "markup": {},
    "order-id": {},
    "phone": {"form": ("digits", "words"), "own": ("yes", "no")},
    "placeholder": {
        "stands-for": ("order-id", "email", "phone", "link", "offer", "review", "other"),
        "form": ("template", "fill-in"),
    },
    "salutation": {},
    "style": {
        "fault": (
            *("font-family", "line-height", "colour", "font-sizes", "alignment", "line-breaks", "margin"),
            "image-width",
        )
    },
}
#: Kinds that are no text, which only readers know -> what a message about them may name in braces beside the text.
FEATURES: Mapping[str, tuple[str, ...]] = {
    "attachment": ("type",),
    "barrier": ("times", "ratio", "needed", "words"),
    "image": (),
    "markup": (),
    "style": ("times",),
}


class Found(NamedTuple):
    """An entity in a text.

    Attributes:
        kind: one of `KINDS`.
        start: offset of its first code point in the raw text.
        end: one past its last.
        attributes: attribute -> value, as `KINDS` lists them.
        reads: what a person reads where it is written out or taken apart ("john@shop.com"); empty where it is plain,
            or hidden only by what folding has undone.
        host: the host that a link leads to, in small letters; empty for others.
    """

    kind: str
    start: int
    end: int
    attributes: Mapping[str, str]
    reads: str = ""
    host: str = ""


class Text:
    """A text as the entities' files read it.

    Args:
        raw: the raw text.
        folded: its folded view; made here if not given.
        regions: ISO 3166 codes of the countries whose national phone numbers the text may hold, likeliest first.
        shown: the words that a buyer sees for it, where it is what a link leads to.
    """

    def __init__(self, raw: str, folded: View | None = None, regions: tuple[str, ...] = (), shown: str = "") -> None:
        self.raw = raw
        self.shown = shown
        self.folded = fold(raw) if folded is None else folded
        self.regions = regions
        self._found: dict[str, list[Found]] = {}
        self._gates: dict[str, bool] = {}

    def may_hold(self, kind: str) -> bool:
        """Return whether the text may hold an entity of a kind, in a few cheap looks; most texts hold none."""
        known = self._gates.get(kind)
        if known is None:
            gate = GATES.get(kind)
            known = self._gates[kind] = gate is None or gate(self)
        return known

    def find(self, kind: str) -> list[Found]:
        """Return the entities of one kind (see `KINDS`) in the order of the text, none overlapping another."""
        known = self._found.get(kind)
        if known is None:
            is_read = kind not in FEATURES and self.may_hold(kind)
            known = self._found[kind] = _finder(kind)(self) if is_read else []
        return known


@cache
def _finder(kind: str) -> Callable[[Text], list[Found]]:
    """Return the function that finds one kind of entity; few texts need more than a few of the modules."""
    found: Callable[[Text], list[Found]] = import_module(f"msglint.text.entities.{kind.replace('-', '_')}").find
    return found


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
