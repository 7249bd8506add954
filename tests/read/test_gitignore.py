"""What `.gitignore` files keep out of a walk."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from msglint.read.discover import discover

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def found(path: str) -> list[str]:
    return [str(one).replace(os.sep, "/") for one in discover([path])]


def test_the_folders_own_file_holds(tmp_path: Path) -> None:
    make(tmp_path, {"d/.gitignore": "old/\n/top.txt\n", "d/old/a.txt": "", "d/top.txt": "", "d/sub/top.txt": ""})
    assert found("d") == ["d/sub/top.txt"]


def test_a_nested_file_wins_over_an_outer_one(tmp_path: Path) -> None:
    make(
        tmp_path,
        {"d/.gitignore": "*.txt\n", "d/a.txt": "", "d/e/.gitignore": "!b.txt\n", "d/e/b.txt": "", "d/e/c.txt": ""},
    )
    assert found("d") == ["d/e/b.txt"]


def test_files_of_parents_hold_up_to_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "repo/.git").mkdir(parents=True)
    make(tmp_path, {".gitignore": "a.txt\n", "repo/.gitignore": "b.txt\n", "repo/x/.gitignore": "c.txt\n"})
    make(tmp_path, {f"repo/x/y/{name}.txt": "" for name in "abcd"})
    assert found("repo/x/y") == ["repo/x/y/a.txt", "repo/x/y/d.txt"]


def test_files_of_parents_do_not_hold_outside_a_repository(tmp_path: Path) -> None:
    make(tmp_path, {".gitignore": "a.txt\n", "d/a.txt": ""})
    assert found("d") == ["d/a.txt"]


def test_an_ignored_folder_that_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    make(tmp_path, {".gitignore": "drafts/\n", "drafts/a.txt": "", "b.txt": ""})
    assert found("drafts") == ["drafts/a.txt"]
    assert found(".") == ["b.txt"]


def test_a_pattern_without_meaning_costs_only_itself(tmp_path: Path) -> None:
    make(tmp_path, {"d/.gitignore": "!\na.txt\n", "d/a.txt": "", "d/b.txt": ""})
    assert found("d") == ["d/b.txt"]


def test_without_a_file_the_library_is_not_loaded(tmp_path: Path) -> None:
    make(tmp_path, {"d/a.txt": ""})
    code = "import sys; from msglint.read import discover; print(list(discover(['d'])), 'pathspec' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_environment())
    assert run.stdout.replace("\\\\", "/") == "['d/a.txt'] False\n"


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
