"""Text of rules and examples, so written that Markdown and HTML show it and do nothing else with it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from msglint.report.display import Display
from msglint.span import united

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.span import Span

#: What Markdown reads a meaning into, wherever it stands.
_SIGNS = re.compile(r"[\\`*_\[\]<>&|~#]")
#: What it takes for a list or a heading at the beginning of a line.
_BEGINNING = re.compile(r"^(\d+)([.)])|^([-+=])")
#: What GitHub turns into a link, though nobody has made it one.
_LINKS = re.compile(r"(?<=://)|(?<=www\.)|(?<=@)", re.IGNORECASE)


def prose(text: str) -> str:
    """Return a text on one line of Markdown, as it is to be read."""
    line = _SIGNS.sub(r"\\\g<0>", visible(" ".join(text.split())))
    line = _BEGINNING.sub(lambda sign: f"{sign[1]}\\{sign[2]}" if sign[1] else f"\\{sign[3]}", line)
    # An empty comment parts what would become a link.
    return _LINKS.sub("<!-- -->", line)


def code(text: str) -> str:
    """Return a name or command as code."""
    shown = visible(" ".join(text.split())) or " "
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", shown)), default=0))
    return f"{fence} {shown} {fence}" if "`" in shown else f"`{shown}`"


def link(text: str, target: str) -> str:
    """Return a link to a page, its text as it is to be read."""
    return f"[{prose(text)}]({quote(target)})"


def in_html(text: str, marks: Iterable[Span] = ()) -> str:
    """Return a text on one line of HTML, as it is to be read, with some places in it marked.

    Args:
        text: the text; line breaks stay.
        marks: the places, as offsets in the text.
    """
    pieces, at = [], 0
    for mark in united(marks):
        pieces += [_escaped(text[at : mark.start]), "<mark>", _escaped(text[mark.start : mark.end]), "</mark>"]
        at = mark.end
    return "".join([*pieces, _escaped(text[at:])])


def visible(text: str) -> str:
    """Return a text with stand-ins for what has no shape or changes the direction of what follows."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(cell.text for cell in Display(None).cells(text))


def _escaped(text: str) -> str:
    lines = re.split(r"\r\n|\r|\n", text)
    return "<br>".join(html.escape(visible(line), quote=False) for line in lines)
