"""Throughput of the command line: one file of messages, start and report included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.corpus import Writer, write_corpus
from tests.benchmarks.harness.commands import fill_cache, import_click, msglint, python
from tests.benchmarks.harness.figures import Section
from tests.benchmarks.harness.series import rate, used
from tests.benchmarks.suite.jobs import one_process

if TYPE_CHECKING:
    from tests.benchmarks.harness.commands import Command, Runner
    from tests.benchmarks.suite.wanted import Wanted

_SCAN = (
    "import json, sys; from tests.benchmarks.suite.patterns import scan; "
    "[scan(json.loads(line)['text']) for line in open(sys.argv[1], encoding='utf-8')]"
)


def measure(runner: Runner, wanted: Wanted) -> Section:
    """Return how many messages and megabytes `msglint check` reads in a second, and its peak memory."""
    corpus = runner.folder / "corpus.jsonl"
    write_corpus(corpus, wanted.messages, Writer(wanted.seed))
    megabytes = corpus.stat().st_size / 1e6
    commands = [msglint("check", corpus.name, "--format", name, *one_process(runner)) for name in ("jsonl", "json")]
    scan = scanned(corpus.name)
    fill_cache(runner)
    click, reference, *series = runner.by_turns([import_click(), scan, *commands], wanted.long_turns, warms_up=False)
    figures = [rate(reference, what, "messages/s", wanted.messages) for what in ("cpu", "wall")]
    for one in series:
        figures += [rate(one, what, "messages/s", wanted.messages, reference=reference) for what in ("cpu", "wall")]
        figures.append(rate(one, "cpu", "MB/s", megabytes, reference=reference))
        figures.append(used(one, "peak", click))
    note = (
        f"{wanted.messages:,} messages in all languages in one file of {megabytes:.1f} MB; "
        f"{wanted.said(is_long=True)}; start, reading and report included."
    )
    return Section("command", "Throughput of the command line", note, tuple(figures))


def scanned(corpus: str) -> Command:
    """Return the reference: a process that scans the texts of a JSONL file with forty patterns, and reports nothing."""
    return python("`re` with 40 patterns, JSONL", "-c", _SCAN, corpus)
