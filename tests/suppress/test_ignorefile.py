"""`.msglintignore`: what its lines mean, and what is said of those that mean nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.config.settings import Ignore
from msglint.errors import RuleErrors
from msglint.suppress.ignorefile import read_ignores

if TYPE_CHECKING:
    from pathlib import Path

PRINT = "0123456789abcdef"


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def ignores(path: Path, text: str | bytes) -> tuple[Ignore, ...]:
    (path / ".msglintignore").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_ignores(".")


def errors(path: Path, text: str | bytes) -> list[str]:
    with pytest.raises(RuleErrors) as caught:
        ignores(path, text)
    return [str(error).removeprefix(".msglintignore") for error in caught.value.errors]


def test_where_there_is_no_file_nothing_is_ignored() -> None:
    assert read_ignores(".") == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a.txt emoji # agreed", Ignore("emoji", "agreed", "a.txt")),
        ("* amazon/emoji # agreed  with\tAmazon # in May", Ignore("amazon/emoji", "agreed with Amazon # in May", "*")),
        ('"my drafts/a.txt" * # why', Ignore("*", "why", "my drafts/a.txt")),
        (r'"a \"b\".txt" * # why', Ignore("*", "why", r"a \"b\".txt")),
        (f"  a.txt  emoji {PRINT.upper()} # why ", Ignore("emoji", "why", "a.txt", PRINT)),
        ("a.txt emoji until=2027-01-31 # why", Ignore("emoji", "why", "a.txt", until=date(2027, 1, 31))),
        (
            f"a.txt emoji until=2028-02-29 {PRINT} # why",
            Ignore("emoji", "why", "a.txt", PRINT, until=date(2028, 2, 29)),
        ),
        ("草稿/a#1.txt emoji # 已同意", Ignore("emoji", "已同意", "草稿/a#1.txt")),
    ],
)
def test_a_line_is_a_pattern_a_rule_and_a_reason(tmp_path: Path, line: str, expected: Ignore) -> None:
    (found,) = ignores(tmp_path, line)
    assert (found.file, found.line) == (".msglintignore", 1)
    names = ("rule", "reason", "path", "fingerprint", "until")
    assert [getattr(found, name) for name in names] == [getattr(expected, name) for name in names]


def test_comments_and_blank_lines_count_as_lines_only(tmp_path: Path) -> None:
    found = ignores(
        tmp_path, "\ufeff# ours\r\n\r\n   \n  # more\ra.txt emoji # why\n#a b # c\nb.txt gif # why".encode()
    )
    assert [(one.path, one.line) for one in found] == [("a.txt", 5), ("b.txt", 7)]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("a.txt emoji", ":1:12: gives no reason; write PATTERN RULE # reason"),
        ("a.txt emoji #", ":1:13: gives no reason"),
        ("a.txt emoji #   ", ":1:13: gives no reason"),
        ("a.txt emoji #why", ":1:13: put a space behind the # before the reason, in '#why'"),
        ("a.txt # why", ":1:7: names no rule; write PATTERN RULE # reason, with * for every rule"),
        ("drafts/old/", ":1:12: names no rule"),
        ('"" emoji # why', ":1:1: names no files"),
        ('"a.txt emoji # why', ":1:1: a quote is never closed"),
        ('"a"b emoji # why', ":1:1: a quote is never closed, or something stands right behind it"),
        ("!a.txt emoji # why", ":1:1: a pattern can't take back what others mean"),
        ("/ emoji # why", ":1:1: the pattern means nothing"),
        ("a.txt emoji gif # why", ":1:13: 'gif' is neither a fingerprint (16 digits and letters a to f) nor an end"),
        ("a.txt emoji 12345678 # why", ":1:13: '12345678' is neither a fingerprint"),
        ("a.txt emoji until=31.1.2027 # why", ":1:13: the end must be a day, as in until=2027-01-31"),
        ("a.txt emoji until=2027-02-30 # why", ":1:13: the end must be a day"),
        ("a.txt emoji until=20270130 # why", ":1:13: the end must be a day"),
        ("a.txt emoji until=2027-01-31 until=2027-01-31 # why", ":1:30: 'until=2027-01-31' stands beside another"),
        (f"a.txt emoji {PRINT} {PRINT} # why", f":1:30: '{PRINT}' stands beside another"),
        (f"a.txt emoji {'x' * 500} # why", f":1:13: '{'x' * 40}...' is neither"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_what_would_be_right(tmp_path: Path, line: str, error: str) -> None:
    (found,) = errors(tmp_path, line)
    assert found.startswith(error)


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    found = errors(tmp_path, "a.txt\n\nb.txt emoji # fine\n!c emoji # why\nd emoji\n")
    assert [error.split(": ")[0] for error in found] == [":1:6", ":4:1", ":5:8"]


def test_a_file_of_nothing_but_errors_is_not_told_line_by_line(tmp_path: Path) -> None:
    assert len(errors(tmp_path, "a\n" * 100_000)) == 50


def test_a_file_that_can_not_be_read_is_an_error(tmp_path: Path) -> None:
    assert errors(tmp_path, b"a.txt emoji # \xff") == [": the file is not UTF-8 (byte 14)"]
    assert errors(tmp_path, b"#" * 1_000_001) == [": the file is larger than 1,000,000 bytes"]


def test_the_file_is_named_from_the_current_folder_on(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/.msglintignore").write_text("* emoji # why", encoding="utf-8")
    (found,) = read_ignores("shop")
    assert found.place.replace("\\", "/") == "shop/.msglintignore:1"


@given(line=st.text(st.characters(exclude_characters="\r\n"), max_size=40))
def test_a_line_is_read_or_refused_with_a_place_in_it(tmp_path_factory: pytest.TempPathFactory, line: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / ".msglintignore").write_bytes(line.encode("utf-8", "replace"))
    try:
        for ignore in read_ignores(str(folder)):
            assert ignore.reason
            assert ignore.rule
    except RuleErrors as caught:
        (error,) = caught.errors
        assert error.line == 1
        assert 1 <= error.column <= len(line) + 1
