"""Worker processes that check batches: results come in the order of the batches, and a crash costs one message."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

import pyarrow as pa

from msglint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.process import BaseProcess

_T = TypeVar("_T")

#: Batches on their way for each process: one at work, and others so that it need not wait.
_AHEAD = 3
#: A batch that ends its process is halved until one message is to blame; more than a few such are no accident.
_MOST_CRASHES = 50
_CRASH = "ended the process that checked it, for want of memory or by a bug; the other rows are checked"


class Task(NamedTuple):
    """A batch to check.

    Attributes:
        batch: a `pyarrow.RecordBatch`.
        line: the number of its first row.
        source: what the table is called.
    """

    batch: Any
    line: int
    source: str


class Workers:
    """Checks batches, in this process or in several others.

    Args:
        jobs: how many processes; with 1 it is this one.
        check: returns the result of a task, a record batch; it can be sent to other processes.
        fail: returns the result of a task that could not be checked, and says why.

    Raises:
        UsageError: while results are taken: processes end again and again.
    """

    def __init__(self, jobs: int, check: Callable[[Task], Any], fail: Callable[[Task, str], Any]) -> None:
        self._jobs = jobs
        self._check = check
        self._fail = fail
        self._pool: ProcessPoolExecutor | None = None
        self._crashes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def results(self, items: Iterable[tuple[_T, Task | None]]) -> Iterator[tuple[_T, Task | None, Any]]:
        """Yield each item with its task and the result of that, in their order, looking ahead only a little.

        Args:
            items: anything, with or without a task.
        """
        if self._jobs == 1:
            for item, task in items:
                yield item, task, None if task is None else self._check(task)
            return
        waiting: deque[tuple[_T, Task | None, Future[Any] | None]] = deque()
        for item, task in items:
            waiting.append((item, task, None if task is None else self._submit(task)))
            if len(waiting) > self._jobs * _AHEAD:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[tuple[_T, Task | None, Future[Any] | None]]) -> tuple[_T, Task | None, Any]:
        item, task, future = waiting.popleft()
        if task is None or future is None:
            return item, None, None
        try:
            return item, task, _received(future.result())
        except BrokenProcessPool:
            # One of those under way is to blame, nobody knows which; the others are put off and not lost.
            self._close()
            result = self._alone(task)
            again = [(item, task, self._submit(task) if task else None) for item, task, _ in waiting]
            waiting.clear()
            waiting.extend(again)
            return item, task, result

    def _alone(self, task: Task) -> Any:
        """Return the result of a batch that may end its process, by halves until a single message is to blame."""
        try:
            with _pool(1) as pool:
                return _received(pool.submit(_work, self._check, *_packed(task)).result())
        except BrokenProcessPool:
            self._crashes += 1
            if self._crashes > _MOST_CRASHES:
                raise UsageError(
                    f"{self._crashes} processes that checked messages have ended one after the other, perhaps for want "
                    "of memory; try again with fewer --jobs"
                ) from None
            size = task.batch.num_rows
            if size == 1:
                return self._fail(task, _CRASH)
            half = size // 2
            first = task._replace(batch=task.batch.slice(0, half))
            second = task._replace(batch=task.batch.slice(half), line=task.line + half)
            both = pa.Table.from_batches([self._alone(first), self._alone(second)])
            return both.combine_chunks().to_batches()[0]

    def _submit(self, task: Task) -> Future[Any]:
        if self._pool is None:
            self._pool = _pool(self._jobs)
        try:
            return self._pool.submit(_work, self._check, *_packed(task))
        except BrokenProcessPool as error:
            broken: Future[Any] = Future()
            broken.set_exception(error)
            return broken

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def cores() -> int:
    """Return how many processes can work at the same time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A forked process would begin with the threads' locks of this one, some of them held for ever.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Prepare a worker: it ends when its parent does, and leaves it to that to obey Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _work(check: Callable[[Task], Any], batch: Any, line: int, source: str) -> Any:
    return _sent(check(Task(_received(batch), line, source)))


def _packed(task: Task) -> tuple[Any, int, str]:
    return _sent(task.batch), task.line, task.source


def _sent(batch: Any) -> Any:
    """Return a batch as bytes for another process; pickling a part of a batch would send the whole of it."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return sink.getvalue()


def _received(data: Any) -> Any:
    with pa.ipc.open_stream(data) as reader:
        return reader.read_next_batch()
