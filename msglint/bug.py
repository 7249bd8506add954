"""What is said of an error that nobody foresaw."""

from __future__ import annotations

import os

#: More of a bug's way through the code than this helps nobody who reads one line.
_FRAMES = 3


def describe_bug(error: BaseException) -> str:
    """Say what a programmer needs to find a bug, without a word of the message that brought it out."""
    package = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - no pathlib, for start-up counts
    places = []
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(package):
            places.append(f"{file[len(package) + 1 :]}:{trace.tb_lineno}")
        trace = trace.tb_next
    way = ", ".join(places[-_FRAMES:])
    return f"a bug in msglint: {type(error).__name__} ({way}); please report it with this line"
