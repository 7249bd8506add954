"""Tells a bare host ("shop.com") from what only looks like one: a missing space, a file, a version, a product."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from msglint.text.hosts import is_marketplace
from msglint.text.hosts.letters import is_unspaced
from msglint.text.hosts.suffix import suffix_length
from msglint.text.lazily import lazy_pattern
from msglint.text.tables import facts
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CUE_SIGN = lazy_pattern(r"[:=→➜➡⇒>(\[\"«‹'“„<|]\s{0,3}$")
_LAST_WORD = lazy_pattern(r"([^\W_](?:[^\W_]|'){0,20})[ \t]{1,3}$")
_LINE_BEGINS = lazy_pattern(r"(?:^|[\n\r])[ \t>*•–-]{0,6}$")
_ENDS = lazy_pattern(r"\s{0,3}(?:$|[\n\r.,;:!?)\]}\"'»”’<>|。，、；：！？）】」』،؛؟।…·•]|[-–—/&+]\s)")
_LINE_ENDS = lazy_pattern(r"[ \t.!]{0,4}(?:$|[\n\r])")
_FILE_CUE = lazy_pattern(
    r"file|datei|fichier|archivo|ficheiro|arquivo|plik|bestand|\bfil\b|filen|dosya|файл|attach|anhang|anlage|pièce|jointe|allegat"
    r"|adjunt|załącz|bijlage|bifog|anexo|ملف|फ़ाइल|फाइल|文件|檔案|附件|ファイル|添付|파일|첨부|usb|script|folder|ordner|dossier|carpeta"
)
#: Endings of files that are hardly ever those of a seller's host.
_RATHER_FILES = frozenset(["py", "sh", "zip", "md", "mov", "rs", "ps", "java", "bat", "bz", "tf"])
#: Endings that are no word but in Portuguese, or a rare one.
_SUREST = frozenset(["com", "org", "cn", "net", "info", "biz"])
_PACKAGES = frozenset(["com", "net", "org", "io", "edu", "gov"])
_DIGITS_MAY = frozenset(["com", "net", "org", "cn", "hk", "tw"])
#: Words that no sentence ends in: a name that does is a host.
_NEVER_LAST = frozenset("al am an as at au az be by de do er es et il im is je la my na ni se si su vi za".split())  # noqa: SIM905 - a word list reads best as words
_ABBREVIATED = lazy_pattern(r"(?:nr|str)$")
_BRAND = lazy_pattern(r"[\d-]")
_MANY = 3
_COUNTRY = 2
_SAMPLE = 4_000
#: A whole word that is no part of a dotted name.
_WORD = lazy_pattern(r"(?<![\w.@/-])[^\W\d_]{1,14}+(?![\w@/]|[.-]\w)")


class Name(NamedTuple):
    """A dotted name and where it stands.

    Attributes:
        labels: its labels, folded.
        raw: as it is written.
        before: some of the folded text before it.
        after: some of the folded text after it.
        path: whether a path, query or port follows.
        written: whether its dots are written out, which nobody does with a full stop.
        spoken: whether a word stands for its dot, which may be an ordinary word as well.
    """

    labels: list[str]
    raw: str
    before: str
    after: str
    path: bool = False
    written: bool = False
    spoken: bool = False


@cache
def _data() -> Mapping[str, Any]:
    data = facts("bare_hosts.json")
    for key in ("sure", "usual", "abbreviations", "products", "cues", "files", "stems"):
        data[key] = frozenset(data[key])
    data["common"] = {language: frozenset(words) for language, words in data["common"].items()}
    return data


@lru_cache(maxsize=8)
def languages_of(text: str) -> frozenset[str]:
    """Return the languages of whose frequent words a folded text has many, to tell which endings are words in it."""
    words = set(_WORD.findall(text[:_SAMPLE]))
    counts = {language: len(words & common) for language, common in _data()["common"].items()}
    most = max(counts.values())
    return frozenset(language for language, count in counts.items() if count and 2 * count >= most)


def is_host(name: Name, text: str) -> bool:
    """Return whether a dotted name is a host, given the folded text that it stands in."""
    labels = name.labels
    if labels[0] == "www":
        return len(labels) > 1 and len(labels[1]) > 1
    length = suffix_length(labels) or (1 if labels[-1].startswith("xn--") else 0)
    names = labels[:-length]
    if not length or not names or _is_other(name, names):
        return False
    if not (name.path or _even_case(name, names[-1])):
        return False
    return _is_meant(name, names, length, text)


def is_expected(name: Name) -> bool:
    """Return whether the words before a name lead up to a host, or it stands alone on its line."""
    if _CUE_SIGN.search(name.before) or _is_alone(name):
        return True
    word = _LAST_WORD.search(name.before)
    return bool(word and word[1] in _data()["cues"])


def _is_alone(name: Name) -> bool:
    return bool(_LINE_BEGINS.search(name.before) and _LINE_ENDS.match(name.after))


def is_common(word: str, text: str) -> bool:
    """Return whether a word, in lower case, is a frequent one in English or a language of the folded text."""
    return _is_word(word, {"en", *languages_of(text)} & _data()["common"].keys())


def is_sure(label: str) -> bool:
    """Return whether a label is an ending of hosts and no word in any of our languages."""
    return label in _data()["sure"]


def _is_other(name: Name, names: list[str]) -> bool:
    """Return whether a name with a public suffix is known to be something else: a product, a package, a number."""
    host = ".".join(name.labels)
    # "Amazon.com" is what people call the company.
    if host in _data()["products"] or (is_marketplace(host) and not (name.path or name.written)):
        return True
    if len(name.labels) >= _MANY and name.labels[0] in _PACKAGES and not name.path:
        return True
    return _is_number(name, names) or _is_file(name, names)


def _is_number(name: Name, names: list[str]) -> bool:
    """Return whether a name is a version, a number or somebody's initials."""
    if len(names) > 1:
        return all(part.isdigit() or (len(part) == 1 and part.isascii()) for part in names)
    if names[0].isdigit():
        return name.labels[-1] not in _DIGITS_MAY
    return len(names[0]) == 1 and names[0].isascii() and not _begins_link(name)


