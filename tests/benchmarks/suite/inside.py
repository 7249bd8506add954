"""Throughput inside one process: `python -m tests.benchmarks.suite.inside CORPUS WARM-UP RESULT`.

It is a process of its own, so that its peak memory is that of msglint. The messages of the warm-up are others than
those of the corpus, and each of those is checked once: nothing is in a cache that would not be there for a user. Slices
of the corpus take turns with the reference.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msglint
from tests.benchmarks.suite.patterns import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So many messages are checked, and then scanned, in one go.
SLICE = 500
#: Of the messages of one language: how many, how many of them are reported, their bytes in UTF-8 (subject and text),
#: and the seconds of CPU time that checking and scanning have taken.
Tally = dict[str, float]


def main(corpus: str, warm_up: str, result: str) -> None:
    """Check and scan the corpus, and write the figures as JSON."""
    linter = msglint.Linter()
    for slice_ in _slices(warm_up):
        for message in slice_:
            _check(linter, message)
            scan(message["text"])
    slices = [_measured(linter, slice_) for slice_ in _slices(corpus)]
    Path(result).write_text(json.dumps(slices), encoding="utf-8")


def _measured(linter: msglint.Linter, messages: list[dict[str, Any]]) -> dict[str, Tally]:
    """Return what a slice has taken, by language."""
    tallies: dict[str, Tally] = defaultdict(
        lambda: dict.fromkeys(("messages", "reported", "bytes", "cpu", "reference"), 0.0)
    )
    for message in messages:
        since = time.process_time()
        found = _check(linter, message)
        took = time.process_time() - since
        tally = tallies[message["lang"]]
        tally["messages"] += 1
        tally["reported"] += bool(found)
        tally["bytes"] += len(f"{message.get('subject', '')}{message['text']}".encode())
        tally["cpu"] += took
    for message in messages:
        since = time.process_time()
        scan(message["text"])
        tallies[message["lang"]]["reference"] += time.process_time() - since
    return tallies


def _check(linter: msglint.Linter, message: dict[str, Any]) -> list[msglint.Violation]:
    return linter.check(message["text"], subject=message.get("subject"), kind=message["kind"])


def _slices(file: str) -> Iterator[list[dict[str, Any]]]:
    with Path(file).open(encoding="utf-8") as lines:
        while slice_ := [json.loads(line) for line in islice(lines, SLICE)]:
            yield slice_


if __name__ == "__main__":
    main(*sys.argv[1:])
