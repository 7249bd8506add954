"""`msglint check --jobs`: the report is the same, byte for byte, whatever the number of processes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from msglint.engine import check_message
from msglint.report import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]
    Draft = Callable[..., str]

ORDER = "Order 114-3941689-8772232. "
GUILTY = ORDER + "Write to ann@shop.com, dear Ann."
RULES = "email-address,emoji,insecure-link"


@pytest.fixture
def drafts(draft: Draft) -> str:
    """Write drafts of many kinds into a folder; return the folder."""
    for number in range(20):
        draft(f"---\nkind: reply\n---\nDear Ann,\n\nwrite to a{number}@shop.com 😀", f"drafts/texts/{number}.txt")
    lines = [json.dumps({"id": f"m{n}", "text": f"{GUILTY} {n}" if n % 3 else ORDER}) for n in range(150)]
    lines[70:72] = ["{broken", "", '{"text": "half \\ud83d a@shop.com"}']
    draft("\n".join(lines), "drafts/records.jsonl")
    draft("Subject: Order\nTo: a1@marketplace.amazon.de\n\nwrite to ann@shop.com", "drafts/mail.eml")
    draft("<p>write to <b>ann</b>@shop.com</p>", "drafts/page.html")
    draft(
        "{# msglint: ignore email-address -- agreed #}\nann@shop.com\n"
        "{# msglint: ignore nonsense -- why #}\nb@shop.com\n"
        "{# msglint: ignore emoji -- none there #}\nHello",
        "drafts/template.j2",
    )
    draft("caf\xe9 ann@shop.com, pr\xe8s d'ici, \xe0 l'\xe9t\xe9".encode("cp1252"), "drafts/old.txt")
    draft(b"\x89PNG\r\n\x1a\n\0\0", "drafts/binary.txt")
    return "drafts"


def _all(run: Run, *args: str) -> tuple[int, bytes, str]:
    result = run("check", *args)
    return result.exit_code, result.stdout_bytes, result.stderr


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_report_is_the_same(run: Run, drafts: str, format_name: str) -> None:
    alone, two, three = (
        _all(run, drafts, "nope.txt", "--select", RULES, "--format", format_name, "-j", jobs) for jobs in "123"
    )
    assert alone[0] == 2
    assert len(alone[1]) > 1000
    assert two == alone
    assert three == alone


@pytest.mark.parametrize(
    "options",
    [
        ("--redact", "--format", "html"),
        ("--fail-on", "never", "--color", "always"),
        ("--strict-ignores", "--format", "sarif"),
        ("--language", "zh", "--kind", "reply"),
    ],
    ids=" ".join,
)
def test_options_hold_for_all_processes(run: Run, drafts: str, options: tuple[str, ...]) -> None:
    alone, two = (_all(run, drafts, "--select", RULES, *options, "--jobs", jobs) for jobs in "12")
    assert two == alone


def test_ignores_and_a_baseline_let_the_same_pass(run: Run, drafts: str, draft: Draft) -> None:
    draft("drafts/texts/1*.txt emoji  # agreed\ndrafts/gone.txt *  # left over\n", ".msglintignore")
    drafts += "/texts"
    run("check", drafts, "--select", RULES, "--baseline", "known.json", "--update-baseline", "-j", "2")
    draft(GUILTY + " 😀", "drafts/texts/new.txt")
    draft("nothing any more", "drafts/texts/3.txt")
    alone, two = (
        _all(run, drafts, "--select", RULES, "--baseline", "known.json", "--format", "json", "-j", jobs)
        for jobs in "12"
    )
    assert b'"by": "ignore"' in alone[1]
    assert b'"by": "baseline"' in alone[1]
    assert "knows 2 violations in drafts/texts/3.txt that are gone" in alone[2]
    assert two == alone
    for jobs in "12":
        run("check", drafts, "--select", RULES, "--baseline", f"{jobs}.json", "--update-baseline", "-j", jobs)
    assert Path("1.json").read_bytes() == Path("2.json").read_bytes()


def git(*arguments: str) -> None:
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@shop.example", "-c", "core.hooksPath=/dev/null")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)  # noqa: S607 - the git on the PATH is meant


def test_only_what_was_changed_is_reported_by_all(run: Run, drafts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "--quiet", "--initial-branch=main")
    git("add", "--all")
    git("commit", "--quiet", "--message=Begin")
    Path("drafts/texts/3.txt").write_text(GUILTY, encoding="utf-8")
    lines = Path("drafts/records.jsonl").read_text(encoding="utf-8").splitlines()
    lines[100] = lines[101]
    Path("drafts/records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    alone, two = (_all(run, drafts, "--select", RULES, "--changed-since", "HEAD", "-j", jobs) for jobs in "12")
    assert b"drafts/texts/3.txt:1:" in alone[1]
    assert b"drafts/records.jsonl:101" in alone[1]
    assert two == alone


def test_what_was_fixed_is_checked_by_all(run: Run, drafts: str) -> None:
    alone = _all(run, drafts, "--select", RULES, "--diff", "-j", "1")
    two = _all(run, drafts, "--select", RULES, "--diff", "-j", "2")
    assert two == alone
    fixed = _all(run, drafts, "--select", RULES, "--fix", "-j", "2")
    assert "fixed 20 places in 20 files" in fixed[2]
    assert fixed[1] == _all(run, drafts, "--select", RULES, "-j", "1")[1]


@pytest.mark.parametrize("name", ["draft.txt", "records.jsonl"])
def test_standard_input_is_read_by_all(run: Run, drafts: str, name: str) -> None:
    line = json.dumps({"id": "1", "text": GUILTY}) + "\n"
    text = line * 300 if name.endswith("jsonl") else GUILTY
    args = ("check", "-", drafts, "--stdin-filename", name, "--select", RULES, "--format", "json")
    alone, two = (run(*args, "-j", jobs, input=text) for jobs in "12")
    assert f'"source": "{name}"' in alone.stdout
    assert (two.stdout, two.stderr) == (alone.stdout, alone.stderr)


def test_a_message_that_ends_its_process_is_an_error_and_all_others_are_reported(
    run: Run, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(message: Any, rules: Any) -> Any:
        if message.id == "m7":
            os._exit(1)
        return check_message(message, rules)

    monkeypatch.setattr("msglint.project.check_message", check)
    lines = [json.dumps({"id": f"m{number}", "text": GUILTY}) for number in range(1, 10)]
    result = run("check", draft("\n".join(lines), "a.jsonl"), "--select", RULES, "--format", "json", "-j", "2")
    report = json.loads(result.stdout)
    problem = "checking it ended its process (exit code 1), so it was not checked"
    assert result.exit_code == 2
    assert result.stderr == f"msglint: error: a.jsonl:7: {problem}\n"
    assert report["errors"] == [{"source": "a.jsonl", "line": 7, "message": problem}]
    assert [entry["id"] for entry in report["results"]] == [f"m{number}" for number in range(1, 10) if number != 7]


@pytest.mark.parametrize("jobs", ["-1", "61", "two", "1.5", "", "²"])
def test_a_wrong_number_is_refused(run: Run, draft: Draft, jobs: str) -> None:
    result = run("check", draft(GUILTY), f"--jobs={jobs}")
    assert result.exit_code == 2
    assert "is neither 'auto' nor a number from 1 to 60" in result.stderr


@pytest.mark.parametrize("jobs", ["auto", "0"])
def test_the_number_may_be_left_to_msglint(run: Run, draft: Draft, jobs: str) -> None:
    assert run("check", draft(GUILTY), "--jobs", jobs).exit_code == 1
