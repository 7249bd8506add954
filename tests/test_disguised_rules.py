"""Whatever a rule finds in its examples, it finds in any disguise; and no disguise makes a good example bad."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from msglint.engine import check_message
from msglint.ruleset.loader import load_rules
from msglint.testing.examples import read_examples
from msglint.text.fold import fold
from msglint.text.unmask import unmask
from tests.disguises import DISGUISES

if TYPE_CHECKING:
    from msglint.message import Message
    from msglint.ruleset.rule import Rule, RuleSet
    from msglint.testing.examples import Example
    from msglint.violation import Violation

#: Rules told by words in two languages at least; the others are about addresses, in which a letter more or another
#: letter is another address.
BY_WORDS = (
    *("review-change-request", "review-incentive", "review-gating", "positive-review-request", "review-pressure"),
    *("personal-info-request", "off-platform-payment", "opt-out-link"),
)
#: These leave addresses what they are, to the eye.
FOR_ADDRESSES = ("full width", "zero width", "mathematical", "raised", "apart")

many = settings(max_examples=12, deadline=None, derandomize=True)


#: Whole lines in another order are tried on sentences, in tests/text; here they would tear addresses and lists apart.
IN_ORDER = [name for name in DISGUISES if name not in ("reversed", "upside down")]
#: What only a vocabulary can undo is undone in a language with a full one.
FULL = ("en",)


@cache
def examples(*, bad: bool, by_words: bool, full: bool = False) -> tuple[RuleSet, list[tuple[Rule, Example]]]:
    rules = load_rules()
    found = [
        (rule, example)
        for rule in rules.rules
        for example in read_examples(rule)
        if example.bad == bad
        and not example.known_miss
        and (rule.name in BY_WORDS if by_words else not rule.scored)
        # A scorer weighs every word of a sentence, so that one word which stays hidden may tip it.
        and (not by_words or not bad or example.language in FULL)
        and all(part.origin is None and part.name != "attachment" for part in example.message.parts)
        # What mark-up does, letters in disguise do not do; a word of one letter before others set apart is one of them.
        and not re.search(r"<|(?<![^ ])[^\W\d](?![^ ])", example.message.parts[-1].text)
        and (example.marks or not bad)
        # An address in words ("lampenhaus Punkt de") is a disguise already; two at once are not told apart.
        and (by_words or not bad or re.search(r"[@.:/\d]", example.message.parts[-1].text[slice(*example.marks[0])]))
        and not (by_words and re.search("[@/]", example.message.parts[-1].text))
        and (example.language in FULL or not full)
    ]
    return rules, found


def disguised(example: Example, name: str, random: Random) -> tuple[Message, int, int]:
    """Return the message with its marked words in disguise, or all where none are, and where the disguise stands."""
    body = example.message.parts[-1]
    start, end = example.marks[0] if example.marks else (0, len(body.text))
    hidden = DISGUISES[name].apply(body.text[start:end], random)
    text = body.text[:start] + hidden + body.text[end:]
    part = replace(body, text=text, source=text, start=0)
    return replace(example.message, parts=(*example.message.parts[:-1], part)), start, start + len(hidden)


def reported(message: Message, rules: RuleSet, rule: Rule) -> list[Violation]:
    return [found for found in check_message(message, rules) if found.rule == rule.id]


def assert_seen_through(name: str, seed: int, *, by_words: bool) -> None:
    rules, found = examples(bad=True, by_words=by_words, full=DISGUISES[name].needs_words)
    random = Random(seed)  # noqa: S311 - nothing secret
    rule, example = random.choice(found)
    message, start, end = disguised(example, name, random)
    text = message.parts[-1].text
    if DISGUISES[name].needs_words:
        # What only a vocabulary can undo stays where the vocabulary lacks a word; tests/text tries it with a full one.
        read = unmask(fold(text), rules.lexicons[example.language].knows).text
        assume(read == fold(example.message.parts[-1].text).text)
    hits = [hit for hit in reported(message, rules, rule) if hit.start and hit.end]
    assert any(hit.start.offset < end and start < hit.end.offset for hit in hits if hit.start and hit.end), text
    assert all(text[hit.start.offset : hit.end.offset] == hit.text for hit in hits if hit.start and hit.end)


@pytest.mark.parametrize("name", IN_ORDER)
@many
@given(st.integers(0, 10**6))
def test_words_are_found_in_disguise_where_they_stand(name: str, seed: int) -> None:
    assert_seen_through(name, seed, by_words=True)


@pytest.mark.parametrize("name", FOR_ADDRESSES)
@many
@given(st.integers(0, 10**6))
def test_addresses_are_found_in_disguise_where_they_stand(name: str, seed: int) -> None:
    assert_seen_through(name, seed, by_words=False)


@pytest.mark.parametrize(
    ("name", "by_words"), [*((name, True) for name in IN_ORDER), *((name, False) for name in FOR_ADDRESSES)]
)
@many
@given(st.integers(0, 10**6))
def test_disguise_makes_no_good_example_bad(name: str, by_words: bool, seed: int) -> None:  # noqa: FBT001 - parametrised
    rules, found = examples(bad=False, by_words=by_words)
    random = Random(seed)  # noqa: S311 - nothing secret
    rule, example = random.choice(found)
    message, _, _ = disguised(example, name, random)
    assert [hit.text for hit in reported(message, rules, rule)] == []
