"""The command line: `program.py` has all of it, `shortcut.py` what most runs need."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from msglint.cli.program import cli

__all__ = ["cli", "main"]


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from msglint.cli.shortcut import run_plainly  # noqa: PLC0415 - because who asks for `cli` needs none of it

    code = run_plainly(sys.argv[1:])
    if code is None:
        from msglint.cli.program import cli  # noqa: PLC0415 - because click takes longer to import than a draft to check

        cli(prog_name="msglint")
    sys.exit(code)


def __getattr__(name: str) -> Any:
    if name != "cli":
        raise AttributeError(f"module 'msglint.cli' has no attribute {name!r}")
    from msglint.cli.program import cli  # noqa: PLC0415 - because of what it takes to import

    return cli
