"""E-mail addresses: plain, and written so that a person reads one but a filter does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.entities import Found, Text, joined
from msglint.text.entities.dot_signs import may_say_dot
from msglint.text.hosts import has_known_ending, is_relay
from msglint.text.lazily import lazy_bytes, lazy_pattern

if TYPE_CHECKING:
    import re

    from msglint.text.outline import Outline

_LETTERS = "a-z0-9\u00df-\u00f6\u00f8-\u024f\u0370-\u052f"
_LABEL = rf"[{_LETTERS}](?:[{_LETTERS}_-]{{0,61}}[{_LETTERS}])?+"
_PLAIN = lazy_pattern(
    rf"@(?:(?P<host>{_LABEL}(?:\.{_LABEL}){{1,9}}+)|\[(?P<literal>\d{{1,3}}(?:\.\d{{1,3}}){{3}}|ipv6:[0-9a-f:.]{{2,45}})\])"
)
#: The local part, read from right to left; a slash or an equals sign before it belongs to a link.
_LOCAL = lazy_pattern(
    rf"\"[^\"\r\n]{{1,62}}\"|\}}\}}[^{{}}\r\n]{{1,40}}\{{\{{|[{_LETTERS}_!#$%&'*+^`|~-][{_LETTERS}_.!#$%&'*+^`|~-]{{0,63}}"
)
_REACH = 80
_EDGE = ".'*`|-~!#$%&^"
#: "https://shop.com@evil.com": what stands before the sign is no name, but poses as the host.
USERINFO = lazy_pattern(r"://[^\s/?#]{0,80}$")
#: What people put at an address so that it must be taken off again.
_JUNK = lazy_pattern(
    r"[.-]?(?:no[-_]?spam|remove[-_]?(?:this|me)?|delete[-_]?(?:this|me)?|anti[-_]?spam|spam|invalid)$"
)
_NEXT_WORD = lazy_pattern(r"(?<=[a-z])(?=[A-Z])")
#: Endings of services whose name is a number, such as 163.com.
_NUMBERED = frozenset(["com", "cn", "net"])
_RESERVED = frozenset(["example", "test", "invalid", "localhost", "local", "lan", "internal"])

#: What tells cheaply that a text may hold an address which is not plain: words for signs, mail services, and so on.
#: An encircled a; between other encircled letters it is just a letter.
_ENCLOSED = lazy_pattern(r"(?<![\u24b6-\u24e9\U0001f130-\U0001f189])[ⓐⒶ🄰🅐🅰](?![\u24b6-\u24e9\U0001f130-\U0001f189])")
_LONE = lazy_pattern(r"@[\s\"',]{0,4}[^\W\d_]")
_HINTS = (
    "dot",
    "d0t",
    "d o t",
    "pun",
    "ponto",
    "point",
    "kropka",
    "nokta",
    "prick",
    "period",
    "full stop",
    "outlook",
    "yahoo",
    "icloud",
    "yandex",
    "qq",
    "&#",
    "&comm",
    "%40",
)
_MAIL_SERVICE = lazy_pattern(r"(?:g[ -]?|google[ -]?|hot|proton|fox|han|rediff|y)mail")
_NUMBER_SERVICE = lazy_pattern(r"(?<!\d)1(?:63|26)(?!\d)")
#: Words of those above that begin a host or a service by themselves, beside those for dots.
_SERVICES = ("outlook", "yahoo", "icloud", "yandex", "qq")
_DOTTED = lazy_pattern(rf"\.(?:[{_LETTERS}]{{2}}|(?<=[\s(\[{{<]\.)[\s)\]}}>a-z])")
_DOT_GATE = lazy_bytes(rb"\.(?:[a0\x80]|(?<=[ \n\x80(\[{<]\.))")
#: What may follow a word for "@" that is an ordinary one as well.
_AFTER_SIGN = r"(?:\s?[_*|/~=\"'-]|\s{1,3}[a-z0-9-]{1,63}\s?\.)"
_AT = lazy_pattern(rf"at(?<![{_LETTERS}]at){_AFTER_SIGN}")
_AT_SIGN = lazy_pattern(rf"@(?<![{_LETTERS}]@){_AFTER_SIGN}")
_BOXED = lazy_pattern(r"[)\]}>]\s{0,3}[a-z0-9-]{1,63}\s{0,3}[.(\[{<]")
_CLOSING = frozenset(b")]}>")
_SIGN_WORDS = ("arroba", "aroba", "chiocc", "klammera", "apenst", "apest", "snabel", "malp", "kuyruklu")
_OTHER_SIGN_WORDS = lazy_pattern(
    r"małp|собак|골뱅이|골벵이|艾特|[爱愛]特|老鼠|圈|işareti|güzel a|çengelli"
    r"|ät|[эа]т|آت|ات|أت|ايت|[एऐअ]ट|アット|あっと|[앳엣앹]|에트"
)
_MORE_HINTS = (
    *("точк", "дот", "نقط", "دوت", "ضوت", "डॉट", "डाट", "डोट", "बिंदु", "बिन्दु", "ドット", "どっと"),
    *("邮箱", "郵箱", "信箱", "谷歌", "гмейл", "гмаил", "джимейл", "جيميل", "जीमेल", "지메일", "ジーメール"),
)
_OTHER_SIGN = lazy_pattern(
    r"[#*&$%+~^!|=\u2010-\u2bff\u3004\u3012\u3013\u3020\U0001f000-\U0001faff]\s?[a-z0-9-]{1,63}\.[a-z]{2}"
)
#: A dot within a host in ASCII.
_HOST_GATE = lazy_bytes(rb"\.a")
_UNSPACED_DOT = lazy_pattern(r"[点點점닷쩜]号?號?\s?[)\]】]?\s?(?:[a-z]{2}|[康科坎抗肯中西컴콤넷한케씨오])")
_CAPITALS = lazy_pattern(r"[a-z0-9]AT[a-z0-9]")


def find(source: Text) -> list[Found]:
    """Return the addresses, with `relay` for Amazon's own alias of a buyer and `disguised` for written-out ones."""
    if not source.raw.isascii() and _ENCLOSED.search(source.raw):
        return _find_enclosed(source)
    found = _plain(source) if "@" in source.folded.text else []
    if _may_be_written(source, found):
        from msglint.text.entities.email.mailbox import find_written  # noqa: PLC0415 - few texts need its word lists

        found = joined(find_written(source, found), found)
    return found


