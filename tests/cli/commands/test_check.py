"""What `msglint check` writes, and how it ends, when all it is given can be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]
    Draft = Callable[..., str]

ORDER = "Order 114-3941689-8772232. "
CLEAN = ORDER + "Dear Ann, which size of shade did you mean?"
GUILTY = ORDER + "Write to ann@shop.com, dear Ann."


def test_a_clean_draft_ends_with_0(run: Run, draft: Draft) -> None:
    result = run("check", draft(CLEAN))

    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 message checked, no violations found\n", "")


def test_a_violation_ends_with_1_and_shows_its_place(run: Run, draft: Draft) -> None:
    result = run("check", draft("First line\n" + GUILTY))

    assert result.exit_code == 1
    assert "draft.txt:2:37: error: amazon/email-address\n" in result.stdout
    assert result.stderr == ""


def test_json_has_the_form_of_the_report(run: Run, draft: Draft) -> None:
    result = run("check", draft(GUILTY), "--format", "json")

    report = json.loads(result.stdout)
    (violation,) = report["results"][0]["violations"]
    assert result.exit_code == 1
    assert report["results"][0]["source"] == "draft.txt"
    assert violation["text"] == "ann@shop.com"
    assert violation["start"] == {"line": 1, "column": 37, "offset": 36}
    assert report["errors"] == []
    summary = {"messages": 1, "error": 1, "warning": 0, "info": 0, "ignored": 0, "known": 0}
    assert report["summary"] == summary


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("error", "never", 0),
    ],
)
def test_fail_on_sets_the_mildest_violation_that_fails(
    run: Run, draft: Draft, rule: Draft, *, severity: str, fail_on: str, code: int
) -> None:
    rule(severity=severity)

    result = run("check", draft(GUILTY), "--rules", "ours", "--select", "ours", "--fail-on", fail_on)

    assert result.exit_code == code
    assert "ours/address" in result.stdout


def test_select_and_ignore_take_names_with_commas_and_repeated(run: Run, draft: Draft) -> None:
    name = draft(GUILTY + " 😀")

    chosen = run("check", name, "--select", "emoji, gif", "--select", "email-address", "--format", "json")
    ignored = run("check", name, "--select", "emoji,email-address", "--ignore", "emoji", "--format", "json")

    assert _rules(chosen) == ["amazon/email-address", "amazon/emoji"]
    assert _rules(ignored) == ["amazon/email-address"]


def test_standard_input_is_read_and_named(run: Run) -> None:
    plain = run("check", "-", input=GUILTY)
    named = run("check", "-", "--stdin-filename", "reply.txt", input=GUILTY)
    records = run("check", "-", "--stdin-filename", "x.jsonl", "--format", "json", input='{"id": "a", "text": "x"}\n')

    assert "<stdin>:1:37:" in plain.stdout
    assert "reply.txt:1:37:" in named.stdout
    assert json.loads(records.stdout)["results"][0]["id"] == "a"


def test_a_folder_is_walked_and_its_hidden_files_are_not_read(run: Run, draft: Draft) -> None:
    draft(GUILTY, "drafts/deep/a.txt")
    draft(GUILTY, "drafts/.hidden.txt")
    draft(GUILTY, "drafts/picture.png")

    result = run("check", "drafts")

    assert result.exit_code == 1
    assert result.stdout.endswith("1 error in 1 message\n")


def test_several_reports_come_out_of_one_run(run: Run, draft: Draft, tmp_path: Path) -> None:
    result = run("check", draft(GUILTY), "--output", "json=a.json", "--output", "text=b.report")

    assert result.exit_code == 1
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["summary"]["error"] == 1
    assert (tmp_path / "b.report").read_text("utf-8") == result.stdout


def test_the_report_of_an_earlier_run_is_no_draft(run: Run, draft: Draft) -> None:
    draft(CLEAN, "drafts/a.txt")

    first = run("check", "drafts", "--output", "text=drafts/report.txt")
    second = run("check", "drafts", "--output", "text=drafts/report.txt")

    assert first.stdout == second.stdout == "1 message checked, no violations found\n"


def test_two_runs_write_the_same_bytes(run: Run, draft: Draft) -> None:
    draft(GUILTY + " 😀", "drafts/b.txt")
    draft(GUILTY, "drafts/a.txt")

    first, second = (run("check", "drafts", "--format", "json") for _ in range(2))

    assert first.stdout_bytes == second.stdout_bytes
    assert first.exit_code == 1


def test_a_guessed_encoding_is_said_once_on_standard_error(run: Run, draft: Draft) -> None:
    name = draft((ORDER + "您订购的咖啡机已于上周送达，希望一切顺利，如有问题请联系我们。").encode("gb18030"))

    result = run("check", name)
    quiet = run("check", name, "--quiet")

    assert result.stderr == (
        "msglint: note: draft.txt: read as GB18030 (detected); save the file as UTF-8 to be sure\n"
    )
    assert quiet.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "0"}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_those_who_want_it(
    run: Run, draft: Draft, arguments: tuple[str, ...], environment: dict[str, str], *, colored: bool
) -> None:
    result = run("check", draft(GUILTY), *arguments, env=environment, color=True)

    assert ("\x1b[" in result.stdout) is colored


def _rules(result: Result) -> list[str]:
    return [v["rule"] for r in json.loads(result.stdout)["results"] for v in r["violations"]]


def test_column_of_a_table_may_be_named(run: Run, draft: Draft) -> None:
    path = draft(f"a,b\n1,{GUILTY.replace(',', '')}\n", "table.csv")

    assert run("check", path).exit_code == 2
    result = run("check", path, "--text-column", "b")

    assert result.exit_code == 1
    assert "table.csv:2: body 2:39: error: amazon/email-address\n" in result.stdout


def test_html_is_shown_with_its_source(run: Run, draft: Draft) -> None:
    result = run(
        "check", draft("<p>Dear Ann, write to a<b>n</b>n@shop.com.</p>", "a.html"), "--select", "email-address"
    )

    assert "a.html:1:23: error: amazon/email-address\n" in result.stdout
    assert "| <p>Dear Ann, write to a<b>n</b>n@shop.com.</p>\n" in result.stdout
