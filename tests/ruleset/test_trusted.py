"""What others may have written, or what is damaged, reads as if it were not there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from msglint.engine import check_message
from msglint.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Bench

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
RULE = "find:\n  - all: {act: change, thing: review}"
TEXT = "Could you update your review? 请修改评价。"


@POSIX
def test_only_the_user_can_read_and_write_what_is_kept(bench: Bench, folder: Path) -> None:
    bench.load(RULE)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("damage", ["cut", "empty", "flipped", "header", "swapped"])
@pytest.mark.parametrize("what", ["rules", "0.lexicon"])
def test_a_corrupt_file_is_passed_over_and_replaced(bench: Bench, folder: Path, damage: str, what: str) -> None:
    expected = check_message(Message.from_text(TEXT), bench.load(RULE))
    (path,) = folder.glob(f"*.{what}")
    content = path.read_bytes()
    (other,) = folder.glob("*.1.lexicon")
    path.write_bytes(
        {
            "cut": content[:-1],
            "empty": b"",
            "flipped": content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
            "header": b"msglint cache 0\n" + content[16:],
            "swapped": other.read_bytes(),
        }[damage]
    )
    assert check_message(Message.from_text(TEXT), bench.load()) == expected
    if what == "rules":
        assert path.read_bytes() != other.read_bytes()
        assert len(path.read_bytes()) == len(content)


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_can_write_is_neither_read_nor_written(
    bench: Bench, folder: Path, compiled: list[int], mode: int
) -> None:
    bench.load(RULE)
    folder.chmod(mode)
    bench.load()
    bench.load(RULE + " ")
    assert len(compiled) == 3
    assert len(list(folder.iterdir())) == 4


@POSIX
def test_a_file_that_others_can_write_is_passed_over_and_replaced(
    bench: Bench, folder: Path, compiled: list[int]
) -> None:
    bench.load(RULE)
    (path,) = folder.glob("*.rules")
    path.chmod(0o620)
    bench.load()
    bench.load()
    assert len(compiled) == 2
    assert path.stat().st_mode & 0o777 == 0o600


@POSIX
def test_what_belongs_to_another_user_is_passed_over(
    bench: Bench, compiled: list[int], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.load(RULE)
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    bench.load()
    assert len(compiled) == 2


@POSIX
def test_a_link_in_the_place_of_a_file_is_passed_over(bench: Bench, folder: Path, compiled: list[int]) -> None:
    bench.load(RULE)
    (path,) = folder.glob("*.rules")
    path.rename(folder / "elsewhere")
    path.symlink_to(folder / "elsewhere")
    bench.load()
    assert len(compiled) == 2
    assert not path.is_symlink()


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/nowhere"])
def test_a_folder_that_cannot_be_made_does_not_matter(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("MSGLINT_CACHE_DIR", str(tmp_path / place))
    assert bench.marked(RULE, "update your review") == "[update your review]"


def test_a_disk_that_cannot_be_written_does_not_matter(
    bench: Bench, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "replace", refuse)
    assert bench.marked(RULE, "update your review") == "[update your review]"
    assert not list(folder.iterdir())