def _find_enclosed(source: Text) -> list[Found]:
    """Return the addresses of a text in which an encircled letter stands for "@", as in "johnⓐshop.com"."""
    clear = _ENCLOSED.sub("@", source.raw)
    found = []
    for hit in find(Text(clear, regions=source.regions)):
        if clear[hit.start : hit.end] != source.raw[hit.start : hit.end]:
            reads = hit.reads or clear[hit.start : hit.end].casefold()
            hit = hit._replace(attributes={**hit.attributes, "form": "disguised"}, reads=reads)  # noqa: PLW2901 - the same hit
        found.append(hit)
    return found


def owner_of(host: str) -> str:
    """Return who mail to a host goes to, as the attribute `owner` says it."""
    return "relay" if is_relay(host) else "other"


def _may_be_written(source: Text, found: list[Found]) -> bool:
    """Return whether a text may hold an address that is not plain; most texts are to get off cheaply."""
    text, outline = source.folded.text, source.folded.outline
    if (may_say_dot(outline) or outline.holds(_SERVICES)) and outline.holds(_HINTS):
        return True
    if "@" in text and text.count("@") > len(found) and _LONE.search(text):
        return True
    if ("mail" in text and _MAIL_SERVICE.search(text)) or (
        ("163" in text or "126" in text) and _NUMBER_SERVICE.search(text)
    ):
        return True
    if _may_hold_sign(text, outline):
        return True
    if "AT" in source.raw and _CAPITALS.search(source.raw):
        return True
    return not text.isascii() and (outline.holds(_MORE_HINTS) or _UNSPACED_DOT.search(text) is not None)


