"""Four times the disguise costs at most about four times the time."""

from __future__ import annotations

import pytest

from msglint.text.fold import fold
from msglint.text.unmask import unmask
from tests.test_growth import seconds

pytestmark = pytest.mark.growth

#: What is repeated -> how it may hurt.
HOSTILE = {
    "marks": "e\u0301\u0316",
    "unordered marks": "\u0316\u0301",
    "joining marks": "\u093c\u3099",
    "accents": "ẇḣȧṫ ",
    "overrides": "\u202e",
    "nested overrides": "\u202eab\u202dcd",
    "isolates": "\u2067a\u2069",
    "stray ends": "\u2069\u202c",
    "soft hyphens": "a\u00ad",
    "zero width": "a\u200b",
    "jamo": "ㄱㅏ",
    "vowels": "ㅏ",
    "mixed alphabets": "aа",
    "mixed words": "rеviеw ",
    "labels": "а.b.",
    "hosts": "аррӏе.com ",
    "at signs": "а@b",
    "upside down": "ʍǝ",
    "upside-down words": "ʍǝᴉʌǝɹ a ",
    "flag letters": "🇷\u200b",
    "full width": "Ａa",
    "brackets": "⒜ ",
    "mathematical": "𝐫 ",
    "letters apart": "r e v i e w ",
    "hyphens apart": "r-e-",
    "digits apart": "1 2 ",
    "lines apart": "r\ne\n",
    "characters apart": "好·",
    "noisy characters": "好*评",
    "listed characters": "好/评/",
    "syllables": "리 뷰 ",
    "leetspeak": "r3v1",
    "leetspeak words": "r3v1ew ",
    "stars": "a*",
    "signs": "/\\",
    "brackets inside": "r(e)",
    "pieces": "re view ",
    "underscores": "a_b_",
    "repeated": "aaa",
    "repeated words": "reviewwww ",
    "accented": "éaé",
}
LENGTH = 6_000
KNOWN = frozenset(["please", "review", "change", "stars", "好评", "리뷰"])


def work(text: str) -> None:
    unmask(fold(text), KNOWN.__contains__)


@pytest.mark.parametrize("name", HOSTILE)
def test_disguises(name: str) -> None:
    unit = HOSTILE[name]
    short = unit * (LENGTH // len(unit))
    work(short)
    for attempt in range(3):
        once, often = seconds(work, short), seconds(work, 4 * short)
        if often < 10 * max(once, 0.001):
            break
        assert attempt < 2, f"{once:.4f} s for {len(short)} characters, {often:.4f} s for four times as many"
