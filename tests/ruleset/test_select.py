"""Which rules a run uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import UsageError
from msglint.ruleset.select import find_rule, select_rules

if TYPE_CHECKING:
    from msglint.ruleset.rule import RuleSet
    from tests.conftest import Bench


@pytest.fixture
def rules(bench: Bench) -> RuleSet:
    for name in ("own/emoji", "own/link", "other/emoji"):
        bench.write(f"{name}.yaml", bench.head + "find:\n  - entity: link")
    return bench.load()


@pytest.mark.parametrize(
    ("chosen", "ignored", "left"),
    [
        ((), (), ["other/emoji", "own/emoji", "own/link"]),
        (("own/emoji",), (), ["own/emoji"]),
        (("emoji",), (), ["other/emoji", "own/emoji"]),
        (("own",), (), ["own/emoji", "own/link"]),
        (("own",), ("emoji",), ["own/link"]),
        ((), ("own",), ["other/emoji"]),
    ],
)
def test_rules_are_chosen_by_id_name_or_pack(
    rules: RuleSet, chosen: tuple[str, ...], ignored: tuple[str, ...], left: list[str]
) -> None:
    assert [rule.id for rule in select_rules(rules, chosen, ignored).rules] == left


def test_unknown_name_is_refused_with_the_nearest(rules: RuleSet) -> None:
    with pytest.raises(UsageError, match=r"^--select: there is no rule or pack 'emojis'; did you mean 'emoji'\?$"):
        select_rules(rules, ["emojis"])
    with pytest.raises(UsageError, match=r"^--ignore: there is no rule or pack 'lnk'; did you mean 'link'\?$"):
        select_rules(rules, [], ["lnk"])
    with pytest.raises(UsageError, match="no rule is left to check"):
        select_rules(rules, ["own"], ["own"])


def test_one_rule_is_found_by_id_or_name(rules: RuleSet) -> None:
    assert find_rule(rules, "link").id == "own/link"
    with pytest.raises(UsageError, match=r"^there is no rule 'links'; did you mean 'link'\?$"):
        find_rule(rules, "links")
