"""Web links: with a scheme, with `www.`, scheme-relative, a bare host, or one that is written out or taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.entities.dot_signs import signs_in
from msglint.text.entities.gates import may_hold_scheme
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.text.entities import Found, Text
    from msglint.text.entities.link.parts import Link

#: A dot within a word, or an IP address with a port or path.
_DOT = lazy_pattern(r"\.(?:[^\W\d]|\d{1,3}[:/])|\][:/]")
#: Something of each scheme, however it is written.
_SCHEMES = ("//", "tp", ":/", "xp", "*p", "t p")


def find(source: Text) -> list[Found]:
    """Return the links, with what each leads to and how; see `KINDS` for the attributes.

    No links are: the text that is shown for a link in HTML or Markdown, a name within an e-mail address, and the
    address of what a page loads by itself, such as a picture.
    """
    text = source.folded.text
    links = addresses(source)
    if not links:
        return []
    from msglint.text.entities.link.facts import told  # noqa: PLC0415 - only a text with a link needs them

    if "<" in text or "url(" in text or "![" in text:
        from msglint.text.entities.link.shown import is_loaded  # noqa: PLC0415 - only a text with markup needs it

        links = [link for link in links if not is_loaded(text, link.start)]
    return told(source, links)


def addresses(source: Text) -> list[Link]:
    """Return all web addresses in a text, those of pictures and the like included."""
    text, outline = source.folded.text, source.folded.outline
    links: list[Link] = []
    if may_hold_scheme(outline) and outline.holds(_SCHEMES):
        from msglint.text.entities.link import schemes  # noqa: PLC0415 - its patterns take a while to compile

        links = list(schemes.find(source))
        links = _merged(links, schemes.find_apps(text, links))
    bare: list[Link] = []
    signs = signs_in(text, outline)
    if signs:
        from msglint.text.entities.link import written_out  # noqa: PLC0415 - its patterns take a while to compile

        bare = list(written_out.find(source, signs))
    if _has_dots_beside(text, links):
        from msglint.text.entities.link import bare as bare_links  # noqa: PLC0415 - its patterns take a while to compile

        bare = _merged(bare, bare_links.find(source, links))
    if bare:
        from msglint.text.entities.link.parts import Link  # noqa: PLC0415 - its patterns take a while to compile

        mails = [Link(*source.folded.target(Span(hit.start, hit.end)), (0, 0)) for hit in source.find("email")]
        links = _merged(links, _apart(bare, mails))
    return links


def _has_dots_beside(text: str, links: list[Link]) -> bool:
    """Return whether a name with a dot may stand outside the links."""
    begins = [0, *(link.end for link in links)]
    ends = [*(link.start for link in links), len(text)]
    return any(_DOT.search(text, begin, end) for begin, end in zip(begins, ends, strict=True))


def _apart(links: Iterable[Link], others: list[Link]) -> Iterator[Link]:
    """Return the links that overlap none of the others; both are in the order of the text."""
    at = 0
    for link in links:
        while at < len(others) and others[at].end <= link.start:
            at += 1
        if at == len(others) or link.end <= others[at].start:
            yield link


def _merged(first: list[Link], second: Iterable[Link]) -> list[Link]:
    """Return both in the order of the text; where two overlap, the one of `first`."""
    return sorted([*first, *_apart(second, first)])
