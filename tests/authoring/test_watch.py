"""Changes of files are told once each, after they have settled."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msglint.authoring.watch import changes, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Hands:
    """Somebody who does one thing to the files at each pause, and at last presses Ctrl-C."""

    def __init__(self, *deeds: Callable[[], object]) -> None:
        self.deeds: Iterator[Callable[[], object]] = iter(deeds)

    def pause(self) -> None:
        """Do the next thing."""
        deed = next(self.deeds, None)
        if deed is None:
            raise KeyboardInterrupt
        deed()


def told(folder: Path, *deeds: Callable[[], object]) -> list[list[str]]:
    """Return the names that were told after each deed that was told of, the first telling being of none."""
    seen = []
    with suppress(KeyboardInterrupt):
        for changed in changes(lambda: [str(file) for file in folder.iterdir()], Hands(*deeds).pause):
            seen.append([Path(name).name for name in changed])  # noqa: PERF401 - Ctrl-C ends it
    return seen


def nothing() -> None:
    """Leave the files alone."""


def test_the_first_telling_comes_at_once_and_names_none(tmp_path: Path) -> None:
    assert told(tmp_path) == [[]]


def test_a_file_that_stays_as_it_is_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one")

    assert told(tmp_path, nothing, nothing) == [[]]


def test_changed_new_and_removed_files_are_told(tmp_path: Path) -> None:
    file, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_text("one")

    assert told(
        tmp_path,
        lambda: file.write_text("longer"),
        nothing,
        lambda: other.write_text("new"),
        nothing,
        file.unlink,
        nothing,
    ) == [[], ["a.yaml"], ["b.yaml"], ["a.yaml"]]


def test_a_file_that_is_emptied_before_it_is_written_is_told_once_and_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("one")
    seen = []
    hands = Hands(lambda: file.write_text(""), lambda: file.write_text("all of it"), nothing)
    with suppress(KeyboardInterrupt):
        for _ in changes(lambda: [str(file)], hands.pause):
            seen.append(file.read_text())  # noqa: PERF401 - Ctrl-C ends it

    assert seen == ["one", "all of it"]


def test_a_file_of_the_same_size_is_told_by_its_time(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("one")

    def rewrite() -> None:
        file.write_text("two")
        os.utime(file, ns=(1, 1))

    assert told(tmp_path, rewrite, nothing) == [[], ["a.yaml"]]


def test_what_changes_while_the_caller_works_is_told_next(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("one")
    seen = []
    with suppress(KeyboardInterrupt):
        for changed in changes(lambda: [str(file)], Hands(nothing, nothing).pause):
            seen.append(len(changed))
            if not changed:
                file.write_text("saved in the meantime")

    assert seen == [0, 1]


def test_a_file_that_does_not_exist_has_no_stamp(tmp_path: Path) -> None:
    assert stamp(str(tmp_path / "none")) is None
