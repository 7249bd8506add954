"""Traces a text by one rule of the bench."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from msglint.message import Message
from msglint.trace import Spot, trace_message

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.trace.result import Attempt
    from tests.conftest import Bench

    TraceOne = Callable[..., tuple[Attempt, ...]]


@pytest.fixture
def trace_one(bench: Bench) -> TraceOne:
    """A function of a rule and a text that returns what became of the rule; `named` as if somebody named the rule."""

    def trace(
        rule: str, text: str, *, line: int | None = None, column: int | None = None, named: bool = False, **context: Any
    ) -> tuple[Attempt, ...]:
        rules = bench.load(rule)
        message = Message.from_text(text, **context)
        found = trace_message(message, rules, Spot(line, column), rules.rules[0] if named else None)
        return found.rules[0].attempts if found.rules else ()

    return trace


@pytest.fixture
def scored(bench: Bench) -> Bench:
    """The bench with an English scorer of `own/rule`: `change` and `review` accuse, `never` acquits."""
    weights = {"change": 100, "review": 150, "never": -600, **dict.fromkeys(["please", "your", "the", "parcel"], 0)}
    rule = {"bias": -1.0, "found": {"high": 1.0, "medium": 0.5}}
    features = {word: [100, weight] for word, weight in weights.items()}
    bench.write("scorers/en.json", json.dumps({"rules": {"rule": rule}, "features": features}))
    return bench
