"""Text that has to wait comes back as it was, however much there is of it."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from msglint.report import spool as module
from msglint.report.spool import Spool

if TYPE_CHECKING:
    import pytest


def test_pieces_come_back_in_their_order_and_only_once() -> None:
    spool = Spool()
    spool.add("a")
    spool.add("b\r\n")
    assert spool.items == 2
    assert "".join(spool.taken()) == "ab\r\n"
    assert (spool.items, "".join(spool.taken())) == (0, "")


def test_much_text_goes_to_a_file_and_is_the_same_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_KEPT", 10)
    made = []
    make = tempfile.TemporaryFile
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda *args, **kwargs: made.append(1) or make(*args, **kwargs))  # type: ignore[func-returns-value] # it counts
    spool = Spool()
    pieces = [f"é\r\n\ud83d{number}\u2028" for number in range(100)]
    for piece in pieces:
        spool.add(piece)
    assert "".join(spool.taken()) == "".join(pieces)
    spool.add("next")
    assert "".join(spool.taken()) == "next"
    assert len(made) == 1


def test_little_text_needs_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(tempfile, "TemporaryFile")
    spool = Spool()
    spool.add("a" * 1000)
    assert list(spool.taken()) == ["a" * 1000]
