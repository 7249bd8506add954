"""The hook that checks messages before each commit, and its place in the settings of pre-commit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msglint.read import suffixes

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOOK = """\
- repo: local
  hooks:
    - id: msglint
      name: msglint (messages to buyers)
      entry: msglint check
      language: system
      require_serial: true
      files: {files}
"""


def hook_text(folders: Sequence[str]) -> str:
    """Return the entry for pre-commit's list of repositories, which runs the msglint that is installed.

    Args:
        folders: the folders that hold messages; none for all.
    """
    endings = "|".join(ending.removeprefix(".") for ending in suffixes.IN_FOLDERS)
    named = folders if all(folder.isprintable() for folder in folders) else ()
    below = f"^({'|'.join(map(re.escape, named))})/.*" if named else ""
    pattern = rf"{below}\.({endings})$".replace("'", "''")
    return _HOOK.format(files=f"'{pattern}'")


def has_hook(text: str) -> bool:
    """Return whether pre-commit's settings have a hook of msglint already."""
    hooks = [hook for one in _mappings(_parsed(text), "repos") for hook in _mappings(one, "hooks")]
    return any(str(hook.get("id", "")).startswith("msglint") for hook in hooks)


def with_hook(text: str, hook: str) -> str | None:
    """Return pre-commit's settings with one more entry behind what is there.

    Nothing else changes, neither a comment nor a space. Where that can't be done by adding text at the end, and that
    is tried out, the answer is None.

    Args:
        text: the settings; empty for a new file.
        hook: the entry.
    """
    if all(not line.strip() or line.startswith("#") for line in text.splitlines()):
        before: Any = {"repos": []}
        added = f"repos:\n{_indented(hook, 2)}"
    else:
        added, before = _indented(hook, _indent(text)), _parsed(text)
    if not isinstance(before, dict) or not isinstance(before.get("repos"), list):
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    longer = text + (newline if text and not text.endswith("\n") else "") + added.replace("\n", newline)
    return longer if _parsed(longer) == before | {"repos": before["repos"] + _parsed(hook)} else None


def _indented(text: str, columns: int) -> str:
    return "".join(" " * columns + line for line in text.splitlines(keepends=True))


def _indent(text: str) -> int:
    """Return how far the entries of the list stand in."""
    found = re.search(r"^( *)- +repo\b", text, re.MULTILINE)
    return len(found[1]) if found else 0


def _mappings(value: object, key: str) -> list[dict[str, Any]]:
    """Return the mappings in a list under a key, where there are any."""
    found = value.get(key) if isinstance(value, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _parsed(text: str) -> Any:
    """Return what YAML says; None where it is none."""
    import yaml  # noqa: PLC0415 - only where there are settings to add to

    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError):
        return None
