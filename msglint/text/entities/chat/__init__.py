"""Ways to chat outside the marketplace: links to chat apps, and handles beside the name of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.entities import Found, joined
from msglint.text.entities.chat.names import names, networks
from msglint.text.lazily import lazy_bytes, lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.text.entities import Text

_DOTTED = lazy_pattern(r"[a-z0-9-]{1,63}+(?:\.[a-z0-9-]{1,63}+){1,5}+")
_HOST = lazy_pattern(rf"(?<![a-z0-9@._'-])(?:(?:[a-z*]{2, 8}:)?//)?(?P<host>{_DOTTED.pattern})")
_REST = lazy_pattern(r"(?:[:/?#][!-;=?-_a-z|~]*+)?+")
#: What a host known for its chats has, and what an app's own link has.
_HOST_GATE, _APP_GATE = lazy_bytes(rb"\.a"), lazy_bytes(rb":/|\?a")
#: An app's own link: skype:name?chat, whatsapp://send?phone=...
_APP = lazy_pattern(
    r"(?<![a-z0-9+.-])(?P<scheme>[a-z][a-z0-9-]{1,19}+):"
    r"(?://?/?[a-z0-9@%?][!-;=?-_a-z|~]*+|[a-z0-9._:,+-]{1,64}+\?(?:chat|call|add|userinfo)[!-;=?-_a-z|~]*+)"
)
_TRAILING = ".,;:!?'\")]}>*_~"
#: A host so short may be the end of a sentence and the next word without a space between them ("call t.me").
_SHORT = 8


def find(source: Text) -> list[Found]:
    """Return links to chats and handles with their network; a handle's range begins at the network's name.

    What is written before the name ("@shop on Telegram") belongs to it as well.
    """
    links = _links(source)
    named = names(source.folded)
    if not named:
        return links
    # Only a text that names a network needs the reader of handles.
    from msglint.text.entities.chat.handles import Handles  # noqa: PLC0415 - most texts need none of it

    return joined(links, Handles(source, named).find())


def _links(source: Text) -> list[Found]:
    folded, text = source.folded, source.folded.text
    found: list[Found] = []
    for link in source.find("link"):
        written = link.reads or text[slice(*folded.target(Span(link.start, link.end)))]
        if network := _network(written):
            found.append(Found("chat", link.start, link.end, {"network": network, "form": "link"}, link.reads))
    shape = folded.outline.shape
    if _HOST_GATE.search(shape):
        found = joined(found, _written(source, _hosts(text)))
    if ":" in text and _APP_GATE.search(shape):
        found = joined(list(_written(source, _apps(text))), found)
    return found


def _written(source: Text, hits: Iterator[tuple[str, int, int]]) -> Iterator[Found]:
    for network, start, end in hits:
        yield Found("chat", *source.folded.source(start, end), {"network": network, "form": "link"})


def _hosts(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the network, start and end of links that are known by their host alone."""
    at = 0
    while match := _HOST.search(text, at):
        rest = _REST.match(text, match.end())
        at = rest.end() if rest else match.end()
        if network := _chats_at(match["host"], text[match.end() : at]):
            yield network, match.start(), match.start() + len(text[match.start() : at].rstrip(_TRAILING))


def _apps(text: str) -> Iterator[tuple[str, int, int]]:
    schemes = networks().schemes
    for match in _APP.finditer(text):
        if network := schemes.get(match["scheme"]):
            yield network, match.start(), match.start() + len(match.group().rstrip(_TRAILING))


def _network(link: str) -> str:
    """Return the network that a link leads to, or nothing."""
    scheme, colon, rest = link.partition(":")
    if colon and (network := networks().schemes.get(scheme)):
        return network
    authority = (rest if colon and rest.startswith("//") else link).lstrip("/")
    name = authority.split("/", 1)[0].rpartition("@")[2]
    host = _DOTTED.match(name)
    return _chats_at(host.group(), authority[authority.index(name) + host.end() :]) if host else ""


def _chats_at(host: str, rest: str) -> str:
    """Return the network to whose chats a host and what follows it lead, or nothing."""
    labels = host.split(".")
    known = networks().hosts
    for first in range(len(labels) - 1):
        name = ".".join(labels[first:])
        for path, network in known.get(name, {}).items():
            if path and not rest.startswith(f"/{path}"):
                continue
            if path or len(name) > _SHORT or (rest[:1] == "/" and rest[1:2] not in ("", "/")) or rest[:1] == "?":
                return network
    return ""
