"""A thread that does what takes long, one thing after the other, while the server answers the editor."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


class Worker:
    """One thread. It does not keep the process alive: an editor that closes doesn't wait for the end of a check."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = SimpleQueue()
        Thread(target=self._work, name="msglint", daemon=True).start()

    async def run(self, job: Callable[[], _T]) -> _T:
        """Return what a job returns, or raise what it raises; one that is cancelled before its turn is never begun."""
        future: Future[_T] = Future()
        self._jobs.put((job, future))
        return await asyncio.wrap_future(future)

    def _work(self) -> None:
        while True:
            job, future = self._jobs.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = job()
            except BaseException as error:  # noqa: BLE001 - it is raised where the job was asked for
                future.set_exception(error)
            else:
                future.set_result(result)
