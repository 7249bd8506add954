"""Which configuration holds in a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from msglint.config.find import find_config, find_file, folder_of
from msglint.errors import UsageError


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "drafts" / "old").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo")


@pytest.mark.parametrize("name", ["msglint.yaml", ".msglint.yaml"])
def test_nearest_file_upward_holds(name: str) -> None:
    Path(name).write_text("fail-on: info\n", encoding="utf-8")
    Path("drafts", name).write_text("fail-on: warning\n", encoding="utf-8")
    assert find_config("drafts/old").fail_on == "warning"
    assert find_config(".").fail_on == "info"


def test_table_in_pyproject_holds_where_there_is_one() -> None:
    Path("pyproject.toml").write_text('[tool.msglint]\nfail-on = "info"\n', encoding="utf-8")
    Path("drafts/pyproject.toml").write_text('[tool.other]\nname = "tool.msglint"\n', encoding="utf-8")
    assert find_config("drafts").fail_on == "info"


@pytest.mark.parametrize("text", ["tool = 3 # tool.msglint\n", "[tool]\nmsglint-x = 1 # tool.msglint\n"])
def test_project_without_the_table_is_passed_over(text: str) -> None:
    Path("pyproject.toml").write_text(text, encoding="utf-8")
    assert find_file(".") is None


def test_what_lies_above_the_repository_does_not_hold(tmp_path: Path) -> None:
    (tmp_path / "msglint.yaml").write_text("fail-on: info\n", encoding="utf-8")
    config = find_config("drafts")
    assert (config.file, config.root, config.fail_on) == (None, ".", None)


def test_two_in_one_folder_are_an_error() -> None:
    Path("msglint.yaml").touch()
    Path("pyproject.toml").write_text("[tool.msglint]\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"holds two configurations, msglint\.yaml and pyproject\.toml; keep one"):
        find_file(".")


def test_folder_of_several_paths_is_what_they_share() -> None:
    Path("drafts/a.txt").touch()
    assert folder_of(["drafts/a.txt"]) == os.path.abspath("drafts")  # noqa: PTH100 - because the function works with names
    assert folder_of(["drafts/a.txt", "drafts/old"]) == os.path.abspath("drafts")  # noqa: PTH100 - because the function works with names
    assert folder_of(["-"]) == os.curdir
    assert folder_of([]) == os.curdir


def test_folder_of_the_ignores_is_the_root_where_there_is_no_configuration() -> None:
    Path("drafts/.msglintignore").touch()
    assert find_config("drafts/old").root == "drafts"
