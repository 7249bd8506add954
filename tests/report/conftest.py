"""Builds violations from a text and the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.span import LineIndex
from msglint.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Callable


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


@pytest.fixture(scope="session")
def violation_of() -> Callable[..., Violation]:
    """Return a function of a text, the words in it (None: the whole message is meant) and changed fields."""
    return _violation
