"""The difference that fixes make."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from msglint.fix import FixedFile, unified

if TYPE_CHECKING:
    from pathlib import Path


def change(old: str, new: str, path: str = "draft.txt") -> FixedFile:
    return FixedFile(path, old.encode("utf-8", "replace"), new.encode("utf-8", "replace"), old, new)


def test_no_change_is_no_difference() -> None:
    assert unified(change("a\n", "a\n")) == ""


def test_lines_that_change_stand_with_their_signs() -> None:
    assert unified(change("a\nb\n", "a\nc\n")) == "--- draft.txt\n+++ draft.txt\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"


def test_a_last_line_without_an_end_is_told() -> None:
    assert unified(change("b", "c\n")).endswith("-b\n\\ No newline at end of file\n+c\n")


def test_other_line_ends_than_of_lines_divide_nothing() -> None:
    assert "-a\u2028b\n" in unified(change("a\u2028b\n", "c\n"))


@pytest.mark.parametrize(
    ("old", "new"),
    [("a\r\nb 😊\r\n", "a\r\nb\r\n"), ("a\n\nb", "a\nc"), ("x\n" * 40 + "y 😊", "x\n" * 40 + "y"), ("a\nb\n", "a\n")],
)
def test_patch_makes_the_same_of_it(tmp_path: Path, old: str, new: str) -> None:
    if shutil.which("patch") is None:
        pytest.skip("there is no patch here")
    file = tmp_path / "draft.txt"
    file.write_bytes(old.encode())
    command = ["patch", "--binary", "-p0", "draft.txt"]
    subprocess.run(command, input=unified(change(old, new)).encode(), cwd=tmp_path, check=True, capture_output=True)
    assert file.read_bytes() == new.encode()


def test_for_a_person_lines_are_shown_and_coloured() -> None:
    text = unified(change("a\u200b\r\n", "a\r\n"), shown=lambda line: line.replace("\u200b", "<U+200B>"), color=True)
    assert "\x1b[31m-a<U+200B>\x1b[0m\n\x1b[32m+a\x1b[0m\n" in text


def test_a_name_and_a_text_that_are_no_unicode_do_no_harm() -> None:
    text = unified(change("\ud800\n", "a\n", "dr\naft\x1b\udcff.txt"))
    assert text.encode() == "--- dr?aft??.txt\n+++ dr?aft??.txt\n@@ -1 +1 @@\n-\ufffd\n+a\n".encode()
