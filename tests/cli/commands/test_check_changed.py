"""`msglint check --changed-since`: what a job of a pull request reports, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]
    Draft = Callable[..., str]

CLEAN = "Order 114-3941689-8772232\n\nHello, the lamp ships today.\n"
#: Two addresses, in lines 3 and 5.
OLD = "Order 114-3941689-8772232\n\nWrite to ann@shop.com\n\nor to bob@shop.com\n"
SELECT = ("--select", "email-address,missing-order-id")


def git(*arguments: str) -> None:
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@shop.example", "-c", "core.hooksPath=/dev/null")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)  # noqa: S607 - the git on the PATH is meant


@pytest.fixture(autouse=True)
def _repository(monkeypatch: pytest.MonkeyPatch, draft: Draft) -> None:
    """Make a repository whose main branch has a draft with old sins, and a branch to work on."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "--quiet", "--initial-branch=main")
    draft(OLD, "drafts/old.txt")
    draft(CLEAN, "drafts/clean.txt")
    git("add", "--all")
    git("commit", "--quiet", "--message=Begin")
    git("switch", "--quiet", "--create", "feature")


def check(run: Run, *arguments: str, code: int, since: str = "main") -> list[tuple[str, str, int | None]]:
    """Check and return what is reported: file, rule and line."""
    result = run("check", *arguments, "--changed-since", since, "--format", "json", *SELECT)
    assert result.exit_code == code, result.output
    data: dict[str, Any] = json.loads(result.stdout)
    return [
        (one["source"], violation["rule"], violation["start"] and violation["start"]["line"])
        for one in data["results"]
        for violation in one["violations"]
    ]


def test_old_violations_in_unchanged_files_are_not_reported(run: Run) -> None:
    assert check(run, "drafts", code=0) == []


def test_a_new_violation_is_reported_and_an_old_one_beside_it_is_not(run: Run, draft: Draft) -> None:
    draft(OLD.replace("bob@", "eve@"), "drafts/old.txt")

    assert check(run, "drafts", code=1) == [("drafts/old.txt", "amazon/email-address", 5)]


def test_a_change_elsewhere_in_a_draft_brings_no_old_violation_up(run: Run, draft: Draft) -> None:
    draft(OLD + "\nBye\n", "drafts/old.txt")

    assert check(run, "drafts", code=0) == []


def test_what_a_change_takes_out_of_a_message_is_reported(run: Run, draft: Draft) -> None:
    draft(CLEAN.replace("Order 114-3941689-8772232", "Order"), "drafts/clean.txt")

    assert check(run, "drafts", code=1) == [("drafts/clean.txt", "amazon/missing-order-id", None)]


def test_a_new_draft_is_checked_as_a_whole(run: Run, draft: Draft) -> None:
    draft(OLD, "drafts/new.txt")

    assert [line for _, _, line in check(run, "drafts", code=1)] == [3, 5]


def test_nothing_changed_is_clean_and_said(run: Run) -> None:
    result = run("check", "drafts", "--changed-since", "main")

    assert result.exit_code == 0
    assert "no messages checked" in result.stdout
    assert "note: no message was changed since main" in result.stderr


def test_the_repository_is_that_of_the_drafts(run: Run, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path.cwd()
    draft(OLD, "drafts/new.txt")
    monkeypatch.chdir(folder.root)

    assert len(check(run, str(folder / "drafts"), code=1)) == 2


def test_a_named_draft_that_is_unchanged_is_clean(run: Run) -> None:
    assert check(run, "drafts/old.txt", code=0) == []


def test_a_folder_without_drafts_is_still_nothing_checked(run: Run) -> None:
    Path("empty").mkdir()

    assert check(run, "empty", code=3) == []


def test_a_revision_that_is_not_there_never_looks_clean(run: Run) -> None:
    result = run("check", "drafts", "--changed-since", "origin/main")

    assert result.exit_code == 2
    assert "can't tell what changed since 'origin/main'" in result.stderr


def test_a_revision_that_looks_like_an_option_is_refused(run: Run) -> None:
    assert run("check", "drafts", "--changed-since=--output=stolen").exit_code == 2
    assert not Path("stolen").exists()


def test_a_changed_file_that_cannot_be_read_is_an_error_and_an_unchanged_one_is_not(run: Run, draft: Draft) -> None:
    draft(b"\0\1\2", "drafts/broken.txt")
    assert check(run, "drafts", code=2) == []

    git("add", "--all")
    git("commit", "--quiet", "--message=Break")
    assert check(run, "drafts", code=0, since="HEAD") == []


def test_standard_input_has_no_history(run: Run) -> None:
    result = run("check", "-", "--changed-since", "main", input=OLD)

    assert result.exit_code == 2
    assert "standard input has no history" in result.stderr


def test_of_a_file_of_records_only_the_changed_ones_are_checked(run: Run, draft: Draft) -> None:
    records = [{"id": str(number), "text": OLD} for number in range(3)]
    draft("".join(f"{json.dumps(one)}\n" for one in records), "drafts.jsonl")
    git("add", "--all")
    git("commit", "--quiet", "--message=Records")
    records[1]["text"] = OLD.replace("ann@", "eve@")
    draft("".join(f"{json.dumps(one)}\n" for one in records), "drafts.jsonl")

    result = run("check", "drafts.jsonl", "--changed-since", "HEAD", "--format", "json", *SELECT)

    data = json.loads(result.stdout)
    assert [one["id"] for one in data["results"]] == ["1"]
    assert data["summary"]["messages"] == 1


def test_a_template_is_checked_when_what_it_includes_is_changed(run: Run, draft: Draft) -> None:
    draft("Order {{ order_id }}\n\nHello\n{% include '_sign.txt' %}\n", "templates/mail.txt.j2")
    draft("Bye\n", "templates/_sign.txt")
    git("add", "--all")
    git("commit", "--quiet", "--message=Templates")
    draft("Bye, ann@shop.com\n", "templates/_sign.txt")

    found = check(run, "templates", code=1, since="HEAD")

    assert ("templates/mail.txt.j2", "amazon/email-address", 1) in found


def test_a_baseline_that_knows_what_is_unchanged_is_not_called_stale(run: Run, draft: Draft) -> None:
    options = ("drafts", "--baseline", "known.json", *SELECT)
    run("check", *options, "--update-baseline")
    draft(OLD + "\nor to eve@shop.com\n", "drafts/old.txt")

    result = run("check", *options, "--changed-since", "main", "--strict-ignores")

    assert result.exit_code == 1
    assert "eve@shop.com" in result.stdout
    assert "ann@shop.com" not in result.stdout
    assert "error:" not in result.stderr


def test_no_baseline_is_made_of_a_part(run: Run) -> None:
    result = run("check", "drafts", "--baseline", "known.json", "--update-baseline", "--changed-since", "main")

    assert result.exit_code == 2
    assert "--update-baseline" in result.stderr
    assert not Path("known.json").exists()


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("never", 0)])
def test_fail_on_counts_only_what_is_reported(run: Run, draft: Draft, fail_on: str, code: int) -> None:
    draft(OLD.replace("bob@", "eve@"), "drafts/old.txt")

    assert len(check(run, "drafts", "--fail-on", fail_on, code=code)) == 1


def test_files_that_the_configuration_leaves_out_are_clean_for_a_hook_that_names_them(run: Run, draft: Draft) -> None:
    draft("exclude: [drafts/]\n", "msglint.yaml")

    result = run("check", "drafts/old.txt")

    assert result.exit_code == 0
    assert "left out" in result.stderr
