"""GIF pictures in a text: links to one, files named in the text, data URIs and the usual services."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.text.entities import Found, joined
from msglint.text.entities.hosts import is_gif_service
from msglint.text.entities.link import find as find_links
from msglint.text.fold import fold

if TYPE_CHECKING:
    from msglint.text.fold import View

_DATA = re.compile(r"data:image/gif[;,][\w+/=;,%-]*+")
_FILE = re.compile(r"(?<![\w.@/-])[\w{}-][\w{}.-]{0,80}?\.gif(?![\w.-]*\w)")
_GIF_PATH = re.compile(r"\.gifv?(?:$|[?#&/@!])")
_HOST = re.compile(r"(?:[a-z*]+\s?:\s?)?(?://?)?\s?(?:[^/@\s]*@)?(?P<host>[^/?#:\s]+)")


def find(raw: str, folded: View) -> list[Found]:
    """Return the GIF pictures that a text shows, links or names."""
    text = folded.text
    if "gi" not in text and "tenor" not in text and "gph.is" not in text:
        return []
    data = [Found("gif", *folded.source(*match.span()), {"form": "data"}) for match in _DATA.finditer(text)]
    links = [
        Found("gif", link.start, link.end, {"form": "link"})
        for link in find_links(raw, folded)
        if _shows_gif(fold(raw[link.start : link.end]).text)
    ]
    files = (Found("gif", *folded.source(*match.span()), {"form": "file"}) for match in _FILE.finditer(text))
    return joined(joined(data, links), files)


def _shows_gif(address: str) -> bool:
    host = _HOST.match(address)
    return bool(_GIF_PATH.search(address) or (host and is_gif_service(host["host"])))
