"""The work of one worker process: takes portions, sends back outcomes, and says how far it is.

A frame to the worker is a pickled request; one back begins with what it is and how far the portion is done by it.
"""

from __future__ import annotations

import pickle
import signal
import struct
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, Protocol

from msglint.workers.packing import Packer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from multiprocessing.connection import Connection

    from msglint.report import Outcome
    from msglint.workers.examiner import Announced, Examiner, Step
    from msglint.workers.portions import Portion

#: What a frame holds: outcomes, what is about to be done, or nothing more.
PART, ABOUT, END = range(3)
HEAD = struct.Struct("<BQQ")

#: Outcomes that wait for each other, and how long they may, in seconds: who reads a report along should not wait.
_MOST_WAITING = 64
_LONGEST_WAIT = 0.2


class Request(NamedTuple):
    """A portion to check.

    Attributes:
        portion: the portion.
        done: how far it is done.
        is_careful: whether to say before each message which it is, so that one that ends the process is known.
    """

    portion: Portion
    done: Step
    is_careful: bool


class Opening(Protocol):
    """Makes an examiner, in the process that calls it."""

    def __call__(self) -> Examiner:
        """Return the examiner."""


def serve(link: Connection, opening: Opening, inherited: Iterable[Connection], *, are_shown: bool) -> None:
    """Check portions until nobody asks for more.

    Args:
        link: where requests come from and outcomes go.
        opening: makes what checks them.
        inherited: links of other workers that this process has by chance.
        are_shown: whether a report shows texts.
    """
    # Ctrl-C reaches the whole group of processes; the one that asked for the work ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    requests: SimpleQueue[bytes | None] = SimpleQueue()
    # Without a thread that takes them, this process and the one that asks could wait for each other with full hands.
    Thread(target=_take, args=(link, requests), daemon=True).start()
    examiner = opening()
    with suppress(OSError):  # whoever asked is gone
        while (request := requests.get()) is not None:
            _answer(pickle.loads(request), examiner, link, Packer(are_shown=are_shown))  # noqa: S301 - what msglint's own process has written


def _take(link: Connection, requests: SimpleQueue[bytes | None]) -> None:
    """Put requests into a queue as they come, and at last that there will be no more."""
    try:
        while True:
            requests.put(link.recv_bytes())
    except (EOFError, OSError):
        requests.put(None)


def _answer(request: Request, examiner: Examiner, link: Connection, packer: Packer) -> None:
    waiting: list[Outcome] = []
    step, since = request.done, monotonic()
    announce = _announcer(link) if request.is_careful else None
    for step, outcome in examiner.examine(request.portion, request.done, announce):
        waiting.append(outcome)
        now = monotonic()
        if announce or len(waiting) == _MOST_WAITING or now - since > _LONGEST_WAIT:
            link.send_bytes(HEAD.pack(PART, *step) + packer.pack(waiting))
            waiting, since = [], now
    if waiting:
        link.send_bytes(HEAD.pack(PART, *step) + packer.pack(waiting))
    link.send_bytes(HEAD.pack(END, *step))


def _announcer(link: Connection) -> Callable[[Announced], None]:
    def announce(about: Announced) -> None:
        link.send_bytes(HEAD.pack(ABOUT, *about.without) + pickle.dumps((about.source, about.line)))

    return announce
