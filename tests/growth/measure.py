"""Whether work takes time by the size of its input only.

A clock on a busy machine tells little about a single run. So one large input is compared with several small ones of the
same size together: both take about as long, whatever the machine does besides, and whatever each character costs. Only
where the cost of a character grows with how many there are is the large one dearer, and then by about their number.
"""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Input = TypeVar("Input")

#: So many small inputs are as long as the large one.
PIECES = 8
#: The large input may cost so many times what the small ones do together; in quadratic time it costs eight times that.
MARGIN = 3.0
#: A shorter time is no measure; the inputs then get longer, up to so many times.
FLOOR, _LONGER, _STEP = 0.004, 16, 4
#: What looks dear once is measured again, for another program may have had the processor.
_TRIES = 4


class Growth(NamedTuple):
    """What some work costs, in seconds of processor time.

    Attributes:
        size: of each small input, as the maker counts it.
        pieces: what the small inputs cost together.
        whole: what the large one costs.
    """

    size: int
    pieces: float
    whole: float

    @property
    def factor(self) -> float:
        """How many times as much the large input costs; about 1 where time is linear."""
        return self.whole / max(self.pieces, 1e-6)

    def __str__(self) -> str:
        pieces, whole = self.pieces * 1000, self.whole * 1000
        return (
            f"{PIECES} inputs of {self.size} take {pieces:.1f} ms together, one of {PIECES * self.size} {whole:.1f} ms"
        )


def growth(work: Callable[[Input], object], made: Callable[[int], Input], size: int) -> Growth:
    """Measure some work.

    Args:
        work: what is measured.
        made: makes an input of about a size, in any unit.
        size: that of the small inputs, at first; it is raised until the time is long enough to measure.
    """
    work(made(size))
    for longer in range(_LONGER.bit_length() // 2 + 1):
        at = size * _STEP**longer
        measured = _once(work, made, at)
        if measured.whole >= FLOOR:
            break
    for _ in range(_TRIES - 1):
        if measured.factor <= MARGIN:
            break
        again = _once(work, made, at)
        measured = Growth(at, max(measured.pieces, again.pieces), min(measured.whole, again.whole))
    return measured


def assert_linear(work: Callable[[Input], object], made: Callable[[int], Input], size: int, what: str = "") -> None:
    """Fail if some work takes more time than its input's size accounts for; the arguments are those of `growth`.

    Args:
        work: what is measured.
        made: makes an input.
        size: that of the small inputs.
        what: what a failure names.
    """
    measured = growth(work, made, size)
    assert measured.factor <= MARGIN or measured.whole < FLOOR, f"{what}: {measured}"


def _once(work: Callable[[Input], object], made: Callable[[int], Input], size: int) -> Growth:
    # No two are equal, so that nothing can be remembered of one for the next.
    pieces = [made(size + at) for at in range(PIECES)]
    return Growth(size, _seconds(work, pieces), _seconds(work, [made(PIECES * size)]))


def _seconds(work: Callable[[Input], object], inputs: Sequence[Input]) -> float:
    gc.collect(0)
    was_enabled = gc.isenabled()
    # It would run at any time, and then take time by what other tests have left in memory.
    gc.disable()
    try:
        began = time.thread_time()
        for one in inputs:
            work(one)
        return time.thread_time() - began
    finally:
        if was_enabled:
            gc.enable()
