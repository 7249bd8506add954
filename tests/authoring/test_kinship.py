"""Rules are kin when they look for the same things, and the nearer ones come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.authoring.kinship import kin, things

if TYPE_CHECKING:
    from tests.conftest import Bench

FINDERS = {
    "asks": "find: {all: {act: change, thing: [review, reward]}}\n",
    "near": "find: {all: {thing: [review, change]}}\n",
    "far": "find: [{all: {thing: review}}, {entity: email}, {all: {a: happy, b: reason}}]\n",
    "mails": "find: {absent: email, says: thanks}\n",
    "late": "find: {days: {since: order_date, more-than: 3}}\n",
    "long": "find: {length: {of: words, more-than: 3}}\n",
}


def test_kin_come_by_what_they_have_in_common(bench: Bench) -> None:
    for name, finder in FINDERS.items():
        bench.write(f"own/{name}.yaml", bench.head + finder)
    rules = {rule.name: rule for rule in bench.load().rules}

    def names(name: str, least: float = 0) -> list[str]:
        return [rule.name for rule in kin(rules[name], rules.values(), least)]

    assert names("asks") == ["near", "far"]
    assert names("asks", 0.5) == ["near"]
    assert names("mails") == ["far"]
    assert names("late") == names("long") == []


def test_what_a_rule_looks_for(bench: Bench) -> None:
    for name, finder in FINDERS.items():
        bench.write(f"own/{name}.yaml", bench.head + finder)
    found = {rule.name: sorted(things(rule)) for rule in bench.load().rules}

    assert found["far"] == ["entity email", "happy", "reason", "review"]
    assert found["mails"] == ["entity email", "thanks"]
    assert found["late"] == ["time order_date", "time sent_date"]
    assert found["long"] == []
