"""What cannot be checked is said on standard error and in the report, and never looks like a clean message."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from msglint.engine import check_message
from msglint.errors import RuleTimeoutError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]
    Draft = Callable[..., str]

ORDER = "Order 114-3941689-8772232. "
CLEAN = ORDER + "The lamp ships today."
GUILTY = ORDER + "Write to ann@shop.com."


def _errors(result: Result) -> list[dict[str, Any]]:
    errors: list[dict[str, Any]] = json.loads(result.stdout)["errors"]
    return errors


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "looks like a binary file, not text"),
        (b"\xef\xbb\xbfab\xff", "begins with the byte order mark of UTF-8, but byte 6 is not valid UTF-8"),
        (b"a" * (10 * 1024 * 1024 + 1), "is larger than 10 MiB, the limit for one draft"),
    ],
    ids=["binary", "invalid UTF-8", "too large"],
)
def test_a_file_that_cannot_be_read_is_one_error(run: Run, draft: Draft, content: bytes, problem: str) -> None:
    result = run("check", draft(content), "--format", "json")

    assert result.exit_code == 2
    assert result.stderr == f"msglint: error: draft.txt: {problem}\n"
    assert _errors(result) == [{"source": "draft.txt", "line": None, "message": problem}]


def test_a_missing_file_does_not_hide_the_violations_of_others(run: Run, draft: Draft) -> None:
    result = run("check", "nope.txt", draft(GUILTY), "--format", "json")

    assert result.exit_code == 2
    assert result.stderr == "msglint: error: nope.txt: there is no such file or folder\n"
    assert [error["source"] for error in _errors(result)] == ["nope.txt"]
    assert json.loads(result.stdout)["summary"]["error"] == 1


def test_a_broken_line_of_records_is_an_error_with_its_number(run: Run, draft: Draft) -> None:
    lines = [json.dumps({"id": str(number), "text": CLEAN}) for number in range(1, 10)]
    lines[6] = '{"id": "7", "text": '

    result = run("check", draft("\n".join(lines), "drafts.jsonl"), "--format", "json")

    assert result.exit_code == 2
    assert result.stderr.startswith("msglint: error: drafts.jsonl:7: is not valid JSON at column ")
    assert [(error["source"], error["line"]) for error in _errors(result)] == [("drafts.jsonl", 7)]
    assert json.loads(result.stdout)["summary"]["messages"] == 8


@pytest.mark.parametrize("name", ["folder/picture.png", "folder/.hidden.txt", "folder/empty.jsonl"])
def test_nothing_to_check_ends_with_3(run: Run, draft: Draft, name: str) -> None:
    draft("", name)

    result = run("check", "folder", "--format", "json")

    assert result.exit_code == 3
    assert result.stderr.startswith("msglint: error: folder: holds no draft; in a folder, files that end in .txt")
    assert [error["source"] for error in _errors(result)] == ["folder"]


def test_nothing_to_check_beside_a_missing_file_ends_with_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    assert run("check", "folder", "nope.txt").exit_code == 2


def test_a_rule_that_runs_too_long_names_the_message_and_the_others_are_checked(
    run: Run, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow_on_a(message: Any, rules: Any) -> Any:
        if message.source == "a.txt":
            raise RuleTimeoutError("ours/slow", 1.0)
        return check_message(message, rules)

    monkeypatch.setattr("msglint.project.check_message", slow_on_a)

    result = run("check", draft(CLEAN, "a.txt"), draft(GUILTY, "b.txt"))

    assert result.exit_code == 2
    assert result.stderr.startswith("msglint: error: a.txt: rule ours/slow: its pattern ran longer than 1 s")
    assert "b.txt:1:37: error: amazon/email-address" in result.stdout


def test_a_bug_costs_one_message_and_keeps_its_text_secret(
    run: Run, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(message: Any, rules: Any) -> Any:  # noqa: ARG001 - it stands in for check_message
        raise KeyError(message.parts[0].text)

    monkeypatch.setattr("msglint.project.check_message", broken)

    result = run("check", draft('{"text": "secret"}\n{"text": "secret"}', "drafts.jsonl"), "--format", "json")

    assert result.exit_code == 2
    assert [error["line"] for error in _errors(result)] == [1, 2]
    assert "drafts.jsonl:1: a bug in msglint: KeyError (" in result.stderr
    assert "Traceback" not in result.stderr
    assert "secret" not in result.output


def test_every_wrong_field_of_a_rule_file_is_a_line_with_its_place(run: Run, draft: Draft, rule: Draft) -> None:
    name = rule()
    rule("ours/other.yaml", severity="grave")
    draft("titel: x\n", name)

    result = run("check", draft(CLEAN), "--rules", "ours", "--format", "json")

    assert result.exit_code == 2
    assert "msglint: error: ours/address.yaml:1:1: titel: unknown key; did you mean 'title'?\n" in result.stderr
    assert "msglint: error: ours/other.yaml:2:11: severity: is 'grave'; it must be one of" in result.stderr
    assert len(result.stderr.splitlines()) == len(_errors(result)) == 2
    assert json.loads(result.stdout)["results"] == []


def test_an_unknown_rule_is_an_error_with_the_nearest_name(run: Run, draft: Draft) -> None:
    result = run("check", draft(CLEAN), "--select", "emojy", "--format", "json")

    assert result.exit_code == 2
    assert result.stderr == "msglint: error: --select: there is no rule or pack 'emojy'; did you mean 'emoji'?\n"
    assert len(_errors(result)) == 1


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "nothing to check: name a file or a folder, or write - for standard input"),
        (("draft.txt", "--format", "xml"), "'xml' is not one of 'text', 'json'"),
        (("draft.txt", "--output", "xml=a"), "there is no format 'xml'; known are text, json"),
        (("draft.txt", "--output", "json"), "write a format and a file, as in json=report.json"),
        (("draft.txt", "--output", "json=draft.txt"), "the report would overwrite a draft"),
        (("draft.txt", "--output", "json=a", "--output", "html=./a"), "two reports would be written to ./a"),
        (("draft.txt", "--diff", "--output", "json=a"), "--diff shows what would change, and writes no report"),
        (("draft.txt", "--diff", "--format", "json"), "--diff is no report in json; leave --format out"),
        (("draft.txt", "--diff", "--redact"), "--diff shows lines of the drafts; leave --redact out"),
        (("draft.txt", "--output", "json=no/where.json"), "the report can't be written to no/where.json"),
        (("draft.txt", "--sent-date", "31.1.2026"), "'--sent-date': '31.1.2026'; it must be a date such as 2026-01-31"),
        (("draft.txt", "--kind", "mail"), "'--kind': 'mail'; it must be one of proactive, reply"),
        (("draft.txt", "--review-requests", "-1"), "'--review-requests': '-1'; it must be a number of 0 or more"),
        (("draft.txt", "--stdin-filename", "a.txt"), "--stdin-filename names standard input; write - to read it"),
        (("draft.txt", "--rules", "nope"), "nope: there is no such folder"),
    ],
)
def test_a_wrong_use_ends_with_2_and_says_what_is_right(
    run: Run, draft: Draft, arguments: tuple[str, ...], problem: str
) -> None:
    draft(CLEAN)

    result = run("check", *arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith("msglint: error: ")
    assert problem in result.stderr


def test_a_file_name_cannot_move_the_cursor(run: Run) -> None:
    result = run("check", "a\x1b[2Jb\nc")

    assert result.stderr == "msglint: error: a␛[2Jb␊c: there is no such file or folder\n"
