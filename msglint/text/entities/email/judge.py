"""Whether what stands before the sign of an address is meant as a name: "john at ..." is, "find it at ..." is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.text.entities.email.words import words
from msglint.text.hosts import is_amazon, is_relay
from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from msglint.text.entities import Text
    from msglint.text.written import Host, Local

#: How much of the text before an address is read.
_BEFORE, _NEAR = 60, 8
_FEW_DIGITS = 5
_OTHER_SCRIPTS = "\u0370"
_ENGLISH_DOTS = frozenset(["dot", "d0t", "point", "period", "full stop", ".", ""])
_LAST_WORD = lazy_pattern(r"([^\W_]+(?:-[^\W_]+)*)[\s\"'<(\[*_]*$")
#: What stands before an address rather than in the middle of a sentence.
_BEGINS = lazy_pattern(r"(?:^|[.!?:;=(\[<>»\n|•–—]|\s-)[\s\"'*_]*$")
_ANNOUNCED = lazy_pattern(r"[:=→>(<\[][\s\"'*_]*$")
_SHAPED = lazy_pattern(r"[^\W_][._+][^\W_]")
_HOST_OR_FILE = (".js", ".com", ".net", ".io")
_NUMBER = lazy_pattern(r"[\d.,-]+")
_QUANTITY = lazy_pattern(r"[\d.,]+(?:x|pcs|pc|st|v|w|cm|mm|kg|g|ml|l|hz|mah|h|am|pm)?")


class Candidate(NamedTuple):
    """What is judged.

    Attributes:
        local: what stands before the sign.
        host: what stands after it.
        how: `weak` for a sign that is an ordinary word as well, `capital` for such one in capitals, `apart` for a plain
            one between blanks, `handle` for a plain one with a blank before it only, `sure` for any other.
    """

    local: Local
    host: Host
    how: str


class _Context(NamedTuple):
    """What stands before a candidate.

    Attributes:
        before: the text.
        word: its last word.
        announced: whether it ends in a colon or an opening bracket.
        cue: whether it speaks of writing or mail.
    """

    before: str
    word: str
    announced: bool
    cue: bool

    @property
    def lead(self) -> bool:
        """Whether an address may follow at once: "write to", "mail:"."""
        known = words()
        return (
            self.announced or self.word in known.leads or (self.word != "" and known.cue.match(self.word) is not None)
        )


def is_meant(source: Text, candidate: Candidate) -> bool:
    """Return whether what stands before the sign is meant as the name of an address."""
    local, _, how = candidate
    text = source.folded.text
    before = text[max(0, local.start - _BEFORE) : local.start]
    last = _LAST_WORD.search(before)
    context = _Context(
        before, last[1] if last else "", _ANNOUNCED.search(before) is not None, words().cue.search(before) is not None
    )
    if how == "sure":
        spaced = text[local.start + len(local.name)].isspace()
        return _may_be_name(candidate, context) and not (spaced and local.name in words().pronouns)
    if not _may_be_name(candidate, context) or _is_ordinary(local.name, context):
        return False
    foreign = any(word not in _ENGLISH_DOTS for word in candidate.host.words)
    if how == "weak" and (foreign or max(context.word, default="") >= _OTHER_SCRIPTS):
        return True  # "at" is a word of English only
    shaped = _SHAPED.search(local.name) is not None and not local.name.endswith(_HOST_OR_FILE)
    return local.written or (not _is_noun(context) and (shaped or _is_led(source, candidate, context)))


def _may_be_name(candidate: Candidate, context: _Context) -> bool:
    """Return whether a word may be the name of an address at all."""
    name, host = candidate.local.name, candidate.host
    known = words()
    if name in known.joints or (not name.isascii() and known.joint.search(context.before[-_NEAR:] + name)):
        return False
    if _NUMBER.fullmatch(name):
        sure = host.name in known.digits or candidate.how == "sure"
        return sure and len(name) >= _FEW_DIGITS and "." not in name
    return not is_relay(host.name) or candidate.how == "sure" or any(char.isdigit() for char in name)


def _is_ordinary(name: str, context: _Context) -> bool:
    """Return whether a name is an ordinary word or a quantity, and nothing says that it is meant as a name."""
    known = words()
    named = name in known.roles and (context.announced or context.word in known.leads)
    return (name in known.ordinary and not named) or _QUANTITY.fullmatch(name) is not None


def _is_noun(context: _Context) -> bool:
    """Return whether a word before a name makes it a noun: "our lamps at"."""
    known = words()
    return context.word in known.limits and not context.announced and not (context.word in known.leads and context.cue)


def _is_led(source: Text, candidate: Candidate, context: _Context) -> bool:
    """Return whether the words before a plain name lead up to an address."""
    local, host, how = candidate
    name = local.name
    known = words()
    begins = context.announced or _BEGINS.search(context.before) is not None or _is_signed(context.before, name)
    service = host.name in known.services
    digits = any(char.isdigit() for char in name)
    raw = source.raw[slice(*source.folded.source(local.start, local.start + len(name)))]
    if is_amazon(host.name):
        return is_relay(host.name) or (context.announced and context.cue)
    if host.guessed:
        sure = how != "weak" and not host.name[0].isdigit()
        return sure or context.cue or context.lead or digits
    if how == "handle":
        return context.cue or context.lead or (service and begins)
    if service or how == "apart" or (how == "capital" and not raw.isupper()):
        return True
    if name in known.roles or host.plain:
        return (context.lead and (context.cue or name in known.roles)) or (begins and not host.plain)
    return context.cue or context.lead or begins or raw[0].isupper() or digits


def _is_signed(before: str, name: str) -> bool:
    """Return whether a name stands before a comma, too: "Regards, Anna, anna at shop dot com"."""
    return before.rstrip().endswith(",") and re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", before) is not None
