"""Runs the command line, in this process or in one of its own, and writes drafts and rules to run it on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import msglint
from msglint.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

ORDER = "Order 114-3941689-8772232. "
RULE = """\
title: Gives an address
severity: {severity}
why: It is not allowed.
source: Our own policy
message: "Gives an address: {{text}}"
instead: Leave it out.
find:
  - entity: email
---
examples:
  bad:
    en: {bad}
  good:
    en: {good}
"""


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run() -> Callable[..., Result]:
    """Return a function that runs the command line with arguments, and with `input` as standard input."""

    def run_command(*args: str, **options: object) -> Result:
        return CliRunner().invoke(cli, args, prog_name="msglint", catch_exceptions=False, **options)  # type: ignore[arg-type] # passed on as they are

    return run_command


@pytest.fixture
def spawn() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return a function that runs the command line in a process of its own."""

    def run_process(
        *args: str, python: tuple[str, ...] = (), env: dict[str, str] | None = None, **options: object
    ) -> subprocess.CompletedProcess[bytes]:
        package = str(Path(msglint.__file__).parents[1])
        whole = {**os.environ, "PYTHONPATH": package, **(env or {})}
        command = [sys.executable, *python, "-m", "msglint", *args]
        return subprocess.run(command, env=whole, capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload, no-any-return] # passed on as they are

    return run_process


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., str]:
    """Return a function that writes a file into the current folder and returns its name."""

    def write(text: str | bytes, name: str = "draft.txt") -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    return write


@pytest.fixture
def rule(draft: Callable[..., str]) -> Callable[..., str]:
    """Return a function that writes a rule file with examples and returns its name."""

    def write(
        name: str = "ours/address.yaml",
        *,
        severity: str = "error",
        bad: str = '["Write to [ann@shop.com]."]',
        good: str = '["Write to us here."]',
    ) -> str:
        return draft(RULE.format(severity=severity, bad=bad, good=good), name)

    return write
