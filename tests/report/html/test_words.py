"""Numbers with their nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.report.html.words import counted, severities

if TYPE_CHECKING:
    from msglint.violation import Severity


@pytest.mark.parametrize(("number", "expected"), [(0, "0 lines"), (1, "1 line"), (1200, "1,200 lines")])
def test_a_noun_goes_with_its_number(number: int, expected: str) -> None:
    assert counted(number, "line") == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["info", "error", "info", "error"], "2 errors, 2 info"),
        (["warning"], "1 warning"),
        ([], ""),
    ],
)
def test_severities_stand_gravest_first(found: list[Severity], expected: str) -> None:
    assert severities(found) == expected
