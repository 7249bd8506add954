"""A rule's name is a file name and an id; a poor one gets a better one proposed."""

from __future__ import annotations

import pytest

from msglint.authoring.newrule.naming import check_name, title_of
from msglint.errors import UsageError


@pytest.mark.parametrize("name", ["emoji", "free-gift", "no-24-hour-calls", "a1"])
def test_names_that_fit(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("FreeGift", "free-gift"),
        ("Free gift!", "free-gift"),
        ("free_gift.yaml", "free-gift"),
        ("our-rules/free-gift", "free-gift"),
        ("Gratis Zubehör", "gratis-zubehor"),
        ("--3-gifts--", "gifts"),
        ("a--b", "a-b"),
        ("x" * 80, "x" * 60),
    ],
)
def test_another_name_is_proposed_where_one_does_not_fit(name: str, better: str) -> None:
    with pytest.raises(UsageError, match=f"how about '{better}'"):
        check_name(name)
    check_name(better)


@pytest.mark.parametrize("name", ["", "免费", "...", "-"])
def test_where_nothing_can_be_proposed_an_example_is_given(name: str) -> None:
    with pytest.raises(UsageError, match="as in 'free-gift'"):
        check_name(name)


@pytest.mark.parametrize("name", ["exemptions", "fallbacks"])
def test_the_name_of_a_shared_file_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is a file that rules share"):
        check_name(name)


def test_a_title_is_made_of_the_name() -> None:
    assert title_of("free-gift") == "Free gift"
