"""Names of chat networks in a text: spelt right, spelt wrong, in slang, in any script."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msglint.text.lazily import lazy_bytes, lazy_pattern
from msglint.text.tables import facts
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.text.fold import View

#: How surely a name means the network: nothing else is called so, hardly anything else is, or it is an ordinary word.
SURE, SLANG, WORD = "names", "slang", "words"

_OTHER_SCRIPTS = (
    r"|[\u0370-\u03ff]++|[\u0400-\u052f]++|[\u0620-\u065f\u0670-\u06d3]++|[\u0900-\u0963\u0971-\u097f]++"
    r"|[\uac00-\ud7a3\u3131-\u318e]++|[\u30a1-\u30fa\u30fc-\u30ff]++|[\u3041-\u309f]++"
)
#: Letters of one script in a row: in "加我whatsapp吧" the name must not run into its neighbours.
RUN = lazy_pattern(r"[a-z\u00df-\u00f6\u00f8-\u024f\u0300-\u036f]++" + _OTHER_SCRIPTS)
_ASCII_RUN = lazy_pattern("[a-z]++")
#: Scripts that put no spaces between words.
UNSPACED = lazy_pattern(r"[\u3400-\u9fff\u3041-\u309f\u30a1-\u30ff]")
_LOOSE_GATE = lazy_pattern(r"[\u3400-\u9fff\u3041-\u309f➕∨√]|\+ ?v")
_PLUS_GATE = lazy_pattern(r"\+ ?v")
_LOOSE_SIGNS = frozenset("+➕@∨√×❤")
#: The same as `RUN`, but in classes that are soon compiled: the lists need it for every text.
_QUICK_RUN = lazy_pattern(r"(?:[a-z\u00df-\u00f6]|[\u00f8-\u024f\u0300-\u036f])++" + _OTHER_SCRIPTS)
#: What may be put between the characters of a Chinese name to hide it.
_NOISE, _NOISE_LENGTH = lazy_pattern(r"[^\w\n。，、！？；,!?;:()]"), 2
#: Digits and signs that stand for letters ("7elegr4m"), and the words that hold some.
_LEET = str.maketrans("013457$", "oieasts")
_LEET_GATE = lazy_bytes(rb"0(?=a)")
_LEET_WORD = lazy_pattern(r"(?<![a-z0-9$])(?=[a-z]*[013457$])(?=[013457$]*[a-z])[a-z013457$]{5,14}(?![a-z0-9$])")
#: The stems in ASCII are at least so long.
_HEAD = 5
_ENDING = 5
_SHORTEST_STEM = 2
_ARABIC_PREFIXES = ("وبال", "وال", "بال", "لل", "ال", "عال", "فال", "و", "ب", "ل", "ع")
_ARABIC_HEADS = frozenset(prefix[0] for prefix in _ARABIC_PREFIXES)
_OWN_ENDING = lazy_pattern(r"'[a-z\u00df-\u024f]{1,7}(?![a-z])")


class Name(NamedTuple):
    """A network's name in a text.

    Attributes:
        network: one of the values of `KINDS["chat"]["network"]`.
        sure: how surely it means the network: `SURE`, `SLANG` or `WORD`.
        start: offset of its first code point.
        end: one past its last.
        brand: the letter case in which the network writes an ordinary word as its name; empty if any will do.
    """

    network: str
    sure: str
    start: int
    end: int
    brand: str = ""


class _Entry(NamedTuple):
    network: str
    sure: str
    brand: str
    rest: str


class Networks(NamedTuple):
    """The shipped lists, made ready for looking up.

    Attributes:
        hosts: host -> beginnings of paths (empty for any) -> network.
        schemes: scheme of an app's own links -> network.
        handles: network -> what an account goes by: `phone`, `digits`, `wechat` or `name`.
        announcing: words between a name and a handle that say that a handle comes ("ID", "number").
        between: other words that may stand there.
        cues: words before a name that say that it is one to be reached by ("add", "via"); a star stands for any ending.
        unspaced_cues: those of the cues that are written without spaces, or are signs.
        no_handles: words after a name that look like a handle and are none ("supported").
        words: first word of a name -> the names that begin so.
        stems: beginning of a word -> the names that are words which begin so.
        loose: first character -> the names with Chinese characters or signs, longest first.
        heads: how the stems begin, to see soon that a word has none of them.
        roots: the stems in ASCII, but for those that begin with another one.
        singles: names of one word.
        firsts: first words of names of several that are no name by themselves.
        lasts: such a word -> how the last words of those names begin.
        seconds: second words of names of several.
    """

    hosts: dict[str, dict[str, str]]
    schemes: dict[str, str]
    handles: dict[str, str]
    announcing: frozenset[str]
    between: frozenset[str]
    cues: frozenset[str]
    no_handles: frozenset[str]
    unspaced_cues: tuple[str, ...]
    words: dict[str, list[_Entry]]
    stems: dict[str, list[_Entry]]
    loose: dict[str, list[tuple[str, _Entry]]]
    heads: set[str]
    roots: list[str]
    singles: set[str]
    firsts: set[str]
    lasts: dict[str, list[str]]
    seconds: set[str]


@lru_cache(maxsize=1)
def networks() -> Networks:
    """Return the lists of `data/chat.json`."""
    data = facts("chat.json")
    hosts: dict[str, dict[str, str]] = {}
    schemes: dict[str, str] = {}
    lists = Networks(
        hosts,
        schemes,
        {network: about["handle"] for network, about in data["networks"].items()},
        frozenset(data["announcing"]),
        frozenset(data["between"]),
        frozenset(data["cues"]),
        frozenset(data["no-handles"]),
        tuple(cue for cue in data["cues"] if _is_loose(cue)),
        words={},
        stems={},
        loose={},
        heads=set(),
        roots=[],
        singles=set(),
        firsts=set(),
        lasts={},
        seconds=set(),
    )
    for network, about in data["networks"].items():
        for link in about["hosts"]:
            host, _, path = link.partition("/")
            hosts.setdefault(host, {})[path] = network
        schemes.update(dict.fromkeys(about["schemes"], network))
        for sure in (SURE, SLANG, WORD):
            for written in about[sure]:
                _add(lists, network, sure, written)
    for entries in lists.words.values():
        entries.sort(key=lambda entry: -len(entry.rest))
    for stem in sorted(filter(str.isascii, lists.stems)):
        if not stem.startswith(tuple(lists.roots)):
            lists.roots.append(stem)
    lists.firsts.update(lists.words.keys() - lists.singles)
    for word in lists.firsts:
        lists.lasts[word] = [entry.rest.rstrip("*").rpartition(" ")[2] for entry in lists.words[word]]
    for written_entries in lists.loose.values():
        written_entries.sort(key=lambda item: -len(item[0]))
    return lists


def _add(lists: Networks, network: str, sure: str, written: str) -> None:
    folded = written.casefold()
    brand = written if folded != written else ""
    if _is_loose(folded):
        lists.loose.setdefault(folded[0], []).append((folded, _Entry(network, sure, brand, "")))
        return
    first = _QUICK_RUN.match(folded)
    if first is None:
        raise ValueError(written)
    rest = folded[first.end() :]
    entry = _Entry(network, sure, brand, "" if rest == "*" else rest)
    if not entry.rest and (rest or "\uac00" <= folded[0] <= "\ud7a3"):
        lists.stems.setdefault(first.group(), []).append(entry)
        lists.heads.add(first.group()[:_HEAD])
    lists.words.setdefault(first.group(), []).append(entry)
    if entry.rest:
        lists.seconds.update(_QUICK_RUN.findall(entry.rest)[:1])
    else:
        lists.singles.add(first.group())


def _is_loose(written: str) -> bool:
    """Return whether a name or cue holds Chinese characters, hiragana or signs."""
    if written.isascii():
        return not _LOOSE_SIGNS.isdisjoint(written)
    return any("\u3400" <= char <= "\u9fff" or "\u3041" <= char <= "\u309f" or char in _LOOSE_SIGNS for char in written)


def names(view: View) -> list[Name]:
    """Return the names of networks in a folded view, in its order and without overlaps."""
    text, outline = view.text, view.outline
    lists = networks()
    gate = _PLUS_GATE if text.isascii() else _LOOSE_GATE
    found = list(_loose(text)) if gate.search(text) else []
    run = _ASCII_RUN if text.isascii() else RUN
    if _may_name(text, outline.words, lists) and _begins_name(run.findall(text), lists):
        for match in run.finditer(text):
            word = match.group()
            if word not in lists.words and not (word[:_HEAD] in lists.heads if word.isascii() else _may_be_name(word)):
                continue
            name = _named(text, word, match.start(), lists)
            # "wx_home" is a name of its own, and so is "@tg".
            if name is not None and (name.sure == SURE or not _part_of_more(text, name)):
                found.append(name)
    if _LEET_GATE.search(outline.shape) or b"$a" in outline.shape:
        for match in _LEET_WORD.finditer(text):
            entries = lists.words.get(match.group().translate(_LEET), [])
            sure = (entry for entry in entries if entry.sure == SURE and not entry.rest)
            found += [Name(entry.network, SURE, *match.span()) for entry in sure]
    return _apart(found)


def _may_name(text: str, words: list[str], lists: Networks) -> bool:
    """Return whether any of a text's words may be a network's name, or begin one: most texts hold none."""
    if not lists.singles.isdisjoint(words) or any(stem in text for stem in lists.roots):
        return True
    for first in lists.firsts.intersection(words):
        if any(last in text for last in lists.lasts[first]) and _several(first).search(text):
            return True
    return not text.isascii() and any(map(_may_be_name, words))


def _may_be_name(word: str) -> bool:
    """Return whether a word outside ASCII may be a network's name with an ending, or with a prefix begin one."""
    return not word.isascii() and len(word) <= _longest() and _has_name(word)


