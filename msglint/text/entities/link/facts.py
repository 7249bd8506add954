"""What links lead to and how: their entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.entities import Found
from msglint.text.entities.link.parts import written_host
from msglint.text.hosts import is_amazon, site_of
from msglint.text.hosts.lookalike import is_lookalike
from msglint.text.hosts.tracker import tracker_of

if TYPE_CHECKING:
    from msglint.span import Span
    from msglint.text.entities import Text
    from msglint.text.entities.link.parts import Link


def told(source: Text, links: list[Link]) -> list[Found]:
    """Return the entities for links, those left out that are only shown for another."""
    text = source.folded.text
    shown = _shown(text, links)
    labels = sorted(span for span in shown if span)
    at = covered = 0
    found = []
    for link, beside in zip(links, shown, strict=True):
        while at < len(labels) and labels[at].start <= link.start:
            covered = max(covered, labels[at].end)
            at += 1
        if link.start < covered:
            continue
        host = link.name or written_host(source, *link.host)
        folded = link.name or text[link.host[0] : link.host[1]]
        site = site_of(host)
        poses = link.user or is_lookalike(host) or (host != folded and is_amazon(folded))
        seen = text[beside.start : beside.end] if beside else source.shown.lower()
        if seen and not poses:
            from msglint.text.entities.link.shown import named_instead  # noqa: PLC0415 - only for markup

            poses = named_instead(seen, host)
        attributes = {
            "scheme": link.scheme,
            "host": "amazon" if is_amazon(host) else "other",
            "site": site,
            "tracker": "shortener" if site == "shortener" else tracker_of(link.path or text[link.host[1] : link.end]),
            "poses": "yes" if poses else "no",
            "own": "no",
        }
        reads = f"{link.name}{link.path}" if link.name else ""
        found.append(Found("link", *source.folded.source(link.start, link.end), attributes, reads, host))
    return found


def _shown(text: str, links: list[Link]) -> list[Span | None]:
    if "](" not in text and "<a" not in text:
        return [None] * len(links)
    from msglint.text.entities.link.shown import shown_beside  # noqa: PLC0415 - only for markup

    return [shown_beside(text, link.start, link.end) for link in links]
