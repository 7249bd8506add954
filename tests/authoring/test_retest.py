"""Examples are tested again only where they may behave otherwise than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.authoring import retest
from msglint.authoring.retest import Retest, is_about_words
from msglint.testing.verdict import try_examples

if TYPE_CHECKING:
    from msglint.errors import RuleError
    from msglint.ruleset.rule import Rule, RuleSet
    from tests.conftest import Bench

RULE = """
find:
  - all: {thing: review}
---
examples:
  bad: {en: ["Your [review] is here."]}
  good: {en: ["Your parcel is here."]}
"""


@pytest.fixture
def tested(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of the rules that were really tested, which grows."""
    names: list[str] = []

    def test(rule: Rule, rules: RuleSet) -> tuple[int, list[RuleError]]:
        names.append(rule.name)
        return try_examples(rule, rules)

    monkeypatch.setattr(retest, "try_examples", test)
    return names


def examine(retests: Retest, rules: RuleSet) -> list[tuple[int, list[str]]]:
    found = (retests.examine(rule, rules) for rule in rules.rules)
    return [(count, [error.problem for error in failures]) for count, failures in found]


def test_an_unchanged_rule_is_not_tested_again(bench: Bench, tested: list[str]) -> None:
    rules, retests = bench.load(RULE), Retest()

    assert examine(retests, rules) == examine(retests, bench.load()) == [(2, [])]
    assert tested == ["rule"]


def test_only_the_rule_whose_file_has_changed_is_tested_again(bench: Bench, tested: list[str]) -> None:
    bench.write("own/other.yaml", bench.head + RULE)
    retests = Retest()
    examine(retests, bench.load(RULE))

    results = examine(retests, bench.load(RULE.replace("parcel", "updated review")))

    assert tested == ["other", "rule", "rule"]
    assert results == [(2, []), (2, ["a good example is reported: 'review'"])]


def test_a_rule_whose_exemption_has_changed_is_tested_again(bench: Bench, tested: list[str]) -> None:
    bench.write("exemptions.yaml", "fine: {why: It is fine., says: reward, in: sentence}\n")
    retests = Retest()
    rule = RULE.replace("---", "    unless: [{exempt: fine}]\n---")
    assert examine(retests, bench.load(rule)) == [(2, [])]

    bench.write("exemptions.yaml", "fine: {why: It is fine., says: review, in: sentence}\n")

    assert examine(retests, bench.load()) == [(2, ["a bad example is not reported"])]
    assert tested == ["rule", "rule"]


def test_after_a_change_of_words_everything_is_tested_again(bench: Bench, tested: list[str]) -> None:
    retests = Retest()
    examine(retests, bench.load(RULE))

    retests.forget(["rules/own/rule.yaml"])
    examine(retests, bench.load())
    assert tested == ["rule"]

    retests.forget(["rules/lexicons/en.yaml"])
    examine(retests, bench.load())
    assert tested == ["rule", "rule"]


def test_lexicons_senses_and_fallbacks_are_about_words() -> None:
    files = ("r/lexicons/en.yaml", "r/senses/de.yaml", "r/fallbacks.yaml", "r/own/emoji.yaml", "r/scorers/any.json")

    assert [is_about_words(file) for file in files] == [True, True, True, False, False]