@lru_cache(maxsize=1)
def _longest() -> int:
    """Return how long a word outside ASCII may be that is a name, with a prefix and an ending."""
    lists = networks()
    return max(map(len, (*lists.words, *lists.stems))) + _ENDING + max(map(len, _ARABIC_PREFIXES))


@lru_cache(maxsize=20_000)
def _has_name(word: str) -> bool:
    lists = networks()
    heads = [prefix for prefix in _ARABIC_PREFIXES if word.startswith(prefix)] if word[0] in _ARABIC_HEADS else []
    bare = [word[len(prefix) :] for prefix in heads]
    return not lists.words.keys().isdisjoint(bare) or any(
        known[:cut] in lists.stems for known in (word, *bare) for cut in range(_SHORTEST_STEM, len(known))
    )


@lru_cache(maxsize=512)
def _several(first: str) -> re.Pattern[str]:
    """Return a pattern of the names of several words that begin with one."""
    rests = "|".join(_rest(entry.rest).pattern for entry in networks().words[first] if entry.rest)
    return re.compile(f"{re.escape(first)}(?:{rests})")


def _begins_name(words: list[str], lists: Networks) -> bool:
    """Return whether any of a text's words may be a network's name, given those that may follow: a closer look."""
    several = not lists.seconds.isdisjoint(words)
    if not (lists.words.keys() if several else lists.singles).isdisjoint(words):
        return True
    # Stems are long enough for this in ASCII only; other scripts get the closer look.
    return any(word[:_HEAD] in lists.heads or not word.isascii() for word in words)


