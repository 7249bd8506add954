"""The job for GitLab CI, its script run as a runner runs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
GUILTY = "Order 114-3941689-8772232\n\nWrite to ann@shop.com\n"

pytestmark = [
    pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script"),
]


def job() -> dict[str, Any]:
    text = (ROOT / "examples" / "ci" / ".gitlab-ci.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)["msglint"]
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a repository with one bad draft in its first commit, and a program called msglint beside it."""
    program = tmp_path / "bin" / "msglint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m msglint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    folder = tmp_path / "repository"
    for name in ("drafts", "templates"):
        (folder / name).mkdir(parents=True)
    (folder / "drafts" / "old.txt").write_text(GUILTY, encoding="utf-8")
    (folder / "templates" / "reply.j2").write_text("Order {{ order_id }}\n\nHello\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Begin")
    return folder


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@shop.example", "-c", f"core.hooksPath={os.devnull}")
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def run(folder: Path, **variables: str) -> int:
    """Run the script of the job with its variables and some more; return its exit code."""
    environment = {
        "PATH": f"{folder.parent / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "MSGLINT_CACHE_DIR": os.environ["MSGLINT_CACHE_DIR"],
        **job()["variables"],
        **variables,
    }
    script = "\n".join(["set -eo pipefail", *job()["script"]])
    return subprocess.run(["bash", "-c", script], cwd=folder, env=environment, timeout=120, check=False).returncode  # noqa: S607 - the bash on the PATH is meant


def test_on_the_main_branch_everything_is_reported(folder: Path) -> None:
    assert run(folder) == 1

    reports = job()["artifacts"]["reports"]
    found = json.loads((folder / reports["codequality"]).read_text(encoding="utf-8"))
    assert ("amazon/email-address", "drafts/old.txt") in {(one["check_name"], one["location"]["path"]) for one in found}
    assert "amazon/email-address" in (folder / reports["junit"]).read_text(encoding="utf-8")


def test_in_a_merge_request_only_what_it_changes_is_reported(folder: Path) -> None:
    base = git(folder, "rev-parse", "HEAD")
    (folder / "drafts" / "new.txt").write_text(GUILTY.replace("ann", "bob"), encoding="utf-8")

    assert run(folder, CI_MERGE_REQUEST_DIFF_BASE_SHA=base) == 1

    found = json.loads((folder / job()["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert {one["location"]["path"] for one in found} == {"drafts/new.txt"}


def test_a_merge_request_that_changes_no_message_passes(folder: Path) -> None:
    base = git(folder, "rev-parse", "HEAD")

    assert run(folder, CI_MERGE_REQUEST_DIFF_BASE_SHA=base) == 0
