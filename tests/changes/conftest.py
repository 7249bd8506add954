"""Repositories to change, apart from the settings of whoever runs the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Repository:
    """A git repository in a folder of its own, with one commit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("Begin")

    def git(self, *arguments: str) -> str:
        """Run a git command and return what it prints."""
        done = subprocess.run(["git", *arguments], cwd=self.folder, check=True, capture_output=True, text=True)  # noqa: S607 - the git on the PATH is meant
        return done.stdout.strip()

    def write(self, name: str, text: str | bytes) -> str:
        """Write a file and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    def commit(self, message: str = "Change") -> str:
        """Commit everything and return the commit's name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")


@pytest.fixture(autouse=True)
def _plain_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "HOME": str(tmp_path / "home"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ann",
        "GIT_AUTHOR_EMAIL": "ann@shop.example",
        "GIT_COMMITTER_NAME": "Ann",
        "GIT_COMMITTER_EMAIL": "ann@shop.example",
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def make_repository() -> Callable[[Path], Repository]:
    """Return a function that makes a repository in a folder."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    return Repository


@pytest.fixture
def repository(
    make_repository: Callable[[Path], Repository], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Repository:
    """Return a repository, which is the current folder."""
    made = make_repository(tmp_path / "repository")
    monkeypatch.chdir(made.folder)
    return made
