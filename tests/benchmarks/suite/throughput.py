"""Throughput on one core: messages and megabytes a second, in all languages and in each."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import LANGUAGES, Writer, write_corpus
from tests.benchmarks.harness.commands import python
from tests.benchmarks.harness.figures import Figure, Goal, Section
from tests.benchmarks.suite.inside import SLICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.benchmarks.harness.commands import Runner
    from tests.benchmarks.suite.inside import Tally
    from tests.benchmarks.suite.wanted import Wanted

_INSIDE = "tests.benchmarks.suite.inside"
_WARM_UP = 20 * len(LANGUAGES)
_SCAN = "`re` with 40 patterns"
_GOAL = Goal(4000, is_least=True, of_ratio=False)


def measure(runner: Runner, wanted: Wanted) -> Section:
    """Return the throughput of `msglint.Linter`: over all, without repeated sentences, and by language."""
    figures: list[Figure] = []
    usual, peak = _inside(runner, wanted, unseen=False)
    figures += _all("all languages", usual)
    figures.append(Figure("all languages, peak memory", "MB", peak / 1e6, peak / 1e6))
    unseen, _ = _inside(runner, wanted, unseen=True)
    figures += _all("the same, no sentence twice", unseen)
    for language in sorted(usual[0]):
        figures += _figures(language, [slice_[language] for slice_ in usual if language in slice_])[1:2]
    total = _joined(tally for slice_ in usual for tally in slice_.values())
    note = (
        f"CPU time of `msglint.Linter.check`; {wanted.messages:,} messages, {total['reported'] / wanted.messages:.0%} "
        f"of them reported, each checked once, in slices of {SLICE} by turns with the reference on the same ones."
    )
    return Section("throughput", "Throughput on one core, all rules", note, tuple(figures))


def _inside(runner: Runner, wanted: Wanted, *, unseen: bool) -> tuple[list[dict[str, Tally]], int]:
    """Return what each slice of a corpus has taken by language, and the peak memory of the process."""
    corpus, warm_up, result = (runner.folder / name for name in ("inside.jsonl", "warm-up.jsonl", "inside.json"))
    write_corpus(corpus, wanted.messages, Writer(wanted.seed, unseen=unseen))
    write_corpus(warm_up, _WARM_UP, Writer(wanted.seed + 1, unseen=unseen))
    usage = runner.run(python(_INSIDE, "-m", _INSIDE, str(corpus), str(warm_up), str(result)))
    return json.loads(result.read_text(encoding="utf-8")), usage.peak


def _all(name: str, slices: Sequence[dict[str, Tally]]) -> list[Figure]:
    """Return the figures of all languages together."""
    reference, messages, megabytes = _figures(name, [_joined(slice_.values()) for slice_ in slices])
    return [reference, replace(messages, goal=_GOAL), megabytes]


def _joined(tallies: Iterable[Tally]) -> Tally:
    joined: Tally = defaultdict(float)
    for tally in tallies:
        for name, value in tally.items():
            joined[name] += value
    return joined


def _figures(name: str, slices: Sequence[Tally]) -> list[Figure]:
    """Return the reference and, as its multiple, the messages and megabytes a second."""
    reference = _rate(slices, f"{name}: {_SCAN}", "messages/s", "reference")
    figures = [reference]
    for unit, scale in (("messages/s", 1.0), ("MB/s", 1e6)):
        figure = _rate(slices, name, unit, "cpu", scale)
        of_reference = _rate(slices, name, unit, "reference", scale)
        figures.append(figure.compared(figure.median / of_reference.median, _SCAN))
    return figures


def _rate(slices: Sequence[Tally], name: str, unit: str, time: str, scale: float = 1.0) -> Figure:
    count = "bytes" if unit == "MB/s" else "messages"
    rates = [slice_[count] / slice_[time] / scale for slice_ in slices]
    return Figure(name, unit, max(rates), median(rates))
