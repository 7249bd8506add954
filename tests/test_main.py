"""A process ends with the exit code of its run, and with all that was to be done at its end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import msglint

RUN = "import sys; sys.argv = ['msglint', *{args}]; from msglint.__main__ import run; run()"


def python(code: str, *options: str, **streams: object) -> subprocess.CompletedProcess[str]:
    # Without a buffer, nothing would be left to be written at the end.
    env = {**os.environ, "PYTHONPATH": str(Path(msglint.__file__).parents[1]), "PYTHONUNBUFFERED": ""}
    command = [sys.executable, *options, "-c", code]
    return subprocess.run(command, env=env, text=True, check=False, timeout=120, **streams)  # type: ignore[call-overload, no-any-return] # passed on as they are


def test_the_exit_code_is_that_of_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Order 114-3941689-8772232. Write to ann@shop.com.", encoding="utf-8")
    for args, code in ((["check", "draft.txt"], 1), (["check", "none.txt"], 2), (["--version"], 0), (["x"], 2)):
        done = python(RUN.format(args=args), cwd=tmp_path, capture_output=True)
        assert done.returncode == code
        assert done.stdout or done.stderr


def test_a_report_is_written_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "drafts.jsonl").write_text('{"id": "a", "text": "Write to ann@shop.com."}\n' * 300, encoding="utf-8")
    done = python(RUN.format(args=["check", "drafts.jsonl", "--format", "jsonl"]), cwd=tmp_path, capture_output=True)
    assert done.returncode == 1
    assert done.stdout.count('"amazon/email-address"') == 300
    assert done.stdout.endswith("}\n")


def test_what_is_to_be_done_at_the_end_is_done(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Hello", encoding="utf-8")
    check = RUN.format(args=["check", "draft.txt"])
    for before in (
        "import atexit; atexit.register(print, 'bye')",
        "import threading as t; t.Timer(1, print, ['bye']).start()",
    ):
        assert "bye\n" in python(f"{before}; {check}", cwd=tmp_path, capture_output=True).stdout


def test_a_profile_is_printed(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Hello", encoding="utf-8")
    code = f"import cProfile; cProfile.run({RUN.format(args=['check', 'draft.txt'])!r})"
    assert "function calls" in python(code, cwd=tmp_path, capture_output=True).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Hello", encoding="utf-8")
    with Path("/dev/full").open("w", encoding="utf-8") as stream:
        done = python(RUN.format(args=["check", "draft.txt"]), cwd=tmp_path, stdout=stream, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
