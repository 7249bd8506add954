"""A trace reports what a check reports, and puts the most telling first."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from msglint.engine import check_message
from msglint.errors import InputError
from msglint.message import Message
from msglint.read import discover, read
from msglint.ruleset.loader import load_rules
from msglint.trace import Spot, trace_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.ruleset.rule import RuleSet
    from tests.conftest import Bench

CORPUS = Path(__file__).parents[1] / "corpus"
OF_A_LANGUAGE, OF_A_KIND = 6, 5


def _sample(paths: list[str], number: int) -> Iterator[Message]:
    """Yield some messages of each file, spread over it."""
    for path in paths:
        messages = [message for message in read(path) if isinstance(message, Message) and message.parts]
        yield from messages[:: max(1, len(messages) // number)]


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """The rules that come with msglint."""
    return load_rules()


def _agrees(message: Message, rules: RuleSet) -> None:
    trace = trace_message(message, rules)
    told = [one.violation for rule in trace.rules for one in rule.attempts if one.outcome == "reported"]

    assert all(violation is not None for violation in told)
    assert Counter(told) == Counter(check_message(message, rules))
    assert not any(one.violation for rule in trace.rules for one in rule.attempts if one.outcome != "reported")


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.jsonl")), ids=lambda file: file.stem)
def test_what_a_trace_reports_of_a_message_is_what_a_check_reports(file: Path, rules: RuleSet) -> None:
    for message in _sample([str(file)], OF_A_LANGUAGE):
        _agrees(message, rules)


@pytest.mark.parametrize("suffix", [".html", ".eml", ".j2", ".liquid", ".hbs"])
def test_what_a_trace_reports_of_a_file_is_what_a_check_reports(suffix: str, rules: RuleSet) -> None:
    files = [file for file in discover([str(CORPUS / "files")]) if isinstance(file, str) and file.endswith(suffix)]
    assert files
    for message in _sample(files[:: max(1, len(files) // OF_A_KIND)], 1):
        _agrees(message, rules)


def test_rules_that_report_come_first_then_the_graver_ones(bench: Bench) -> None:
    head = bench.head.replace("severity: error", "severity: info")
    bench.write("own/a.yaml", head + "find:\n  - {all: {act: change}, unless: [{negated: act}]}")
    bench.write("own/b.yaml", head + "find:\n  - all: {thing: review}")
    bench.write("own/c.yaml", bench.head + "find:\n  - all: {thing: review}")
    trace = trace_message(Message.from_text("do not change your review"), bench.load())

    assert [(one.rule.id, one.attempts[0].outcome) for one in trace.rules] == [
        ("own/c", "reported"),
        ("own/b", "reported"),
        ("own/a", "excused"),
    ]


def test_a_message_that_is_too_long_is_refused(bench: Bench) -> None:
    with pytest.raises(InputError, match="the limit is 200,000"):
        trace_message(Message.from_text("x" * 200_001), bench.load("find:\n  - entity: link"))


def test_the_parts_at_the_spot_are_told_with_their_languages(bench: Bench) -> None:
    rules = bench.load("find:\n  - entity: link")
    trace = trace_message(Message.from_text("Please change it.\n请修改", subject="Hello"), rules, Spot(2))

    assert [(part.name, part.languages, part.likeliest) for part in trace.parts] == [
        ("body", ("English", "Chinese"), "English")
    ]
