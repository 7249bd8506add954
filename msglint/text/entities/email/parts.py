"""E-mail addresses whose parts are given apart, such as "our name is lumahome.support, just add @gmail.com"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.entities.email.words import words
from msglint.text.hosts import is_amazon
from msglint.text.lazily import lazy_bytes, lazy_pattern
from msglint.text.written import is_ending, read_host, read_local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.text.entities import Text
    from msglint.text.written import Host, Signs

_BEFORE, _AFTER = 80, 60
_MAX_WORDS_BETWEEN = 6
_FEW_DIGITS = 5
_NEAR = 12
_QUOTES = ("'", '"', "「", "」")
_TOKEN = lazy_pattern(r"[^\W_](?:[\w.+-]{0,62}[^\W_])?", re.ASCII)
_WORD = lazy_pattern(r"[^\W_]+(?:[._+-][^\W_]+)*")
_SHAPED = lazy_pattern(r"[a-z][a-z0-9-]*[._+][a-z0-9]|[0-9][._][a-z]|[a-z]{2,}-?[0-9]|[0-9][a-z]{2,}")
_DOTTED = lazy_pattern(r"(?=.*[a-z])[a-z0-9-]+[._][a-z0-9._-]+")
_HOST = lazy_pattern(r".*\.(?:com|net|org|cn|de|co|io|uk|fr|it|es|js|jpg|png|pdf|zip)")
_AFTER_HOST = lazy_pattern(
    r"\W{0,3}(?:的|之|の)?(?:前面?|之前|前に)(?:再?[加填写是]上?|输入)?\s?[:\"'「“]{0,2}(?P<unspaced>[a-z0-9][a-z0-9._-]{2,62})"
    r"|\W{1,3}(?:preceded by|with|prefixed with|after|précédé de|precedido de|precedido por|preceduto da|davor)"
    r"\s[\"'“]?(?P<name>[a-z0-9][a-z0-9._-]{2,62})"
)
_ANNOUNCING = lazy_pattern(
    r"(?:\b(?:is|ist|est|es|è|é|jest|är|lautet|named|called)\s|[:=是为為名叫]\s?|(?<![^\s是为為名叫:=])[\"'“「])[\"'“「]?$"
)
_ADDED_TO = lazy_pattern(r"[加到给給找]\s?$")
_OWN = lazy_pattern(
    r"(?:\b(?:my|our|mein|meine|unser|unsere|mon|ma|notre|mi|nuestro|mio|mia|nostro|mijn|ons|mój|nasz|min|vår|meu|nosso|мой|наш)"
    r"|我的?|我们的?|我們的?|私の|弊社の|제|저희)\s{0,2}$"
)
_ENDS = lazy_pattern(r"\s{0,3}(?:[.,;!)\]\"'，。；！）」]|$|\n)")
_CAPITALS = lazy_pattern(
    r"(?<![A-Za-z0-9._@/-])(?P<local>[a-z0-9][a-z0-9._+-]{1,62}?)(?:AT|ARROBA|AROBASE|CHIOCCIOLA|MALPA)"
    r"(?P<host>[a-z0-9][a-z0-9-]{1,40}?)(?:(?:DOT|PUNTO|POINT|PONTO|PUNKT|KROPKA)|\.)(?P<ending>[a-z]{2,6})"
    r"(?![A-Za-z0-9@])"
)
_CAPITAL_WORDS = ("AT", "ARROBA", "AROBASE", "CHIOCCIOLA", "MALPA")
_SERVICES = "gmail|hotmail|outlook|yahoo|icloud|qq|163|126|foxmail|protonmail"
_RUN_GATE = lazy_pattern(rf"at(?:{_SERVICES})")
_RUN = lazy_pattern(
    r"(?<![a-z0-9._@/-])(?P<local>[a-z0-9][a-z0-9._+-]{2,40}?)at"
    rf"(?P<host>{_SERVICES})(?:dot|\.)"
    r"(?P<ending>com|de|fr|co|net)(?![a-z0-9@])"
)
#: A dot within a host in ASCII, in an outline.
_HOST_GATE = lazy_bytes(rb"\.a")
_BETWEEN = lazy_pattern(
    r"(?:between|zwischen|entre|tra|fra|tussen|między|mellan|между|بين|在|把)\s?[\"'“]?"
    r"(?P<name>[a-z0-9][a-z0-9._-]{1,62})[\"'”]?"
    r"\s?(?:and|und|et|y|e|en|i|och|и|و|和|与|跟)\s?[\"'“]?(?=[a-z0-9-]{1,63}\.[a-z]{2})"
)
#: The sign itself, with nothing at it, or a name of it that means nothing else.
_SIGN = (
    r"(?<![a-z0-9])@(?![a-z0-9])|at[ -]?(?:sign|symbol|zeichen)|arroba|arobase|chiocciola|klammeraffe|apenstaartje|małp"
    r"|snabel|собак|艾特|小老鼠|アットマーク|골뱅이"
)
_NO_SIGN = r"\w\s.@/:,;'\"()\[\]{}<>?-"
_OTHER = lazy_pattern(
    rf"(?<=[a-z0-9])(?P<blank>\s?)(?P<sign>[^{_NO_SIGN}]{{1,2}}|[-_])\s?(?=[a-z0-9-]{{1,63}}\.[a-z]{{2}})"
)
#: Signs that join words without any meaning.
_JOINING = "-_=+&|~"
_IN_LINK = lazy_pattern(r"[/@]\S{0,63}$")


def find_apart(text: str, sign: int, host: Host) -> tuple[int, int, str] | None:
    """Return the address whose host, with its sign, stands apart from its name: "..., just add @gmail.com".

    Args:
        text: the folded text.
        sign: offset of the sign.
        host: the host after it.

    Returns:
        Its start, its end and what it reads.
    """
    return _name_before(text, sign, host) or _name_after(text, sign, host)


def _name_before(text: str, sign: int, host: Host) -> tuple[int, int, str] | None:
    known = words()
    begin = max(0, sign - _BEFORE)
    window = text[begin:sign]
    joined = known.joint.search(window) is not None or window.rstrip(" \"'“「(").endswith("+")
    for token in list(_WORD.finditer(window))[: -_MAX_WORDS_BETWEEN - 1 : -1]:
        word = token.group()
        name = _TOKEN.search(word)
        if word in known.joints:
            joined = True
        elif name is None or name.group() in known.ordinary or name.group() in known.limits:
            continue
        else:
            start = begin + token.start() + name.start()
            return _with_name(text, start, name.group(), host) if joined else None
    return None


def _with_name(text: str, start: int, name: str, host: Host) -> tuple[int, int, str] | None:
    """Return the address of a name that stands apart, unless the name may be any word."""
    announced = _ANNOUNCING.search(text, max(0, start - _NEAR), start) is not None
    shaped = _SHAPED.search(name) is not None or (name.isdigit() and len(name) >= _FEW_DIGITS)
    if not (announced or (shaped and not is_amazon(host.name))) or _HOST.fullmatch(name):
        return None
    quoted = text[start - 1 : start] in _QUOTES and text[start + len(name) : start + len(name) + 1] in _QUOTES
    end = host.end + (quoted and text[host.end : host.end + 1] in _QUOTES)
    return start - quoted, end, f"{name}@{host.name}"


def _name_after(text: str, sign: int, host: Host) -> tuple[int, int, str] | None:
    after = _AFTER_HOST.match(text, host.end, host.end + _AFTER)
    if after is None or is_amazon(host.name):
        return None
    name = after["unspaced"] or after["name"]
    if after["unspaced"] or (_SHAPED.search(name) and name not in words().ordinary):
        return sign, after.end(), f"{name}@{host.name}"
    return None


def find_by_service(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the addresses that are the name of an account and a mail service: "gmail: john.doe", "123456的QQ邮箱"."""
    known = words()
    if not any(name in text for name in known.mailboxes):
        return
    at = 0
    while match := known.service.search(text, at):
        at = match.end()
        if text.startswith("@", match.start() - 1):
            continue
        service, dot, _ = match.group().partition(".")
        after = known.after_service.match(text, at)
        lead = text[max(0, match.start() - _NEAR) : match.start()]
        if after and not dot and _is_account(text, lead, service, after):
            at = after.end("name")
            yield match.start(), at, f"{after['name']}@{known.mailboxes[service]}"
            continue
        begin = max(0, match.start() - _BEFORE)
        before = known.before_service.search(text[begin : match.start()])
        label = after["label"] if after else None
        start = begin + before.start() if before else 0
        if before and _is_before(text[max(0, start - _NEAR) : start], before, service, label):
            end = after.end("label") if after and label else match.end()
            end += text.startswith(")", end) and "(" in before["join"]
            yield start, end, f"{before['name']}@{known.mailboxes[service]}"


