"""Links whose dots are written out or stand apart from their words: "shop dot com", "shop . com", "www,shop,com"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.text.entities.dot_signs import signs_in
from msglint.text.entities.link.bare import GLUE, name_at
from msglint.text.entities.link.bare_host import is_common, is_host
from msglint.text.entities.link.parts import Link
from msglint.text.entities.link.path import path_end, trimmed
from msglint.text.entities.link.unspaced_host import name_before
from msglint.text.entities.link.written_path import written_path
from msglint.text.hosts.letters import is_unspaced, label_end, label_start, unspaced_end
from msglint.text.hosts.suffix import is_top_level
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.text.entities import Text
    from msglint.text.entities.link.bare_host import Name
    from msglint.text.written import Host

_COLON = r":|colon|doppelpunkt|dos puntos|deux[ -]points|due punti|dois pontos|двоеточие|冒号"
_PARAGRAPH = lazy_pattern(r"[\r\n]\s*[\r\n]")
_SCHEME_BEFORE = lazy_pattern(
    rf"(?:(?P<scheme>https?|h[x*t]{{2,3}}ps?|ftp)\s{{0,3}}(?:{_COLON})"
    r"|(?P<bare>https?))\s{0,3}(?:(?:/|\\|slash|forward slash|schrägstrich|barra|barre|слэш|слеш|斜杠)\s{0,3}){0,2}$"
)
_WWW_BEFORE = lazy_pattern(r"(?<![a-z])www\s?[.,;:。、·•*_/|-]\s?$")
#: Endings that a sign other than a dot may stand before, and those that may stand apart from their dot.
_ODD = frozenset(["com", "org", "cn"])
_AFTER_MIDDLE_DOT = frozenset(
    ["net", "info", "biz", "ru", "shop", "de", "uk", "jp", "kr", "tw", "hk", "fr", "pl", "io"]
)
_SHORTEST = 2
_MOST = 3
#: What may stand around a sign, such as the other halves of brackets.
_GAP = lazy_pattern(r"[\s)\]}>】）」*_~=|\"'/\\;-]{0,5}")
_LEAD = lazy_pattern(r"[\s(\[{<【（「*_~=|\"'/\\-]{0,5}+")
#: "三点", "请点": an hour, an item of a list, a click.
_COUNTED = lazy_pattern(".*[一二三四五六七八九十百两兩几幾0-9]|[第多半整每这這那有请請再先就也都可要不]+")
#: Other endings in scripts without spaces are words that may follow a word for a dot by chance.
_COUNTRIES = frozenset(["中国", "中國", "한국"])
_REACH = 60


def find(source: Text, signs: list[tuple[int, int]]) -> Iterator[Link]:
    """Return the links that are written out, given the ranges of what may be a sign for a dot (see `signs_in`)."""
    text = source.folded.text
    last = 0
    for start, end in signs:
        if start >= last and _leads_on(text, end):
            link = _at_sign(source, start)
            if link:
                yield link
                last = link.end


def written_at(source: Text, start: int) -> Link | None:
    """Return the link whose host begins at an offset and has dots that are written out or stand apart."""
    host = _host_at(source, start)
    return None if host is None or host.plain else _with_path(source, host, start)


def _leads_on(text: str, at: int) -> bool:
    """Return whether the last label of a host follows a sign, or a label and one more sign."""
    start = _GAP.match(text, at).end()  # type: ignore[union-attr] # it matches the empty text
    end = unspaced_end(text, start) if is_unspaced(text[start : start + 1]) else label_end(text, start)
    name = text[start:end]
    if not name.isascii():
        from msglint.text.written import known_labels  # noqa: PLC0415 - its patterns take a while to compile

        return any(name[:size] in known_labels() or is_top_level(name[:size]) for size in range(1, 9))
    if text[end : end + 1] == "@" or len(name) < _SHORTEST:
        return False
    return is_top_level(name) or bool(signs_in(text[end : end + 16]))


def _at_sign(source: Text, sign: int) -> Link | None:
    """Return the link of which a dot is written as the sign that begins at an offset."""
    text = source.folded.text
    gap = _LEAD.match(text[max(0, sign - 5) : sign][::-1])
    at = sign - (gap.end() if gap else 0)
    start = _dotted_start(text, at)
    if start == at:
        start, _ = name_before(text, at)
    if start == at or (start and text[start - 1] in GLUE - {"/", "\\", "~", "="}):
        return None
    label = text[start:at].rpartition(".")[2]
    if is_common(label, text):
        return None
    www = _WWW_BEFORE.search(text, max(0, start - 10), start)
    host = _host_at(source, start)
    if host is None or host.plain or host.guessed or host.end <= sign or not (www or _is_meant(source, host)):
        return None
    if _PARAGRAPH.search(text, host.start, host.end):
        return None  # a full stop, and the first word of the next paragraph
    link = _with_path(source, host, start)
    if www:
        link = link._replace(start=www.start(), name=f"www.{link.name}")
    scheme = _SCHEME_BEFORE.search(text, max(0, link.start - _REACH), link.start)
    if scheme:
        written = scheme["scheme"] or scheme["bare"]
        link = link._replace(start=scheme.start(), scheme=written if written in ("https", "http", "ftp") else "other")
    return link


def _host_at(source: Text, start: int) -> Host | None:
    from msglint.text.written import read_host, signs_of  # noqa: PLC0415 - its patterns take a while to compile

    return read_host(source, start, signs_of(source.folded.text))


def _dotted_start(text: str, at: int) -> int:
    """Return where a name begins that ends at an offset, perhaps with plain dots; the offset itself if none does."""
    start = label_start(text, at)
    for _ in range(_MOST):
        if start == at or text[start - 1 : start] != "." or (before := label_start(text, start - 1)) == start - 1:
            break
        start = before
    return start


def _is_meant(source: Text, host: Host) -> bool:
    """Return whether people mean a host by a name whose dots are not plain."""
    text = source.folded.text
    labels = host.name.split(".")
    name = name_at(source, host.start, host.end, path=bool(written_path(text, host.end, wide="wide" in host.signs)[1]))
    name = name._replace(labels=labels)
    if "box" in host.signs or "entity" in host.signs:
        return is_host(name._replace(raw="", written=True), text)
    if "odd" in host.signs:
        sure = labels[-1] in _ODD or (labels[-1] in _AFTER_MIDDLE_DOT and not text[host.start : host.end].isascii())
        return sure and len(labels[0]) > 1 and not labels[0].isdigit() and not is_common(labels[-2], text)
    if "word" in host.signs:
        return _is_spoken(host, name, text)
    raw = re.sub(r"\s", "", name.raw)
    own, _, ending = raw.rpartition(".")
    cased = "loose" not in host.signs or ending.islower() or own.isupper()
    return cased and any(char.isalpha() for char in own) and is_host(name._replace(raw=raw), text)


def _is_spoken(host: Host, name: Name, text: str) -> bool:
    """Return whether people mean a host by a name with words for its dots."""
    ending = text[host.start : host.end].rpartition(host.words[-1] or ".")[2].strip()
    by_chance = is_unspaced(ending[:1]) and name.labels[-1] == ending and ending not in _COUNTRIES
    if by_chance or _COUNTED.fullmatch(name.labels[-2]):
        return False
    several = host.signs.count("word") > 1 and not is_common(name.labels[-2], text)
    return is_host(name._replace(raw="", written=several, spoken=True), text)


def _with_path(source: Text, host: Host, start: int) -> Link:
    text = source.folded.text
    end, reads = written_path(text, host.end, wide="wide" in host.signs)
    plain = trimmed(text, start, host.end, path_end(text, host.end))
    if plain >= end:
        end, reads = plain, text[host.end : plain]
    return Link(start, end, (host.start, host.end), name=host.name, path=reads)
