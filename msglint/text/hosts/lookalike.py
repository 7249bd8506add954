"""Hosts that pose as one that buyers know: "аmazon.com" with a Cyrillic letter, "paypa1.com", "amazon.com.evil.ru"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from msglint.text.hosts import is_amazon
from msglint.text.hosts.suffix import decoded, is_top_level, suffix_length
from msglint.text.tables import groups

#: Latin letter -> letters of other scripts, and of our own with strokes, that look like it; from UTS #39 (confusables).
_LIKE = {
    "a": "аɑαᴀ",
    "b": "ьƅвʙ",
    "c": "сᴄϲ",
    "d": "ԁđᴅ",
    "e": "еєɛᴇεҽ",
    "f": "ғƒ",
    "g": "ɡɢԍց",
    "h": "һħʜнհ",
    "i": "іıɩɪι",
    "j": "јȷᴊ",
    "k": "кκᴋ",
    "l": "ӏłℓʟⅼ",
    "m": "мᴍ",
    "n": "пոηɴ",
    "o": "оοøᴏօσ",
    "p": "рρᴘþ",
    "q": "ԛզ",
    "r": "гʀꞅ",
    "s": "ѕꜱ",
    "t": "тτŧᴛ",
    "u": "υսᴜ",
    "v": "ѵνᴠ",
    "w": "ԝωᴡш",
    "x": "хχ",
    "y": "уүγʏ",
    "z": "ᴢʐ",
}
_LETTERS = str.maketrans({like: letter for letter, likes in _LIKE.items() for like in likes})
#: Signs that stand for a letter or two in a hasty look, after which what looks alike is one and the same.
_SIGNS = str.maketrans("01i!|534897", "ollllseabgt")
_PAIRS = (("rn", "m"), ("vv", "w"))
#: A shorter name is too close to too many others for digits to stand for its letters.
_LONG = 4
#: Names that are nothing else, so that a host with one between hyphens speaks in its owner's name.
_TELLING = frozenset(
    """
    amazon paypal fedex dhl usps royalmail postnl whatsapp facebook instagram microsoft icloud netflix aliexpress ebay
    wellsfargo bankofamerica citibank mastercard
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_DESK = (
    r"returns?|support|refunds?|help|login|verif\w*|secure|account|customer|billing|orders?|delivery|track\w*|alerts?"
)
_GLUED = rf"(?:my)?(?:{_DESK})?(?:amazon|paypal)(?:{_DESK})|(?:{_DESK})(?:amazon|paypal)"


@lru_cache(maxsize=512)
def is_lookalike(host: str) -> bool:
    """Return whether a host, in lower case and as it is written, looks like a known one or claims to be its owner's."""
    if is_amazon(host):
        return False
    labels = [decoded(label) for label in host.split(".")]
    if not all(label.isascii() for label in labels):
        seen = [_letters(label) for label in labels]
        if seen != labels and (is_amazon(".".join(seen)) or _owner(seen)):
            return True
    if _owner(labels):
        return False
    length = suffix_length(labels)
    names = labels[: len(labels) - length] if length else labels
    if not names:
        return False
    return _speaks_for(names[-1]) or _begins_known(names) or any(_resembles(label) for label in names)


def _owner(labels: list[str]) -> str:
    """Return whose host it is, of those that buyers know; the same name under any country's ending is theirs, too."""
    length = suffix_length(labels)
    if not length or len(labels) <= length:
        return ""
    own = labels[-length - 1]
    known = groups("known_hosts.txt")
    if own in known and (len(labels[-1]) == 2 or f"{own}.{labels[-1]}" in known[own]):  # noqa: PLR2004 - a country's ending
        return own
    host = ".".join(labels)
    return next((name for name, hosts in known.items() if any(f".{host}".endswith(f".{one}") for one in hosts)), "")


def _speaks_for(own: str) -> bool:
    """Return whether the label that somebody registered claims to be of a known owner."""
    if own == "amazon" or (("amazon" in own or "paypal" in own) and re.fullmatch(_GLUED, own)):
        return True
    return "-" in own and any(part in _TELLING or _resembles(part) for part in own.split("-"))


def _begins_known(names: list[str]) -> bool:
    """Return whether a host begins with a whole known one: "www.paypal.com.login.ru"."""
    known = groups("known_hosts.txt")
    return any((name == "amazon" or name in known) and is_top_level(after) for name, after in pairwise(names))


def _resembles(label: str) -> bool:
    """Return whether a label is no known name but looks like one."""
    if label == "amazon" or label in groups("known_hosts.txt"):
        return False
    plain = _letters(label)
    if plain != label and (plain == "amazon" or plain in groups("known_hosts.txt")):
        return True
    return len(plain) >= _LONG and _hasty(plain) in _hasty_names()


@cache
def _hasty_names() -> frozenset[str]:
    return frozenset(_hasty(name) for name in ["amazon", *groups("known_hosts.txt")] if len(name) >= _LONG)


def _letters(label: str) -> str:
    """Return a label with its letters as the Latin ones that they look like."""
    if label.isascii():
        return label
    parts = unicodedata.normalize("NFKD", label.translate(_LETTERS))
    return "".join(char for char in parts if not unicodedata.combining(char)).translate(_LETTERS)


def _hasty(label: str) -> str:
    for pair, one in _PAIRS:
        label = label.replace(pair, one)
    return label.translate(_SIGNS)
