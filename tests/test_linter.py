"""The Python interface, with the rules that come with msglint."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

import msglint
from msglint.errors import UsageError
from msglint.message import Message

if TYPE_CHECKING:
    from pathlib import Path

RULE_ID = "amazon/email-address"
JOHN = """\
title: Names John
severity: error
why: A name is private.
source: the policy
instead: Leave it out.
find: {pattern: john}
"""
TEXT = "Hello,\nwrite to john@shop.com please."


def test_check_reports_an_address_at_its_place() -> None:
    (found,) = [v for v in msglint.check(TEXT) if v.rule == RULE_ID]
    assert (found.text, found.start, found.end) == ("john@shop.com", (2, 10, 16), (2, 23, 29))


def test_linter_checks_only_selected_rules() -> None:
    linter = msglint.Linter(select=["email-address"])
    assert [rule.id for rule in linter.rules] == [RULE_ID]
    assert [v.rule for v in linter.check(TEXT, subject="a@b.com")] == [RULE_ID, RULE_ID]
    assert linter.check_message(Message.from_text(TEXT)) == linter.check(TEXT)


def test_linter_leaves_out_ignored_rules() -> None:
    linter = msglint.Linter(ignore=["email-address"])
    assert RULE_ID not in {rule.id for rule in linter.rules}
    assert RULE_ID not in {v.rule for v in linter.check(TEXT)}


def test_linter_reads_further_folders(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "john.yaml").write_text(JOHN, encoding="utf-8")
    linter = msglint.Linter([str(tmp_path)], select=["own", RULE_ID])
    assert [v.rule for v in linter.check(TEXT)] == ["own/john", RULE_ID]
    assert linter.ruleset.rule("john") in linter.rules


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(UsageError, match="there is no rule or pack 'nothing'"):
        msglint.Linter(select=["nothing"])
    with pytest.raises(UsageError, match="there is no context field 'colour'"):
        msglint.check("Hi", colour="red")
    with pytest.raises(UsageError, match="kind is 'x'"):
        msglint.check("Hi", kind="x")
    with pytest.raises(TypeError, match="ignore must be a list of strings, not one string"):
        msglint.Linter(ignore="emoji")


def test_one_linter_serves_many_threads() -> None:
    linter = msglint.Linter()
    texts = [f"{'Hello. ' * at}{TEXT}" for at in range(40)]
    expected = [linter.check(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(msglint.Linter(select=()).check, texts)) == expected


def test_public_names_are_there_and_others_are_not() -> None:
    assert all(getattr(msglint, name) is not None for name in msglint.__all__)
    with pytest.raises(AttributeError, match="module 'msglint' has no attribute 'nothing'"):
        _ = msglint.nothing


@pytest.mark.parametrize(
    "offer",
    [
        "If you need help, please contact us.",
        "Please contact us if there is any problem with your order.",
        "Should you need anything else, reply here.",
        "如有问题请联系我们。",
        "您的退款已经处理。",
    ],
)
def test_offer_of_help_that_speaks_of_no_review_breaks_no_rule_about_reviews(offer: str) -> None:
    found = {violation.rule for violation in msglint.check(f"{offer} 114-3941689-8772232")}
    # Alone, it is a needless message, and without a greeting.
    assert found <= {"amazon/unnecessary-message", "amazon/missing-greeting"}


def test_html_is_checked_as_the_buyer_sees_it() -> None:
    text = "<p>Hi,</p>\n<p>write to jo<b>hn</b>&#64;shop.com</p>"
    (found,) = [v for v in msglint.check(text, is_html=True) if v.rule == RULE_ID]
    assert (found.text, found.start, found.end) == ("john@shop.com", (2, 13, 23), (2, 37, 47))


def test_configuration_decides_when_it_is_named(tmp_path: Path) -> None:
    file = tmp_path / "msglint.yaml"
    file.write_text("select: [phone-number]\nseverity: {phone-number: info}\nown: {phones: 020 7946 0018}\n", "utf-8")
    linter = msglint.Linter(config=str(file))
    assert [violation.severity for violation in linter.check("Ring 020 7946 0019 any time.")] == ["info"]
    assert linter.check("Ring 020 7946 0018 any time.") == []
