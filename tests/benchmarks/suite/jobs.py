"""Scaling over `--jobs`: the same file, checked by one process and by two."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import Writer, write_corpus
from tests.benchmarks.harness.commands import CommandFailedError, msglint
from tests.benchmarks.harness.figures import Goal, Section
from tests.benchmarks.harness.series import rate, used

if TYPE_CHECKING:
    from tests.benchmarks.harness.commands import Runner
    from tests.benchmarks.suite.wanted import Wanted

_TITLE = "Scaling over processes"


def measure(runner: Runner, wanted: Wanted) -> Section:
    """Return how much faster two processes are than one; nothing where `check` has no such option.

    Raises:
        CommandFailedError: the reports differ.
    """
    if not has_jobs(runner):
        return Section("jobs", _TITLE, "Not measured: this version of `msglint check` has no --jobs.", ())
    corpus = runner.folder / "corpus.jsonl"
    write_corpus(corpus, wanted.messages, Writer(wanted.seed))
    commands = [msglint("check", corpus.name, "--format", "jsonl", "--jobs", jobs) for jobs in ("1", "2")]
    reports = set()
    for command in commands:
        runner.run(command, keeps_output=True)
        reports.add(sha256(runner.stdout.read_bytes()).digest())
    if len(reports) > 1:
        raise CommandFailedError("the report with --jobs 2 differs from that with --jobs 1")
    one, two = runner.by_turns(commands, wanted.long_turns, warms_up=False)
    figures = (
        rate(one, "wall", "messages/s", wanted.messages),
        rate(two, "wall", "messages/s", wanted.messages, reference=one, goal=Goal(1.7, is_least=True)),
        used(one, "cpu"),
        used(two, "cpu", one),
        used(one, "peak"),
        used(two, "peak", one),
    )
    note = (
        f"{wanted.messages:,} messages in one file; {wanted.said(is_long=True)}; wall time, so other work on the "
        "machine counts; memory is that of the largest process; both reports are the same, byte for byte."
    )
    return Section("jobs", _TITLE, note, figures)


def has_jobs(runner: Runner) -> bool:
    """Return whether `msglint check` can use several processes."""
    runner.run(msglint("check", "--help"), keeps_output=True)
    return "--jobs" in runner.stdout.read_text(encoding="utf-8")


def one_process(runner: Runner) -> tuple[str, ...]:
    """Return what keeps `msglint check` to one process, so that its figures are those of one core."""
    return ("--jobs", "1") if has_jobs(runner) else ()