def _is_account(text: str, before: str, service: str, match: re.Match[str]) -> bool:
    """Return whether what follows the name of a service is the name of an account there; `before` precedes both."""
    known = words()
    name = match["name"]
    if name is None or name in known.ordinary or _HOST.fullmatch(name):
        return False
    named = match["label"] or match["noun"] or match["is"]
    if name.isdigit():
        return bool(match["label"]) and len(name) >= _FEW_DIGITS and known.mailboxes[service] in known.digits
    if service == "google" and not match["label"]:
        return False
    if named and (_DOTTED.fullmatch(name) or (match["is"] and _SHAPED.search(name))):
        return True
    ends = _ENDS.match(text[match.end() : match.end() + 4]) is not None
    if match["is"] == ":":
        owned = match["label"] or match["noun"] or _OWN.search(before)
        return bool(ends and owned and name not in known.roles)
    return bool(match["noun"] and match["is"] and ends and match["noun"] not in ("address", "account"))


def _is_before(lead: str, before: re.Match[str], service: str, label: str | None) -> bool:
    """Return whether what precedes the name of a service is the name of an account there."""
    known = words()
    name, join = before["name"], before["join"].strip()
    if name in known.ordinary or _HOST.fullmatch(name):
        return False
    labelled = label is not None and label.strip(" -") not in ("mail", "email", "e-mail")
    announced = _ANNOUNCING.search(lead) is not None or _ADDED_TO.search(lead) is not None
    if join in ("", "的"):
        if name.isdigit():
            return labelled and len(name) >= _FEW_DIGITS and known.mailboxes[service] in known.digits
        return labelled and (_SHAPED.search(name) is not None or announced)
    if service in ("google", "qq") and label is None:
        return False
    return _DOTTED.fullmatch(name) is not None or (announced and join != "(" and known.cue.search(lead) is not None)


