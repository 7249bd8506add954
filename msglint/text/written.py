"""Host names and the signs of addresses as people write them out: "shop dot com", "shop punto com", "店点com".

Reads a name at its place; whether a sentence means it as one is for the callers to tell. Offsets are those of the
folded view.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from msglint.text.hosts import has_known_ending
from msglint.text.hosts.suffix import is_top_level
from msglint.text.lazily import lazy_pattern
from msglint.text.script import scripts_of
from msglint.text.tables import entries, facts
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.text.entities import Text

LATIN = "a-z0-9\u00df-\u00f6\u00f8-\u024f\u0370-\u03ff"
CYRILLIC = "\u0400-\u052f"
ARABIC = "\u0620-\u06d3"
DEVANAGARI = "\u0900-\u0963"
HANGUL = "\uac00-\ud7a3"
HAN = "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff"
#: What the scripts of one word are written with: a name does not go on in another script.
_SPACED = (LATIN, CYRILLIC, ARABIC, DEVANAGARI)
_UNSPACED = (HANGUL, HAN)

_QUOTING = r"|\"'*/\\~=_#-"
_BOXES = r"(\[{<【〔「『《〈", r")\]}>】〕」』》〉"
#: What may stand in brackets: a word or three; in Devanagari, it may end with the sign of a vowel.
_INNER = r"[^\W\d_](?:[^\n()\[\]{}<>【】|\"*/\\~=#_@.,:;]{0,24}?(?:[^\W_]|[" + DEVANAGARI + "]))?"


def _boxed(inner: str, opening: str, closing: str) -> str:
    """Return a pattern for something in brackets, or between two of the same signs."""
    return (
        rf"(?:(?P<quote>[{_QUOTING}]{{1,2}})|[{opening}]{{1,2}})\s?(?P<box>{inner}|{_INNER})"
        rf"(?:\s?\(?@\)?)?\s?(?(quote)(?P=quote)|[{closing}]{{1,2}})"
    )


_LABEL = lazy_pattern(
    "|".join(
        [rf"[{run}0-9](?:[{run}0-9_-]{{0,61}}[{run}0-9])?+" for run in _SPACED]
        + [rf"(?P<unspaced>[{run}]{{1,24}}+)".replace("unspaced", f"u{number}") for number, run in enumerate(_UNSPACED)]
    )
)
#: Endings that are no words, so that a sign other than a tight dot does for them; two that may follow "shop. ".
_SURE = frozenset("com net org info biz cn de uk fr es it nl pl pt tr ru in br jp kr tw hk eu io co shop store".split())  # noqa: SIM905 - a word list reads best as words
_LOOSE = frozenset("com net org cn uk ru jp kr tw hk biz co".split())  # noqa: SIM905 - a word list reads best as words
_LOOSE_AFTER_SIGN = _LOOSE | frozenset(["de", "fr", "pl", "nl", "eu", "ch", "info", "tr", "br", "mx"])
_GLUED = lazy_pattern(
    r"(?P<name>.{2,61})(?:dot|punkt|punto|point|ponto|kropka|nokta)"
    r"(?P<ending>com|net|org|de|fr|es|it|pl|nl|co|cn|ru|in|br|se|jp|kr)$"
)
_TORN = lazy_pattern(r"(?<=[^_-])[_-]{1,2}(?:dot|punkt|punto|point|ponto|punt|kropka|nokta|точка)[_-]{1,2}(?=[^_-])")
_MAX_LABELS = 6
_REACH = 160
"""How many characters of a local part, with its signs in words, are looked at."""


class Host(NamedTuple):
    """A host name in a folded text.

    Attributes:
        start: offset of its first code point.
        end: one past its last.
        name: the name as a person reads it, in lower case: "shop.com".
        signs: how each of its dots is written: `tight` (a plain dot), `wide` (blanks before a plain dot), `loose`
            (blanks after it only), `odd` (a comma or another sign), `box` (in brackets or between hyphens), `entity`
            (of HTML) or `word`.
        words: the words that stand for dots, without brackets.
        guessed: whether the ending is not written at all ("gmail").
    """

    start: int
    end: int
    name: str
    signs: tuple[str, ...]
    words: tuple[str, ...]
    guessed: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is written as it reads."""
        return not self.guessed and all(sign == "tight" for sign in self.signs)


