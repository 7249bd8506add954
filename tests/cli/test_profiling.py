"""`--profile` writes a table on standard error, and changes neither the report nor the exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]
    Draft = Callable[..., str]
    Rule = Callable[..., str]
    Spawn = Callable[..., subprocess.CompletedProcess[bytes]]

GUILTY = "Order 114-3941689-8772232. Dear Ann, write to ann@shop.com."


def _row(table: str, name: str) -> list[str]:
    (line,) = (line for line in table.splitlines() if line.split()[:1] == [name])
    return line.split()


def test_the_report_and_the_exit_code_stay(run: Run, draft: Draft) -> None:
    file = draft(GUILTY)

    plain, profiled = run("check", file, "--format", "json"), run("check", file, "--format", "json", "--profile")

    assert (profiled.exit_code, profiled.stdout) == (plain.exit_code, plain.stdout)
    assert profiled.exit_code == 1
    assert plain.stderr == ""
    assert profiled.stderr.startswith("profile: 1 message in ")


def test_each_rule_has_its_row_with_what_it_found(run: Run, draft: Draft) -> None:
    table = run("check", draft(GUILTY), "--select", "email-address,emoji", "--profile").stderr

    assert _row(table, "amazon/email-address")[-2:] == ["1", "1"]
    assert _row(table, "amazon/emoji")[-2:] == ["0", "0"]
    assert "amazon/gif" not in table
    assert "entities: email" in table
    assert "reading files" in table


def test_messages_of_one_file_are_counted_together(run: Run, draft: Draft) -> None:
    lines = "\n".join(json.dumps({"id": str(number), "text": GUILTY}) for number in range(3))

    table = run("check", draft(lines, "export.jsonl"), "--select", "email-address", "--profile").stderr

    assert table.startswith("profile: 3 messages in ")
    assert _row(table, "amazon/email-address")[-2:] == ["3", "3"]
    assert "reading files" in table


def test_silence_does_not_silence_what_was_asked_for(run: Run, draft: Draft) -> None:
    assert "profile: 1 message" in run("check", draft(GUILTY), "--quiet", "--profile").stderr


def test_where_nothing_was_checked_there_is_no_table(run: Run) -> None:
    result = run("check", "missing.txt", "--profile")

    assert result.exit_code == 2
    assert "profile" not in result.stderr


def test_the_second_check_of_a_process_is_not_timed_any_more(run: Run, draft: Draft) -> None:
    file = draft(GUILTY)
    run("check", file, "--profile")

    assert run("check", file).stderr == ""


def test_a_rule_under_test_is_timed_over_its_examples(run: Run, rule: Rule) -> None:
    result = run("test", rule(), "--profile")

    assert (result.exit_code, result.stdout) == (0, "1 rule, 2 examples, 0 failures\n")
    assert _row(result.stderr, "ours/address")[-1] == "1"


def test_watching_has_no_profile(run: Run, rule: Rule) -> None:
    result = run("test", rule(), "--watch", "--profile")

    assert result.exit_code == 2
    assert "--profile is for one verdict; leave --watch out" in result.stderr


def test_without_the_option_nothing_of_it_is_loaded(spawn: Spawn, draft: Draft) -> None:
    file = draft(GUILTY)
    result = spawn("check", file, python=("-X", "importtime"))

    assert result.returncode == 1
    assert b"msglint.profile" not in result.stderr
    assert b"msglint.cli.profiling" not in result.stderr
