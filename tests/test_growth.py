"""Four times the text costs at most about four times the time, on hostile input too."""
# ruff: noqa: E501 - a table reads best with one case a line

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from msglint.engine import check_message
from msglint.message import Message
from msglint.text.entities import KINDS, Text
from msglint.text.fold import fold
from msglint.text.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Bench

pytestmark = pytest.mark.growth

#: What is repeated -> how it may hurt.
HOSTILE = {
    "plain": "the parcel is on its way. ",
    "one word": "a",
    "dots": ".",
    "labels": "a.",
    "short hosts": "a.com ",
    "long host": "www.",
    "rejected hosts": "e.g:",
    "at signs": "@",
    "addresses": "a@b.com",
    "addresses in a row": "a@b.com ",
    "spoken at": "(at) ",
    "spoken address": "a at b dot ",
    "hyphens": "1-",
    "digits": "1",
    "order ids": "114-3941689-8772232 ",
    "schemes": "http:",
    "slashes": "//",
    "closing brackets": ")",
    "opening brackets": "(",
    "pairs": "()",
    "braces": "{",
    "placeholders": "{{a}} ",
    "percent": "%a",
    "square": "[order id] [[",
    "erb": "<% ",
    "gifs": "a.gif ",
    "gif dots": ".gif",
    "gif hyphens": "a.gif-",
    "data": "data:image/gif;",
    "quotes": '"please review ',
    "open quotes": "「please review ",
    "spaces": " ",
    "tabs": "\t ",
    "newlines": "\n",
    "carriage returns": "\r",
    "lines": "a\r\n",
    "wrapped lines": "one two three four five six seven eight\n",
    "cjk": "请修改您的评价",
    "cjk sentence": "请修改评价。",
    "ligatures": "ﬃ",
    "invisible": "\u200b",
    "combining": "\u0301",
    "joiners": "\u200d",
    "emoji": "👨‍👩‍👧",
    "keycaps": "1\ufe0f\u20e3",
    "flags": "🇩",
    "tags": "🏴\U000e0067",
    "apostrophes": "a'",
    "asks": "please review ",
    "asks to change": "please change your review ",
    "asks in sentences": "please change your review. ",
    "negations": "not change not review ",
    "after": "change review is not needed ",
    "exceptions": "don't forget to change peer review ",
    "gaps": "take take take down ",
    "actors": "we change they change review ",
}
#: Text before and after the repeats.
FRAMES = {"closing brackets": ("https://shop.com/x", ""), "gif hyphens": ("b.gif", "!"), "erb": ("<%", "%>")}
RULES = """
find:
  - {in: sentence, all: {act: change, thing: review}, maybe: {ask: request}, within: 9, unless: [{negated: act}, {actor: act, is: seller}, {quoted: true}]}
  - {in: neighbours, all: {thing: review, ask: please, act: change}, ordered: true, unless: [{says: reward, in: neighbours}]}
  - {in: message, all: {act: change, thing: review, ask: please}, unless: [{says: reward, in: message}, {quoted: true}]}
  - {in: clause, all: {act: change}, without: reward}
  - {entity: link}
  - {absent: order-id}
  - {only: thanks}
"""


def text_of(name: str, length: int) -> str:
    before, after = FRAMES.get(name, ("", ""))
    return before + HOSTILE[name] * (length // len(HOSTILE[name])) + after


def seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began


def assert_linear(work: Callable[[str], object], length: int) -> None:
    """Compare each hostile text with one four times as long; noise of the machine gets a second and third try."""
    for name in HOSTILE:
        work(text_of(name, length))
        for attempt in range(3):
            short = seconds(work, text_of(name, length))
            long = seconds(work, text_of(name, 4 * length))
            if long < 10 * max(short, 0.001):
                break
            assert attempt < 2, f"{name}: {short:.4f} s for {length} characters, {long:.4f} s for four times as many"


def test_fold() -> None:
    assert_linear(fold, 8_000)


def test_segment() -> None:
    assert_linear(segment, 8_000)


@pytest.mark.parametrize("kind", KINDS)
def test_entities(kind: str) -> None:
    assert_linear(lambda text: Text(text).find(kind), 16_000)


def test_check(bench: Bench) -> None:
    rules = bench.load(RULES)
    assert_linear(lambda text: check_message(Message.from_text(text), rules), 4_000)
