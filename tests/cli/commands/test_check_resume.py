"""`msglint check --resume`: an interrupted run ends with the reports of one that was never interrupted."""

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
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]
    Draft = Callable[..., str]

GUILTY = "Order 114-3941689-8772232. Write to ann@shop.com, dear Ann."
SELECT = ("--select", "email-address,emoji,insecure-link", "--no-config")
OUTPUT = ("--output", "jsonl=report.jsonl")
REPORT = Path("report.jsonl")


@pytest.fixture
def drafts(draft: Draft) -> tuple[str, ...]:
    """Write records, rows and drafts, some of which can't be read; return the files."""
    lines = [json.dumps({"id": f"m{n}", "text": f"{GUILTY} {n}" if n % 3 else "Dear Ann"}) for n in range(120)]
    lines[40:41] = ["{broken", "", '{"text": "half \\ud83d a@shop.com"}']
    rows = "".join(f"write to a{number}@shop.com,{number}\n" for number in range(30))
    return (
        draft("caf\xe9 ann@shop.com, pr\xe8s d'ici".encode("cp1252"), "old.txt"),
        draft("\n".join(lines), "records.jsonl"),
        draft(f"text,id\n{rows}", "table.csv"),
        "nope.txt",
        draft("{# msglint: ignore nonsense -- why #}\nb@shop.com", "template.j2"),
        draft(GUILTY, "draft.txt"),
    )


def _cut(part: float) -> None:
    """Leave so much of the report as if the power had failed."""
    data = REPORT.read_bytes()
    REPORT.write_bytes(data[: int(len(data) * part)])


@pytest.mark.parametrize("part", [0, 0.001, 0.1, 0.35, 0.5, 0.8, 0.9, 0.97, 0.999, 1])
def test_all_reports_end_as_if_nothing_had_happened(run: Run, drafts: tuple[str, ...], part: float) -> None:
    args = ("check", *drafts, *SELECT, "--format", "sarif")
    others = ("json", "junit", "gitlab", "github")
    whole = run(*args, "--output", "jsonl=whole.jsonl", *(f"--output={name}=whole.{name}" for name in others))
    resumed = (*args, *OUTPUT, *(f"--output={name}=again.{name}" for name in others), "--resume")
    assert run(*resumed).stdout == whole.stdout
    _cut(part)
    result = run(*resumed, "-j", "2")
    assert result.exit_code == whole.exit_code == 2
    assert REPORT.read_bytes() == Path("whole.jsonl").read_bytes()
    assert result.stdout == whole.stdout
    for name in others:
        assert Path(f"again.{name}").read_bytes() == Path(f"whole.{name}").read_bytes()


def test_a_person_sees_the_rest_and_the_counts_of_all(run: Run, drafts: tuple[str, ...]) -> None:
    args = ("check", *drafts, *SELECT, *OUTPUT, "--resume")
    whole = run(*args).stdout.splitlines()
    _cut(0.5)
    result = run(*args)
    lines = result.stdout.splitlines()
    assert result.stderr.count("messages, which are not shown again\n") == 1
    assert lines[-1] == whole[-1]
    assert lines == whole[-len(lines) :]
    assert 10 < len(lines) < len(whole) / 1.5


def test_a_baseline_lets_the_same_pass(run: Run, drafts: tuple[str, ...]) -> None:
    known = ("--baseline", "known.json")
    run("check", "records.jsonl", *SELECT, *known, "--update-baseline")
    # Once more each, so that it matters how many of them were let pass before.
    Path("records.jsonl").write_text(2 * (Path("records.jsonl").read_text().rstrip() + "\n"))
    run("check", *drafts, *SELECT, *known, "--output", "jsonl=whole.jsonl")
    args = ("check", *drafts, *SELECT, *known, *OUTPUT, "--resume")
    run(*args)
    for part in (0.7, 0.4, 0.2):
        _cut(part)
        run(*args)
        assert REPORT.read_bytes() == Path("whole.jsonl").read_bytes()


def test_no_word_of_the_messages_comes_back(run: Run, drafts: tuple[str, ...]) -> None:
    args = ("check", *drafts, *SELECT, "--redact", *OUTPUT, "--format", "json", "--resume")
    whole = run(*args).stdout
    _cut(0.6)
    assert run(*args).stdout == whole
    assert "shop.com" not in whole


