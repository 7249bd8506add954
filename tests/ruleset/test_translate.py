"""Messages and advice in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.engine import check_message
from msglint.errors import RuleErrors, UsageError
from msglint.message import Message
from msglint.ruleset.loader import load_rules
from msglint.ruleset.translate import languages_of, translated

if TYPE_CHECKING:
    from tests.conftest import Bench

RULE = "find:\n  - all: {act: change}\n    message: {en: 'Asks to {act}', zh: '要求{act}'}"


def test_every_text_of_every_rule_is_there_in_chinese() -> None:
    rules = load_rules()
    chinese = translated(rules, "zh")
    assert languages_of(rules) == ["en", "zh"]
    for rule, other in zip(rules.rules, chinese.rules, strict=True):
        assert other.title != rule.title
        assert other.why != rule.why
        assert other.message != rule.message
        assert other.instead != rule.instead
        for finder, mine in zip(rule.finders, other.finders, strict=True):
            assert (finder.message is None) == (mine.message is None)
            assert finder.message is None or finder.message != mine.message


def test_translation_changes_only_texts() -> None:
    rules = load_rules()
    message = Message.from_text("Hi Anna, order 114-3941689-8772232: write to ann at shop dot com \U0001f44d")
    english, chinese = check_message(message, rules), check_message(message, translated(rules, "zh"))
    assert [(found.rule, found.start, found.fingerprint) for found in english] == [
        (found.rule, found.start, found.fingerprint) for found in chinese
    ]
    assert [found.message for found in chinese] == [
        "含有电子邮箱地址：ann at shop dot com，即“ann@shop.com”",
        "含有表情符号：\U0001f44d",
    ]


def test_finder_has_its_own_translation_and_the_rest_stays_english(bench: Bench) -> None:
    rules = translated(bench.load(RULE), "zh")
    (found,) = check_message(Message.from_text("change it"), rules)
    assert found.message == "要求change"
    assert found.why == bench.load(RULE).rules[0].why


def test_language_that_no_rule_speaks_is_refused() -> None:
    with pytest.raises(UsageError, match="messages are not written in 'xx'; known are en, zh"):
        translated(load_rules(), "xx")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{zh: x}", "the key 'en' is missing"),
        ("{en: x, zh: '{thing}'}", "names {thing}"),
        ("{en: x, zh: 1}", "must be"),
    ],
)
def test_wrong_translation_is_refused(bench: Bench, text: str, problem: str) -> None:
    with pytest.raises(RuleErrors, match=problem):
        bench.load(f"find:\n  - all: {{act: change}}\n    message: {text}")
