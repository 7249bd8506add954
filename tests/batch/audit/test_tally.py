"""What results add up to."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pytest

from msglint.batch import lint_batch
from msglint.batch.audit import tally as module
from msglint.batch.audit.tally import OTHERS, Tally

pytestmark = pytest.mark.usefixtures("own_rules")
TEXTS = ["ann@shop.com, bob@shop.com", "Hello", None, "x" * 200_001, "eve@shop.com"]
LANGUAGES = ["en", "de", "de", "en", None]


def result(texts: list[str | None] = TEXTS) -> Any:
    return lint_batch(pa.record_batch({"text": texts, "kind": ["reply"] * len(texts)}))


def tallied() -> Tally:
    tally = Tally(["language"])
    tally.add(result(), {"language": LANGUAGES})
    return tally


def test_messages_violations_and_what_failed_are_counted_by_rule_and_value() -> None:
    data = tallied().data()
    assert data["summary"] == {
        "messages": 3,
        "violating": 2,
        "error": 3,
        "warning": 0,
        "info": 0,
        "ignored": 0,
        "empty": 1,
        "failed": 1,
    }
    assert data["rules"] == [{"rule": "own/email", "severity": "error", "violations": 3, "messages": 2}]
    assert [(item["value"], item["messages"], item["error"]) for item in data["groups"]["language"]] == [
        (None, 1, 1),
        ("de", 1, 0),
        ("en", 1, 2),
    ]
    (problem,) = data["problems"]
    assert problem == {"line": 4, "message": "the message has 200,001 characters; the limit is 200,000"}


def test_a_part_of_a_result_is_counted_as_it_is() -> None:
    tally = Tally()
    tally.add(result().slice(1, 4), {})
    assert tally.rules == {("own/email", "error"): [1, 1]}


def test_tallies_can_be_written_down_and_joined() -> None:
    read = Tally.of(json.loads(json.dumps(tallied().data())))
    assert read.data() == tallied().data()
    read.join(tallied())
    both = Tally(["language"])
    for _ in range(2):
        both.add(result(), {"language": LANGUAGES})
    assert read.data() == both.data()


def test_a_column_of_ever_new_values_takes_no_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_VALUES", 2)
    tally = Tally(["team"])
    tally.add(result(["Hello"] * 5), {"team": ["a", "b", "c", "a", "d"]})
    counted = {item["value"]: item["messages"] for item in tally.data()["groups"]["team"]}
    assert counted == {"a": 2, "b": 1, OTHERS: 2}
