"""Fixing files from the command line, without questions."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from msglint.cli.checking.fixing import Fixing
from msglint.cli.exits import Exit
from msglint.config.settings import Config
from msglint.errors import InputError
from msglint.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ORDER = "Order 114-3941689-8772232. Which colour shall the lid have?"


@pytest.fixture(scope="module")
def project() -> Project:
    return Project(Config())


@pytest.fixture
def fixing(project: Project) -> Callable[..., Fixing]:
    def make(*, unsafe: bool = False, quiet: bool = False) -> Fixing:
        return Fixing(project, {}, unsafe=unsafe, quiet=quiet)

    return make


def test_files_are_written_and_counted(
    fixing: Callable[..., Fixing], draft: Callable[..., str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [draft(f"{ORDER} 😊 a 🎉\n", "a.txt"), draft(f"{ORDER}\n", "b.txt"), draft(f"{ORDER} 😊", "c.txt")]
    run = fixing()
    run.apply(files)
    assert (tmp_path / "a.txt").read_text() == f"{ORDER} a\n"
    assert (tmp_path / "c.txt").read_text() == ORDER
    out, err = capsys.readouterr()
    assert (out, err, run.failed) == ("", "msglint: note: fixed 3 places in 2 files\n", False)


def test_what_can_not_be_read_is_for_the_check_to_say(
    fixing: Callable[..., Fixing], capsys: pytest.CaptureFixture[str]
) -> None:
    run = fixing()
    run.apply(["nowhere.txt", InputError("is no file", source="x")])
    assert (capsys.readouterr().err, run.failed) == ("", False)


def test_what_can_not_be_written_is_an_error(
    fixing: Callable[..., Fixing],
    draft: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    run = fixing()
    run.apply([draft(f"{ORDER} 😊")])
    assert run.failed
    assert "error: draft.txt: can't be written: it is read-only" in capsys.readouterr().err


def test_records_are_left_with_a_note(
    fixing: Callable[..., Fixing], draft: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    fixing().apply([draft('{"text": "😊 a"}\n', "a.jsonl")])
    assert "note: a.jsonl: fixes are not written into .jsonl" in capsys.readouterr().err
    fixing(quiet=True).apply(["a.jsonl"])
    assert capsys.readouterr().err == ""


def test_fixes_that_would_break_another_rule_are_counted(
    fixing: Callable[..., Fixing], draft: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    fixing(unsafe=True).apply([draft(f"Use code SAVE15 for your next order after {ORDER} Red or blue?")])
    assert capsys.readouterr().err == "msglint: note: left out 1 fix that would break another rule\n"


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input_comes_out_fixed(
    fixing: Callable[..., Fixing], capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, f"{ORDER} 😊\r\n".encode())
    run = fixing()
    run.apply(["-"])
    assert capfdbinary.readouterr().out == run.stdin == f"{ORDER}\r\n".encode()


@pytest.mark.parametrize("data", [b"\x00\x01", b"", b"plain"])
def test_standard_input_comes_out_as_it_is_where_nothing_can_be_fixed(
    fixing: Callable[..., Fixing],
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    data: bytes,
) -> None:
    stdin(monkeypatch, data)
    run = fixing()
    run.apply(["-"])
    assert (capfdbinary.readouterr().out, run.stdin) == (data, data)


def test_the_difference_is_shown_and_nothing_is_written(
    fixing: Callable[..., Fixing], draft: Callable[..., str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = draft(f"{ORDER} 😊\n")
    assert fixing().show([file], color=False) == Exit.VIOLATIONS
    out, err = capfd.readouterr()
    assert out == f"--- draft.txt\n+++ draft.txt\n@@ -1 +1 @@\n-{ORDER} 😊\n+{ORDER}\n"
    assert err == "msglint: note: would fix 1 place in 1 file\n"
    assert (tmp_path / file).read_text() == f"{ORDER} 😊\n"


def test_hidden_characters_are_shown_where_there_is_colour(
    fixing: Callable[..., Fixing], draft: Callable[..., str], capfd: pytest.CaptureFixture[str]
) -> None:
    fixing().show([draft(f"{ORDER} l\u200bid\n")], color=True)
    assert "U+200B" in capfd.readouterr().out


@pytest.mark.parametrize(("files", "code"), [([], Exit.NOTHING_CHECKED), (["nowhere.txt"], Exit.ERROR)])
def test_codes_without_a_difference(fixing: Callable[..., Fixing], files: list[str], code: Exit) -> None:
    assert fixing().show(files, color=False) == code


def test_no_difference_is_clean(fixing: Callable[..., Fixing], draft: Callable[..., str]) -> None:
    assert fixing().show([draft(ORDER)], color=False) == Exit.CLEAN
