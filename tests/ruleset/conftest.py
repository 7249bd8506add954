"""A cache of the test's own, and a count of how often it did not help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.ruleset import loader

if TYPE_CHECKING:
    from pathlib import Path

    from msglint.ruleset.cache import Compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache; it is not there yet."""
    monkeypatch.setenv("MSGLINT_CACHE_DIR", str(tmp_path / "cache" / "inner"))
    return tmp_path / "cache" / "inner"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows each time that rules are compiled from YAML."""
    times: list[int] = []
    compile_rules = loader._compile  # noqa: SLF001 - whether it runs is what the tests are about

    def count(folders: tuple[str, ...]) -> Compiled:
        times.append(1)
        return compile_rules(folders)

    monkeypatch.setattr(loader, "_compile", count)
    return times
