"""What is remembered of work that is asked for again and again."""

from __future__ import annotations

import pytest

from msglint.memo import Memo, Recent


def test_each_value_is_worked_out_once() -> None:
    asked: list[str] = []

    def work(key: str) -> int:
        asked.append(key)
        return len(key)

    memo = Memo(work, 10)
    assert [memo["a"], memo["bcd"], memo["a"]] == [1, 3, 1]
    assert asked == ["a", "bcd"]


def test_no_more_is_remembered_than_fits() -> None:
    memo = Memo(str, 3)
    assert [memo[number] for number in range(100)] == [str(number) for number in range(100)]
    assert len(memo) <= 3
    assert memo[99] == "99"


def test_what_work_fails_at_is_not_remembered() -> None:
    memo = Memo(int, 3)
    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            memo["x"]
    assert not memo


def test_what_was_asked_for_lately_stays() -> None:
    recent: Recent[int, str] = Recent(10)
    for number in range(100):
        recent[number] = str(number)
        assert recent.get(0) == "0"
    assert recent.get(99) == "99"
    assert recent.get(50) is None
    assert len(recent) <= 20
    recent.clear()
    assert (len(recent), recent.get(0), recent.get(99)) == (0, None, None)
