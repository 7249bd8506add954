"""Which countries' national phone numbers a message may hold, by its marketplace and its language."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msglint.text.lazily import lazy_pattern
from msglint.text.script import main_script
from msglint.text.tables import facts

_WORD = lazy_pattern(r"[^\W\d_]+")
_HOST = lazy_pattern(r"(?:https?://)?(?:[\w-]{1,63}\.){0,4}amazon\.(?P<ending>[a-z]{2,3}(?:\.[a-z]{2})?)(?![\w.])")
#: The beginning of a text tells its language as well as the whole.
_SAMPLE = 4_000
_CODE_LENGTH = 2


def regions_of(marketplace: str | None, text: str) -> tuple[str, ...]:
    """Return the ISO 3166 codes of the countries whose national numbers a text may hold, likeliest first.

    Args:
        marketplace: the marketplace's country code, host or id, as in `DE`, `UK`, `amazon.co.uk`, `A1PA6795UKMFR9`.
        text: the text, in lower case; its script and commonest words tell the language. Empty if only the marketplace
            is to be asked.
    """
    first = _of_marketplace(marketplace) if marketplace else None
    regions = _data()["languages"].get(_language(text), ()) if text else ()
    return tuple(dict.fromkeys([*([first] if first else []), *regions]))


def _of_marketplace(marketplace: str) -> str | None:
    name = marketplace.strip()
    data = _data()
    host = _HOST.search(name.lower())
    code = host["ending"].rpartition(".")[2].upper() if host else name.upper().rpartition("_")[2]
    region: str | None = data["ids"].get(code) or data["codes"].get(code)
    if region is None and len(code) == _CODE_LENGTH and code.isascii() and code.isalpha():
        return code
    return region


def _language(text: str) -> str | None:
    """Return the language that a lower-case text seems to be in; None where nothing tells."""
    data = _data()
    sample = text[:_SAMPLE]
    script = main_script(sample)
    if script == "Han":
        # A text with kana is Japanese, even where Han characters are in the majority.
        if re.search("[\u3041-\u30fa]", sample):
            return "ja"
        return "zh" if set(data["traditional"]).isdisjoint(sample) else "zh-Hant"
    if script != "Latin":
        found: str | None = data["scripts"].get(script)
        return found
    common = _common_words()
    scores = dict.fromkeys(data["words"], 0)
    for word in _WORD.findall(sample):
        for language in common.get(word, ()):
            scores[language] += 1
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else None


@cache
def _common_words() -> dict[str, list[str]]:
    """Return the languages that each of the commonest words belongs to."""
    languages: dict[str, list[str]] = {}
    for language, words in _data()["words"].items():
        for word in words.split():
            languages.setdefault(word, []).append(language)
    return languages


@cache
def _data() -> Any:
    return facts("regions.json")
