"""Public suffixes."""

from __future__ import annotations

import pytest

from msglint.text.hosts.suffix import PLAIN, decoded, is_top_level, registrable, suffix_length
from msglint.text.tables import entries


@pytest.mark.parametrize(
    ("host", "length"),
    [
        ("com", 1),
        ("shop.com", 1),
        ("shop.co.uk", 2),
        ("shop.ck", 2),
        ("www.ck", 1),
        ("c.kobe.jp", 3),
        ("city.kobe.jp", 2),
        ("shop.com.cn", 2),
        ("светдом.рф", 1),
        ("shop.xn--p1ai", 1),
        ("shop.xn--fiqs8s", 1),
        ("shop.invalid", 0),
        ("", 0),
    ],
)
def test_length(host: str, length: int) -> None:
    assert suffix_length(host.split(".")) == length


def test_registrable_name_has_one_label_more_than_the_suffix() -> None:
    assert registrable("a.b.shop.co.uk") == "shop.co.uk"
    assert registrable("a.invalid") == "a.invalid"


def test_top_level_domain_of_which_only_names_below_are_listed() -> None:
    assert is_top_level("ck")
    assert not is_top_level("example")


@pytest.mark.parametrize(
    ("label", "plain"), [("xn--mazon-3ve", "аmazon"), ("shop", "shop"), ("xn--\u00e9", "xn--\u00e9")]
)
def test_punycode(label: str, plain: str) -> None:
    assert decoded(label) == plain


def test_plain_domains_have_nothing_below_them_in_the_list() -> None:
    rules = entries("public_suffixes.txt")
    assert rules >= PLAIN
    assert not {rule.rpartition(".")[2] for rule in rules if "." in rule} & PLAIN
