"""What keeps git from saying what has changed is told so that a person can mend it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from msglint.changes import changed_since
from msglint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.changes.conftest import Repository


def problem(rev: str, folder: str = os.curdir) -> str:
    with pytest.raises(UsageError) as caught:
        changed_since(rev, folder)
    said = str(caught.value)
    assert "\n" not in said
    return said


def test_an_unknown_revision_gets_the_nearest_known_one(repository: Repository) -> None:
    repository.git("branch", "release-2026")

    said = problem("relaese-2026")

    assert said.startswith("can't tell what changed since 'relaese-2026': git knows no such commit")
    assert "did you mean 'release-2026'?" in said
    assert "did you mean 'HEAD'?" in problem("HAED")


@pytest.mark.parametrize("rev", ["--output=was-written", "-h", "--", "-"])
def test_a_revision_is_never_taken_for_an_option(repository: Repository, rev: str) -> None:
    assert "does not begin with '-'" in problem(rev)
    assert not (repository.folder / "was-written").exists()


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("rev", ["", "  ", "a\nb", "a\0b", "\x1b[31m"])
def test_what_can_be_no_revision_is_refused(rev: str) -> None:
    assert "name a branch, tag or commit" in problem(rev)


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("rev", ["HEAD..HEAD", "^HEAD", "HEAD:draft.txt", "HEAD^{tree}"])
def test_what_is_no_single_commit_is_refused(rev: str) -> None:
    assert "git knows no such commit" in problem(rev)


def test_a_folder_outside_of_any_repository_is_named(tmp_path: Path) -> None:
    assert problem("main", str(tmp_path)).endswith(f"{tmp_path} is in no git repository")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert "no such file or directory" in problem("main", str(tmp_path / "gone"))


@pytest.mark.usefixtures("repository")
def test_a_missing_git_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert "git is not installed" in problem("HEAD")


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_a_git_that_lies_in_the_current_folder_is_not_run(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Path(repository.write("git", "#!/bin/sh\ntouch was-run\n"))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", ".")

    assert "git is not installed" in problem("HEAD")
    assert not (repository.folder / "was-run").exists()


def test_a_shallow_clone_without_the_revision_says_how_to_fetch_it(repository: Repository, tmp_path: Path) -> None:
    for _ in range(3):
        repository.commit()
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(tmp_path / "clone"))

    said = problem("HEAD~2", str(tmp_path / "clone"))

    assert "this clone is shallow" in said
    assert "fetch-depth: 0" in said
    assert "GIT_DEPTH" in said


def test_a_clone_too_shallow_for_the_common_commit_says_so(
    repository: Repository, make_repository: Callable[[Path], Repository], tmp_path: Path
) -> None:
    repository.git("switch", "--quiet", "--create", "feature")
    repository.commit("Ours")
    repository.git("switch", "--quiet", "main")
    repository.commit("Theirs")
    clone = make_repository(tmp_path / "clone")
    clone.git("fetch", "--quiet", "--depth=1", f"file://{repository.folder}", "main:theirs", "feature:ours")
    clone.git("switch", "--quiet", "ours")

    said = problem("theirs", str(clone.folder))

    assert "too shallow to see where the branch began" in said
    assert "fetch-depth: 0" in said


def test_a_branch_of_another_history_shares_no_commit(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--orphan", "fresh")
    repository.commit()

    assert problem("main").endswith("the current branch has no commit in common with it")


def test_a_branch_without_a_commit_is_named(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--orphan", "fresh")

    assert problem("main").endswith("the current branch has no commit yet")


@pytest.mark.usefixtures("repository")
def test_a_repository_of_another_user_gets_the_command_that_allows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    assert "git config --global --add safe.directory /" in problem("HEAD")
