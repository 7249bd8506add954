"""Work beside the loop."""

from __future__ import annotations

import asyncio
import threading

import pytest

from msglint.lsp.worker import Worker


def test_a_job_runs_in_another_thread_while_the_loop_goes_on() -> None:
    async def run() -> None:
        may_end = threading.Event()
        job = asyncio.ensure_future(Worker().run(lambda: (may_end.wait(60), threading.current_thread())))
        await asyncio.sleep(0)
        may_end.set()
        was_set, thread = await job
        assert was_set
        assert thread is not threading.main_thread()
        assert thread.daemon

    asyncio.run(run())


def test_an_error_of_a_job_is_raised_where_it_was_asked_for_and_the_next_one_runs() -> None:
    async def run() -> None:
        worker = Worker()
        with pytest.raises(ZeroDivisionError):
            await worker.run(lambda: 1 / 0)
        assert await worker.run(lambda: 1) == 1

    asyncio.run(run())


def test_a_job_that_is_cancelled_before_its_turn_is_never_begun() -> None:
    async def run() -> None:
        worker, may_end, begun = Worker(), threading.Event(), []
        first = asyncio.ensure_future(worker.run(lambda: may_end.wait(60)))
        second = asyncio.ensure_future(worker.run(lambda: begun.append(2)))
        third = asyncio.ensure_future(worker.run(lambda: begun.append(3)))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.sleep(0)
        may_end.set()
        await asyncio.gather(first, third)
        assert begun == [3]

    asyncio.run(run())