def _begins_link(name: Name) -> bool:
    """Return whether a name of one letter is a host ("t.me/shop"), rather than somebody's initial."""
    ending = name.raw.strip().rpartition(".")[2]
    return not ending[:1].isupper() and (
        name.path or _is_alone(name) or (name.labels[-1] == "com" and is_expected(name))
    )


def _is_file(name: Name, names: list[str]) -> bool:
    last = name.labels[-1]
    if last not in _data()["files"] or len(name.labels) >= _MANY:
        return False
    stem = names[-1]
    known = stem in _data()["stems"] or "_" in stem or re.split(r"[\d-]", stem)[0] in _data()["stems"]
    if known or (last != "com" and _FILE_CUE.search(name.before[-40:])):
        return True
    return last in _RATHER_FILES and not (name.path or is_expected(name))


def _even_case(name: Name, own: str) -> bool:
    """Return whether the letter case is that of a host: "you.We" and "Paint.NET" are none."""
    written, _, ending = name.raw.rstrip().rpartition(".")
    if not written or not ending[:1].isupper():
        return True
    if len(ending) > 1 and ending.isupper():
        return written.isupper() or (name.labels[-1] in _data()["sure"] and name.labels[-1] != "net")
    return name.labels[-1] in _SUREST and written[:1].isupper() and own not in _data()["common"]["en"]


def _is_meant(name: Name, names: list[str], length: int, text: str) -> bool:
    """Return whether a name is a host rather than two sentences without a space between them."""
    data = _data()
    last = name.labels[-1]
    languages = languages_of(text)
    sure = last in data["sure"]
    known = {"en", *languages} & data["common"].keys() if sure else data["common"].keys()
    if all(_is_word(part, known) or part in data["abbreviations"] or _ABBREVIATED.search(part) for part in names):
        certain = last in _SUREST and not (last == "com" and "pt" in languages) and (name.path or last != "net")
        led = bool(_CUE_SIGN.search(name.before)) or (_is_alone(name) and not names[-1].isascii())
        return certain or led or (name.path and sure)
    if name.path or name.written or sure or length > 1 or any(label.startswith("xn--") for label in name.labels):
        return True
    return _is_branded(name, names) or _is_no_word(name, languages)


def _is_branded(name: Name, names: list[str]) -> bool:
    """Return whether a name whose ending may be a word is a host for other reasons."""
    if is_expected(name) or len(names) > 1 or is_unspaced(name.after[:1]):
        return True
    return not name.spoken and bool(_BRAND.search(names[-1]))


def _is_no_word(name: Name, languages: frozenset[str]) -> bool:
    """Return whether the ending of a name is hardly a word in the languages of its text, or not one to stand there."""
    last = name.labels[-1]
    ordinary = _data()["words"].get(last, ())
    if ordinary and (not languages or not languages.isdisjoint(ordinary)):
        return last in _NEVER_LAST and bool(_ENDS.match(name.after))
    if last in _data()["usual"] or (ordinary and len(last) == _COUNTRY):
        return not (ordinary and name.spoken)
    return not last.isascii()


def _is_word(word: str, languages: Iterable[str]) -> bool:
    return any(word in _data()["common"][language] for language in languages)