def test_what_has_changed_is_refused_in_every_format(run: Run, drafts: tuple[str, ...]) -> None:
    args = ("check", *drafts, *SELECT, *OUTPUT, "--format", "json", "--resume")
    run(*args)
    _cut(0.5)
    before = REPORT.read_bytes()
    Path("draft.txt").write_text("another")
    result = run(*args)
    problem = "--resume: report.jsonl can't be continued: draft.txt has changed since it was begun; "
    assert result.exit_code == 2
    assert result.stderr == f"msglint: error: {problem}remove it to begin anew\n"
    assert json.loads(result.stdout)["errors"][0]["message"].startswith(problem)
    assert REPORT.read_bytes() == before


def test_a_wrong_rule_leaves_the_report_as_it_is(run: Run, drafts: tuple[str, ...], rule: Draft) -> None:
    args = ("check", *drafts, *SELECT, *OUTPUT, "--resume")
    run(*args)
    before = REPORT.read_bytes()
    rule(severity="grave")
    assert run(*args, "--rules", "ours").exit_code == 2
    assert REPORT.read_bytes() == before


def test_a_run_without_it_makes_an_end_of_it(run: Run, drafts: tuple[str, ...]) -> None:
    run("check", *drafts, *SELECT, *OUTPUT, "--resume")
    run("check", *drafts, *SELECT, *OUTPUT)
    result = run("check", *drafts, *SELECT, *OUTPUT, "--resume")
    assert result.exit_code == 2
    assert "report.jsonl can't be continued: it was not begun with --resume" in result.stderr


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (("draft.txt",), "--output jsonl=FILE"),
        (("draft.txt", "--output", "json=a.json"), "--output jsonl=FILE"),
        (("draft.txt", *OUTPUT, "--output", "jsonl=b.jsonl"), "--output jsonl=FILE"),
        (("-", *OUTPUT), "standard input can't be read a second time"),
        (("draft.txt", *OUTPUT, "--format", "html"), "reports in html and text show what is not kept"),
        (("draft.txt", *OUTPUT, "--output", "text=a.txt"), "reports in html and text show what is not kept"),
        (("draft.txt", *OUTPUT, "--fix"), "leave --fix out"),
        (("draft.txt", *OUTPUT, "--changed-since", "main"), "leave --changed-since out"),
        (("draft.txt", *OUTPUT, "--strict-ignores"), "leave --strict-ignores out"),
        (("draft.txt", *OUTPUT, "--baseline", "a.json", "--update-baseline"), "leave --update-baseline out"),
    ],
)
def test_what_cannot_be_continued_is_refused_at_once(
    run: Run, draft: Draft, args: tuple[str, ...], problem: str
) -> None:
    draft(GUILTY)
    result = run("check", *args, "--resume")
    assert result.exit_code == 2
    assert problem in " ".join(result.stderr.split())
    assert not REPORT.exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such way to die")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_was_killed_again_and_again_ends_with_the_whole_report(run: Run, draft: Draft, jobs: str) -> None:
    lines = [json.dumps({"id": f"m{number}", "text": f"{GUILTY} {number}"}) + "\n" for number in range(1500)]
    draft("".join(lines), "records.jsonl")
    run("check", "records.jsonl", *SELECT, "--output", "jsonl=whole.jsonl", "-j", "2")
    command = [
        sys.executable,
        "-m",
        "msglint",
        "check",
        "records.jsonl",
        *SELECT,
        *OUTPUT,
        "--resume",
        "-q",
        "-j",
        jobs,
    ]
    env = {**os.environ, "PYTHONPATH": str(Path(msglint.__file__).parents[1])}
    grown = 0
    for _ in range(3):
        process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
        # As soon as some more is written, and long before the end.
        while process.poll() is None and (REPORT.stat().st_size if REPORT.exists() else 0) < grown + 20_000:
            time.sleep(0.01)
        process.kill()
        assert process.wait() == -signal.SIGKILL
        grown = REPORT.stat().st_size
    assert grown < Path("whole.jsonl").stat().st_size
    assert run("check", "records.jsonl", *SELECT, *OUTPUT, "--resume").exit_code == 1
    assert REPORT.read_bytes() == Path("whole.jsonl").read_bytes()
