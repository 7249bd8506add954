"""Links without a scheme: a bare host, `www.`, a scheme-relative link, an IP address with a port or path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.entities.link.bare_host import Name, is_expected, is_host, is_sure
from msglint.text.entities.link.parts import Link, link_end, written_host
from msglint.text.entities.link.path import path_end, trimmed
from msglint.text.entities.link.unspaced_host import ending_within, host_around, name_before
from msglint.text.entities.link.written_path import written_path
from msglint.text.hosts import has_known_ending
from msglint.text.hosts.letters import host_end, is_unspaced, label_start
from msglint.text.hosts.suffix import is_top_level
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.text.entities import Text

#: What a bare host does not follow: an address, a path, a longer name.
GLUE = frozenset("@./\\=&#$%+~")
#: Two slashes after these belong to a scheme or a path.
_BEFORE_SLASHES = lazy_pattern(r"[a-z0-9/.@]$|[a-z0-9]:$")
_ADDRESS = lazy_pattern(
    r"(?:(?P<ip>\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?![\d.])|\[[0-9a-f]{0,4}:[0-9a-f:]{1,40}\])(?=:\d{2,5}(?!\d)|/[a-z])"
)
_AT_HOME = lazy_pattern(r"(?:0|10|127)\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.")
_MAX_BYTE = 255
_PATH = lazy_pattern(r"/(?=$|[\w#?%~&=+(,;.\-]|\{|[^\x00-\x7f])|/(?=[\s)\]}>\"'])|[?#](?=\w)|:\d{2,5}(?!\d)")
_DIGIT_SIGNS = frozenset("0123456789.-/")
_REACH = 60
#: What the name of a file ends with.
_FILES = frozenset(
    """
    txt md pdf doc docx rtf odt xls xlsx csv ppt pptx html htm xml json yaml jpg jpeg png gif svg webp mp3 mp4 avi
    exe dmg apk bat rar ini cfg bin log bak
    """.split()  # noqa: SIM905 - a word list reads best as words
)
#: A dot that a label may follow.
_DOT = lazy_pattern(r"\.(?=[^\W_])")


def find(source: Text, taken: list[Link]) -> Iterator[Link]:
    """Return the links without a scheme whose dots are plain, outside those that are taken."""
    text = source.folded.text
    at = passed = 0
    for dot in _DOT.finditer(text):
        while passed < len(taken) and taken[passed].end <= dot.start():
            passed += 1
        if dot.start() < at or (passed < len(taken) and taken[passed].start <= dot.start()):
            continue
        around = text[dot.start() - 1 : dot.start()], text[dot.end() : dot.end() + 1]
        if all(char.isdigit() for char in around):  # "3.5"
            continue
        if any(is_unspaced(char) for char in around):
            link = _unspaced(source, dot.start())
        else:
            link = _at_dot(source, dot.start())
        if link:
            yield link
            at = link.end
    if ":" in text or "/" in text:
        yield from _addresses(text)


def _at_dot(source: Text, dot: int) -> Link | None:
    """Return the link whose first dot stands at an offset."""
    text = source.folded.text
    start = begins = label_start(text, dot)
    if start == dot:
        return None
    if (
        start > 1
        and text.startswith("//", start - 2)
        and not _BEFORE_SLASHES.search(text[max(0, start - 4) : start - 2])
    ):
        begins = start - 2
    elif text[start - 1 : start] in GLUE and start:
        return None
    last = host_end(text, start)
    if last <= dot or text[last : last + 1] == "@" or text[last - 2] == ".":
        return None
    for end in _ends(source, start, last):
        name = name_at(source, start, end, path=bool(_PATH.match(text, end)))
        if is_host(name, text):
            return _with_plain_path(source, begins, start, end, path=name.path)
        if begins < start and has_known_ending(text[start:end]) and name.raw[-1:].islower():
            return _with_plain_path(source, begins, start, end, path=True)
    return None


def _ends(source: Text, start: int, end: int) -> Iterator[int]:
    """Return where a dotted name may end: at its end, or before a sentence that follows without a space."""
    text = source.folded.text
    if _DOT.match(text, end):  # more labels than a host has
        return
    yield end
    last = text.rindex(".", start, end)
    ending, _, _ = text[last + 1 : end].partition("-")
    hyphen = last + 1 + len(ending)
    if hyphen < end and is_top_level(ending) and source.raw[source.folded.source(hyphen, end)[0] + 1].isupper():
        yield hyphen  # "auf shop.de-Seiten"
    if text[last + 1 : end] in _FILES:  # "readme.fr.txt"
        return
    for _ in range(2):
        end = text.rfind(".", start, end)
        if text.find(".", start, end) < 0:
            return
        if is_sure(text[text.rindex(".", start, end) + 1 : end]):
            yield end


def name_at(source: Text, start: int, end: int, *, path: bool) -> Name:
    """Return a dotted name in the folded text with what stands around it."""
    text = source.folded.text
    raw = source.raw[slice(*source.folded.source(start, end))]
    return Name(text[start:end].split("."), raw, text[max(0, start - _REACH) : start], text[end : end + 20], path)


def _with_plain_path(source: Text, begins: int, start: int, at: int, *, path: bool) -> Link:
    text = source.folded.text
    if path:
        return Link(begins, link_end(source, begins, at), (start, at))
    end, reads = written_path(text, at, wide=False)
    return Link(begins, end, (start, at), name=written_host(source, start, at) if reads else "", path=reads)


def _unspaced(source: Text, dot: int) -> Link | None:
    """Return the link with a dot between labels of which one is in a script without spaces."""
    text = source.folded.text
    start, led = name_before(text, dot)
    if is_unspaced(text[dot + 1]):
        after = ending_within(text, dot + 1, len(text))
        around = Name([], "", text[max(0, start - _REACH) : start], text[after : after + 20])
        host = host_around(text, dot, expected=is_expected(around))
        if host is None:
            return None
        start, end = host
    else:
        end = host_end(text, dot + 1)
        name = name_at(source, start, end, path=bool(_PATH.match(text, end)))
        if end == dot + 1 or start == dot or not is_sure(name.labels[-1]) or name.raw[-1:].isupper():
            return None
        if text[end : end + 1] == "@" or not (led or name.path or is_expected(name) or len(name.labels[0]) > 1):
            return None
    if text.endswith("www.", 0, start):
        start -= 4
    return _with_plain_path(source, start, start, end, path=bool(_PATH.match(text, end)))


def _addresses(text: str) -> Iterator[Link]:
    """Return the IP addresses that a port or path makes links, but for those of a router or the like at home."""
    for match in _ADDRESS.finditer(text):
        address = match["ip"]
        if address and (_AT_HOME.match(address) or max(map(int, address.split("."))) > _MAX_BYTE):
            continue
        if text[match.start() - 1 : match.start()] not in _DIGIT_SIGNS:
            end = trimmed(text, match.start(), match.end(), path_end(text, match.end()))
            yield Link(match.start(), end, match.span())
