"""A report goes on where it ended, wherever that was, and only if it still speaks of the same."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from msglint.cli.checking.files import beside
from msglint.cli.checking.resume import Resumption
from msglint.cli.checking.run import Request
from msglint.cli.projects import Choice
from msglint.config.settings import Config
from msglint.errors import InputError, UsageError
from msglint.message import Message
from msglint.report import Result, open_reporter
from msglint.workers.portions import Start

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.report import Outcome

    Draft = Callable[..., str]

FILES = ["a.txt", "b.jsonl", "c.json", "d.csv", "e.j2", "f.j2"]
REPORT = "report.jsonl"


def message(source: str, line: int = 1) -> Result:
    return Result(Message((), source=source, line=line, id=str(line)), ())


def error(source: str, line: int = 0) -> InputError:
    return InputError("is broken", source=source, line=line)


def request(**options: object) -> Request:
    given: dict[str, object] = dict.fromkeys(Request._fields)
    given |= {"paths": ("drafts",), "choice": Choice(), "context": {}}
    return Request(**(given | options))  # type: ignore[arg-type] # each test sets what it is about


@pytest.fixture(autouse=True)
def _drafts(draft: Draft) -> None:
    for name in FILES:
        draft(f"this is {name}", name)


def begun(*files: str | InputError, **options: object) -> Resumption:
    return Resumption(REPORT, request(**options), Config(), files or FILES)


def written(*outcomes: Outcome) -> list[int]:
    """Write a report as a first run does; return where its lines begin, and where the last one ends."""
    ends = [0]
    with begun().open() as stream:
        reporter = open_reporter("jsonl", stream)
        for outcome in outcomes:
            reporter.add(outcome)
            ends.append(stream.tell())
    return ends


@pytest.mark.parametrize(
    ("outcomes", "kept", "start"),
    [
        ([], 0, None),
        ([error("b.jsonl", 1), error("b.jsonl", 2)], 0, None),
        ([message("a.txt")], 0, Start("a.txt", 0)),
        ([error("gone.txt"), message("a.txt"), message("b.jsonl", 1)], 2, Start("b.jsonl", 1)),
        ([message("b.jsonl", 1), error("b.jsonl", 2), message("b.jsonl", 4)], 2, Start("b.jsonl", 4)),
        (
            [message("b.jsonl", 1), message("b.jsonl", 4), error("b.jsonl", 4), error("b.jsonl", 5)],
            1,
            Start("b.jsonl", 4),
        ),
        ([message("a.txt"), message("d.csv", 2), message("d.csv", 9)], 2, Start("d.csv", 9)),
        # Of an export nobody can tell which record a line means: it is done as a whole.
        ([message("b.jsonl", 9), message("c.json", 1), message("c.json", 1)], 1, Start("c.json", 0)),
        ([message("b.jsonl", 9), error("c.json", 1), message("c.json", 1)], 1, Start("c.json", 0)),
        # A template's own message comes first, and then what is wrong in what it includes.
        ([message("e.j2"), error("f.j2", 3), message("f.j2")], 2, Start("f.j2", 0)),
    ],
)
def test_the_last_message_is_done_again(outcomes: list[Outcome], kept: int, start: Start | None) -> None:
    ends = written(*outcomes)
    resumption = begun()
    found = list(resumption.kept())
    assert list(map(str, found)) == list(map(str, outcomes[:kept]))
    assert resumption.start == start
    resumption.open().close()
    assert Path(REPORT).stat().st_size == ends[kept]


OUTCOMES: list[Outcome] = [message("a.txt"), error("b.jsonl", 1), message("b.jsonl", 2), message("b.jsonl", 3)]


@pytest.mark.parametrize("damage", [b"", b"{", b"\0" * 5000, b'{"source": "b.jsonl", "id"', b"\xff\n", b"\n"])
def test_what_was_left_half_written_is_dropped(damage: bytes) -> None:
    ends = written(*OUTCOMES)
    report = Path(REPORT)
    report.write_bytes(report.read_bytes() + damage)
    resumption = begun()
    assert len(list(resumption.kept())) == 3
    with resumption.open() as stream:
        open_reporter("jsonl", stream).add(OUTCOMES[-1])
    assert report.stat().st_size == ends[4]


def test_whatever_was_written_last_a_damaged_line_in_the_midst_ends_what_is_kept() -> None:
    ends = written(*OUTCOMES)
    data = bytearray(Path(REPORT).read_bytes())
    data[ends[2] : ends[2] + 50] = bytes(50)
    Path(REPORT).write_bytes(data)
    resumption = begun()
    assert list(resumption.kept()) == []
    assert resumption.start == Start("a.txt", 0)


def test_a_report_can_be_cut_at_any_byte() -> None:
    written(*OUTCOMES)
    data = Path(REPORT).read_bytes()
    for end in range(len(data) + 1):
        Path(REPORT).write_bytes(data[:end])
        resumption = begun()
        kept = list(resumption.kept())
        with resumption.open() as stream:
            reporter = open_reporter("jsonl", stream)
            for outcome in OUTCOMES[len(kept) :]:
                reporter.add(outcome)
        assert Path(REPORT).read_bytes() == data


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"context": {"kind": "reply"}}, "options: not the same"),
        ({"redact": True}, "options: not the same"),
        ({"choice": Choice(select=("emoji",))}, "options: not the same"),
        ({"baseline": "known.json"}, "ignores or baseline, options: not the same"),
    ],
)
def test_other_options_are_refused(options: dict[str, object], problem: str) -> None:
    written(*OUTCOMES)
    Path("known.json").write_text("{}")
    with pytest.raises(
        UsageError, match=f"--resume: {REPORT} can't be continued: {problem} as when it was begun; remove"
    ):
        begun(**options)


@pytest.mark.parametrize("options", [{"jobs": 4}, {"format_name": "sarif"}, {"fail_on": "never"}, {"quiet": True}])
def test_options_that_change_no_result_may_be_others(options: dict[str, object]) -> None:
    written(*OUTCOMES)
    assert len(list(begun(**options).kept())) == 3


def test_changed_files_are_refused_by_name(draft: Draft) -> None:
    written(*OUTCOMES)
    for files, problem in (
        ([*FILES, "new.txt"], "new.txt is new since it was begun"),
        (FILES[:-1], "f.j2 is gone since it was begun"),
        (FILES[::-1], "the files come in another order than when it was begun"),
    ):
        with pytest.raises(UsageError, match=problem):
            begun(*files)
    draft("this is another", "b.jsonl")
    with pytest.raises(UsageError, match=r"b\.jsonl has changed since it was begun"):
        begun()


def test_other_ignores_rules_and_settings_are_refused(draft: Draft) -> None:
    written(*OUTCOMES)
    draft("* emoji  # why not", ".msglintignore")
    with pytest.raises(UsageError, match="ignores or baseline: not the same"):
        begun()
    Path(".msglintignore").unlink()
    with pytest.raises(UsageError, match="configuration: not the same"):
        Resumption(REPORT, request(), Config(severity={"emoji": "warning"}), FILES)


def test_a_report_that_was_begun_in_another_way_is_never_touched() -> None:
    written(*OUTCOMES)
    before = Path(REPORT).read_bytes()
    for text in (None, "", "[]", '{"version": 2}', "[" * 99_999):
        if text is None:
            Path(beside(REPORT)).unlink()
        else:
            Path(beside(REPORT)).write_text(text)
        with pytest.raises(UsageError, match="it was not begun with --resume; remove it to begin anew"):
            begun()
        assert Path(REPORT).read_bytes() == before


def test_an_empty_report_is_begun() -> None:
    Path(REPORT).touch()
    assert list(begun().kept()) == []
    assert json.loads(Path(beside(REPORT)).read_text())["files"][0][0] == "a.txt"


def test_what_is_no_file_can_be_no_report() -> None:
    with pytest.raises(UsageError, match="is no regular file, and can't be continued"):
        Resumption(os.devnull, request(), Config(), FILES)


def test_a_place_where_nothing_can_be_written_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"nothing can be written beside nowhere/report\.jsonl: No such file"):
        Resumption("nowhere/report.jsonl", request(), Config(), FILES)
