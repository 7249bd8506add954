"""Bars that show how far a long run is, as a terminal draws them."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

_WIDTH = 24


def progress(*columns: ProgressColumn) -> Progress:
    """Return a bar with columns behind it that is drawn on standard error when it is told to, and leaves no trace."""
    return Progress(
        BarColumn(_WIDTH),
        *columns,
        console=Console(file=sys.stderr, emoji=False, highlight=False),
        # A thread that draws by itself would not know what else is being written to the terminal.
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


def rate(done: int, begin: float) -> str:
    """Return how many a second are done, in words.

    Args:
        done: how many are.
        begin: since when, in seconds of `monotonic`.
    """
    return f"{done / max(monotonic() - begin, 0.001):,.0f} a second"
