"""Rules are the same once they have been plain data, and data of another version is refused."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

import pytest

from msglint.ruleset.plain import decode, encode
from msglint.ruleset.rule import Condition, Entity, Excuse, Remedy, Rule, Together

if TYPE_CHECKING:
    from msglint.ruleset.rule import Finder


def rule_of(name: str, *finders: Finder) -> Rule:
    return Rule(f"own/{name}", "t", "error", "w", "s", "m", "i", finders, "f.yaml", fix=Remedy("remove", safe=True))


SHARED = Excuse("says", concepts=("reason",), name="order-related")
RULES = [
    rule_of("a", Together(unless=(SHARED,), parts=(("act", ("change",)),)), Entity(kind="link", near=SHARED)),
    rule_of("b", Together(when=(Condition("kind", ("reply",)),), unless=(SHARED,)), Entity(kind="link", near=SHARED)),
]


def test_rules_come_back_equal_and_in_order() -> None:
    assert decode(marshal.loads(marshal.dumps(encode(RULES)))) == RULES  # noqa: S302 - because the test has made it


def test_what_rules_share_is_written_once_but_each_finder_is_its_rules_own() -> None:
    first, second = decode(encode(RULES))
    assert first.finders[0].unless[0] is second.finders[0].unless[0] is first.finders[1].near
    assert first.finders[1] == second.finders[1]
    assert first.finders[1] is not second.finders[1]
    assert [row[0] for row in encode(RULES)[1]].count("Excuse") == 1


def test_a_record_that_comes_back_has_its_defaults_and_is_frozen() -> None:
    (first, _) = decode(encode(RULES))
    assert (first.scored, first.finders[0].unit) == (False, "sentence")
    with pytest.raises(AttributeError, match="frozen"):
        first.title = "x"


@pytest.mark.parametrize(
    "data",
    [
        ({"Excuse": ("kind",)}, [], []),
        ({"Unknown": ()}, [], []),
        ({}, [("Excuse", {}, {"part": 7}, {})], [0]),
        ({}, [], [0]),
        ({}, []),
        7,
    ],
)
def test_other_data_is_refused(data: object) -> None:
    with pytest.raises((IndexError, KeyError, TypeError, ValueError)):
        decode(data)
