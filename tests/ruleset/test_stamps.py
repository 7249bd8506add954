"""Keys of content: remembered while nothing can have changed, and never wrong."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from msglint.ruleset import stamps

if TYPE_CHECKING:
    from collections.abc import Callable

    Reads = list[str]

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes, and no time of the entry")
LONG_AGO = 10**18
HOUR = 3600 * 10**9


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Where keys are remembered; it is not there yet."""
    return str(tmp_path / "cache")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file."""
    path = tmp_path / "words.yaml"
    path.write_text("one", encoding="utf-8")
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows each time that contents are read."""
    times: list[int] = []
    read_key = stamps._read_key  # noqa: SLF001 - because whether it runs is what the tests are about

    def count(files: list[tuple[str, str]], maker: str) -> str:
        times.append(1)
        return read_key(files, maker)

    monkeypatch.setattr(stamps, "_read_key", count)
    return times


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets the clock to so many nanoseconds after now."""
    now = time.time_ns()

    def set_clock(nanoseconds: int) -> None:
        monkeypatch.setattr(time, "time_ns", lambda: now + nanoseconds)

    set_clock(HOUR)
    return set_clock


def key(file: Path, folder: str | None, maker: str = "1") -> str:
    return stamps.key_of([("words", str(file))], maker, folder)


@pytest.mark.usefixtures("later")
def test_what_has_not_changed_is_read_once(file: Path, folder: str, reads: list[int]) -> None:
    first = key(file, folder)
    assert key(file, folder) == first == key(file, None)
    assert len(first) == 32
    assert len(reads) == 1 + 1


@pytest.mark.usefixtures("later")
def test_another_maker_name_order_or_content_is_another_key(file: Path, folder: str, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("two", encoding="utf-8")
    pairs = [("a", str(file)), ("b", str(other))]
    keys = [
        stamps.key_of(pairs, "1", folder),
        stamps.key_of(pairs, "2", folder),
        stamps.key_of(pairs[::-1], "1", folder),
        stamps.key_of([("a", str(other)), ("b", str(file))], "1", folder),
        stamps.key_of(pairs[:1], "1", folder),
        stamps.key_of([], "1", folder),
    ]
    assert len(set(keys)) == len(keys)


@pytest.mark.usefixtures("later")
def test_the_same_elsewhere_has_the_same_key(file: Path, folder: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_bytes(file.read_bytes())
    assert key(elsewhere, folder) == key(file, folder)


@pytest.mark.usefixtures("later")
def test_an_edit_of_the_same_size_is_seen(file: Path, folder: str) -> None:
    first = key(file, folder)
    file.write_text("two", encoding="utf-8")
    assert key(file, folder) != first
    file.write_text("one", encoding="utf-8")
    assert key(file, folder) == first


@POSIX
@pytest.mark.usefixtures("later")
def test_an_edit_that_sets_the_time_back_is_seen(file: Path, folder: str) -> None:
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    first = key(file, folder)
    time.sleep(0.02)  # one tick of the file system's clock
    file.write_text("two", encoding="utf-8")
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    assert key(file, folder) != first


@pytest.mark.usefixtures("later")
def test_another_file_in_its_place_is_seen(file: Path, folder: str, tmp_path: Path) -> None:
    first = key(file, folder)
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    other = tmp_path / "other.yaml"
    other.write_text("two", encoding="utf-8")
    os.utime(other, ns=times)
    other.replace(file)
    assert file.stat().st_mtime_ns == times[1]
    assert key(file, folder) != first


def test_what_was_written_a_moment_ago_is_read_again(
    file: Path, folder: str, reads: list[int], later: Callable[[int], None]
) -> None:
    later(10**9)
    key(file, folder)
    key(file, folder)
    assert len(reads) == 2
    assert not Path(folder).exists()
    later(10 * 10**9)
    key(file, folder)
    key(file, folder)
    assert len(reads) == 3


def test_what_comes_from_the_future_is_read_again(
    file: Path, folder: str, reads: list[int], later: Callable[[int], None]
) -> None:
    later(-HOUR)
    key(file, folder)
    key(file, folder)
    assert len(reads) == 2


def test_an_edit_after_the_clock_went_back_is_seen(file: Path, folder: str, later: Callable[[int], None]) -> None:
    first = key(file, folder)
    later(-HOUR)
    file.write_text("two", encoding="utf-8")
    past = time.time_ns()
    os.utime(file, ns=(past, past))
    assert key(file, folder) != first


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o777])
@pytest.mark.usefixtures("later")
def test_keys_that_others_may_have_written_are_not_believed(
    file: Path, folder: str, reads: list[int], mode: int
) -> None:
    first = key(file, folder)
    Path(folder).chmod(mode)
    assert key(file, folder) == first
    assert len(reads) == 2


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("damage", [b"", b"msglint stamps 1\n", b"x" * 500])
def test_damaged_stamps_are_written_anew(file: Path, folder: str, reads: list[int], damage: bytes) -> None:
    first = key(file, folder)
    (kept,) = Path(folder).iterdir()
    whole = kept.read_bytes()
    for content in (damage, whole[:-1], whole + b"x", *(whole[:at] + b"?" + whole[at + 1 :] for at in (-40, -20, -5))):
        kept.write_bytes(content)
        assert key(file, folder) == first
    assert len(reads) == 7
    assert kept.read_bytes() == whole


@POSIX
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.usefixtures("later")
def test_a_folder_that_cannot_be_written_does_not_matter(file: Path, tmp_path: Path) -> None:
    sealed = tmp_path / "sealed"
    sealed.mkdir(mode=0o500)
    assert key(file, str(sealed)) == key(file, None)
    assert not list(sealed.iterdir())


@pytest.mark.usefixtures("later")
def test_a_disk_that_is_read_only_does_not_matter(
    file: Path, folder: str, monkeypatch: pytest.MonkeyPatch, reads: list[int]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "replace", refuse)
    assert key(file, folder) == key(file, folder)
    assert len(reads) == 2
    assert not list(Path(folder).iterdir())


def test_a_missing_file_is_an_error(tmp_path: Path, folder: str) -> None:
    for place in (folder, None):
        with pytest.raises(FileNotFoundError):
            key(tmp_path / "none.yaml", place)


def test_a_name_of_any_bytes_is_taken(tmp_path: Path, folder: str) -> None:
    path = tmp_path / "w\udcff.yaml"
    path.write_text("one", encoding="utf-8")
    assert key(path, folder) == key(path, None)
