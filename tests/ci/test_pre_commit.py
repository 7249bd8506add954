"""The hooks under pre-commit itself, in a repository that uses them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
#: What the package is built from.
SOURCES = (".ci", "msglint", "rules", "pyproject.toml", "README.md", "LICENSE", MANIFEST.name)
#: How pip says that it reaches no package index.
OFFLINE = re.compile(r"NewConnectionError|NameResolutionError|ConnectTimeout|ProxyError|Network is unreachable")
#: An error in the body, in a message that is otherwise fine.
GUILTY = "Order 114-3941689-8772232\n\nHello, the lamp ships today. Write to ann@shop.com if it does not arrive.\n"
CLEAN = GUILTY.replace("Write to ann@shop.com", "Write to us here")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def _repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in a new repository, apart from the settings of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Ann",
        "GIT_AUTHOR_EMAIL": "ann@shop.example",
        "GIT_COMMITTER_NAME": "Ann",
        "GIT_COMMITTER_EMAIL": "ann@shop.example",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
    }.items():
        monkeypatch.setenv(name, value)
    # What a hook imports is what was installed for it.
    monkeypatch.delenv("PYTHONPATH", raising=False)
    (tmp_path / "team").mkdir()
    monkeypatch.chdir(tmp_path / "team")
    git("init", "--quiet")


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout  # noqa: S607 - the git on the PATH is meant


def pre_commit(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("pre-commit", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("pre-commit is not installed; it is one of the development tools")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=300, check=False)
    if done.returncode and OFFLINE.search(done.stdout + done.stderr):
        pytest.skip("no package index is reached, from which pre-commit would install the hook")
    return done


def write(name: str, text: str | bytes = CLEAN) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    git("add", "--", name)


def manifest() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}


def passed(hook: str, **changed: object) -> set[str]:
    """Return the files that pre-commit passes to a hook, which only prints them here."""
    show = f"{sys.executable} -c 'import sys; print(*sys.argv[1:], sep=chr(10))'"
    entry = manifest()[hook] | {"entry": show, "language": "system", "verbose": True} | changed
    write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": [entry]}]}))
    done = pre_commit("run", "--all-files")
    assert done.returncode == 0, done.stdout
    return {line for line in done.stdout.splitlines() if Path(line).is_file()}


MESSAGES = ["draft.txt", "de/reply.md", "mail.eml", "MAIL.HTM", "reminder.html.j2", "a b.liquid", "drafts/history.txt"]
PAPERS = ["README.md", "docs/CHANGELOG.txt", "LICENSE.txt", "requirements-dev.txt", ".github/ISSUE_TEMPLATE/bug.md"]
OTHERS = ["shop.py", "data.json", "table.csv", "logo.png", "note.txt.bak"]


@pytest.mark.parametrize("hook", ["msglint", "msglint-fix"])
def test_a_hook_gets_what_ends_as_messages_do_and_no_papers(hook: str) -> None:
    for name in (*MESSAGES, *PAPERS, *OTHERS):
        write(name)

    assert passed(hook) == set(MESSAGES)


def test_a_message_in_utf16_is_a_message() -> None:
    write("draft.txt", CLEAN.encode("utf-16"))

    assert passed("msglint") == {"draft.txt"}


def test_files_of_its_own_narrow_a_hook_and_pictures_beside_messages_are_left_out() -> None:
    for name in ("drafts/a.txt", "drafts/replies.csv", "other/b.txt"):
        write(name)
    write("drafts/logo.png", b"\x89PNG\r\n\x1a\n\0")

    assert passed("msglint", files="^drafts/") == {"drafts/a.txt", "drafts/replies.csv"}


def test_the_hook_for_rules_gets_rules_and_not_what_lies_beside_them() -> None:
    for name in ("rules/ours/a.yaml", "our-rules/b.yml", "rules/lexicons/en.yaml", "rules/exemptions.yaml", "c.yaml"):
        write(name, "title: A\n")

    assert passed("msglint-rules") == {"rules/ours/a.yaml", "our-rules/b.yml"}


@pytest.mark.parametrize("hook", sorted(manifest()))
def test_a_hook_runs_a_command_that_msglint_has(hook: str) -> None:
    from msglint.cli import cli  # noqa: PLC0415 - what is tested otherwise is what pre-commit installs

    program, name, *options = manifest()[hook]["entry"].split()
    command = cli.get_command(cli.make_context("msglint", ["rules"]), name)

    assert program == "msglint"
    assert command is not None
    assert {*options} <= {option for parameter in command.params for option in parameter.opts}


@pytest.mark.install
def test_pre_commit_installs_the_hook_and_stops_a_commit_that_holds_a_violation(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, source / name)
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message=Release"]):
        git("-C", str(source), *arguments)
    hooks = [{"id": "msglint", "args": ["--select", "email-address"]}]
    revision = git("-C", str(source), "rev-parse", "HEAD").strip()
    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": hooks}]}
    write(".pre-commit-config.yaml", yaml.safe_dump(config))
    write("README.md", GUILTY)
    write("drafts/good.txt", CLEAN)

    clean = pre_commit("run")
    write("drafts/bad one.txt", GUILTY)
    guilty = pre_commit("run")

    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert guilty.returncode == 1
    assert "drafts/bad one.txt:3:39: error: amazon/email-address" in guilty.stdout
    assert "README.md" not in guilty.stdout
