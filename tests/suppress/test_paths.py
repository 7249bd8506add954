"""Which files a pattern means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.config.patterns import relative
from msglint.suppress.paths import Pattern

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("drafts/a.txt", "drafts/a.txt", True),
        ("/drafts/a.txt", "drafts/a.txt", True),
        ("drafts/a.txt", "old/drafts/a.txt", False),
        ("a.txt", "old/drafts/a.txt", True),
        ("drafts/", "drafts/old/a.txt", True),
        ("*.eml", "drafts/a.eml", True),
        ("drafts/**/a.txt", "drafts/x/y/a.txt", True),
        ("drafts/*.txt", "drafts/x/a.txt", False),
        ("a b.txt", "a b.txt", True),
        ("*", "a.txt", True),
        ("*", None, True),
        ("**", None, True),
        ("", None, True),
        ("*.txt", None, False),
    ],
)
def test_a_pattern_means_what_it_means_to_git(pattern: str, path: str | None, *, expected: bool) -> None:
    assert Pattern(pattern).problem == ""
    assert Pattern(pattern).fits(path) is expected


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [("!a.txt", "can't take back"), ("#a", "means nothing"), ("/", "means nothing"), ("  ", "means nothing")],
)
def test_a_pattern_that_can_not_be_used_is_told(pattern: str, problem: str) -> None:
    assert problem in Pattern(pattern).problem


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("drafts/a.txt", "drafts/a.txt", True),
        ("/a.txt", "a.txt", True),
        ("a.txt", "a.txt", False),  # it means those in other folders, too
        ("drafts/", "drafts/a.txt", False),
        ("drafts/a*", "drafts/a*", False),
        ("*", None, False),
    ],
)
def test_a_pattern_that_means_one_file_alone_is_told_from_others(
    pattern: str, path: str | None, *, expected: bool
) -> None:
    assert Pattern(pattern).is_only(path) is expected


def test_a_path_counts_from_the_folder_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "drafts").mkdir()
    monkeypatch.chdir(tmp_path / "drafts")
    assert relative("a.txt", str(tmp_path)) == "drafts/a.txt"
    assert relative("../drafts/./a.txt", "..") == "drafts/a.txt"
    assert relative(str(tmp_path / "b.txt"), "..") == "b.txt"
    assert relative("../b.txt", ".") is None
    assert relative(str(tmp_path) + "-too/a.txt", str(tmp_path)) is None


def test_a_file_behind_a_link_counts_where_it_lies_when_its_name_lies_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    monkeypatch.chdir(tmp_path)
    assert relative("link/a.txt", "real") == "a.txt"
    assert relative("link/a.txt", ".") == "link/a.txt"


@pytest.mark.parametrize("source", ["<stdin>", "<text>", "a\0b"])
def test_what_is_no_file_has_no_path(source: str) -> None:
    assert relative(source, ".") is None
