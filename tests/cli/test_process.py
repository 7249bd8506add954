"""What only a real process shows: imports, pipes, encodings, signals and the terminal."""

from __future__ import annotations

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

    Spawn = Callable[..., subprocess.CompletedProcess[bytes]]
    Draft = Callable[..., str]

ORDER = "Order 114-3941689-8772232. "
CLEAN = ORDER + "The lamp ships today."
GUILTY = ORDER + "Write to ann@shop.com. 😀"
HEAVY = ("rich", "charset_normalizer", "pathspec", "jsonschema", "logging", "asyncio", "multiprocessing", "email")


def test_checking_into_json_imports_nothing_heavy(spawn: Spawn, draft: Draft) -> None:
    result = spawn("check", draft(GUILTY), "--format", "json", python=("-X", "importtime"))

    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in result.stderr.decode().splitlines()}
    assert result.returncode == 1
    assert "msglint" in imported
    assert imported.isdisjoint((*HEAVY, "pygls"))


@pytest.mark.parametrize("command", ["check", "rules", "explain", "test", "init", "lsp"])
def test_help_loads_no_rules(spawn: Spawn, command: str) -> None:
    result = spawn(command, "--help", python=("-X", "importtime"))

    imported = {line.rpartition("|")[2].strip() for line in result.stderr.decode().splitlines()}
    assert result.returncode == 0
    assert imported.isdisjoint({"yaml", "rich", "msglint.linter"})


def test_version_names_the_tool(spawn: Spawn) -> None:
    assert spawn("--version").stdout.decode().split() == ["msglint", msglint.__version__]


def test_standard_input_is_read_from_a_pipe(spawn: Spawn) -> None:
    result = spawn("check", "-", input=GUILTY.encode())

    assert result.returncode == 1
    assert b"<stdin>:1:37: error: amazon/email-address" in result.stdout


def test_no_path_with_a_pipe_is_refused_without_waiting(spawn: Spawn) -> None:
    result = spawn("check", input=GUILTY.encode())

    assert result.returncode == 2
    assert b"write - for standard input" in result.stderr


@pytest.mark.parametrize("format_name", ["text", "json"])
def test_a_stream_that_is_not_utf8_gets_escapes(spawn: Spawn, draft: Draft, format_name: str) -> None:
    name = draft(GUILTY, "Größe.txt")

    result = spawn("check", name, "--format", format_name, env={"PYTHONIOENCODING": "ascii"})

    assert result.returncode == 1
    assert result.stdout.isascii()
    assert b"Traceback" not in result.stderr


def test_explaining_on_a_stream_that_is_not_utf8_gets_escapes(spawn: Spawn) -> None:
    result = spawn("explain", "emoji", env={"PYTHONIOENCODING": "ascii"})

    assert result.stdout.isascii()
    assert b"amazon/emoji" in result.stdout
    assert b"bug" not in result.stderr


def test_a_reader_that_goes_away_is_no_reason_for_noise(draft: Draft) -> None:
    draft("\n".join(['{"text": "Write to ann@shop.com."}'] * 3000), "drafts.jsonl")
    command = [sys.executable, "-m", "msglint", "check", "drafts.jsonl", "--format", "json"]
    env = {**os.environ, "PYTHONPATH": str(Path(msglint.__file__).parents[1])}

    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()

    assert said == b""
    assert process.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="its shell closes no streams")
@pytest.mark.parametrize(
    ("closing", "command", "said"),
    [
        (">&-", "check draft.txt", b"msglint: error: standard output is closed\n"),
        (">&-", "rules", b"msglint: error: standard output is closed\n"),
        ("<&-", "check -", b"msglint: error: standard input is closed\n"),
        ("2>&-", "check nowhere.txt", b""),
    ],
)
def test_a_closed_stream_is_an_error_and_no_bug(draft: Draft, closing: str, command: str, said: bytes) -> None:
    draft(CLEAN)
    env = {**os.environ, "PYTHONPATH": str(Path(msglint.__file__).parents[1])}
    line = ["/bin/sh", "-c", f'"$0" -m msglint {command} {closing}', sys.executable]

    result = subprocess.run(line, env=env, capture_output=True, check=False)

    assert (result.returncode, result.stderr) == (2, said)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT between processes")
def test_an_interrupted_run_ends_with_130(draft: Draft) -> None:
    draft("")
    command = [sys.executable, "-m", "msglint", "check", "-"]
    env = {**os.environ, "PYTHONPATH": str(Path(msglint.__file__).parents[1])}

    with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        time.sleep(2)  # until it waits for its input
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()

    assert process.returncode == 130
    assert b"Traceback" not in said


def test_two_processes_write_the_same_bytes(spawn: Spawn, draft: Draft) -> None:
    name = draft(GUILTY)

    first, second = (
        spawn("check", name, "--format", "json", env={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")
    )

    assert first == second
