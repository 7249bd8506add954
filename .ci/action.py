"""What the GitHub Action does once msglint is installed: runs it, and hands on what it found.

Inputs come as environment variables, so that none of them is ever a part of a script. The exit code is an output: the
action uploads the SARIF report first, and fails only then.
"""

from __future__ import annotations

import glob
import html
import json
import os
import secrets
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

#: GitHub takes summaries of up to 1 MiB, and nobody reads that.
_MOST_ROWS = 100
_LONGEST_CELL = 300
_MEANINGS = {
    0: "✅ nothing that keeps these messages from being sent",
    1: "❌ some messages should not be sent as they are",
    2: "❌ something could not be checked; the log of this step says what",
    3: "❌ nothing was checked: there was no draft in the given paths",
}


def main() -> None:
    """Run msglint as the inputs say, and write outputs and summary."""
    folder = Path(os.environ["GITHUB_WORKSPACE"], _input("working-directory"))
    root = _root(folder)
    scratch = Path(os.environ["RUNNER_TEMP"])
    report, sarif = scratch / "msglint.json", scratch / "msglint.sarif"
    for file in (report, sarif):
        file.unlink(missing_ok=True)
    # On Windows, the name of the program ends in .exe.
    program = shutil.which(os.environ["MSGLINT"]) or os.environ["MSGLINT"]
    code = _run([program, "check", *_arguments(folder, root, report, sarif)], root)
    data = _read(report)
    _append("GITHUB_STEP_SUMMARY", _summary(code, data))
    summary = data.get("summary", {})
    outputs = {
        "exit-code": str(code),
        "violations": str(sum(summary.get(name, 0) for name in ("error", "warning", "info"))) if summary else "",
        "sarif-file": str(sarif) if sarif.exists() and sarif.stat().st_size else "",
        "root": str(root),
    }
    _append("GITHUB_OUTPUT", "".join(_output(name, value) for name, value in outputs.items()))


def _input(name: str) -> str:
    return os.environ.get(f"INPUT_{name.upper().replace('-', '_')}", "").strip()


def _is_on(name: str) -> bool:
    value = _input(name)
    if value not in ("true", "false"):
        sys.exit(f"::error title=msglint::{name} must be true or false")
    return value == "true"


def _root(folder: Path) -> Path:
    """Return the folder from which GitHub counts paths: that of the repository."""
    for outer in (folder, *folder.parents):
        if (outer / ".git").exists():
            return outer
    return Path(os.environ["GITHUB_WORKSPACE"])


def _arguments(folder: Path, root: Path, report: Path, sarif: Path) -> list[str]:
    """Return the arguments of `msglint check`."""
    given = ["--format", "github" if _is_on("annotations") else "text"]
    given += ["--output", f"json={report}", "--output", f"sarif={sarif}"]
    for name in ("fail-on", "preset", "changed-since"):
        if _input(name):
            given.append(f"--{name}={_input(name)}")
    if _input("config"):
        given.append(f"--config={os.path.relpath(folder / _input('config'), root)}")
    paths = [path for line in _input("paths").splitlines() if line.strip() for path in _expanded(line.strip(), folder)]
    return [*given, *shlex.split(_input("args")), "--", *(os.path.relpath(folder / path, root) for path in paths)]


def _expanded(path: str, folder: Path) -> list[str]:
    """Return a path, or what it stands for if it is a pattern; one that fits nothing is for msglint to report."""
    if (folder / path).exists():
        return [path]
    return sorted(glob.glob(path, root_dir=folder, recursive=True)) or [path]  # noqa: PTH207 - that of pathlib refuses absolute patterns


def _run(command: list[str], root: Path) -> int:
    """Run msglint; nothing that it quotes from a draft is a command to the runner, except in its own annotations."""
    fence = "" if "github" in command else f"msglint-{secrets.token_hex(16)}"
    if fence:
        print(f"::stop-commands::{fence}", flush=True)  # noqa: T201 - so are runners talked to
    code = subprocess.run(command, cwd=root, check=False).returncode  # noqa: S603 - the inputs are arguments, and no shell reads them
    if fence:
        print(f"\n::{fence}::", flush=True)  # noqa: T201 - so are runners talked to
    return code


def _read(report: Path) -> dict[str, Any]:
    try:
        data = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _summary(code: int, data: dict[str, Any]) -> str:
    """Return the job's summary, as Markdown."""
    lines = [f"### msglint: {_MEANINGS.get(code, f'❌ ended with exit code {code}')}", ""]
    counts = data.get("summary", {})
    found = [f"{counts[name]} {name}" for name in ("error", "warning", "info") if counts.get(name)]
    if counts:
        lines += [f"Messages checked: {counts['messages']}. Violations: {', '.join(found) or 'none'}.", ""]
    rows = [
        (violation["severity"], violation["rule"], _place(result, violation), violation["message"])
        for result in data.get("results", [])
        for violation in result["violations"]
    ]
    rows += [("not checked", "", _named(error), error["message"]) for error in data.get("errors", [])]
    if rows:
        head = "".join(f"<th>{name}</th>" for name in ("severity", "rule", "place", "what"))
        lines += ["<table>", f"<tr>{head}</tr>", *map(_row, rows[:_MOST_ROWS]), "</table>", ""]
    if len(rows) > _MOST_ROWS:
        lines += [f"These are the first {_MOST_ROWS} of {len(rows)}; the log of the step has them all.", ""]
    return "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in cells) + "</tr>"


def _cell(text: str) -> str:
    """Return a text that stays as it is: in `<code>`, GitHub links nothing, and in one line no Markdown begins."""
    shown = "".join(char if char.isprintable() else " " for char in text[:_LONGEST_CELL])
    cut = "…" if len(text) > _LONGEST_CELL else ""
    return f"<code>{html.escape(' '.join(shown.split()) + cut)}</code>" if shown.strip() else ""


def _place(result: dict[str, Any], violation: dict[str, Any]) -> str:
    start = violation["start"]
    # In a line of JSONL, places count within the record.
    if start is None or result["source"].lower().endswith((".jsonl", ".ndjson", ".parquet")):
        return f"{result['source']}:{result['line']}"
    return f"{violation.get('file') or result['source']}:{start['line']}"


def _named(error: dict[str, Any]) -> str:
    return ":".join(str(error[key]) for key in ("source", "line") if error.get(key))


def _output(name: str, value: str) -> str:
    # A value may hold anything, but not the end of itself.
    end = secrets.token_hex(16)
    return f"{name}<<{end}\n{value}\n{end}\n"


def _append(variable: str, text: str) -> None:
    with Path(os.environ[variable]).open("a", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(text)


if __name__ == "__main__":
    main()
