"""The report for a person."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.errors import InputError
from msglint.message import Message
from msglint.part import Part
from msglint.report import Result, Summary, open_reporter, text_report, write
from msglint.report.text_report import Segment, TextReporter
from msglint.span import Position
from msglint.violation import Fix, Related

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from msglint.report import Outcome
    from msglint.violation import Violation

SGR = re.compile(r"\x1b\[[0-9;]*m")
STYLES = ("bold", "dim", "green", "bold red", "bold yellow", "bold cyan")


def written(
    *outcomes: Outcome, color: bool = False, width: int | None = None, encoding: str = "utf-8", tail: bool = False
) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="")
    write(outcomes, [open_reporter("text", stream, color=color, width=width)])
    stream.flush()
    output = raw.getvalue().decode(encoding)
    return output if tail else output[: output.rstrip("\n").rfind("\n") + 1]


def draft(text: str, *violations: Violation, subject: str | None = None) -> Result:
    parts = [Part("body", text, text)]
    if subject is not None:
        parts.insert(0, Part("subject", subject, subject))
    return Result(Message(tuple(parts), source="drafts/a.txt"), violations)


def test_violations_of_one_file(violation_of: Callable[..., Violation]) -> None:
    text = "Hello,\nplease write to john at shop dot com if anything should be wrong with the item.\nThanks!"
    output = written(
        draft(
            text,
            violation_of(
                text,
                "john at shop dot com",
                rule="amazon/email-address",
                message="The message gives an e-mail address.",
                instead="Leave it out. The buyer can answer this message, and the answer reaches you all the same.",
            ),
            violation_of(text, None, rule="amazon/order-id", severity="warning", message="No order ID.", instead=""),
        )
    )
    assert output == (
        "drafts/a.txt\n"
        "  drafts/a.txt:2:17: error: amazon/email-address\n"
        "    The message gives an e-mail address.\n"
        "    | please write to john at shop dot com if anything should be wrong with the…\n"
        "    |                 ^^^^^^^^^^^^^^^^^^^^\n"
        "    instead: Leave it out. The buyer can answer this message, and the answer\n"
        "      reaches you all the same.\n"
        "\n"
        "  drafts/a.txt: warning: amazon/order-id\n"
        "    No order ID.\n"
        "\n"
    )


def test_violations_of_a_record(violation_of: Callable[..., Violation]) -> None:
    subject, body = "Hi 😀!", "请修改评论。"
    message = Message(
        (Part("subject", subject, subject), Part("body", body, body)), source="drafts.jsonl", id="zh-1", line=7
    )
    violations = (
        violation_of(subject, "😀", part="subject"),
        violation_of(body, "修改评论", rule="amazon/review-change"),
        violation_of(body, None, rule="amazon/order-id"),
    )
    assert written(Result(message, violations)) == (
        "drafts.jsonl:7 zh-1\n"
        "  drafts.jsonl:7: zh-1: subject 1:4: error: amazon/emoji\n"
        "    Emoji are not allowed.\n"
        "    | Hi 😀!\n"
        "    |    ^^\n"
        "    instead: Remove it.\n"
        "\n"
        "  drafts.jsonl:7: zh-1: body 1:2: error: amazon/review-change\n"
        "    Emoji are not allowed.\n"
        "    | 请修改评论。\n"
        "    |   ^^^^^^^^\n"
        "    instead: Remove it.\n"
        "\n"
        "  drafts.jsonl:7: zh-1: error: amazon/order-id\n"
        "    Emoji are not allowed.\n"
        "    instead: Remove it.\n"
        "\n"
    )


def test_subject_of_a_file_is_named(violation_of: Callable[..., Violation]) -> None:
    output = written(draft("Hi", violation_of("Sale 😀", "😀", part="subject"), subject="Sale 😀"))
    assert "  drafts/a.txt:1:6: subject: error: amazon/emoji\n" in output


def test_text_that_is_in_no_part_is_shown_alone(violation_of: Callable[..., Violation]) -> None:
    violation = violation_of("x/invoice.exe", "invoice.exe", part="attachment")
    assert "    | invoice.exe\n    | ^^^^^^^^^^^\n" in written(draft("Hi", violation))


def test_related_place_is_named_below_the_excerpt(violation_of: Callable[..., Violation]) -> None:
    text = "refund\nreview"
    related = Related("body", "refund", Position(1, 1, 0), Position(1, 7, 6), "The refund.")
    message = Message((Part("body", text, text),), source="a.txt")
    output = written(Result(message, (violation_of(text, "review", related=(related,)),)))
    assert "    | ^^^^^^\n    see body 1:1: The refund.\n    instead:" in output


@pytest.mark.parametrize(("safe", "care"), [(True, "safe"), (False, "look at it first")])
def test_fix_is_named_below_what_to_write_instead(
    safe: bool,  # noqa: FBT001 - pytest gives it by name
    care: str,
    violation_of: Callable[..., Violation],
) -> None:
    fix = Fix("Remove the emoji", is_safe=safe, start=Position(1, 4, 3), end=Position(1, 5, 4), replacement="")
    output = written(draft("Hi 😀", violation_of("Hi 😀", "😀", fix=fix)))
    assert output.endswith(f"    instead: Remove it.\n    fix: Remove the emoji ({care})\n\n")


def test_hostile_text_is_shown_and_not_obeyed(violation_of: Callable[..., Violation]) -> None:
    text = "[bold]:smile:[/] \x1b]0;x\x07 \u202egnp.exe 😀"
    for color in (False, True):
        result = Result(
            Message((Part("body", text, text),), source="a\x1b.txt"), (violation_of(text, "😀", message=text),)
        )
        lines = SGR.sub("", written(result, color=color)).splitlines()
        assert lines[0] == "a␛.txt"
        assert lines[2:4] == [
            "    [bold]:smile:[/] ␛]0;x␇ ⟨U+202E⟩gnp.exe 😀",
            "    | [bold]:smile:[/] ␛]0;x␇ ⟨U+202E⟩gnp.exe 😀",
        ]


def test_color_changes_nothing_but_the_color(
    violation_of: Callable[..., Violation], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")  # the caller has decided already
    monkeypatch.setenv("TERM", "dumb")
    text = "Hello 😀, and " + "many more words " * 20
    result = draft(text, violation_of(text, "😀"))
    colored = written(result, color=True)
    assert "\x1b[1;31merror:\x1b[0m" in colored
    assert SGR.sub("", colored) == written(result)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_stream_that_lacks_characters(encoding: str, violation_of: Callable[..., Violation]) -> None:
    text = "Please 返 😀 " + "x" * 90
    for color in (False, True):
        output = written(draft(text, violation_of(text, "返", message="“返”")), encoding=encoding, color=color)
        lines = SGR.sub("", output).splitlines()
        assert lines[3] == r"    | Please \u8fd4 \U0001f600 " + "x" * 46 + "..."
        assert lines[4] == "    |        ^^^^^^"


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (Summary(), "no messages checked"),
        (Summary(messages=1), "1 message checked, no violations found"),
        (Summary(messages=5), "5 messages checked, no violations found"),
        (Summary(messages=1, violating=1, error=1), "1 error in 1 message"),
        (Summary(messages=5, violating=2, error=3, warning=1), "3 errors, 1 warning in 2 of 5 messages"),
        (Summary(messages=2, violating=2, warning=2, info=3), "2 warnings, 3 info in 2 of 2 messages"),
        (
            Summary(messages=2, failures=1),
            "2 messages checked, no violations found; 1 problem, so perhaps not everything was checked",
        ),
        (Summary(failures=2), "no messages checked; 2 problems"),
        (Summary(messages=1, violating=1, error=2, ignored=3), "2 errors in 1 message; 3 ignored"),
        (
            Summary(messages=1, ignored=1, known=9),
            "1 message checked, no new violations found; 1 ignored, 9 in the baseline",
        ),
    ],
)
def test_last_line_counts(summary: Summary, expected: str) -> None:
    stream = io.StringIO()
    TextReporter(stream, width=100).finish(summary)
    assert stream.getvalue() == expected + "\n"


def test_clean_message_and_error_leave_only_the_count() -> None:
    output = written(draft("Hi"), InputError("not UTF-8", source="b.txt"), tail=True)
    assert output == ("1 message checked, no violations found; 1 problem, so perhaps not everything was\n  checked\n")


@pytest.mark.parametrize(("columns", "longest"), [(60, 60), (300, 100), (5, 24), (0, 80), (None, 80)])
def test_width_follows_the_terminal_between_bounds(
    columns: int | None,
    longest: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    violation_of: Callable[..., Violation],
) -> None:
    def size(_: int) -> os.terminal_size:
        if columns is None:
            raise OSError
        return os.terminal_size((columns, 50))

    monkeypatch.setattr(os, "get_terminal_size", size)
    text = "x" * 500
    path = tmp_path / "report.txt"
    with path.open("w", encoding="utf-8") as stream:
        TextReporter(stream).add(draft(text, violation_of(text, text)))
    assert max(map(len, path.read_text("utf-8").splitlines())) == longest


def test_the_reason_of_a_rule_stands_with_its_first_violation_only(violation_of: Callable[..., Violation]) -> None:
    text = "one two"
    violations = [violation_of(text, word, why="Amazon forbids it.") for word in text.split()]
    output = written(draft(text, *violations))
    assert "    | ^^^\n    why: Amazon forbids it.\n    instead: Remove it.\n" in output
    assert output.count("why:") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has the console itself")
@given(st.lists(st.tuples(st.text("a界 -", max_size=4), st.sampled_from(("", *STYLES))), max_size=6))
def test_a_terminal_is_painted_as_richs_console_does(line: list[tuple[str, str]]) -> None:
    ours, theirs = io.StringIO(), io.StringIO()
    segments = [Segment(*each) for each in line]
    text_report._rich_painter(ours)(segments)  # noqa: SLF001 - because nothing else tells the two apart
    text_report._console_painter(theirs)(segments)  # noqa: SLF001 - because nothing else tells the two apart
    assert ours.getvalue() == theirs.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has the console itself")
def test_color_does_not_import_richs_console() -> None:
    code = (
        "import io, sys; from msglint.report import *; write([], [open_reporter('text', io.StringIO(), color=True)]); "
        "sys.exit('rich.console' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
