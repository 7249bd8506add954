"""Settings as values."""

from __future__ import annotations

from datetime import date

from msglint.config.settings import day_of


def test_a_day_is_written_in_one_way_only() -> None:
    assert day_of("2027-01-31") == date(2027, 1, 31)
    assert [day_of(text) for text in ("", "2027-1-31", "20270131", "2027-W01-1", "2027-13-01", "tomorrow!!")] == [
        None
    ] * 6
