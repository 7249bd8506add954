"""The rules that come with msglint: each reports its bad examples where they are marked, and none of its good ones."""

from __future__ import annotations

import pytest

from msglint.ruleset.loader import builtin_folder, load_rules, rule_files
from msglint.testing.examples import failures

RULES = [rule_id for rule_id, _ in rule_files(builtin_folder())]


@pytest.mark.parametrize("rule_id", RULES)
def test_examples_behave(rule_id: str) -> None:
    rules = load_rules()
    rule = rules.rule(rule_id)
    assert rule is not None
    assert [str(failure) for failure in failures(rule, rules)] == []