def _loose(text: str) -> Iterator[Name]:
    """Yield the names that hold Chinese characters or signs, with what was put between these to hide them."""
    loose = networks().loose
    firsts = re.compile("[" + re.escape("".join(sorted(loose))) + "]")
    for match in firsts.finditer(text):
        start = match.start()
        inside_word = match.group().isascii() and start > 0 and text[start - 1].isascii() and text[start - 1].isalnum()
        if inside_word and match.group().isalnum():
            continue
        for written, entry in loose[match.group()]:
            end = _end_of(text, start, written)
            if end:
                yield Name(entry.network, entry.sure, start, end, entry.brand)
                break


def _end_of(text: str, start: int, written: str) -> int:
    """Return the end of a name that begins at an offset, or 0 where another text stands there."""
    at = start + 1
    for char in written[1:]:
        noise = 0
        while text[at : at + 1] != char:
            if noise == _NOISE_LENGTH or not _NOISE.match(text, at):
                return 0
            noise += 1
            at += 1
        at += 1
    # "v信" may be followed by a handle, but "加v" not by another letter, as in "加vip".
    last = written[-1]
    return 0 if last.isascii() and last.isalpha() and "a" <= text[at : at + 1] <= "z" else at


def _part_of_more(text: str, name: Name) -> bool:
    return text[name.end : name.end + 1] == "_" or (name.start > 0 and text[name.start - 1] in "_@")


def _named(text: str, word: str, start: int, lists: Networks) -> Name | None:
    end = start + len(word)
    if (name := _bare(text, word, start, end, lists)) or word[0] not in _ARABIC_HEADS:
        return name
    for prefix in _ARABIC_PREFIXES:
        if word.startswith(prefix) and (name := _bare(text, word[len(prefix) :], start, end, lists)):
            return name
    return None


def _bare(text: str, word: str, start: int, end: int, lists: Networks) -> Name | None:
    """Return the name that a word is, begins, or has with an ending."""
    for entry in lists.words.get(word, ()):
        after = end
        if entry.rest:
            rest = _rest(entry.rest).match(text, end)
            if rest is None:
                continue
            after = rest.end()
        ending = _OWN_ENDING.match(text, after)
        return Name(entry.network, entry.sure, start, ending.end() if ending else after, entry.brand)
    for cut in range(len(word) - 1, max(_SHORTEST_STEM, len(word) - _ENDING) - 1, -1):
        for entry in lists.stems.get(word[:cut], ()):
            return Name(entry.network, entry.sure, start, end, entry.brand)
    return None


@lru_cache(maxsize=512)
def _rest(rest: str) -> re.Pattern[str]:
    """Return a pattern of what follows the first word of a name: blanks may be any short gap."""
    pieces = [re.escape(piece) for piece in rest.rstrip("*").split(" ")]
    ending = rf"[a-z\u00df-\u024f]{{0,{_ENDING}}}" if rest.endswith("*") else ""
    # Another script may follow a kana name directly, but no letter one in Latin.
    bound = "" if "\u3041" <= pieces[-1][-1:] <= "\u30ff" else r"(?![^\W\d])"
    return re.compile(r"[ \t_.'·・-]{1,2}".join(pieces) + ending + bound)


def _apart(found: list[Name]) -> list[Name]:
    """Return the names without those that overlap an earlier or a longer one."""
    result: list[Name] = []
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
        if not result or name.start >= result[-1].end:
            result.append(name)
    return result
