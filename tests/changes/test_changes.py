"""Which files and lines count as changed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.changes import WHOLE, Changes, Lines

LINES = "one\ntwo\nthree\nfour\nfive\nsix\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(LINES, encoding="utf-8")


def changes(*lines: Lines, name: str = "draft.txt") -> Changes:
    return Changes(str(Path.cwd()), {name: lines})


@pytest.mark.parametrize(
    ("first", "last", "touched"),
    [(1, 1, False), (1, 2, True), (2, 2, True), (3, 3, True), (4, 4, False), (1, 6, True), (6, 6, True), (4, 5, False)],
)
def test_a_stretch_is_touched_if_one_of_its_lines_is_changed(first: int, last: int, *, touched: bool) -> None:
    assert changes(Lines(2, 3), Lines(6, 6)).touches("draft.txt", first, last) is touched


@given(
    changed=st.sets(st.integers(1, 30)),
    first=st.integers(1, 30),
    length=st.integers(0, 10),
)
def test_touching_means_having_a_line_in_common(changed: set[int], first: int, length: int) -> None:
    asked = range(first, first + length + 1)

    found = changes(*(Lines(line, line) for line in sorted(changed))).touches("draft.txt", asked[0], asked[-1])

    assert found is not changed.isdisjoint(asked)


def test_a_file_without_changes_has_none() -> None:
    Path("other.txt").write_text(LINES, encoding="utf-8")

    found = changes(Lines(1, 6))

    assert found.has("draft.txt")
    assert not found.has("other.txt")
    assert not found.touches("other.txt", 1, 6)


def test_every_line_of_a_new_file_is_changed() -> None:
    found = Changes(str(Path.cwd()), {"draft.txt": WHOLE})

    assert found.touches("draft.txt", 5, 5)


@pytest.mark.parametrize("name", ["./draft.txt", "sub/../draft.txt", "link.txt", "folder/draft.txt"])
@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_file_is_known_by_any_of_its_names(name: str) -> None:
    Path("sub").mkdir()
    Path("link.txt").symlink_to("draft.txt")
    Path("folder").symlink_to(".")

    assert changes(Lines(2, 2)).touches(name, 2, 2)
    assert not changes(Lines(2, 2)).touches(name, 3, 3)


def test_a_file_is_known_from_another_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    found = changes(Lines(2, 2))
    Path("sub").mkdir()
    monkeypatch.chdir("sub")

    assert found.has(os.path.join("..", "draft.txt"))  # noqa: PTH118 - as a user would name it


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_where_a_link_has_changed_all_that_is_read_through_it_is_new() -> None:
    Path("link.txt").symlink_to("draft.txt")

    assert changes(Lines(1, 1), name="link.txt").touches("link.txt", 5, 5)


def test_a_file_outside_of_the_repository_counts_as_changed(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()

    assert Changes(str(tmp_path / "inside"), {}).touches("draft.txt", 3, 3)


def test_a_file_that_is_gone_counts_as_changed_so_that_reading_reports_it() -> None:
    assert changes().has("gone.txt")


def test_all_below_a_changed_folder_is_changed() -> None:
    for name in ("shared/deep/reply.txt", "own/reply.txt"):
        Path(name).parent.mkdir(parents=True)
        Path(name).write_text(LINES, encoding="utf-8")

    found = Changes(str(Path.cwd()), {}, ["shared"])

    assert found.touches("shared/deep/reply.txt", 4, 4)
    assert not found.has("own/reply.txt")


@pytest.mark.parametrize("data", [b"one\rtwo\nthree\nfour\n", LINES.encode("utf-16")])
def test_every_line_is_changed_where_git_counts_lines_otherwise(data: bytes) -> None:
    Path("draft.txt").write_bytes(data)

    assert changes(Lines(1, 1)).touches("draft.txt", 3, 3)


@pytest.mark.parametrize("data", [LINES.replace("\n", "\r\n").encode(), b""])
def test_lines_that_end_as_on_windows_are_counted_alike(data: bytes) -> None:
    Path("draft.txt").write_bytes(data)

    assert not changes(Lines(1, 1)).touches("draft.txt", 3, 3)
