"""A cache of the test's own, and a count of how often it did not help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.ruleset import loader

if TYPE_CHECKING:
    from pathlib import Path

    from msglint.lexicon.lexicon import Lexicon
    from msglint.ruleset.rule import Rule


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache; it is not there yet."""
    monkeypatch.setenv("MSGLINT_CACHE_DIR", str(tmp_path / "cache" / "inner"))
    return tmp_path / "cache" / "inner"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows each time that rules are compiled from YAML."""
    times: list[int] = []
    parse_rules = loader._parse_rules  # noqa: SLF001 - whether it runs is what the tests are about

    def count(folders: tuple[str, ...], lexicons: dict[str, Lexicon]) -> tuple[Rule, ...]:
        times.append(1)
        return parse_rules(folders, lexicons)

    monkeypatch.setattr(loader, "_parse_rules", count)
    return times


@pytest.fixture
def gathered(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows each time that lexicons are compiled from YAML."""
    times: list[int] = []
    load_lexicons = loader._load_lexicons  # noqa: SLF001 - whether it runs is what the tests are about

    def count(folders: tuple[str, ...]) -> dict[str, Lexicon]:
        times.append(1)
        return load_lexicons(folders)

    monkeypatch.setattr(loader, "_load_lexicons", count)
    return times
