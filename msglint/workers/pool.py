"""Worker processes that check portions at the same time; outcomes come in the order of the portions.

`concurrent.futures` gives up all its work when one process dies, and does not know which message it was. Here each
process has a pipe of its own: when it breaks, another process goes on behind the last outcome, says before each message
which it is, and so finds the one that nobody survives.
"""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import signal
import sys
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Self, cast

from msglint.errors import InputError, MsglintError
from msglint.workers.examiner import BEGIN, Announced, Step
from msglint.workers.packing import Unpacker
from msglint.workers.serving import ABOUT, END, HEAD, PART, Request, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from types import TracebackType

    from msglint.report import Outcome
    from msglint.workers.portions import Portion
    from msglint.workers.serving import Opening

#: Portions under way, for each process: those that it has, and those that are done and wait for a slow one.
_AHEAD = 5
#: Portions that a process has: the one that it checks, and one that it need not wait for then.
_AT_HAND = 2
#: Bytes of outcomes of a portion that may wait; its process then waits as well.
_MOST_WAITING = 4 * 1024 * 1024
#: So often in a row a process may end before it has said anything.
_MOST_FAILURES = 3
#: How long a process may take to end when it is asked to, in seconds.
_PATIENCE = 2.0


@dataclass(slots=True)
class _Order:
    """A portion under way.

    Attributes:
        portion: the portion, or the error that stands in its place.
        done: how far it is done, by the outcomes that have come.
        parts: packed outcomes that have come and were not passed on.
        waiting: how many bytes these are.
        is_finished: whether no more outcomes will come.
        is_careful: whether a process has died over it.
        about: what was about to be done last, where it is careful.
    """

    portion: Portion | InputError
    done: Step = BEGIN
    parts: deque[bytes | InputError] = field(default_factory=deque)
    unpacker: Unpacker = field(default_factory=Unpacker)
    waiting: int = 0
    is_finished: bool = False
    is_careful: bool = False
    about: Announced | None = None

    def take(self) -> list[Outcome]:
        """Return the outcomes that came first of those that were not passed on."""
        part = self.parts.popleft()
        if isinstance(part, InputError):
            return [part]
        self.waiting -= len(part)
        return self.unpacker.unpack(part)


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the pipe to it, and what it has to do, in this order."""

    process: BaseProcess
    link: Connection
    orders: deque[_Order] = field(default_factory=deque)

    def is_heard(self, first: _Order) -> bool:
        """Return whether to take what it sends, although only the outcomes of one order can be passed on."""
        return not self.orders or first in self.orders or self.orders[0].waiting < _MOST_WAITING


class Pool:
    """Checks portions with several processes.

    Args:
        jobs: the most processes.
        opening: makes what checks a portion, in each process; where processes can't be forked, it is pickled.
        are_shown: whether a report shows texts of messages with violations.
        method: how processes are started; None for what suits the system.
    """

    def __init__(self, jobs: int, opening: Opening, *, are_shown: bool, method: str | None = None) -> None:
        self._jobs = jobs
        self._opening = opening
        self._are_shown = are_shown
        # A fork has all rules and words at once, and shares their memory; macOS's own libraries don't survive one.
        self._context: BaseContext = multiprocessing.get_context(
            method or ("fork" if sys.platform == "linux" else "spawn")
        )
        self._workers: list[_Worker] = []
        self._failures = 0

    def __enter__(self) -> Self:
        # A collection would write to each object, and so copy the pages that processes share.
        gc.freeze()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes, at once if something went wrong."""
        gc.unfreeze()
        for worker in self._workers:
            worker.link.close()
            if error is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def run(self, portions: Iterator[Portion | InputError]) -> Iterator[Outcome | Portion]:
        """Yield the outcomes of each portion, not yet settled, and behind them the portion; errors come in between.

        Raises:
            MsglintError: no process can be started.
        """
        orders: deque[_Order] = deque()
        to_do: deque[_Order] = deque()
        is_over = False
        while True:
            while not is_over and len(orders) < self._jobs * _AHEAD:
                portion = next(portions, None)
                is_over = portion is None
                if portion is not None:
                    order = _Order(portion, is_finished=isinstance(portion, InputError))
                    orders.append(order)
                    if not order.is_finished:
                        to_do.append(order)
                        self._hand_out(to_do)
            if not orders:
                return
            first = orders[0]
            self._receive(first, to_do, may_wait=not (first.parts or first.is_finished))
            if first.parts:
                yield from first.take()
            elif first.is_finished:
                yield orders.popleft().portion

    def _hand_out(self, to_do: deque[_Order]) -> None:
        """Give what is to be done to the processes with least to do, and start one where all have something."""
        while to_do:
            worker = min(self._workers, key=lambda worker: len(worker.orders), default=None)
            if (worker is None or worker.orders) and len(self._workers) < self._jobs:
                worker = self._start()
            if worker is None or len(worker.orders) == _AT_HAND:
                return
            order = to_do.popleft()
            worker.orders.append(order)
            try:
                worker.link.send_bytes(
                    pickle.dumps(Request(cast("Portion", order.portion), order.done, order.is_careful))
                )
            except OSError:
                self._bury(worker, to_do)

    def _receive(self, first: _Order, to_do: deque[_Order], *, may_wait: bool) -> None:
        """Take what has come from the processes.

        Args:
            first: whose outcomes are next in the report; those of others may have to wait.
            to_do: what is to be handed out.
            may_wait: whether there is nothing else to do.
        """
        heard = {worker.link: worker for worker in self._workers if worker.is_heard(first)}
        for link in wait(list(heard), None if may_wait else 0):
            worker = heard[link]  # type: ignore[index] # only links were given
            try:
                frame = worker.link.recv_bytes()
            except (EOFError, OSError):
                self._bury(worker, to_do)
            else:
                self._failures = 0
                _note(worker, frame)
        self._hand_out(to_do)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # What is forked holds the parent's ends of all pipes, and they would stay open when the parent dies.
        is_forked = self._context.get_start_method() == "fork"
        inherited = [ours, *(worker.link for worker in self._workers)] if is_forked else []
        process = self._context.Process(  # type: ignore[attr-defined] # each context has one
            target=serve,
            args=(theirs, self._opening, inherited),
            kwargs={"are_shown": self._are_shown},
            daemon=True,
        )
        with _undisturbed():
            process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _bury(self, worker: _Worker, to_do: deque[_Order]) -> None:
        """Let another process go on where one has died."""
        worker.link.close()
        worker.process.join()
        self._workers.remove(worker)
        to_do.extendleft(reversed(worker.orders))
        if not worker.orders:
            return
        order = worker.orders[0]
        if order.about is not None:
            about = order.about
            problem = f"checking it ended its process ({_cause(worker.process.exitcode)}), so it was not checked"
            order.parts.append(InputError(problem, source=about.source, line=about.line))
            order.done, order.about = about.without, None
        elif order.is_careful:  # and has not even said what it is about
            self._failures += 1
            if self._failures > _MOST_FAILURES:
                raise MsglintError(
                    f"the processes of --jobs end as soon as they begin ({_cause(worker.process.exitcode)}); "
                    "use --jobs 1"
                )
        order.is_careful = True


def _note(worker: _Worker, frame: bytes) -> None:
    """Note what a process has sent."""
    order = worker.orders[0]
    kind, unit, item = HEAD.unpack_from(frame)
    step = Step(unit, item)
    if kind == ABOUT:
        source, line = pickle.loads(memoryview(frame)[HEAD.size :])  # noqa: S301 - what msglint's own process has written
        order.about = Announced(step, source, line)
        return
    order.about = None
    if kind == PART:
        order.done = step
        order.parts.append(frame[HEAD.size :])
        order.waiting += len(frame) - HEAD.size
    elif kind == END:
        order.is_finished = True
        worker.orders.popleft()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl-C back, also from a process that is started, until that ignores it by itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cause(code: int | None) -> str:
    """Say how a process has ended."""
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"{name}, perhaps for want of memory" if name == "SIGKILL" else name
