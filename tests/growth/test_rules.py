"""A longer message takes time by its length, whatever stands in it: for each rule that comes with msglint."""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from msglint.engine import check_message
from msglint.message import Attachment, Message
from msglint.read.attachment import attachment_parts
from msglint.ruleset.loader import builtin_folder, load_rules, rule_files
from tests.growth.hostile import TEXTS, Repeat
from tests.growth.measure import assert_linear
from tests.growth.words import LANGUAGES, units

if TYPE_CHECKING:
    from msglint.ruleset.rule import RuleSet

pytestmark = pytest.mark.growth

RULES = [rule_id for rule_id, _ in rule_files(builtin_folder())]
#: The length of the small messages; the large one has eight times as much.
LENGTH = 250
#: A context in which the conditions of as many rules as possible hold.
CONTEXT: dict[str, Any] = {"kind": "proactive", "recipient": "contacted", "review_requests": 1, "buyer_language": "en"}


@cache
def rules() -> RuleSet:
    return load_rules()


def check(text: str, chosen: RuleSet) -> None:
    # What is remembered of one message would make the next one cheaper, and the small ones are much alike.
    for lexicon in chosen.lexicons.values():
        lexicon.remembered.clear()
    check_message(Message.from_text(text, subject=text[:50], **CONTEXT), chosen)


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_takes_time_by_the_length_of_a_message_full_of_its_own_words(rule_id: str) -> None:
    rule = rules().rule(rule_id)
    assert rule is not None
    alone = replace(rules(), rules=(rule,))
    # Each rule meets English and one of the other languages; all together meet each of them.
    other = LANGUAGES[zlib.crc32(rule_id.encode()) % len(LANGUAGES)]
    for language in dict.fromkeys(("en", other)):
        for what, unit in units(rule, language):
            assert_linear(lambda text: check(text, alone), Repeat(unit).of, LENGTH, f"{rule_id}, {language}: {what}")


@pytest.mark.parametrize("name", TEXTS)
def test_all_rules_together_take_time_by_the_length_of_the_message(name: str) -> None:
    assert_linear(lambda text: check(text, rules()), TEXTS[name].of, LENGTH, name)


def test_all_rules_together_take_time_by_the_number_of_attachments() -> None:
    def made(number: int) -> Message:
        attachments = tuple(Attachment(f"{at}.exe", "", 1) for at in range(number))
        message = Message.from_text("The manual is attached.", **CONTEXT)
        parts = attachment_parts((one, None, None) for one in attachments)
        return replace(message, parts=(*message.parts, *parts), attachments=attachments)

    assert_linear(lambda message: check_message(message, rules()), made, 10, "attachments")
