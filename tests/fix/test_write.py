"""Writing a file in one go."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from msglint.errors import InputError
from msglint.fix import FixedFile, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"old")
    return path


def fixed(path: Path, before: bytes = b"old", after: bytes = b"new") -> FixedFile:
    return FixedFile(str(path), before, after)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_a_file_is_replaced_with_its_mode(file: Path, mode: int) -> None:
    file.chmod(mode)
    assert write(fixed(file))
    assert (file.read_bytes(), file.stat().st_mode & 0o7777) == (b"new", mode)
    assert [path.name for path in file.parent.iterdir()] == ["draft.txt"]


def test_a_file_without_a_change_is_not_touched(file: Path) -> None:
    before = file.stat()
    assert not write(fixed(file, after=b"old"))
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_symbolic_link_goes_on_leading_to_the_file(file: Path) -> None:
    link = file.parent / "link.txt"
    link.symlink_to(file.name)
    write(fixed(link))
    assert (link.is_symlink(), file.read_bytes()) == (True, b"new")


def test_what_somebody_else_has_changed_meanwhile_stays(file: Path) -> None:
    with pytest.raises(InputError, match="changed by somebody else"):
        write(fixed(file, before=b"older"))
    assert file.read_bytes() == b"old"


def test_a_failure_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(InputError, match=r"draft\.txt: can't be written: No space left on device"):
        write(fixed(file))
    assert [path.read_bytes() for path in file.parent.iterdir()] == [b"old"]


def test_a_file_that_may_not_be_written_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(InputError, match="it is read-only"):
        write(fixed(file))
    assert file.read_bytes() == b"old"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no regular file"):
        write(fixed(tmp_path))