class Local(NamedTuple):
    """What stands before the sign of an address.

    Attributes:
        start: offset of its first code point.
        name: as a person reads it: "john.doe".
        written: whether signs in it are written out.
    """

    start: int
    name: str
    written: bool


class Signs:
    """Patterns for the signs that a text in some scripts may hold, each compiled when it is first asked for.

    A sign in brackets is matched with whatever word it holds; the sets tell whether that is a word for the sign.
    """

    def __init__(self, scripts: frozenset[str]) -> None:
        known = {sign: [word for spoken in _data()[sign].values() for word in spoken] for sign in ("at", *_MEANING)}
        self._words = {sign: [word for word in words if scripts_of(word) <= scripts] for sign, words in known.items()}
        self.at_words = frozenset(["@", *_data()["at-boxed"], *map(_even, self._words["at"])])
        self.dot_words = frozenset([*".,。·•", *map(_even, self._words["dot"])])
        #: Word, without blanks -> the sign of a local part that it stands for.
        self.meaning = {_even(word): real for sign, real in _MEANING.items() for word in self._words[sign]}
        self.meaning.update({".": ".", ",": ".", "。": ".", "·": ".", "•": ".", "_": "_", "-": "-"})

    def is_at(self, word: str) -> bool:
        """Return whether a word in brackets stands for "@"."""
        return _even(word) in self.at_words

    @cached_property
    def at(self) -> re.Pattern[str]:
        """Signs for "@": `sign` for a plain one, else how it is written, as in `Host.signs`."""
        return re.compile(
            r"(?P<sign>@{1,2}+)|(?P<entity>&#0{0,3}64;|&#x0{0,2}40;|&commat;|%40)"
            rf"|(?P<boxed>{_boxed('@', *_BOXES)})"
            rf"|(?P<word>{_bare(self._words['at'])})"
        )

    @cached_property
    def _at_begins(self) -> re.Pattern[str]:
        """What a sign for "@" may begin with; in the middle of a word, only a sign."""
        firsts = "".join(sorted({re.escape(word[0]) for word in self._words["at"]}))
        return re.compile(rf"[@&%{firsts}{_BOXES[0]}{_QUOTING}](?<![a-z0-9][a-z])")

    def next_at(self, text: str, at: int) -> re.Match[str] | None:
        """Return the next sign for "@" from an offset on; a search for all at once would take ten times as long."""
        for first in self._at_begins.finditer(text, at):
            if sign := self.at.match(text, first.start()):
                return sign
        return None

    @cached_property
    def dot(self) -> re.Pattern[str]:
        """Signs for dots in a host, with such groups."""
        return re.compile(
            r"(?P<tight>\.(?=\S))|(?P<wide>\s{1,3}\.\s{0,3})|(?P<loose>\.\s{1,3})"
            r"|\s{0,3}(?P<entity>&#0{0,3}46;|&#x0{0,2}2e;|&period;|%2e)\s{0,3}"
            r"|(?P<odd>\s,\s?(?=[a-z])|[,;:°|/\\~*^'`!](?=[a-z])|\s?[。·•・‧∙⋅、]\s?)"
            rf"|\s{{0,3}}(?P<word>{_bare(self._words['dot'])}|(?:dot|punkt|punto|point|ponto)(?=(?:com|net|org)(?![a-z])))\s{{0,3}}"
        )

    @cached_property
    def hyphen(self) -> re.Pattern[str]:
        """Words for hyphens in a host."""
        return re.compile(rf"\s{{0,3}}(?:{_bare(self._words['hyphen'])})\s{{0,3}}(?=\w)")

    @cached_property
    def inside(self) -> re.Pattern[str]:
        """Words for dots that stand in a run of letters without spaces."""
        return re.compile("|".join(_options(word for word in self._words["dot"] if not _is_spaced(word))) or "(?!)")

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """A sign of a local part, to be matched from right to left."""
        backwards = [word[::-1] for sign in _MEANING for word in self._words[sign]]
        return re.compile(
            rf"\s{{0,3}}(?P<word>{_bare(backwards)})\s{{0,3}}(?=[{LATIN}{CYRILLIC}{ARABIC}{DEVANAGARI}{HANGUL}])"
            r"|\s(?P<spaced>[._])\s"
        )


