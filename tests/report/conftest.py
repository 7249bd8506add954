"""Builds violations from a text and the words in it, and writes reports."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from msglint.report import open_reporter, write
from msglint.span import LineIndex
from msglint.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from msglint.report import Outcome
    from msglint.ruleset.rule import Rule


def _violation(text: str, words: str | None, /, **changes: object) -> Violation:
    start = end = None
    if words is not None:
        index, offset = LineIndex(text), text.index(words)
        start, end = index.position(offset), index.position(offset + len(words))
    values: dict[str, object] = {
        "rule": "amazon/emoji",
        "severity": "error",
        "confidence": "high",
        "message": "Emoji are not allowed.",
        "instead": "Remove it.",
        "part": "body" if start else "context",
        "text": words,
        "start": start,
        "end": end,
        "related": (),
        "fix": None,
        "fingerprint": "0123456789abcdef",
    }
    return Violation(**(values | changes))  # type: ignore[arg-type] # each test sets fields of any type


def _written(format_name: str, *outcomes: Outcome, encoding: str = "utf-8", rules: Sequence[Rule] = ()) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="")
    write(outcomes, [open_reporter(format_name, stream, rules=rules)])
    stream.flush()
    return raw.getvalue().decode(encoding)


@pytest.fixture(scope="session")
def written() -> Callable[..., str]:
    """Return a function of a format, outcomes, an encoding and rules that returns the report."""
    return _written


@pytest.fixture(scope="session")
def violation_of() -> Callable[..., Violation]:
    """Return a function of a text, the words in it (None: the whole message is meant) and changed fields."""
    return _violation
