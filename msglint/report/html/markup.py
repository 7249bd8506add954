"""Markup that is escaped by construction: a plain string never becomes an element, whoever passes it on."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from msglint.report.html.characters import cells, is_plain, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOID = frozenset({"input", "link", "meta"})


class Html(str):
    """A string that is markup already; what adding it to a plain string gives is plain again, and escaped."""

    __slots__ = ()


def element(tag: str, /, *children: str | None, **attributes: object) -> Html:
    """Return an element.

    Args:
        tag: its name.
        *children: markup as it is, plain strings escaped; None is left out.
        **attributes: their values, escaped; `_` in a name stands for `-`, one at its end is dropped. True gives an
            attribute without a value; False and None leave it out.
    """
    opening = "".join([tag, *(_attribute(key, value) for key, value in attributes.items())])
    return Html(f"<{opening}>" if tag in _VOID else f"<{opening}>{joined(children)}</{tag}>")


def joined(children: Iterable[str | None]) -> Html:
    """Return several pieces as one, plain strings escaped."""
    return Html("".join([child if isinstance(child, Html) else shown(child) for child in children if child]))


def shown(text: str) -> Html:
    """Return a plain string as markup, with stand-ins for what has no shape."""
    return Html(escape(text) if is_plain(text) else "".join(cells(text)))


def isolated(text: str) -> Html:
    """Return a plain string of unknown direction that leaves the order of what stands around it alone."""
    return element("bdi", text)


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    key = key.rstrip("_").replace("_", "-")
    return f" {key}" if value is True else f' {key}="{plain(str(value))}"'
