"""Reports are files that are written anew, and never drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from msglint.cli.checking.files import beside, is_report, open_report
from msglint.errors import InputError, UsageError


def test_a_report_is_no_draft_however_it_is_named() -> None:
    written = [("json", "a.json")]
    assert is_report("./a.json", written)
    assert not is_report("b.json", written)
    assert not is_report(InputError("is gone", source="a.json"), written)


def test_a_report_that_is_written_anew_cannot_be_continued() -> None:
    Path(beside("a.jsonl")).write_text("{}")
    with open_report("jsonl", "a.jsonl") as stream:
        stream.write("x\n")
    assert Path("a.jsonl").read_bytes() == b"x\n"
    assert not Path(beside("a.jsonl")).exists()


def test_a_place_where_nothing_can_be_written_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"the report can't be written to nowhere/a\.json: No such file"):
        open_report("json", "nowhere/a.json")
