"""Which rules a name stands for, and which it can't."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import UsageError
from msglint.suppress.names import Names

if TYPE_CHECKING:
    from tests.suppress.conftest import Desk


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("own/mail", {"own/mail"}),
        ("mail", {"own/mail"}),
        ("own", {"own/mail", "own/shout", "own/order"}),
        ("*", {"own/mail", "own/shout", "own/order", "other/star"}),
    ],
)
def test_a_name_a_pack_and_all_stand_for_what_may_be_ignored(desk: Desk, name: str, expected: set[str]) -> None:
    assert desk.names.covered(name) == expected


def test_a_name_that_fits_nothing_is_told_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(UsageError, match="there is no rule or pack 'own/mial'; did you mean 'own/mail'"):
        desk.names.covered("own/mial")


def test_a_very_long_name_is_cut_in_the_error(desk: Desk) -> None:
    with pytest.raises(UsageError) as caught:
        desk.names.covered("x" * 100_000)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("name", ["sworn", "own/sworn"])
def test_a_rule_that_is_never_to_be_ignored_can_not_be_named(desk: Desk, name: str) -> None:
    with pytest.raises(UsageError, match="own/sworn can't be ignored"):
        desk.names.covered(name)


def test_a_configuration_can_mark_further_rules_and_packs(desk: Desk) -> None:
    names = Names(desk.rules, ["mail", "other"])
    assert names.never == {"own/mail", "own/sworn", "other/star"}
    assert names.covered("*") == {"own/shout", "own/order"}
    with pytest.raises(UsageError, match="other/star can't be ignored"):
        names.covered("other")
    with pytest.raises(UsageError, match="never-ignore: there is no rule or pack 'mial'; did you mean 'mail'"):
        Names(desk.rules, ["mial"])
