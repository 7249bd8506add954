"""`msglint init`: what it writes, and what it leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

import msglint

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]
    Draft = Callable[..., str]

HOOKS = ".pre-commit-config.yaml"
OTHER = "repos:\n- repo: meta\n  hooks:\n  - id: identity\n"


def settings(name: str) -> object:
    return yaml.safe_load(Path(name).read_text(encoding="utf-8"))


def test_a_configuration_is_written_in_which_nothing_counts_yet(run: Run) -> None:
    result = run("init")

    assert result.exit_code == 0
    assert settings("msglint.yaml") is None
    assert "configuration: msglint.yaml written; it explains every setting" in result.stdout


def test_options_count_in_it(run: Run) -> None:
    assert run("init", "--preset", "amazon-strict", "--language", "zh").exit_code == 0

    assert settings("msglint.yaml") == {"extends": ["amazon-strict"], "language": "zh"}


@pytest.mark.parametrize(("option", "value"), [("--preset", "amazon-strikt"), ("--language", "tlh")])
def test_a_wrong_option_writes_nothing(run: Run, option: str, value: str) -> None:
    result = run("init", option, value)

    assert result.exit_code == 2
    assert value in result.stderr
    assert not Path("msglint.yaml").exists()


def test_a_configuration_that_is_there_stays(run: Run, draft: Draft) -> None:
    draft("language: zh\n", "msglint.yaml")

    result = run("init", "--preset", "amazon")

    assert result.exit_code == 0
    assert settings("msglint.yaml") == {"language": "zh"}
    assert "is there already; --force writes it anew" in result.stdout


@pytest.mark.parametrize("name", ["msglint.yaml", ".msglint.yaml"])
def test_force_writes_it_anew_under_its_name(run: Run, draft: Draft, name: str) -> None:
    draft("language: zh\n", name)

    assert run("init", "--force").exit_code == 0
    assert settings(name) is None
    assert len([path for path in Path.cwd().iterdir() if path.name.endswith("msglint.yaml")]) == 1


def test_a_table_in_pyproject_is_never_touched(run: Run, draft: Draft) -> None:
    draft("[tool.msglint]\nlanguage = 'zh'\n", "pyproject.toml")

    assert "pyproject.toml has one already" in run("init").stdout
    assert run("init", "--force").exit_code == 2
    assert not Path("msglint.yaml").exists()


def test_what_was_found_is_said(run: Run, draft: Draft) -> None:
    draft("Hello", "drafts/a.txt")
    draft("Hello", "mails/b.eml")

    result = run("init")

    assert "messages: 1 draft in drafts/, 1 mail in mails/\n" in result.stdout
    assert result.stdout.endswith("next: msglint check drafts mails\n")


def test_without_anybody_to_ask_papers_are_left_out_only_on_yes(run: Run, draft: Draft) -> None:
    draft("Read me", "README.md")

    assert "README.md may hold no messages" in run("init").stdout
    assert settings("msglint.yaml") is None
    assert run("init", "--yes", "--force").exit_code == 0
    assert settings("msglint.yaml") == {"exclude": ["README.md"]}


def test_another_folder_can_be_set_up(run: Run, draft: Draft) -> None:
    draft("Hello", "shop one/drafts/a.txt")

    result = run("init", "shop one")

    assert settings("shop one/msglint.yaml") is None
    assert result.stdout.endswith("next: msglint check 'shop one/drafts'\n")


def test_a_folder_that_is_not_there_is_an_error(run: Run) -> None:
    assert run("init", "nowhere").exit_code == 2


def test_the_hook_is_added_where_it_is_asked_for(run: Run, draft: Draft) -> None:
    draft("Hello", "drafts/a.txt")
    draft(OTHER, HOOKS)

    result = run("init", "--hooks")

    assert "hook: added to .pre-commit-config.yaml; `pre-commit install` switches it on" in result.stdout
    text = Path(HOOKS).read_text(encoding="utf-8")
    assert text.startswith(OTHER)
    assert "files: '^(drafts)/" in text


def test_a_repository_without_hooks_gets_its_first(run: Run, draft: Draft) -> None:
    draft("", ".git/HEAD")

    assert run("init", "--yes").exit_code == 0
    assert isinstance(settings(HOOKS), dict)


def test_a_hook_that_is_there_is_not_added_again(run: Run) -> None:
    run("init", "--hooks")
    before = Path(HOOKS).read_bytes()

    assert "has one already" in run("init", "--hooks").stdout
    assert Path(HOOKS).read_bytes() == before


@pytest.mark.parametrize("option", ["--no-hooks", "--yes"])
def test_outside_of_a_repository_or_when_unwanted_there_is_no_hook(run: Run, option: str) -> None:
    result = run("init", option)

    assert "hook" not in result.stdout
    assert not Path(HOOKS).exists()


def test_without_anybody_to_ask_no_hook_is_added(run: Run, draft: Draft) -> None:
    draft("", ".git/HEAD")
    draft(OTHER, HOOKS)

    assert "--hooks adds it" in run("init").stdout
    assert Path(HOOKS).read_text(encoding="utf-8") == OTHER


@pytest.mark.parametrize("text", [OTHER + "fail_fast: true\n", b"repos:\n- repo: \xff\n"])
def test_where_the_hook_cannot_be_added_safely_it_is_shown(run: Run, draft: Draft, text: str | bytes) -> None:
    draft(text, HOOKS)
    before = Path(HOOKS).read_bytes()

    result = run("init", "--hooks")

    assert result.exit_code == 0
    assert "add to its repos:" in result.stdout
    assert "      entry: msglint check\n" in result.stdout
    assert Path(HOOKS).read_bytes() == before


def test_ci_that_works_here_gets_text_to_add(run: Run, draft: Draft) -> None:
    draft("Hello", "drafts/a.txt")
    draft("on: push\n", ".github/workflows/test.yml")
    draft("test: {script: make}\n", ".gitlab-ci.yml")

    result = run("init")

    (github,) = yaml.safe_load(result.stdout.partition("behind the checkout:\n\n")[2].partition("\n\n")[0])
    gitlab = yaml.safe_load(result.stdout.partition("add to .gitlab-ci.yml:\n\n")[2].partition("\n\n")[0])
    assert github["with"]["paths"] == "drafts"
    assert "msglint check drafts --output gitlab=" in gitlab["msglint"]["script"][1]


def test_a_file_that_cannot_be_written_is_an_error(run: Run) -> None:
    Path("msglint.yaml").symlink_to("nowhere/msglint.yaml")

    result = run("init")

    assert result.exit_code == 2
    assert "msglint.yaml" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(("answer", "left_out"), [(b"\n", True), (b"y\n", True), (b"n\n", False)])
def test_on_a_terminal_a_person_is_asked(draft: Draft, answer: bytes, *, left_out: bool) -> None:
    draft("Read me", "README.md")
    person, terminal = os.openpty()
    os.write(person, answer)
    env = {**os.environ, "PYTHONPATH": str(Path(msglint.__file__).parents[1])}
    command = [sys.executable, "-m", "msglint", "init"]

    done = subprocess.run(command, env=env, stdin=terminal, stdout=terminal, stderr=terminal, timeout=60, check=False)
    os.close(terminal)
    said = os.read(person, 10_000).decode()
    os.close(person)

    assert done.returncode == 0
    assert "Leave out README.md, which seem to hold no messages? [Y/n]" in said
    assert (settings("msglint.yaml") == {"exclude": ["README.md"]}) is left_out
