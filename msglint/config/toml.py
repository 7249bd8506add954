"""The table `[tool.msglint]` of a pyproject.toml, as a tree like that of a YAML file.

Read by the standard library's tomllib, which tells no places: what is wrong is named by its dotted key alone.
"""

from __future__ import annotations

import tomllib
from typing import Any

from msglint.errors import RuleError
from msglint.yamltree import Node

_MAX_BYTES = 1_000_000


def has_table(data: bytes) -> bool:
    """Return whether a project file has the table; one that is damaged may."""
    try:
        return _table(tomllib.loads(data.decode())) is not None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return True


def read_table(file: str) -> Node:
    """Return the table; its nodes have no lines.

    Raises:
        RuleError: the file can't be read or is no TOML, or has no such table.
    """
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 - the loader works with plain names
            data = stream.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise RuleError(f"the file is larger than {_MAX_BYTES:,} bytes", file=file)
        project = tomllib.loads(data.decode())
    except OSError as error:
        raise RuleError(f"the file can't be read: {error.strerror}", file=file) from None
    except UnicodeDecodeError as error:
        raise RuleError(f"the file is not UTF-8 (byte {error.start})", file=file) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RuleError(f"not valid TOML: {error}", file=file) from None
    table = _table(project)
    if table is None:
        raise RuleError("has no table [tool.msglint]", file=file)
    return _node(table)


def _table(project: dict[str, Any]) -> Any:
    tool = project.get("tool")
    return tool.get("msglint") if isinstance(tool, dict) else None


def _node(value: Any) -> Node:
    if isinstance(value, dict):
        return Node({key: _node(item) for key, item in value.items()}, 0, 0)
    if isinstance(value, list):
        return Node([_node(item) for item in value], 0, 0)
    # Dates are the only further values that make sense; they read as in YAML.
    return Node(value if isinstance(value, (str, bool, int)) else str(value), 0, 0)
