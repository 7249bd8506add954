"""A file takes the place of another as a whole."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from msglint.replacing import replace_file

if TYPE_CHECKING:
    from pathlib import Path


def test_mode_of_the_old_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(str(file), b"new")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o640)
    assert os.listdir(tmp_path) == ["a.txt"]  # noqa: PTH208 - names are all that is asked for


def test_new_file_has_the_mode_of_any_other_new_one(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    replace_file(str(tmp_path / "a.txt"), b"new")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_what_goes_wrong_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        replace_file(str(file), b"new")
    assert (file.read_bytes(), os.listdir(tmp_path)) == (b"old", ["a.txt"])  # noqa: PTH208 - names are all that is asked for