def _may_hold_sign(text: str, outline: Outline) -> bool:
    """Return whether a text has a dot, and a sign or word for "@"."""
    if not _DOT_GATE.search(outline.shape) or not _DOTTED.search(text):
        return False
    if _AT.search(text) or ("@" in text and _AT_SIGN.search(text)) or outline.holds(_SIGN_WORDS):
        return True
    if not _CLOSING.isdisjoint(outline.signs) and _BOXED.search(text):
        return True
    if not text.isascii() and _OTHER_SIGN_WORDS.search(text):
        return True
    return _HOST_GATE.search(outline.shape) is not None and _OTHER_SIGN.search(text) is not None


def _plain(source: Text) -> list[Found]:
    folded, text = source.folded, source.folded.text
    found: list[Found] = []
    for match in _PLAIN.finditer(text):
        local = _LOCAL.match(text[max(0, match.start() - _REACH) : match.start()][::-1])
        if local is None:
            continue
        name = local.group()[::-1].lstrip(_EDGE)
        if not any(char.isalnum() for char in name) or USERINFO.search(
            text, max(0, match.start() - _REACH), match.start()
        ):
            continue
        host, end, junk = _host(source, match) if match["host"] else (match.group()[1:], match.end(), False)
        if not host:
            continue
        span = folded.source(match.start() - len(name), end)
        if found and span.start < found[-1].end:  # a@b.example@c.example: the host of one is no name of the next
            continue
        reads = f"{name}@{host}" if junk else ""
        form = "disguised" if junk else "plain"
        found.append(Found("email", *span, {"owner": owner_of(host), "form": form}, reads))
    return found


def _host(source: Text, match: re.Match[str]) -> tuple[str, int, bool]:
    """Return the host after the sign, its end in the folded text, and whether junk was put at it; or an empty host."""
    labels = match["host"].split(".")
    junk = _JUNK.search(match["host"])
    if junk and "." in (real := match["host"][: junk.start()]) and is_host(real.split(".")):
        return real, match.end(), True
    if sum(label.isdigit() for label in labels) > 1:  # "3@4.50.Thanks"
        return "", 0, False
    if all(label.isdigit() for label in labels[:-1]) and labels[-1] not in _NUMBERED:  # "backup@2024.zip"
        return "", 0, False
    for last in range(len(labels), 1, -1):
        host = ".".join(labels[:last])
        if is_host(labels[:last]):
            return host, match.start("host") + len(host), False
        # "shop.com-team" and "shop.comThanks" lack a blank; "shop.com.Thanks" lacks one, too.
        start = match.start("host") + len(host) - len(labels[last - 1])
        raw = source.raw[slice(*source.folded.source(start, start + len(labels[last - 1])))]
        cut = _NEXT_WORD.split(raw)[0].partition("-")[0].casefold()
        if cut != labels[last - 1] and is_host([*labels[: last - 1], cut]):
            return host[: len(host) - len(labels[last - 1])] + cut, start + len(cut), False
    return (
        (match["host"], match.end(), False)
        if labels[-1] in _RESERVED or labels[-1].startswith("xn--")
        else ("", 0, False)
    )


def is_host(labels: list[str]) -> bool:
    """Return whether labels end in a top-level domain."""
    if len(labels) < 2:  # noqa: PLR2004 - a name and an ending
        return False
    if has_known_ending(".".join(labels[-2:])):
        return True
    from msglint.text.hosts.suffix import is_top_level  # noqa: PLC0415 - its list is read only for rare endings

    return is_top_level(labels[-1])
