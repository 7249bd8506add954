"""An archive: one JSONL file of a million messages, and whether memory stays what it was with ten thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.corpus import Writer, write_corpus
from tests.benchmarks.harness.commands import Series, fill_cache, msglint
from tests.benchmarks.harness.figures import Goal, Section
from tests.benchmarks.harness.series import used

if TYPE_CHECKING:
    from tests.benchmarks.harness.commands import Runner
    from tests.benchmarks.suite.wanted import Wanted

_SHARE = 100
_GOAL = Goal(300, of_ratio=False)


def measure(runner: Runner, wanted: Wanted) -> Section:
    """Return the memory that a run over a large file takes, and one over a hundredth of it."""
    small, large = runner.folder / "hundredth.jsonl", runner.folder / "archive.jsonl"
    counts = {small: max(wanted.archive // _SHARE, 1), large: wanted.archive}
    for file, count in counts.items():
        write_corpus(file, count, Writer(wanted.seed))
    fill_cache(runner)
    figures = []
    reference = None
    for file in counts:
        command = msglint("check", file.name, "--format", "jsonl")
        series = Series(command, [runner.run(command)])
        figures.append(used(series, "peak", reference, _GOAL))
        reference = series
    note = (
        f"{wanted.archive:,} messages in one file of {large.stat().st_size / 1e6:,.0f} MB, and a hundredth of it; one "
        "run each; memory is that of the largest process."
    )
    large.unlink()
    return Section("archive", "Memory over a large file", note, tuple(figures))