#: A sign in brackets, or between hyphens and the like; from right to left it looks the same but for its brackets.
_BOXED_DOT = lazy_pattern(rf"\s{{0,3}}{_boxed('[.,。·•]', *_BOXES)}\s{{0,3}}")
_BOXED_JOINT = lazy_pattern(rf"\s{{0,3}}{_boxed('[.,。·•_-]', *_BOXES[::-1])}\s{{0,3}}")
_MEANING = {"dot": ".", "underscore": "_", "hyphen": "-", "plus": "+"}


def _even(word: str) -> str:
    return re.sub(r"\s", "", word).replace("\u0307", "")


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return facts("signs.json")


@lru_cache(maxsize=1)
def known_labels() -> dict[str, str]:
    """Return what the labels that are spelt in another script stand for: "지메일" for "gmail", "컴" for "com"."""
    return {written: real for key in ("endings", "names") for real, words in _data()[key].items() for written in words}


@lru_cache(maxsize=1)
def _unspaced_endings() -> frozenset[str]:
    run = re.compile(rf"[{HANGUL}{HAN}]+")
    known = [word for words in _data()["endings"].values() for word in words]
    return frozenset(ending for ending in [*entries("public_suffixes.txt"), *known] if run.fullmatch(ending))


@lru_cache(maxsize=2)  # asked for again at each candidate in a text
def signs_of(text: str) -> Signs:
    """Return the patterns for the scripts of a folded text."""
    return _signs(scripts_of(text) | {"Latin"})


_signs = lru_cache(maxsize=16)(Signs)


def _options(words: Iterable[str]) -> list[str]:
    """Return patterns for words, the longest first; an upper-case İ has become an i with a dot of its own."""
    unique = sorted(set(words), key=lambda word: (-len(word), word))
    return [re.escape(word).replace(r"\ ", r"\s").replace("i", "i\u0307?") for word in unique]


def _is_spaced(word: str) -> bool:
    return max(word) < "\u3005"


def _bare(words: Iterable[str]) -> str:
    """Return a pattern for words that stand alone, where their script has spaces."""
    known = list(words)
    options = [
        rf"(?<![{run}])(?:{'|'.join(own)})(?![{run}])"
        for run in ("a-z0-9", CYRILLIC, ARABIC, DEVANAGARI)
        if (
            own := _options(
                word
                for word in known
                if _is_spaced(word) and re.match(f"[{run}ßà-ɏ]" if run[0] == "a" else f"[{run}]", word)
            )
        )
    ]
    return "|".join(options + _options(word for word in known if not _is_spaced(word)))


def read_host(source: Text, at: int, signs: Signs) -> Host | None:
    """Return the longest host name that begins at an offset, however its dots are written; None if there is none."""
    text = source.folded.text
    labels: list[str] = []
    ends: list[int] = []
    how: list[str] = []
    words: list[str] = []
    place, hyphens = at, 0
    while label := _label(text, place, signs):
        name, place = label
        while (hyphen := signs.hyphen.match(text, place)) and (label := _label(text, hyphen.end(), signs)):
            name, place = f"{name}-{label[0]}", label[1]
            hyphens += 1
            if hyphens > _MAX_LABELS:
                return None
        labels.append(known_labels().get(name, name))
        ends.append(place)
        dot = _dot(text, place, signs)
        if dot is None or len(labels) == _MAX_LABELS:
            break
        how.append(dot.lastgroup or "word")
        words.append(dot[dot.lastgroup].strip() if dot.lastgroup in ("word", "box") else "")
        place = dot.end()
    for last in range(len(labels) - 1, 0, -1):
        if _ends_well(source, labels[: last + 1], how[:last], at, ends[last]):
            name = ".".join(labels[: last + 1])
            return Host(at, ends[last], name, tuple(how[:last]), tuple(words[:last]))
    if labels and (glued := _GLUED.match(labels[0])):
        return Host(at, ends[0], f"{glued['name']}.{glued['ending']}", ("word",), ("dot",))
    return None


def _dot(text: str, at: int, signs: Signs) -> re.Match[str] | None:
    """Return the sign for a dot at an offset; its last group tells how it is written."""
    boxed = _BOXED_DOT.match(text, at)
    return boxed if boxed and _even(boxed["box"]) in signs.dot_words else signs.dot.match(text, at)


def _label(text: str, at: int, signs: Signs) -> tuple[str, int] | None:
    """Return the label at an offset and its end; without spaces, a word for a dot or a known ending ends it."""
    match = _LABEL.match(text, at)
    if match is None:
        return None
    label = match.group()
    if match.lastgroup is None:
        torn = _TORN.search(label)  # "shop-dot-com"
        return (label[: torn.start()], at + torn.start()) if torn else (label, match.end())
    dot = signs.inside.search(label, 1)
    if dot:
        return label[: dot.start()], at + dot.start()
    for length in range(min(len(label), 12), 0, -1):
        if label[:length] in _unspaced_endings():
            return label[:length], at + length
    return label, match.end()


