"""GIF pictures in a text: links to one, files named in the text, data URIs and the usual services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.entities import Found, joined
from msglint.text.hosts import is_gif_service
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from msglint.text.entities import Text

#: By its name, or by its first bytes ("GIF8") under another.
_DATA = lazy_pattern(r"data:(?:image/gif[;,]|[\w/.+-]{0,40};base64,\s?r0lgod)[\w+/=;,%-]*+")
_FILE = lazy_pattern(r"(?<![\w.@/-])[\w{}-][\w{}.-]{0,80}?\.gif(?![\w.-]*\w)")
_GIF_PATH = lazy_pattern(r"(?:\.|%2e)gifv?(?:$|[?#&/@!])")


def find(source: Text) -> list[Found]:
    """Return the GIF pictures that a text shows, links or names."""
    folded, text = source.folded, source.folded.text
    if "gi" not in text and "r0lgod" not in text and "tenor" not in text and "gph.is" not in text:
        return []
    from msglint.text.entities.link import addresses  # noqa: PLC0415 - most texts hold no such word
    from msglint.text.entities.link.parts import written_host  # noqa: PLC0415 - most texts hold no such word

    data = [Found("gif", *folded.source(*match.span()), {"form": "data"}) for match in _DATA.finditer(text)]
    links = [
        Found("gif", *folded.source(link.start, link.end), {"form": "link"})
        for link in addresses(source)
        if _GIF_PATH.search(link.path or text[link.host[1] : link.end])
        or is_gif_service(link.name or written_host(source, *link.host))
    ]
    files = (Found("gif", *folded.source(*match.span()), {"form": "file"}) for match in _FILE.finditer(text))
    return joined(joined(data, links), files)
