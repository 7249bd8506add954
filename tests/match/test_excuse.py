"""What a message says within reach, and quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import RuleErrors

if TYPE_CHECKING:
    from tests.conftest import Bench


@pytest.mark.parametrize(
    ("reach", "text", "excused"),
    [
        ("clause", "change it for the invoice", True),
        ("clause", "change it, the invoice", False),
        ("sentence", "change it, the invoice", True),
        ("sentence", "change it. The invoice", False),
        ("neighbours", "change it. The invoice", True),
        ("neighbours", "The invoice. change it", True),
        ("neighbours", "change it. Hi. The invoice", False),
        ("message", "change it. Hi. Ho. The invoice", True),
        ("message", "change it", False),
    ],
)
def test_says_reaches_as_far_as_it_says(bench: Bench, reach: str, text: str, excused: bool) -> None:  # noqa: FBT001 - a column of the table
    rule = f"find:\n  - {{all: {{act: change}}, unless: [{{says: reason, in: {reach}}}]}}"
    assert bench.marked(rule, text) == (text if excused else text.replace("change", "[change]"))


@pytest.mark.parametrize(
    ("text", "excused"),
    [
        ("change it. The invoice", True),
        ("change it please. The invoice", False),
        ("change it please for the invoice", True),
        ("change it. The invoice please", True),
    ],
)
def test_what_the_own_sentence_says_keeps_others_from_excusing(bench: Bench, text: str, excused: bool) -> None:  # noqa: FBT001 - a column of the table
    rule = "find:\n  - {all: {act: change}, unless: [{says: reason, in: neighbours, without: please}]}"
    assert bench.marked(rule, text) == (text if excused else text.replace("change", "[change]"))


def test_without_can_only_hold_back_what_reaches_beyond_the_sentence(bench: Bench) -> None:
    rule = "find:\n  - {all: {act: change}, unless: [{says: reason, without: please}]}"
    with pytest.raises(RuleErrors, match="beyond the sentence"):
        bench.check(rule, "change it")


def test_says_in_the_whole_message_reads_the_subject(bench: Bench) -> None:
    rule = "find:\n  - {all: {act: change}, unless: [{says: reason, in: message}]}"
    assert bench.check(rule, "change it", subject="Your invoice") == []


def test_says_excuses_an_entity(bench: Bench) -> None:
    rule = "find:\n  - {entity: link, unless: [{says: reason}]}"
    assert (
        bench.marked(rule, "The manual: https://a.com. See https://b.com.")
        == "The manual: https://a.com. See [https://b.com]."
    )


def test_exemption_is_shared_by_name(bench: Bench) -> None:
    bench.write("exemptions.yaml", "for-a-reason:\n  why: There is a reason.\n  says: reason\n  in: neighbours\n")
    rule = "find:\n  - {all: {act: change}}\nunless:\n  - exempt: for-a-reason"
    assert bench.check(rule, "change it. The invoice.") == []
    assert bench.marked(rule, "change it.") == "[change] it."


@pytest.mark.parametrize(
    "expected",
    [
        'He wrote "change it" to us',
        "He wrote “change it” to us",
        "他说「change it」了",
        "他说『change it』了",
        'He "wrote" [change] it "here"',
        'He wrote "[change] it',
        'He wrote "\n[change] it"',
        'He wrote "a". [change] it. "b"',
        "It's [change], isn't it",
        '"a "b" change"',
    ],
)
def test_quotation_on_one_line_is_excused(bench: Bench, expected: str) -> None:
    rule = "find:\n  - {all: {act: change}, unless: [{quoted: true}]}"
    text = expected.replace("[", "").replace("]", "")
    assert bench.marked(rule, text) == expected
