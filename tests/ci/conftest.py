"""A GitHub runner in small, and a repository to check."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
#: Stands in for msglint: writes down how it was called, and the reports that it was told to write.
STUB = """\
import json, os, sys
from pathlib import Path
told = json.loads(Path(__file__).with_suffix(".json").read_text())
Path(__file__).with_suffix(".called").write_text(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd()}))
for argument in sys.argv:
    kind, _, file = argument.partition("=")
    if kind in told["reports"] and sys.argv[sys.argv.index(argument) - 1] == "--output":
        Path(file).write_text(json.dumps(told["reports"][kind]))
print(told["prints"])
sys.exit(told["code"])
"""


@dataclass
class Step:
    """What a step has left behind."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str
    called: dict[str, Any] = field(default_factory=dict)


class Runner:
    """Runs the action's script as a runner does.

    Args:
        folder: where it keeps its things.
    """

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        self._scratch = folder / "temp"
        self._outputs, self._summary = folder / "output", folder / "summary"
        self._stub = folder / "stub.py"
        for path in (self.workspace, self._scratch):
            path.mkdir()
        (self.workspace / ".git").mkdir()

    def write(self, name: str, text: str) -> None:
        """Write a file of the repository."""
        path = self.workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, **inputs: str) -> Step:
        """Run the script with msglint itself."""
        return self._run(self._program("-m", "msglint"), inputs)

    def run_stub(self, reports: dict[str, Any] | None = None, code: int = 0, prints: str = "", **inputs: str) -> Step:
        """Run the script with what stands in for msglint."""
        self._stub.write_text(STUB, encoding="utf-8")
        told = {"reports": {"sarif": {"runs": []}} if reports is None else reports, "code": code, "prints": prints}
        self._stub.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")
        step = self._run(self._program(str(self._stub)), inputs)
        called = self._stub.with_suffix(".called")
        return Step(step.code, step.log, step.outputs, step.summary, json.loads(called.read_text(encoding="utf-8")))

    def _program(self, *arguments: str) -> Path:
        program = self._scratch / "msglint"
        command = shlex.join([sys.executable, *arguments])
        program.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        return program

    def _run(self, program: Path, inputs: dict[str, str]) -> Step:
        for path in (self._outputs, self._summary):
            path.write_text("", encoding="utf-8")
        given = {"paths": ".", "working_directory": ".", "annotations": "true"} | inputs
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "MSGLINT_CACHE_DIR": os.environ["MSGLINT_CACHE_DIR"],
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(self._outputs),
            "GITHUB_STEP_SUMMARY": str(self._summary),
            "RUNNER_TEMP": str(self._scratch),
            "MSGLINT": str(program),
            **{f"INPUT_{name.upper()}": value for name, value in given.items()},
        }
        command = [sys.executable, "-I", str(ROOT / ".ci" / "action.py")]
        done = subprocess.run(
            command, cwd=self.workspace, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        summary = self._summary.read_text(encoding="utf-8")
        return Step(done.returncode, done.stdout + done.stderr, _outputs(self._outputs), summary)


def _outputs(file: Path) -> dict[str, str]:
    """Read outputs as a runner does: name<<end, the lines of the value, end."""
    found = {}
    lines = iter(file.read_text(encoding="utf-8").splitlines())
    for line in lines:
        name, _, end = line.partition("<<")
        value: list[str] = []
        for inner in lines:
            if inner == end:
                break
            value.append(inner)
        found[name] = "\n".join(value)
    return found


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Return a runner with an empty repository."""
    if sys.platform == "win32":
        pytest.skip("the program is a shell script")
    return Runner(tmp_path)
