"""`msglint fix`."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

TEXT = "Order 114-3941689-8772232. A 😊 B http://www.amazon.de/x C.\n"


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        ((), "nothing to fix: name a file or a folder"),
        (("-",), "write: msglint check --fix -"),
        (("draft.txt",), "there is no terminal to ask on; to fix without questions, write: msglint check --fix"),
    ],
)
def test_what_can_not_be_asked_is_said(
    run: Callable[..., Result], draft: Callable[..., str], args: tuple[str, ...], problem: str
) -> None:
    draft(TEXT)
    result = run("fix", *args)
    assert (result.exit_code, problem in result.stderr) == (2, True)


@pytest.fixture
def answered(tmp_path: Path) -> Callable[..., tuple[str, int]]:
    """Return a function that runs `msglint fix` on a terminal and answers it; None stands for Ctrl-C."""
    pty = pytest.importorskip("pty")

    def answer(answers: list[str | None], *args: str) -> tuple[str, int]:
        child, terminal = pty.fork()
        if child == 0:
            os.environ["NO_COLOR"] = "1"
            os.chdir(tmp_path)
            # A test run in the background of a shell ignores Ctrl-C, and so would what it starts.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.execv(sys.executable, [sys.executable, "-m", "msglint", "fix", *args])  # noqa: S606 - it is what is tested
        out, left = b"", list(answers)
        while True:
            try:
                read = os.read(terminal, 4096)
            except OSError:  # the other end is closed
                break
            if not read:
                break
            out += read
            if out.endswith(b"[y,n,a,q,?] "):
                following = left.pop(0)
                os.write(terminal, b"\x03" if following is None else f"{following}\n".encode())
                out += b"\n"
        _, status = os.waitpid(child, 0)
        os.close(terminal)
        return out.decode(), os.waitstatus_to_exitcode(status)

    return answer


def test_a_file_is_written_as_was_agreed(
    answered: Callable[..., tuple[str, int]], draft: Callable[..., str], tmp_path: Path
) -> None:
    draft(TEXT)
    out, code = answered(["n", "y"], "draft.txt", "--ignore", "missing-greeting")
    assert (code, "made 1 change in 1 file" in out) == (0, True)
    assert (tmp_path / "draft.txt").read_text() == TEXT.replace("http:", "https:")


def test_who_quits_keeps_what_was_agreed_and_the_files_behind_stay(
    answered: Callable[..., tuple[str, int]], draft: Callable[..., str], tmp_path: Path
) -> None:
    draft(TEXT, "a.txt")
    draft(TEXT, "b.txt")
    _, code = answered(["y", "q"], "a.txt", "b.txt")
    assert code == 0
    assert (tmp_path / "a.txt").read_text() == TEXT.replace("😊 ", "")
    assert (tmp_path / "b.txt").read_text() == TEXT


def test_an_interrupt_leaves_the_file_whole(
    answered: Callable[..., tuple[str, int]], draft: Callable[..., str], tmp_path: Path
) -> None:
    draft(TEXT)
    _, code = answered(["y", None], "draft.txt")
    assert code == 130
    assert (tmp_path / "draft.txt").read_text() == TEXT
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".msglint")] == []
