"""Which files are found below the paths that a user names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from msglint.errors import InputError
from msglint.read.discover import discover

if TYPE_CHECKING:
    from pathlib import Path


def make(root: Path, *names: str, **files: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(files.get(name, ""), encoding="utf-8")


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def found(*paths: str) -> list[str]:
    return [str(one).replace(os.sep, "/") for one in discover(paths)]


def test_a_folder_gives_its_messages_in_order(tmp_path: Path) -> None:
    make(tmp_path, "d/b.txt", "d/a/z.MD", "d/a/x.jsonl", "d/c.NdJson", "d/e.text", "d/f.py", "d/g")
    assert found("d") == ["d/a/x.jsonl", "d/a/z.MD", "d/b.txt", "d/c.NdJson", "d/e.text"]


def test_the_current_folder_gives_names_without_a_dot(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/c.txt")
    assert found(".") == ["a/c.txt", "b.txt"]


def test_a_named_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, "draft.docx", ".hidden", "ignored.txt")
    make(tmp_path, ".gitignore", **{".gitignore": "*"})
    assert found("draft.docx", ".hidden", "ignored.txt") == ["draft.docx", ".hidden", "ignored.txt"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "d/.a.txt", "d/.b/c.txt", "d/e.txt")
    assert found("d") == ["d/e.txt"]
    assert found("d/.b") == ["d/.b/c.txt"]


def test_the_standard_input_passes_through() -> None:
    assert found("-", "-") == ["-"]


def test_the_same_file_is_given_once(tmp_path: Path) -> None:
    make(tmp_path, "d/a.txt", "d/e/b.txt")
    (tmp_path / "d/link.txt").symlink_to("a.txt")
    assert found("d/e", "d/../d/a.txt", "d", str(tmp_path)) == ["d/e/b.txt", "d/../d/a.txt"]


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    make(tmp_path, "d/a.txt")
    (tmp_path / "d/up").symlink_to("..")
    (tmp_path / "d/self").symlink_to("self")
    assert found("d") == ["d/a.txt"]


def test_a_linked_folder_is_entered(tmp_path: Path) -> None:
    make(tmp_path, "real/a.txt", "d/b.txt")
    (tmp_path / "d/linked").symlink_to("../real")
    assert found("d") == ["d/b.txt", "d/linked/a.txt"]


def test_a_broken_link_is_given_so_that_reading_reports_it(tmp_path: Path) -> None:
    make(tmp_path, "d/a.txt")
    (tmp_path / "d/b.txt").symlink_to("nowhere")
    assert found("d") == ["d/a.txt", "d/b.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "d/a.txt")
    os.mkfifo(tmp_path / "d/b.txt")
    assert found("d") == ["d/a.txt"]


def test_a_missing_path_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert found("nowhere", "a\0b", "a.txt") == [
        "nowhere: there is no such file or folder",
        "a\0b: can't be read: not a possible file name",
        "a.txt",
    ]


def test_an_unreadable_folder_is_an_error_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "d/closed/a.txt", "d/z.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    first, second = discover(["d"])
    assert isinstance(first, InputError)
    assert (first.problem, first.source) == ("can't be opened: permission denied", os.path.join("d", "closed"))  # noqa: PTH118 - the module under test joins so
    assert second == os.path.join("d", "z.txt")  # noqa: PTH118 - the module under test joins so