def find_other_signs(source: Text, signs: Signs) -> Iterator[tuple[int, int, str]]:
    """Yield the addresses in which another sign stands for "@": "john#shop.com" with "replace # with @"."""
    text = source.folded.text
    if not _HOST_GATE.search(source.folded.outline.shape):
        return
    explained: dict[str, bool] = {}
    last = 0
    for match in _OTHER.finditer(text):
        sign = match["sign"]
        local = read_local(text, match.start(), signs) if match.start() >= last else None
        if local is None or local.name.isdigit() or _IN_LINK.search(text[max(0, local.start - 64) : local.start]):
            continue
        host = read_host(source, match.end(), signs)
        if host is None:
            continue
        if sign not in explained:
            explained[sign] = _is_explained(text, sign)
        if explained[sign] or (sign not in _JOINING and host.name in words().services and not match["blank"]):
            last = host.end
            yield local.start, host.end, f"{local.name}@{host.name}"


def _is_explained(text: str, sign: str) -> bool:
    """Return whether a text tells somewhere that a sign stands for "@"."""
    alone = rf"(?<![a-z0-9]){re.escape(sign)}(?![a-z0-9{re.escape(sign)}])"
    between = r"[^\n\d]{0,12}?" if sign in _JOINING else r"[^\n]{0,30}?"
    return re.search(rf"{alone}{between}(?:{_SIGN})|(?:{_SIGN}){between}{alone}", text) is not None


def find_between(source: Text, signs: Signs) -> Iterator[tuple[int, int, str]]:
    """Yield the addresses whose sign is to be put between two words: "an @ between john and shop.com"."""
    text = source.folded.text
    if not _HOST_GATE.search(source.folded.outline.shape):
        return
    for match in _BETWEEN.finditer(text):
        host = read_host(source, match.end(), signs)
        near = text[max(0, match.start() - _BEFORE) : match.start()] + text[match.end() : match.end() + _AFTER]
        if host and re.search(_SIGN, near):
            yield match.start("name"), host.end, f"{match['name']}@{host.name}"


def find_run_together(source: Text) -> Iterator[tuple[int, int, str]]:
    """Yield the addresses whose signs only capitals tell from the rest, "johnATshopDOTcom", or only the service."""
    has_word = any(word in source.raw for word in _CAPITAL_WORDS)
    for match in _CAPITALS.finditer(source.raw) if has_word else ():
        if is_ending(match["ending"]):
            yield *source.folded.target(Span(*match.span())), f"{match['local']}@{match['host']}.{match['ending']}"
    text = source.folded.text
    for match in _RUN.finditer(text) if _RUN_GATE.search(text) else ():
        yield match.start(), match.end(), f"{match['local']}@{match['host']}.{match['ending']}"
