"""Patterns mean files as those of `.gitignore` do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.config.patterns import Patterns

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("patterns", "source", "fits"),
    [
        (("drafts/",), "drafts/a.txt", True),
        (("drafts/",), "drafts/old/a.txt", True),
        (("/drafts/*.txt",), "drafts/old/a.txt", False),
        (("*.txt", "!keep.txt"), "drafts/keep.txt", False),
        (("*.txt",), "../elsewhere/a.txt", False),
        (("**",), "<stdin>", False),
        ((), "a.txt", False),
    ],
)
def test_patterns_count_from_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patterns: tuple[str, ...], source: str, *, fits: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Patterns(".", patterns).fit(source) is fits


def test_source_named_from_below_the_root_is_meant_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "drafts").mkdir()
    monkeypatch.chdir(tmp_path / "drafts")
    assert Patterns("..", ("/drafts/a.txt",)).fit("a.txt")
