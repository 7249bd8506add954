"""All benchmarks by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.suite import archive, command, jobs, peers, start, throughput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.benchmarks.harness.commands import Runner
    from tests.benchmarks.harness.figures import Section
    from tests.benchmarks.suite.wanted import Wanted

#: Name -> what measures it, in the order in which they run.
BENCHMARKS: Mapping[str, Callable[[Runner, Wanted], Section]] = {
    "start": start.measure,
    "throughput": throughput.measure,
    "command": command.measure,
    "peers": peers.measure,
    "jobs": jobs.measure,
    "archive": archive.measure,
}
#: Those that run where none is named: all but what takes very long.
USUAL = tuple(name for name in BENCHMARKS if name != "archive")
