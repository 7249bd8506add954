"""Annotations for GitHub Actions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.errors import InputError, RuleError, UsageError
from msglint.message import Message
from msglint.part import Part
from msglint.report import Result
from msglint.report.result import Suppressed

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.violation import Violation

TEXT = "Hi,\nsee 😀"
#: What the runner of GitHub reads as a command: its name, its properties and its text.
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*)::([^\r\n]*)")


def draft(source: str, *violations: Violation, **known: object) -> Result:
    return Result(Message((Part("body", TEXT, TEXT),), source=source, **known), violations)  # type: ignore[arg-type] # each test says other fields


def properties(command: str) -> dict[str, str]:
    match = COMMAND.fullmatch(command)
    assert match, command
    return {name: _unescaped(value) for name, _, value in (each.partition("=") for each in match[2].split(","))}


def _unescaped(text: str) -> str:
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\n", "%0A"), ("\r", "%0D"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def test_violation_stands_beside_its_line(violation_of: Callable[..., Violation], written: Callable[..., str]) -> None:
    assert written("github", draft("./drafts/a.txt", violation_of(TEXT, "😀"))) == (
        "::error file=drafts/a.txt,line=2,col=5,endLine=2,endColumn=6,title=amazon/emoji"
        "::Emoji are not allowed.%0AInstead: Remove it.\n"
        "1 error in 1 message\n"
    )


def test_place_over_several_lines_has_no_columns(
    violation_of: Callable[..., Violation], written: Callable[..., str]
) -> None:
    output = written("github", draft("a.txt", violation_of(TEXT, "Hi,\nsee")))
    assert output.startswith("::error file=a.txt,line=1,endLine=2,title=amazon/emoji::")


def test_message_as_a_whole_and_record_stand_in_their_lines(
    violation_of: Callable[..., Violation], written: Callable[..., str]
) -> None:
    whole = draft("a.txt", violation_of(TEXT, None, instead=""))
    record = draft("b.jsonl", violation_of(TEXT, "😀", instead=""), id="en-7", line=7)
    assert written("github", whole, record).splitlines()[:2] == [
        "::error file=a.txt,line=1,title=amazon/emoji::Emoji are not allowed.",
        "::error file=b.jsonl,line=7,title=amazon/emoji::en-7: body 2:5: Emoji are not allowed.",
    ]


def test_gravest_come_first_and_errors_of_msglint_before_all(
    violation_of: Callable[..., Violation], written: Callable[..., str]
) -> None:
    found = [violation_of(TEXT, "😀", rule=f"own/{name}", severity=name) for name in ("info", "warning", "error")]
    output = written(
        "github",
        draft("a.txt", *found),
        draft("b.txt", found[2]),
        RuleError("no such key", file="r.yaml", line=2, column=5, field="find"),
        InputError("is not UTF-8", source="c.txt"),
        UsageError("there is no such preset"),
    )
    lines = output.splitlines()
    assert [(line.split(" ", 1)[0], properties(line).get("file")) for line in lines[:-1]] == [
        ("::error", "r.yaml"),
        ("::error", "c.txt"),
        ("::error", None),
        ("::error", "a.txt"),
        ("::error", "b.txt"),
        ("::warning", "a.txt"),
        ("::notice", "a.txt"),
    ]
    assert lines[0] == "::error file=r.yaml,line=2,col=5,title=msglint could not check this::no such key"
    assert lines[-1] == (
        "2 errors, 1 warning, 1 info in 2 of 2 messages; 3 problems, so perhaps not everything was checked"
    )


def test_more_than_github_shows_is_said(violation_of: Callable[..., Violation], written: Callable[..., str]) -> None:
    hint = "; beside the files, GitHub shows the first 10 of each kind"
    violation = violation_of(TEXT, "😀", severity="warning")
    assert hint not in written("github", draft("a.txt", *[violation] * 10))
    assert written("github", draft("a.txt", *[violation] * 11)).endswith(f"11 warnings in 1 message{hint}\n")


def test_what_is_let_pass_is_only_counted(violation_of: Callable[..., Violation], written: Callable[..., str]) -> None:
    passed = Suppressed(violation_of(TEXT, "😀"), "ignore", "It is a name.")
    output = written("github", Result(Message.from_text(TEXT), (), (passed,)))
    assert output == "1 message checked, no violations found; 1 ignored\n"


def test_very_long_quotation_is_cut(violation_of: Callable[..., Violation], written: Callable[..., str]) -> None:
    output = written("github", draft("a.txt", violation_of(TEXT, "😀", message="x" * 100_000)))
    assert "x" * 1000 + "…%0AInstead: Remove it.\n" in output


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252", "shift_jis"])
@given(words=st.text(st.characters() | st.sampled_from("%,:=\r\n\x85\u2028\u202e\x1b"), min_size=1).map(str.strip))
def test_no_text_can_end_a_command_or_begin_another(
    violation_of: Callable[..., Violation], written: Callable[..., str], words: str, encoding: str
) -> None:
    hostile = f"{words}\n::error file=x,line=1::injected\r::stop-commands::t\u2028%0A::add-mask::a"
    violation = violation_of(hostile, hostile, rule=hostile, message=hostile, instead=hostile)
    outcomes = (
        Result(Message.from_text(hostile), (violation,)),
        Result(Message((), source=f"a{hostile}", id=hostile, line=2), (violation,)),
        InputError(hostile, source=f"a{hostile}", line=1),
    )
    lines = re.split(r"[\r\n\x85\u2028\u2029]", written("github", *outcomes, encoding=encoding))
    assert len(lines) == len(outcomes) + 2
    assert [line for line in lines[:3] if not COMMAND.fullmatch(line)] == []
    assert lines[3].startswith("2 errors in 2 of 2 messages")
    assert not any(category(char)[0] == "C" for line in lines for char in line)


@given(name=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1))
def test_file_is_told_as_it_is_called(
    violation_of: Callable[..., Violation], written: Callable[..., str], name: str
) -> None:
    name = "x" + name.replace("/", "")
    output = written("github", draft(name, violation_of(TEXT, "😀")))
    assert properties(output.splitlines()[0])["file"] == name
