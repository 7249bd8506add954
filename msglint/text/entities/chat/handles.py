"""Handles beside the name of a chat network: "WhatsApp: +49 ...", "@shop on Telegram"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.entities import Found
from msglint.text.entities.chat import shape
from msglint.text.entities.chat.context import Context
from msglint.text.entities.chat.gap import Gap, widened
from msglint.text.entities.chat.names import RUN, SURE, UNSPACED, WORD, networks
from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from msglint.text.entities import Text
    from msglint.text.entities.chat.names import Name

#: So many signs and words may stand between a name and its handle, and so many code points.
_STEPS, _REACH = 20, 60
#: A network's shortest name for an account, where it is longer than elsewhere.
_SHORTEST = {"wechat": 5, "telegram": 4, "skype": 5}
#: Without a sign before it, an account is told from a product's model by its length and its letters.
_BARE_LETTERS, _BARE_LENGTH = 3, 6
#: Accounts may have dots as hosts have; these endings are those of hosts.
_HOST_ENDINGS = frozenset(
    ["com", "net", "org", "info", "shop", "store", "de", "uk", "cn", "fr", "it", "es", "ru", "io"]
)
#: What may follow a plain word that is a handle: the end of the clause, another script, or a word that adds one.
_CLAUSE_ENDS = lazy_pattern(
    r"['\"”]?(?:\s*+(?:$|[.,;:!?)\]}|/·•。，、；！？）】」<–—-])|[ \t]*+[\n\r]"
    r"|\s?[^\x00-\u024f]|\s(?:and|or|und|oder|et|ou|y|o|e|en|of|och|eller|i|lub|ve|veya)\s)"
)
_SHOP_NAME = lazy_pattern(r"[A-Z]\w{1,20}(?: (?:[A-Z]\w{0,20}|&)){0,4}")
_WORDS = lazy_pattern(r"[^\W\d_]+")
#: What joins a handle to the name after it.
_JOINT = lazy_pattern(r"(?:[\s,(\[{|/·•\"'“”–—:=&+-]|[^\W\d_])*+")
_JOINING_WORDS = 3
#: "No" stands before a number as often as before what is not there.
_DENIALS = frozenset(["no", "non", "nie", "не"])
#: After a name whose handle came before it: the end of the clause, or "the same number".
_NAME_ENDS = lazy_pattern(
    r"\s?$|[ \t]?[\n\r]|\s?[)\],.;!?。，；！|/–—-]|[ )\]]{0,2}同[号號]"
    r"|\s(?:and|or|und|oder|et|ou|y|o|e|en|of|i|и|или|ve)\s"
)
#: "Add", without which a name so short is nothing: +V.
_ADD, _SHORT_NAME = lazy_pattern(r"[加添+➕] ?$"), 3
_CLOSING = lazy_pattern(r"\s?(?:同[号號])?[)\]]?")
_PAIRS = {")": "(", "]": "[", "）": "（", "】": "【", "」": "「", "』": "『", "》": "《", "”": "“"}


class _Hit(NamedTuple):
    """The raw range of a handle, and what a person reads there if it is written out."""

    start: int
    end: int
    reads: str = ""


class _Candidate(NamedTuple):
    """What may be a handle before a name: its folded range, what it reads, and whether only its look speaks for it."""

    start: int
    end: int
    reads: str = ""
    guessed: bool = False


class Handles:
    """Reads the handles beside the names of networks in one text.

    Args:
        source: the text.
        named: the names of networks in its folded view, in order.
    """

    def __init__(self, source: Text, named: list[Name]) -> None:
        self._source = source
        self._text = source.folded.text
        self._named = named
        self._name_ends = {name.start: name.end for name in named}
        self._context = Context(source)
        starts = {match.start() for match in shape.START.finditer(self._text)}
        for kind in ("phone", "email", "placeholder"):
            starts.update(self._target(hit).start for hit in source.find(kind))
        #: Where handles may begin, so that a name far from all of them costs nothing more.
        self._starts = sorted(starts.difference(self._name_ends))

    def find(self) -> Iterator[Found]:
        """Yield the handles in the order of the text, none overlapping another."""
        done = 0
        for name in self._named:
            if not self._has_start(name.start - _REACH, name.end + _REACH):
                continue
            raw = self._raw(name.start, name.end)
            if raw.start < done or self._over("link", raw) or self._over("email", raw):
                continue
            hit = self._template(raw) or self._after(name) or self._before(name, done)
            if hit is not None:
                start, done = min(self._opened(name, raw.start), hit.start), max(raw.end, hit.end)
                if hit.end <= raw.start:
                    done = self._closed(name.end)
                done = self._bracketed(start, done)
                yield Found("chat", start, done, {"network": name.network, "form": "handle"}, hit.reads)

    # --- Ranges ----------------------------------------------------------------------------------------------------

    def _raw(self, start: int, end: int) -> Span:
        return self._source.folded.source(start, end)

    def _target(self, hit: Found) -> Span:
        return self._source.folded.target(Span(hit.start, hit.end))

    def _over(self, kind: str, raw: Span) -> Found | None:
        """Return the entity of a kind that shares a code point with a raw range, if there is one."""
        found = self._source.find(kind)
        at = bisect_right(found, raw.start, key=lambda hit: hit.end)
        return found[at] if at < len(found) and found[at].start < raw.end else None

    def _has_start(self, first: int, last: int) -> bool:
        at = bisect_left(self._starts, first)
        return at < len(self._starts) and self._starts[at] <= last

    def _opened(self, name: Name, start: int) -> int:
        """Return the raw start of a name, with the "add" before a short one."""
        match = _ADD.search(self._context.before(name)) if name.end - name.start <= _SHORT_NAME else None
        return self._raw(name.start - len(match.group()), name.end).start if match else start

    def _closed(self, end: int) -> int:
        """Return the raw end of a name with the bracket that closes after it ("+49 151 ... (WhatsApp)")."""
        match = _CLOSING.match(self._text, end)
        return self._raw(end - 1, match.end() if match else end).end

    def _bracketed(self, start: int, end: int) -> int:
        """Return the raw end of a handle with the bracket that closes one opened within it."""
        raw = self._source.raw
        opening = _PAIRS.get(raw[end : end + 1])
        if opening and raw.count(opening, start, end) > raw.count(raw[end], start, end):
            return end + 1
        return end

    # --- A placeholder that will be a handle -------------------------------------------------------------------------

    def _template(self, raw: Span) -> _Hit | None:
        """Return the placeholder that a name stands in, where it is filled with a handle: {{ whatsapp_number }}."""
        holder = self._over("placeholder", raw)
        if holder is None or not self._filled_with_handle(holder):
            return None
        return _Hit(holder.start, holder.end)

    def _filled_with_handle(self, holder: Found) -> bool:
        words = set(_WORDS.findall(self._text[slice(*self._target(holder))]))
        return holder.attributes["stands-for"] == "phone" or bool(words & networks().announcing)

    # --- After the name ----------------------------------------------------------------------------------------------

    def _after(self, name: Name) -> _Hit | None:
        gap: Gap | None = Gap(name.end)
        for _ in range(_STEPS):
            if gap is None or not self._has_start(gap.at, gap.at + _REACH):
                return None
            if self._has_start(gap.at, gap.at) and (hit := self._handle(name, gap)):
                return hit
            gap = widened(gap, self._text, self._name_ends)
        return None

    def _handle(self, name: Name, gap: Gap) -> _Hit | None:
        """Return the handle that begins where a gap ends."""
        here = self._raw(gap.at, gap.at + 1)
        for kind in ("placeholder", "phone", "email"):
            other = self._over(kind, here)
            if other is not None:
                fits = other.start == here.start and gap.unspaced == 0 and self._is_handle(name, gap, other)
                return _Hit(other.start, other.end, other.reads) if fits else None
        # A name's letters run on into digits in "insta360" and in tracking numbers.
        glued = gap.at == name.end and self._text[name.end - 1].isascii() and self._text[name.end - 1].isalnum()
        if glued and (name.sure == WORD or not self._context.cued(name)):
            return None
        if match := shape.DIGITS.match(self._text, gap.at):
            fits = self._is_number(name, gap, match)
            return _Hit(*self._raw(*match.span())) if fits else None
        if match := shape.HAN_DIGITS.match(self._text, gap.at):
            fits = self._known(name, gap)
            return _Hit(*self._raw(*match.span()), shape.read_digits(match.group())) if fits else None
        match = shape.ACCOUNT.match(self._text, gap.at)
        return (match and self._account(name, gap, match)) or self._shop(name, gap)

    def _known(self, name: Name, gap: Gap) -> bool:
        """Return whether a name means the network, because of what stands around it where it is an ordinary word."""
        return (gap.announced and self._context.branded(name)) or self._context.known(name)

    def _is_handle(self, name: Name, gap: Gap, other: Found) -> bool:
        """Return whether a placeholder, phone number or e-mail address after a name is its handle."""
        leads = not gap.strange and self._context.leads(name)
        if not (self._known(name, gap) or (leads and (gap.marked or other.kind == "phone"))):
            return False
        if other.kind == "placeholder":
            return self._filled_with_handle(other)
        return gap.loud or (other.kind == "phone" and shape.is_number(self._text[slice(*self._target(other))]))

    def _is_number(self, name: Name, gap: Gap, match: re.Match[str]) -> bool:
        written = match.group()
        if not shape.is_number(written) or self._over("order-id", self._raw(*match.span())):
            return False
        if gap.unspaced or (gap.strange and not (gap.loud or written.startswith("+"))):
            return False
        known = self._known(name, gap)
        if known and networks().handles[name.network] in ("digits", "wechat") and shape.is_account_number(written):
            firm = gap.loud or name.sure == SURE or self._context.cued(name) or shape.is_chinese_mobile(written)
            if firm:
                return True
        if shape.is_surely_phone(written):
            return known or (not gap.strange and self._context.leads(name))
        leads = gap.marked and not gap.strange and self._context.leads(name)
        firm = known and (name.sure == SURE or self._context.cued(name))
        return shape.is_phone(written) and gap.loud and (firm or leads)

    def _account(self, name: Name, gap: Gap, match: re.Match[str]) -> _Hit | None:
        account = match["name"].rstrip("._-")
        end = match.start() + len(match.group().rstrip("._-"))
        if len(account) < _SHORTEST.get(name.network, shape.SHORTEST) or self._text[end : end + 1] == "@":
            return None
        raw = self._raw(match.start(), end)
        if self._known(name, gap):
            fits = bool(match["at"]) or self._fits(name, gap, account, end)
        else:
            bare = gap.marked and self._is_bare_account(name, gap, account, raw)
            fits = (bool(match["at"]) or bare) and self._context.leads(name)
        return _Hit(*raw) if fits else None

    def _fits(self, name: Name, gap: Gap, account: str, end: int) -> bool:
        """Return whether what follows a name and a gap is an account there."""
        raw = self._raw(end - len(account), end)
        if shape.is_measure(account) or account in networks().no_handles or self._is_link(account, raw):
            return False
        if not shape.is_made_up(account):
            by_name = networks().handles[name.network] != "phone" and gap.plain and gap.loud
            return by_name and len(account) > shape.SHORTEST and bool(_CLAUSE_ENDS.match(self._text, end))
        capital = self._source.raw[slice(*raw)].isupper()
        if not gap.plain:
            return not capital and (gap.announced if gap.unspaced else gap.loud and "_" in account)
        if "_" in account or (gap.loud and not (capital and len(account) < _BARE_LENGTH)):
            return True
        return self._is_bare_account(name, gap, account, raw)

    def _is_link(self, account: str, raw: Span) -> bool:
        link = self._over("link", raw)
        return link is not None and ("." not in account or account.rpartition(".")[2] in _HOST_ENDINGS)

    def _is_bare_account(self, name: Name, gap: Gap, account: str, raw: Span) -> bool:
        """Return whether what follows a name without any sign is an account, and not a product's model."""
        if gap.broken or not gap.plain or not shape.is_made_up(account):
            return False
        if UNSPACED.match(self._text, name.end - 1):
            return True
        letters = sum(char.isalpha() for char in account)
        return letters >= _BARE_LETTERS and len(account) >= _BARE_LENGTH and not self._source.raw[slice(*raw)].isupper()

    def _shop(self, name: Name, gap: Gap) -> _Hit | None:
        """Return the name of a shop, by which Messenger finds its page."""
        if name.network != "messenger" or not gap.marked or not gap.plain:
            return None
        match = _SHOP_NAME.match(self._source.raw, self._raw(gap.at, gap.at + 1).start)
        if match is None or match.group().casefold() in networks().no_handles:
            return None
        return _Hit(*match.span()) if name.sure == SURE or " " in match.group() else None

    # --- Before the name ---------------------------------------------------------------------------------------------

    def _before(self, name: Name, done: int) -> _Hit | None:
        """Return the handle that stands before a name: "@shop on Telegram", "+49 151 ... (WhatsApp)"."""
        if name.sure == WORD and not self._context.branded(name):
            return None
        found = [hit for hit in self._candidates(name) if self._raw(hit.start, hit.end).start >= done]
        if not found:
            return None
        best = max(found, key=lambda hit: hit.end)
        joint = self._joint(best.end, name.start)
        if joint is None:
            return None
        alone = bool(_NAME_ENDS.match(self._text, name.end))
        fits = alone and joint and name.sure == SURE if best.guessed else joint or (alone and name.sure != WORD)
        return _Hit(*self._raw(best.start, best.end), best.reads) if fits else None

    def _candidates(self, name: Name) -> Iterator[_Candidate]:
        text, first = self._text, max(0, name.start - _REACH)
        raw = self._raw(first, name.start)
        phones = self._source.find("phone")
        at = bisect_right(phones, raw.end, key=lambda hit: hit.end) - 1
        if at >= 0 and phones[at].start >= raw.start:
            yield _Candidate(*self._target(phones[at]), phones[at].reads)
        for match in shape.DIGITS.finditer(text, first, name.start):
            if shape.is_surely_phone(match.group()) and not self._over("order-id", self._raw(*match.span())):
                yield _Candidate(*match.span())
        for match in shape.ACCOUNT_BEFORE.finditer(text, first, name.start):
            if match["at"] or shape.is_made_up(match["account"]) or self._is_announced(match.start()):
                yield _Candidate(*match.span(), guessed=not match["at"])

    def _is_announced(self, at: int) -> bool:
        words = RUN.findall(self._text[max(0, at - _REACH) : at])
        return bool(words) and words[-1] in networks().announcing

    def _joint(self, start: int, end: int) -> bool | None:
        """Return whether a word or bracket joins a handle to the name after it; None if something parts them."""
        gap = self._text[start:end]
        words = _WORDS.findall(gap)
        if "\n" in gap or len(words) > _JOINING_WORDS or not _JOINT.fullmatch(gap):
            return None
        lists = networks()
        if any(word in _DENIALS or not (word in lists.between or word in lists.announcing) for word in words):
            return None
        return bool(words) or any(sign in gap for sign in "([（【-–—:/|=")
