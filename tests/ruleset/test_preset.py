"""Presets: which rules they choose, and which exemptions they take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.engine import check_message
from msglint.errors import RuleError, UsageError
from msglint.message import Message
from msglint.ruleset.loader import load_rules
from msglint.ruleset.preset import apply_presets

if TYPE_CHECKING:
    from tests.conftest import Bench

CALL = "Hello Anna, for the delivery appointment of order 114-3941689-8772232 please call +49 30 901820."
RULE = "find:\n  - {all: {act: change}, unless: [{exempt: x}]}"
EXEMPTION = "x:\n  why: w\n  says: reason\n"


def names(preset: str, text: str) -> set[str]:
    return {found.rule for found in check_message(Message.from_text(text), apply_presets(load_rules(), [preset]))}


def test_reason_excuses_in_the_usual_preset_and_not_in_the_strict_one() -> None:
    assert names("amazon", CALL) == set()
    assert names("amazon-strict", CALL) == {"amazon/phone-number"}


def test_both_presets_have_all_rules() -> None:
    rules = load_rules()
    for preset in ("amazon", "amazon-strict"):
        assert [rule.id for rule in apply_presets(rules, [preset]).rules] == [rule.id for rule in rules.rules]


def test_own_preset_chooses_packs_and_exemptions(bench: Bench) -> None:
    bench.write("exemptions.yaml", EXEMPTION)
    rules = bench.load(RULE)
    bench.write("presets/strict.yaml", "title: Strict\npacks: own\nno-exemption:\n  own/rule: x\n")
    assert [excuse.name for excuse in rules.rules[0].finders[0].unless] == ["x"]
    assert apply_presets(rules, ["strict"]).rules[0].finders[0].unless == ()


def test_unknown_preset_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'amazon-strict'"):
        apply_presets(load_rules(), ["amazon-strct"])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: T", "the key 'packs' is missing"),
        ("title: T\npacks: others", "there is no pack 'others'"),
        ("title: T\npacks: own\nno-exemption:\n  own/rul: x", "there is no rule 'own/rul'"),
        ("title: T\npacks: own\nno-exemptions: x", "unknown key"),
    ],
)
def test_wrong_preset_is_refused_with_its_file(bench: Bench, text: str, problem: str) -> None:
    rules = bench.load("find:\n  - all: {act: change}")
    bench.write("presets/mine.yaml", text)
    with pytest.raises(RuleError, match=problem):
        apply_presets(rules, ["mine"])