def _ends_well(source: Text, labels: list[str], how: list[str], start: int, end: int) -> bool:
    """Return whether labels from `start` to `end` end like a host, given how the dots between them are written."""
    text = source.folded.text
    ending = labels[-1]
    if not is_ending(ending) or sum(label.isdigit() for label in labels) > 1:
        return False
    if "loose" in how:
        # "shop. com" is torn apart, "shop. In" is the next sentence.
        loose = [label for label, sign in zip(labels[1:], how, strict=True) if sign == "loose"]
        known = _LOOSE_AFTER_SIGN if text.startswith("@", start - 1) else _LOOSE
        raw = source.raw[slice(*source.folded.source(start, end))]
        torn = raw.isupper() or not raw[-len(ending) :][:1].isupper()
        if not torn or not all(label in known for label in loose):
            return False
    if "odd" in how:
        # "a@b.com,info@..." are two addresses; only the last sign of a name that has no dot is odd.
        follows = text[end : end + 1]
        return ending in _SURE and len(labels) <= 3 and "tight" not in how[:-1] and follows not in ("@", ".")  # noqa: PLR2004 - shop,co,uk
    return True


def is_ending(label: str) -> bool:
    """Return whether a label, in lower case, may end a host."""
    real = known_labels().get(label, label)
    return has_known_ending(f"x.{real}") or is_top_level(real.rpartition(".")[2])


_PIECES = tuple(
    lazy_pattern(rf"[{run}0-9_.!#$%&'*+^`|~-]{{1,64}}" if run == LATIN else rf"[{run}0-9_.+-]{{1,64}}")
    for run in (*_SPACED, HANGUL)
)
_QUOTES = ("'", '"', ")", "]", "」", "』")
_EDGE = ".'*`|-~!#$%&^"
_HAN_LOCAL = lazy_pattern(rf"[{HAN}0-9]{{1,16}}")
_HAN_LEAD = lazy_pattern(
    r".*(?:邮箱|郵箱|信箱|邮件|郵件|地址|发到|發到|写信|寫信|联系|聯絡|聯繫|[到给給至是为為向往用发發写寫寄叫加のはへにを])|[0-9]+"
)
_MAX_HAN_LOCAL = 5


def read_local(text: str, end: int, signs: Signs) -> Local | None:
    """Return the local part of an address that ends at an offset; None if there is none."""
    back = text[max(0, end - _REACH) : end][::-1]
    at = 1 if back[:1] in _QUOTES else 0
    names: list[str] = []
    start = end
    while match := next((found for piece in _PIECES if (found := piece.match(back, at))), None):
        name = match.group()[::-1]
        if names or len(name.rstrip(_EDGE)) == len(name):
            name = name.rstrip(_EDGE)
        else:
            break
        kept = name.lstrip(_EDGE)
        if not any(char.isalnum() for char in kept):
            break
        names.insert(0, kept)
        start = end - at - len(match.group()) + (len(name) - len(kept))
        at = match.end()
        joint = _BOXED_JOINT.match(back, at)
        if joint is None or _even(joint["box"][::-1]) not in signs.meaning:
            joint = signs.joint.match(back, at)
        if joint is None or len(names) > 2 * _MAX_LABELS or len(kept) < len(name):
            break
        names.insert(0, signs.meaning[_even(joint[joint.lastgroup or 0][::-1])])
        at = joint.end()
    if names and names[0] in ".-_+":  # a sign that nothing stands before
        names.pop(0)
    if names:
        return Local(start, "".join(names), len(names) > 1)
    return _han_local(text, end)


def _han_local(text: str, end: int) -> Local | None:
    """Return a name in Chinese or Japanese: only what follows a word that leads up to it, as no blank parts them."""
    run = _HAN_LOCAL.match(text[max(0, end - 16) : end][::-1])
    if run is None:
        return None
    name = run.group()[::-1]
    lead = _HAN_LEAD.match(name)
    name = name[lead.end() :] if lead else name
    if not name or len(name) > _MAX_HAN_LOCAL:
        return None
    return Local(end - len(name), name, written=False)
