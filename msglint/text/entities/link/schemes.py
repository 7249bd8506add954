"""Links with a scheme, of the web or of an app, however the scheme is disguised."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msglint.text.entities.link.parts import CAPITAL_WORD, Link, link_end
from msglint.text.entities.link.path import path_end, trimmed
from msglint.text.hosts import has_known_ending
from msglint.text.hosts.letters import host_end, is_unspaced, label_end, unspaced_end
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.text.entities import Text

#: The first letter comes first, so that the search leaps from one such letter to the next.
_WEB = (
    r"h(?<![a-z0-9]h)(?:(?:\s?[tx*#]){2,3}\s?p(?:\s?s)?|(?:ptt|ppt|tp|tpt)s?)"
    r"|t(?<![a-z0-9]t)tps?|f(?<![a-z0-9]f)tps?|s(?<![a-z0-9]s)ftp"
)
_SCHEME = lazy_pattern(
    rf"(?P<web>{_WEB})"
    r"(?:(?P<strict>://)(?=[^\s/\\])|\s?(?::|;|\[:\]|\(:\))\s?[/\\](?:\s?[/\\]){0,2}\s?|\s?//\s?|:(?=[\w-]{2,40}\.))"
)
#: Such a scheme, read backwards.
_APP = lazy_pattern(r"[a-z0-9+-]{1,24}[a-z](?![a-z])")
_ENDS_WEB = lazy_pattern(r"https?$")
#: They name a file or a bit of a program on the reader's own machine.
_LOCAL_SCHEMES = frozenset(["file", "about", "data", "javascript", "chrome", "content", "res"])


_USER = lazy_pattern(r"[^\s/?#<>\"@\\\[\]]{1,100}+@")
_NO_NAME = lazy_pattern(
    r"\[[0-9a-f:.%]{2,60}\]|\{\{[^{}\n]{1,60}\}\}|\{\w{1,40}\}|\[\[[^\[\]\n]{1,60}\]\]|#\w[\w.-]{0,40}#|%\w[\w.-]{0,40}%|\$[a-z_]\w{0,40}"
)
#: Hosts of symbols and emoji.
_SYMBOLS = r"[\w\u2190-\u27ff\u2900-\u2bff\U0001f300-\U0001faff]{1,40}+"


def _label_end(text: str, at: int) -> int:
    """Return where a label of a host after a scheme ends, whatever it is written with."""
    in_place = _NO_NAME.match(text, at)
    if in_place:
        return in_place.end()
    if is_unspaced(text[at : at + 1]):
        at = unspaced_end(text, at)
    end = label_end(text, at)
    if not text[end : end + 1].isascii() and unicodedata.category(text[end]) in ("So", "Sm"):
        symbols = re.compile(_SYMBOLS).match(text, at)
        return symbols.end() if symbols else end
    return end


def find(source: Text) -> Iterator[Link]:
    """Return the links with a scheme of the web."""
    text = source.folded.text
    at = 0
    while match := _SCHEME.search(text, at):
        link = _web(source, match)
        if link:
            yield link
        at = max(link.end if link else 0, match.start() + 1)


def find_apps(text: str, taken: list[Link]) -> Iterator[Link]:
    """Return the links that open an app, and those with a scheme that we don't know, outside those that are taken."""
    at = text.find("://")
    for link in [*taken, None]:
        while at >= 0 and (link is None or at < link.start):
            found = _app(text, at)
            if found:
                yield found
            at = text.find("://", max(at + 3, found.end if found else 0))
        at = text.find("://", link.end) if link and 0 <= at < link.end else at


def _app(text: str, colon: int) -> Link | None:
    before = _APP.match(text[max(0, colon - 25) : colon][::-1])
    scheme = before.group()[::-1] if before else ""
    if not before or scheme in _LOCAL_SCHEMES or not text[colon + 3 : colon + 4].isalnum():
        return None
    web = _ENDS_WEB.search(scheme)  # "seehttps://..."
    scheme = web.group() if web else scheme
    start = colon - len(scheme)
    at = host_end(text, colon + 3, label=_label_end)
    end = trimmed(text, start, at, path_end(text, at))
    return Link(start, end, (colon + 3, at), scheme if web else "other") if end > colon + 3 else None


def _web(source: Text, match: re.Match[str]) -> Link | None:
    text = source.folded.text
    user = _USER.match(text, match.end())
    start = user.end() if user else match.end()
    end = _sentence_cut(source, start, host_end(text, start, label=_label_end))
    if end == start:
        return None
    scheme = match["web"].replace(" ", "")
    scheme = scheme if scheme in ("https", "http", "ftp") else "other"
    host = text[start:end]
    known = has_known_ending(host) or host == "localhost" or host[:1] in "[{#%$" or _is_address(host)
    if not known:
        from msglint.text.entities.link import written_out  # noqa: PLC0415 - only for hosts that are written out

        link = written_out.written_at(source, start)
        if link:
            return link._replace(start=match.start(), scheme=scheme, user=bool(user))
    alone = "." not in host
    if not known and (not match["strict"] or host == "www" or (alone and len(host) == 1)):
        return None
    end = link_end(source, match.start(), end)
    return Link(match.start(), end, (start, min(end, start + len(host))), scheme, "", bool(user))


def _is_address(host: str) -> bool:
    labels = host.split(".")
    return len(labels) == 4 and all(label.isdecimal() for label in labels)  # noqa: PLR2004 - an IPv4 address


def _sentence_cut(source: Text, start: int, end: int) -> int:
    """Return where a host ends that may run into the next sentence: "shop.com.Please", "例え.中国请看"."""
    text = source.folded.text
    if not text[start:end].isascii():
        from msglint.text.entities.link.unspaced_host import ending_within  # noqa: PLC0415 - only for hosts in such scripts

        dot = text.rfind(".", start, end)
        end = ending_within(text, dot + 1, end) if dot > start else end
    raw = source.raw[slice(*source.folded.source(start, end))]
    if CAPITAL_WORD.search(raw) and has_known_ending(text[start:end].rpartition(".")[0]):
        end = text.rindex(".", start, end)
    return end
