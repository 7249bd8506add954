"""What belongs to the seller."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from msglint.engine import check_message
from msglint.message import Message
from msglint.own import NOTHING, Own
from msglint.ruleset.loader import load_rules

if TYPE_CHECKING:
    from msglint.ruleset.rule import RuleSet


@pytest.mark.parametrize(
    ("host", "own"),
    [("help.lumahome.com", True), ("lumahome.com", True), ("notlumahome.com", False), ("com", False), ("", False)],
)
def test_host_is_own_with_all_below_it(host: str, *, own: bool) -> None:
    assert Own(hosts=("LumaHome.com.",)).has_host(host) is own


@pytest.mark.parametrize(
    ("number", "own"),
    [
        ("030 1234567", True),
        ("+49 (0)30 123 45 67", True),
        ("0049-30-1234567", True),
        ("٠٣٠ ١٢٣٤٥٦٧", True),
        ("030 1234568", False),
        ("4567", False),
        ("", False),
    ],
)
def test_phone_number_is_own_however_it_is_written(number: str, *, own: bool) -> None:
    assert Own(phones=("+49 30 1234567",)).has_phone(number) is own


def test_nothing_is_nobodys() -> None:
    assert not NOTHING.has_host("a.example")
    assert not NOTHING.has_phone("030 1234567")


@cache
def builtin_rules() -> RuleSet:
    return load_rules()


def reported(text: str, own: Own) -> set[str]:
    rules = replace(builtin_rules(), own=own)
    return {violation.rule.partition("/")[2] for violation in check_message(Message.from_text(text), rules)}


ORDER = "Hello Ann, about order 114-3941689-8772232: "


def test_link_to_an_own_host_needs_no_reason_but_must_be_secure() -> None:
    own = Own(hosts=("lumahome.com",))
    assert "unexplained-link" in reported(f"{ORDER}see https://help.lumahome.com/a", NOTHING)
    assert "unexplained-link" not in reported(f"{ORDER}see https://help.lumahome.com/a", own)
    assert "unexplained-link" in reported(f"{ORDER}see https://lumahome.example/a", own)
    assert "insecure-link" in reported(f"{ORDER}see http://help.lumahome.com/a", own)


def test_own_phone_number_may_be_given() -> None:
    own = Own(phones=("+44 20 7946 0018",))
    assert "phone-number" in reported(f"{ORDER}ring 020 7946 0018", NOTHING)
    assert "phone-number" not in reported(f"{ORDER}ring 020 7946 0018", own)
    assert "phone-number" in reported(f"{ORDER}ring 020 7946 0019", own)


def test_name_of_a_product_says_nothing() -> None:
    text = f"{ORDER}您的五星好评笔记本已发货。"
    assert "positive-review-request" in reported(text, NOTHING)
    assert "positive-review-request" not in reported(text, Own(words=("五星好评",)))


def test_name_counts_only_as_it_is_written() -> None:
    own = Own(words=("Five Star Review",))
    asked = f"{ORDER}please leave us a five star review."
    assert "positive-review-request" in reported(asked, NOTHING)
    assert "positive-review-request" in reported(asked, own)
    assert "positive-review-request" not in reported(f"{ORDER}our Five Star Review notebook left today.", own)
