"""An element of which the walk over a document has not seen the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msglint.read.html import elements
from msglint.text.quoted import announces_quote

if TYPE_CHECKING:
    from msglint.origin import Collage
    from msglint.part import Part
    from msglint.read.html.markup import Tag
    from msglint.read.html.style import Style

#: So much before a quotation may announce it.
_ANNOUNCEMENT = 200


@dataclass(slots=True)
class Open:
    """An element whose end has not come yet.

    Attributes:
        name: its name.
        tag: its tag, or, where none is written for it, the one around it; None outside all tags.
        attributes: its attributes' values.
        style: how its text looks.
        start: offset in the text at which it began.
        quotes: whether it holds the buyer's words.
        hidden: how it is kept from sight; empty where it is shown.
        link: the link that it stands in, or is.
        names: what pictures and labels add to the name of the link.
        leads: where the link leads, once a picture has asked.
    """

    name: str
    tag: Tag | None
    attributes: dict[str, Part]
    style: Style
    start: int
    quotes: bool = False
    hidden: str = ""
    link: Open | None = None
    names: list[str] = field(default_factory=list)
    leads: str = ""


def is_block(opened: Open) -> bool:
    """Return whether an element begins a line of its own."""
    display = opened.style.says("display")
    if display and display != "none":
        return not display.startswith("inline") and display != "contents"
    return opened.name in elements.BLOCKS or opened.name in elements.PARAGRAPHS


def quotes(opened: Open, text: Collage) -> bool:
    """Return whether an element holds the buyer's words, as mail programs mark them in a reply, or as it is announced.

    Args:
        opened: the element, which has just begun.
        text: what stands before it; some sellers set off their own words as a quotation.
    """
    names = opened.attributes["class"].text.lower().split() if "class" in opened.attributes else []
    own_id = opened.attributes["id"].text.lower() if "id" in opened.attributes else ""
    if not elements.QUOTE_CLASSES.isdisjoint(names) or own_id in elements.QUOTE_IDS:
        return True
    if opened.name != "blockquote":
        return False
    marked = "cite" in opened.attributes or (
        "type" in opened.attributes and "cite" in opened.attributes["type"].text.lower()
    )
    before = text.between(max(0, text.length - _ANNOUNCEMENT), text.length)
    return marked or any("quote" in name for name in names) or announces_quote(before)
