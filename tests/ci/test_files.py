"""The files that services read: each is what its service expects."""

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
EXAMPLES = ROOT / "examples" / "ci"
ACTION = ROOT / "action.yml"


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment that the tests run in."""
    name, *arguments = map(str, command)
    program = shutil.which(name, path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip(f"{name} is not installed; it is one of the development tools")
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False)


def action() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("github-actions", ACTION),
        ("github-workflows", EXAMPLES / "github-workflow.yml"),
        ("gitlab-ci", EXAMPLES / ".gitlab-ci.yml"),
    ],
)
def test_the_schema_of_its_service_holds_for_a_file(schema: str, file: Path) -> None:
    done = run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", file)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("command", "file"),
    [
        ("validate-manifest", ROOT / ".pre-commit-hooks.yaml"),
        ("validate-config", EXAMPLES / ".pre-commit-config.yaml"),
    ],
)
def test_pre_commit_takes_a_file(command: str, file: Path) -> None:
    done = run("pre-commit", command, file)

    assert done.returncode == 0, done.stdout


def test_the_action_offers_no_way_in() -> None:
    done = run("zizmor", "--offline", "--no-config", "--persona", "auditor", ACTION)

    assert done.returncode == 0, done.stdout


def test_the_example_workflow_offers_no_way_in(tmp_path: Path) -> None:
    text = (EXAMPLES / "github-workflow.yml").read_text(encoding="utf-8")
    # Only who copies it knows the commit of their own msglint.
    workflow = tmp_path / ".github" / "workflows" / "msglint.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(text.replace("msglint@v0.1.0", f"msglint@{'0' * 40}"), encoding="utf-8")

    done = run("zizmor", "--offline", "--no-config", "--persona", "auditor", tmp_path)

    assert done.returncode == 0, done.stdout


def test_no_input_is_part_of_a_script() -> None:
    steps = action()["runs"]["steps"]

    assert not [step["run"] for step in steps if "${{" in step.get("run", "")]


def test_other_actions_are_pinned_to_a_commit() -> None:
    used = [step["uses"] for step in action()["runs"]["steps"] if "uses" in step]

    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}", one) for one in used)


def test_every_input_reaches_the_script_or_a_step() -> None:
    text = ACTION.read_text(encoding="utf-8")
    script = (ROOT / ".ci" / "action.py").read_text(encoding="utf-8")

    for name in action()["inputs"]:
        assert f"inputs.{name}" in text
        assert f'"{name}"' in script or name == "upload-sarif"


def test_every_input_and_output_of_the_action_is_documented() -> None:
    documented = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    assert all(f"`{name}`" in documented for name in (*action()["inputs"], *action()["outputs"]))


def test_every_output_of_the_script_that_a_step_takes_is_written() -> None:
    script = (ROOT / ".ci" / "action.py").read_text(encoding="utf-8")

    taken = set(re.findall(r"steps\.check\.outputs\.([\w-]+)", ACTION.read_text(encoding="utf-8")))

    assert taken
    assert all(f'"{name}":' in script for name in taken)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_a_python_that_is_there_is_found_whatever_lies_in_the_repository(tmp_path: Path) -> None:
    (tmp_path / "venv.py").write_text("raise SystemExit('taken over')\n", encoding="utf-8")
    step = next(step for step in action()["runs"]["steps"] if step.get("id") == "found")
    output = tmp_path / "output"
    environment = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "GITHUB_OUTPUT": str(output)}

    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)

    found = output.read_text(encoding="utf-8").removeprefix("python=").strip()
    assert Path(found).parent == Path(sys.executable).parent


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_scripts_of_the_action_are_bash() -> None:
    for step in action()["runs"]["steps"]:
        if "run" in step:
            done = subprocess.run(["bash", "-n"], input=step["run"], text=True, capture_output=True, check=False)  # noqa: S607 - the bash on the PATH is meant
            assert done.returncode == 0, done.stderr
