"""What only real processes show of long runs: memory, interruptions, and who is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import msglint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Spawn = Callable[..., subprocess.CompletedProcess[bytes]]
    Draft = Callable[..., str]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes and memory are told by /proc")

#: A rule that takes little time and finds much.
SELECT = ("--select", "gif,email-address", "--no-config", "-q")
#: Runs the command line and says at the end the most memory, in KiB, that it and the largest of its processes had.
MEASURED = """
import resource, sys
from msglint.cli import main
try:
    main()
finally:
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print("peak", *peaks, file=sys.stderr)
"""


def _records(number: int) -> str:
    """Return records, of which nine in ten have a violation and one in a hundred can't be read.

    The texts come again, so that what is remembered of them is soon as large as it gets.
    """
    lines = (
        "{broken"
        if n % 100 == 7
        else json.dumps({"id": f"m{n}", "text": f"Write to a{n % 200}@shop.com" if n % 10 else "Hello"})
        for n in range(number)
    )
    return "\n".join(lines)


def _peaks(name: str, format_name: str, jobs: str) -> list[int]:
    command = [sys.executable, "-c", MEASURED, "check", name, *SELECT, "--format", format_name, "-j", jobs]
    env = {**os.environ, "PYTHONPATH": str(Path(msglint.__file__).parents[1])}
    done = subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=300, check=False)
    assert done.returncode == 2
    *_, (_, *peaks) = (line.split() for line in done.stderr.decode().splitlines() if line.startswith("peak"))
    return list(map(int, peaks))


@pytest.mark.parametrize(("format_name", "jobs"), [("junit", "1"), ("json", "2")])
def test_five_times_the_messages_take_no_more_memory(draft: Draft, format_name: str, jobs: str) -> None:
    few, many = draft(_records(2_000), "few.jsonl"), draft(_records(10_000), "many.jsonl")
    before, after = _peaks(few, format_name, jobs), _peaks(many, format_name, jobs)
    # Some pages more or less are chance; to keep each result would take ten times as much.
    assert all(now < then + 3072 for then, now in zip(before, after, strict=True)), (before, after)


@pytest.fixture
def running(draft: Draft) -> Iterator[subprocess.Popen[bytes]]:
    """Start a long run with three processes; return it once all are at work."""
    name = draft(_records(6_000), "many.jsonl")
    command = [sys.executable, "-m", "msglint", "check", name, *SELECT, "--format", "jsonl", "-j", "2"]
    env = {**os.environ, "PYTHONPATH": str(Path(msglint.__file__).parents[1])}
    # In a group of its own, as a shell starts it.
    with (
        Path("report.jsonl").open("wb") as report,
        subprocess.Popen(command, env=env, stdout=report, stderr=subprocess.PIPE, start_new_session=True) as process,
    ):
        while process.poll() is None and (Path("report.jsonl").stat().st_size < 50_000 or len(_children(process)) < 2):
            time.sleep(0.02)
        yield process
        process.kill()


def _children(process: subprocess.Popen[bytes]) -> list[int]:
    try:
        tasks = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    except FileNotFoundError:
        return []
    return list(map(int, tasks.split()))


def _are_gone(pids: list[int]) -> bool:
    """Return whether processes end within a while."""
    for _ in range(1000):
        if not any(Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes() for pid in pids):
            return True
        time.sleep(0.01)
    return False


def test_ctrl_c_ends_all_processes_without_noise(running: subprocess.Popen[bytes]) -> None:
    children = _children(running)
    os.killpg(running.pid, signal.SIGINT)
    assert running.stderr is not None
    said = running.stderr.read().decode()
    assert running.wait() == 130
    assert _are_gone(children)
    lines = [line for line in said.splitlines() if line and "is not valid JSON" not in line]
    assert lines == ["msglint: error: interrupted"]
    assert [json.loads(line) for line in Path("report.jsonl").read_bytes().splitlines()]


def test_processes_do_not_outlive_the_one_that_asked_them(running: subprocess.Popen[bytes]) -> None:
    children = _children(running)
    running.kill()
    running.wait()
    assert len(children) == 2
    assert _are_gone(children)


def test_a_process_that_is_killed_from_outside_costs_nothing(running: subprocess.Popen[bytes], spawn: Spawn) -> None:
    os.kill(_children(running)[0], signal.SIGKILL)
    assert running.stderr is not None
    running.stderr.read()
    assert running.wait() == 2
    alone = spawn("check", "many.jsonl", *SELECT, "--format", "jsonl", "-j", "1")
    assert Path("report.jsonl").read_bytes() == alone.stdout


def test_little_to_check_starts_no_process_and_imports_nothing_for_it(spawn: Spawn, draft: Draft) -> None:
    result = spawn("check", draft(_records(20), "few.jsonl"), *SELECT, python=("-X", "importtime"))
    imported = {line.rpartition("|")[2].strip() for line in result.stderr.decode().splitlines()}
    assert "msglint.workers.examiner" in imported
    assert imported.isdisjoint({"multiprocessing", "pickle", "msglint.workers.pool", "rich", "tempfile"})
