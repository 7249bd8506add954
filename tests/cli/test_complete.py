"""The Tab key knows commands, options and rules, quickly and without a word of complaint."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import msglint

if TYPE_CHECKING:
    from collections.abc import Callable

    Spawn = Callable[..., subprocess.CompletedProcess[bytes]]

SHIM = """#!/bin/sh
exec "{python}" -m msglint "$@"
"""


@pytest.fixture
def offered(spawn: Spawn) -> Callable[[str], list[str]]:
    """Return a function of a command line that returns what a shell would offer for its last word."""

    def ask(line: str) -> list[str]:
        words = line.split(" ")
        asked = {"_MSGLINT_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
        result = spawn(env=asked)
        assert (result.returncode, result.stderr) == (0, b"")
        return [item.removeprefix("plain,") for item in result.stdout.decode().split()]

    return ask


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("msglint ru", ["rules"]),
        ("msglint rules --gr", ["--grid"]),
        ("msglint explain em", ["email-address", "emoji"]),
        ("msglint explain amazon/em", ["amazon/email-address", "amazon/emoji"]),
        ("msglint check draft.txt --select emo", ["emoji"]),
        ("msglint check --ignore gif,emo", ["gif,emoji"]),
        ("msglint check --ignore emoji,emo", []),
        ("msglint check --select ama", ["amazon"]),
        ("msglint check --preset amazon-", ["amazon-strict"]),
        ("msglint check --language ", ["en", "zh"]),
        ("msglint rules --format j", ["json"]),
        ("msglint check --kind r", ["reply"]),
        ("msglint check --buyer-language p", ["pl", "pt"]),
        ("msglint explain emoji --language t", ["tr"]),
        ("msglint completion f", ["fish"]),
        ("msglint test our-rul", ["file,our-rul"]),
        ("msglint check --rules our-rul", ["dir,our-rul"]),
        ("msglint explain no-such-rule", []),
        ("msglint no-such-command em", []),
    ],
)
def test_what_is_offered(offered: Callable[[str], list[str]], line: str, expected: list[str]) -> None:
    assert offered(line) == expected


def test_a_file_in_place_of_a_command_is_no_error_here(
    offered: Callable[[str], list[str]], draft: Callable[..., str]
) -> None:
    assert offered(f"msglint {draft('Hello')} z") == []


def test_own_rules_are_offered_where_their_folder_is_named(
    offered: Callable[[str], list[str]], rule: Callable[..., str]
) -> None:
    rule("ours/weekend-calls.yaml")

    assert offered("msglint explain week") == []
    assert offered("msglint explain --rules ours week") == ["weekend-calls"]
    assert offered("msglint check --rules ours --select our") == ["ours"]
    assert offered("msglint check --rules none --select emoj") == ["emoji"]


def test_no_rule_is_parsed_and_no_word_compiled(
    offered: Callable[[str], list[str]], draft: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft("title: [", "ours/broken.yaml")
    monkeypatch.setenv("MSGLINT_CACHE_DIR", str(tmp_path / "none"))

    assert offered("msglint explain --rules ours brok") == ["broken"]
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_completes_with_the_script_that_is_printed(tmp_path: Path) -> None:
    shim = tmp_path / "bin" / "msglint"
    shim.parent.mkdir()
    shim.write_text(SHIM.format(python=sys.executable))
    shim.chmod(0o755)
    package = str(Path(msglint.__file__).parents[1])
    line = 'eval "$(msglint completion bash)"; COMP_WORDS=(msglint explain emo); COMP_CWORD=2; '
    line += "_msglint_completion msglint; echo ${COMPREPLY[@]}"
    path = f"{shim.parent}{os.pathsep}{os.environ['PATH']}"

    result = subprocess.run(
        ["bash", "--norc", "-c", line],  # noqa: S607 - whichever bash there is
        env={**os.environ, "PATH": path, "PYTHONPATH": package},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (result.stdout, result.stderr) == ("emoji\n", "")
