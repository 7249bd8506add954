"""A run that is kept to what was changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from msglint.cli.checking.changed import Changed
from msglint.errors import InputError, UsageError
from msglint.message import Message
from msglint.report import Result
from msglint.span import LineIndex
from msglint.violation import Violation

TEXT = "Hello\nann@shop.com\nbob@shop.com\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def _repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a file with two sins in the last commit, and change its last line."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@shop.example", "-c", f"core.hooksPath={os.devnull}")
    for name in ("changed.txt", "same.jsonl", "same.txt"):
        Path(name).write_text(TEXT.replace("bob@", "old@"), encoding="utf-8")
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message=Begin"]):
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)  # noqa: S607 - the git on the PATH is meant
    Path("changed.txt").write_text(TEXT, encoding="utf-8")


def violation(text: str) -> Violation:
    index, at = LineIndex(TEXT), TEXT.index(text)
    start, end = index.position(at), index.position(at + len(text))
    return Violation("a/b", "error", "high", "No.", "Don't.", "body", text, start, end, (), None, "0" * 16)


def message(source: str) -> Message:
    read = Message.from_text(TEXT)
    return Message(read.parts, source=source)


def test_files_that_no_change_concerns_are_not_read() -> None:
    error = InputError("there is no such file or folder", source="gone.txt")

    files = Changed("HEAD", ["."], ".").files(["changed.txt", "same.jsonl", error])

    assert files == ["changed.txt", error]


def test_messages_that_no_change_concerns_are_not_checked() -> None:
    changed = Changed("HEAD", ["."], ".")

    assert list(changed.read("changed.txt", [message("changed.txt")])) == [message("changed.txt")]
    assert list(changed.read("same.txt", [message("same.txt")])) == []


def test_violations_in_changed_lines_and_errors_stay() -> None:
    error = InputError("is longer than 1 MiB", source="changed.txt")
    old, new = violation("ann@shop.com"), violation("bob@shop.com")

    kept = list(Changed("HEAD", ["."], ".").outcomes([error, Result(message("changed.txt"), (old, new))]))

    assert kept == [error, Result(message("changed.txt"), (new,))]


def test_standard_input_has_no_history() -> None:
    with pytest.raises(UsageError, match="standard input has no history"):
        Changed("HEAD", ["-"], ".")
