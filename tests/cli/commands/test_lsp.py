"""`msglint lsp`, as far as a terminal sees it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    import pytest
    from click.testing import Result


def test_without_its_package_it_says_what_to_install(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("msglint.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)

    result = run("lsp")

    assert result.exit_code == 2
    assert result.stderr == "msglint: error: the language server needs pygls; run pip install 'msglint[lsp]'\n"


def test_help_needs_no_package(spawn: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
    result = spawn("lsp", "--help", python=("-X", "importtime"))

    assert result.returncode == 0
    assert b"msglint.lsp" not in result.stderr
    assert b"examples/editors" in result.stdout
