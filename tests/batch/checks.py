"""Lints columns that a test writes down."""

from __future__ import annotations

import inspect
from typing import Any

import pyarrow as pa

from msglint.batch import lint_batch

_OPTIONS = set(inspect.signature(lint_batch).parameters) - {"batch"}


def checked(**given: Any) -> list[dict[str, Any]]:
    """Return the results of some columns, with the options of `lint_batch` among them."""
    options = {name: value for name, value in given.items() if name in _OPTIONS}
    columns = {name: value for name, value in given.items() if name not in _OPTIONS}
    return lint_batch(pa.record_batch(columns), **options).to_pylist()  # type: ignore[no-any-return] # Arrow has no types


def rules_of(results: list[dict[str, Any]]) -> list[list[str]]:
    """Return which rules each row breaks."""
    return [[violation["rule"] for violation in result["violations"]] for result in results]
