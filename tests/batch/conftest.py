"""A few rules of the tests' own; no project of another test is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pyarrow")

from msglint.batch import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Bench


@pytest.fixture
def own_rules(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A bench with a rule about addresses, and one about messages that the seller begins."""
    bench.write("own/email.yaml", bench.head + 'message: "Gives {text}"\nfind:\n  - {entity: email}\n')
    bench.write("own/proactive.yaml", bench.head + "message: m\nwhen: {kind: proactive}\nfind:\n  - {always: true}\n")
    monkeypatch.chdir(bench.folder.parent)
    loaded.forget()
    yield bench
    loaded.forget()
