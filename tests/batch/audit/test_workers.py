"""Worker processes: what they give back, in which order, and what becomes of a message that ends one."""

from __future__ import annotations

import os
import time
from typing import Any

import pyarrow as pa
import pytest

from msglint.batch.audit import workers
from msglint.batch.audit.workers import Task, Workers
from msglint.errors import UsageError


def check(task: Task) -> Any:
    """Return where each row was checked, unless its text says to end the process, to fail or to take its time."""
    texts = task.batch.column("text").to_pylist()
    if "die" in texts:
        os._exit(9)
    if "fail" in texts:
        raise UsageError("no such rule")
    if "wait" in texts:
        time.sleep(0.2)
    lines = range(task.line, task.line + len(texts))
    return pa.record_batch({"line": list(lines), "said": [f"{task.source}: {text}" for text in texts]})


def fail(task: Task, problem: str) -> Any:
    return pa.record_batch({"line": [task.line] * task.batch.num_rows, "said": [problem] * task.batch.num_rows})


def results(jobs: int, *texts: list[str] | None) -> list[Any]:
    items = []
    line = 1
    for number, batch in enumerate(texts):
        task = Task(pa.record_batch({"text": batch}), line, "x") if batch else None
        items.append((number, task))
        line += len(batch or ())
    with Workers(jobs, check, fail) as pool:
        return [(item, result and result.to_pylist()) for item, _, result in pool.results(items)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_with_what_has_no_task_between_them(jobs: int) -> None:
    many = [["wait"], ["b", "c"], None, *([str(n)] for n in range(20))]
    found = results(jobs, *many)
    assert [item for item, _ in found] == list(range(23))
    assert found[:3] == [
        (0, [{"line": 1, "said": "x: wait"}]),
        (1, [{"line": 2, "said": "x: b"}, {"line": 3, "said": "x: c"}]),
        (2, None),
    ]
    assert found[22] == (22, [{"line": 23, "said": "x: 19"}])


def test_a_message_that_ends_its_process_costs_no_other() -> None:
    found = results(2, ["a", "b"], ["c", "d", "die", "e", "f"], *([str(n)] for n in range(10)), ["die"], ["g"])
    rows = [row for _, batch in found for row in batch]
    assert [row["line"] for row in rows] == list(range(1, 20))
    ended = [row for row in rows if not row["said"].startswith("x: ")]
    assert [row["line"] for row in ended] == [5, 18]
    assert ended[0]["said"].startswith("ended the process that checked it")


def test_processes_that_end_again_and_again_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_MOST_CRASHES", 2)
    with pytest.raises(UsageError, match="3 processes that checked messages have ended one after the other"):
        results(2, ["die", "die", "die", "die"])


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_all_batches_is_passed_on(jobs: int) -> None:
    with pytest.raises(UsageError, match="no such rule"):
        results(jobs, ["a"], ["fail"], ["b"])


def test_only_a_few_batches_are_read_ahead() -> None:
    taken = []

    def items() -> Any:
        for number in range(100):
            taken.append(number)
            yield number, Task(pa.record_batch({"text": ["a"]}), number, "x")

    with Workers(2, check, fail) as pool:
        next(pool.results(items()))
    assert len(taken) < 10
