"""The file of a baseline: how it is written, and that no file does harm."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.errors import RuleError, UsageError
from msglint.suppress import baselinefile
from msglint.suppress.baselinefile import Known, read_known, write_known

if TYPE_CHECKING:
    from pathlib import Path

PRINT = "0123456789abcdef"
ITEM = {"path": "a.txt", "rule": "own/mail", "fingerprint": PRINT, "count": 2}


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def refused(path: Path, text: str | bytes) -> str:
    file = path / "b.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(RuleError) as caught:
        read_known("b.json")
    return str(caught.value)


def items(*several: object, version: object = 1) -> str:
    return json.dumps({"version": version, "violations": several})


def test_it_is_sorted_with_a_violation_a_line(tmp_path: Path) -> None:
    known = {
        Known("b.txt", None, "own/mail", PRINT): 1,
        Known("a.jsonl", "x", "own/mail", PRINT): 3,
        Known("a.jsonl", None, "own/shout", PRINT): 1,
        Known("a.jsonl", None, "own/mail", PRINT[::-1]): 1,
        Known("草稿.txt", None, "own/mail", PRINT): 1,
    }
    write_known("b.json", known)
    assert (tmp_path / "b.json").read_text(encoding="utf-8") == (
        "{\n"
        '  "version": 1,\n'
        '  "violations": [\n'
        '    {"path": "a.jsonl", "rule": "own/mail", "fingerprint": "fedcba9876543210", "count": 1},\n'
        '    {"path": "a.jsonl", "rule": "own/shout", "fingerprint": "0123456789abcdef", "count": 1},\n'
        '    {"path": "a.jsonl", "id": "x", "rule": "own/mail", "fingerprint": "0123456789abcdef", "count": 3},\n'
        '    {"path": "b.txt", "rule": "own/mail", "fingerprint": "0123456789abcdef", "count": 1},\n'
        '    {"path": "草稿.txt", "rule": "own/mail", "fingerprint": "0123456789abcdef", "count": 1}\n'
        "  ]\n"
        "}\n"
    )


def test_one_that_knows_nothing_can_be_read_again(tmp_path: Path) -> None:
    write_known("b.json", {})
    assert (tmp_path / "b.json").read_text(encoding="utf-8") == '{\n  "version": 1,\n  "violations": []\n}\n'
    assert read_known("b.json") == {}


_TEXT = st.text(min_size=1, max_size=8)
_KNOWN = st.builds(
    Known,
    # What a file name on a disk can be: anything but its end, and bytes that are no text.
    _TEXT.filter(lambda path: not path.startswith("/") and "\0" not in path) | st.just("a\udcff.txt"),
    st.none() | _TEXT,
    _TEXT,
    st.text("0123456789abcdef", min_size=16, max_size=16),
)


@given(known=st.dictionaries(_KNOWN, st.integers(1, 1000), max_size=5))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, known: dict[Known, int]) -> None:
    file = str(tmp_path_factory.mktemp("any") / "b.json")
    write_known(file, known)
    assert read_known(file) == known


def test_a_file_that_says_the_same_already_is_not_touched(tmp_path: Path) -> None:
    known = {Known("a.txt", None, "own/mail", PRINT): 1}
    write_known("b.json", known)
    os.utime(tmp_path / "b.json", (1, 1))
    write_known("b.json", known)
    assert (tmp_path / "b.json").stat().st_mtime == 1
    write_known("b.json", {})
    assert (tmp_path / "b.json").stat().st_mtime > 1


def test_a_file_is_replaced_as_a_whole_and_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    target = tmp_path / "shared/b.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    (tmp_path / "b.json").symlink_to(target)
    write_known("b.json", {})
    assert (tmp_path / "b.json").is_symlink()
    assert read_known("b.json") == {}
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in (tmp_path / "shared").iterdir()] == ["b.json"]


def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_known("b.json", {Known("a.txt", None, "own/mail", PRINT): 1})

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(UsageError, match=r"the baseline can't be written to b\.json: No space left on device"):
        write_known("b.json", {})
    assert len(read_known("b.json")) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["b.json"]


def test_a_folder_that_is_not_there_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match=r"can't be written to nowhere/b\.json: No such file or directory"):
        write_known("nowhere/b.json", {})


def test_a_file_that_is_not_there_is_an_error_unless_it_is_to_be_made() -> None:
    with pytest.raises(RuleError, match=r"b.json: there is no such baseline; make it with --update-baseline"):
        read_known("b.json")
    assert read_known("b.json", may_lack=True) == {}


def test_what_two_merged_versions_both_have_counts_once(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(items(ITEM, {**ITEM, "count": 5}, ITEM), encoding="utf-8")
    assert read_known("b.json") == {Known("a.txt", None, "own/mail", PRINT): 5}


def test_keys_of_later_versions_are_passed_over_and_a_missing_count_is_one(tmp_path: Path) -> None:
    item = {key: value for key, value in ITEM.items() if key != "count"}
    (tmp_path / "b.json").write_text(items({**item, "note": []}), encoding="utf-8-sig")
    assert read_known("b.json") == {Known("a.txt", None, "own/mail", PRINT): 1}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "b.json:1:1: is not valid JSON: Expecting value; put it right, or remove the file and make it again"),
        ('{"version": 1,\n "violations": [}', "b.json:2:17: is not valid JSON: "),
        ("[" * 100_000, "b.json: is nested too deeply"),
        ('{"version": ' + "9" * 5000 + "}", "b.json: holds a number with too many digits"),
        ("[]", "b.json: is no baseline: it must have a 'version' and a list of 'violations'"),
        ('"x"', "b.json: is no baseline"),
        ('{"version": 1}', "b.json: is no baseline"),
        ('{"version": true, "violations": []}', "b.json: is no baseline"),
        ('{"version": "1", "violations": []}', "b.json: is no baseline"),
        (items(version=2), "b.json: is a baseline of version 2, which this msglint does not know; use a newer"),
        (b"\xff", "b.json: is not UTF-8 (byte 0)"),
    ],
)
def test_a_damaged_file_is_told_with_its_place(tmp_path: Path, text: str | bytes, problem: str) -> None:
    assert refused(tmp_path, text).startswith(problem)


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ([], "violations[1]: must be a mapping"),
        ({**ITEM, "path": 1}, "violations[1].path: must be a text"),
        ({**ITEM, "path": ""}, "violations[1].path: must be a text"),
        ({**ITEM, "path": "/etc/passwd"}, "violations[1].path: must be a path from the baseline's folder on"),
        ({**ITEM, "path": "//host/share/a.txt"}, "violations[1].path: must be a path from"),
        ({**ITEM, "path": "a\0b"}, "violations[1].path: must be a path from"),
        ({**ITEM, "rule": None}, "violations[1].rule: must be a text"),
        ({**ITEM, "id": 7}, "violations[1].id: must be a text"),
        ({**ITEM, "id": None}, "violations[1].id: must be a text"),
        ({**ITEM, "fingerprint": "0123"}, "violations[1].fingerprint: must be 16 digits and letters a to f"),
        ({**ITEM, "fingerprint": PRINT.upper()}, "violations[1].fingerprint: must be 16 digits"),
        ({**ITEM, "count": 0}, "violations[1].count: must be a whole number from 1 to 1,000,000"),
        ({**ITEM, "count": 10**9}, "violations[1].count: must be a whole number"),
        ({**ITEM, "count": True}, "violations[1].count: must be a whole number"),
        ({**ITEM, "count": 1.5}, "violations[1].count: must be a whole number"),
    ],
)
def test_a_wrong_item_is_told_with_its_number(tmp_path: Path, item: Any, problem: str) -> None:
    assert refused(tmp_path, items(ITEM, item)).startswith(f"b.json: {problem}")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_marks_of_a_merge_conflict_are_told_as_such(tmp_path: Path, newline: str) -> None:
    write_known("b.json", {Known("a.txt", None, "own/mail", PRINT): 1})
    head, line, tail = (
        (tmp_path / "b.json").read_text(encoding="utf-8").partition(f"    {json.dumps({**ITEM, 'count': 1})}\n")
    )
    assert line
    merged = f"{head}<<<<<<< ours\n{line}=======\n{line}>>>>>>> theirs\n{tail}".replace("\n", newline)
    assert refused(tmp_path, merged) == (
        "b.json:4:1: holds the marks of a merge conflict; keep the lines of both sides, "
        "with a comma after each but the last"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_which_would_never_end_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RuleError, match="pipe: is no regular file"):
        read_known("pipe")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(RuleError, match="folder: is a folder; name a file"):
        read_known("folder")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baselinefile, "_MOST_BYTES", 1024 * 1024)
    assert refused(tmp_path, " " * (1024 * 1024 + 1)) == "b.json: is larger than 1 MiB, the limit for a baseline"
