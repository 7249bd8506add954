"""The key `fix` of a rule file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import RuleErrors
from msglint.ruleset.rule import Remedy

if TYPE_CHECKING:
    from tests.conftest import Bench


def test_a_fix_is_named_for_a_rule_and_for_a_finder(bench: Bench) -> None:
    (rule,) = bench.load(
        "find:\n  - {entity: link, fix: {do: secure-link, safe: false}}\n  - entity: emoji\nfix: remove\n"
    ).rules
    assert rule.fix == Remedy(do="remove")
    assert [finder.fix for finder in rule.finders] == [Remedy(do="secure-link", safe=False), None]


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("find: {entity: emoji}\nfix: removed\n", "8:6: fix: there is no fix 'removed'; did you mean 'remove'?"),
        ("find: {entity: emoji}\nfix: {du: remove}\n", "8:7: fix.du: unknown key; known are do, safe"),
        ("find: {entity: emoji}\nfix: {safe: true}\n", "8:6: fix: the key 'do' is missing"),
        ("find: {entity: emoji}\nfix: {do: remove, safe: 1}\n", "8:25: fix.safe: must be true or false, not 1"),
        ("find: {entity: emoji}\nfix: [remove, unlink]\n", "8:15: fix: takes one fix, not 2"),
        ("find: {entity: emoji}\nfix: none\n", "8:1: fix: has no effect here"),
        (
            "find: {entity: emoji}\nfix: secure-link\n",
            "8:1: fix: a fix that can never apply: 'secure-link' is for link and image",
        ),
        (
            "find: {absent: [order-id], fix: remove}\n",
            "find[0].fix: a fix that can never apply: 'remove' is for words of the message",
        ),
        (
            "find: {entity: style, fix: remove-sentence}\n",
            "find[0].fix: a fix that can never apply: 'remove-sentence' is for words of the message",
        ),
    ],
)
def test_a_wrong_fix_is_an_error_at_its_place(bench: Bench, rule: str, problem: str) -> None:
    with pytest.raises(RuleErrors) as caught:
        bench.load(rule)
    assert problem in str(caught.value)
