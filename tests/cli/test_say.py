"""Colour, and lines on standard error."""

from __future__ import annotations

import io

import pytest

from msglint.cli.say import visible, wants_color


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("term", "colored"), [("xterm", True), ("dumb", False)])
def test_a_terminal_is_coloured_unless_it_is_dumb(monkeypatch: pytest.MonkeyPatch, term: str, *, colored: bool) -> None:
    monkeypatch.setenv("TERM", term)

    assert wants_color("auto", _Terminal()) is colored


def test_a_pipe_is_plain() -> None:
    assert not wants_color("auto", io.StringIO())


def test_what_moves_the_cursor_is_made_visible() -> None:
    assert visible("a\x1b[1m\nb", io.StringIO()) == "a␛[1m␊b"
