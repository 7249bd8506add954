"""A project with two small rules, and files for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from msglint.config.settings import Config
from msglint.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Bench


@pytest.fixture(autouse=True)
def _in_folder(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.write("own/email.yaml", bench.head + "message: 'm {text}'\nfind:\n  - {entity: email}\n")
    bench.write("own/missing.yaml", bench.head + "message: m\nfind:\n  - absent: [order-id]\n")
    monkeypatch.chdir(bench.folder)


@pytest.fixture
def project() -> Project:
    """A project with the two rules."""
    return Project(Config())


@pytest.fixture
def records(bench: Bench) -> Callable[..., str]:
    """Return a function that writes a file of records with given texts, and returns its name."""

    def write(*texts: str, name: str = "a.jsonl") -> str:
        bench.write(name, "".join(json.dumps({"id": f"m{n}", "text": text}) + "\n" for n, text in enumerate(texts, 1)))
        return name

    return write
