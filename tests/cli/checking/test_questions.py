"""Questions about the changes of a draft."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from msglint.cli.checking.questions import Questions
from msglint.config.settings import Config
from msglint.fix import OpenFile, open_file
from msglint.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Order 114-3941689-8772232. A 😊 B 😊 C http://www.amazon.de/x D ann@shop.com."


@pytest.fixture(scope="module")
def project() -> Project:
    return Project(Config(), ignore=["missing-greeting"])


@pytest.fixture
def asked(project: Project, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that answers the questions about a text and returns what the text has become."""

    def ask(answers: str, text: str = TEXT, *, unsafe: bool = False, color: bool = False) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        opened = open_file("draft.txt", project, data=text.encode())
        assert isinstance(opened, OpenFile)
        questions = Questions(color=color, unsafe=unsafe)
        questions.ask("draft.txt", opened.work)
        questions.finish()
        return opened.work.text

    return ask


def test_a_change_is_shown_with_its_place_its_rule_its_reason_and_both_lines(
    asked: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked("y\n", "Order 114-3941689-8772232 😊.\nRed or blue?\n")
    assert capsys.readouterr().out == (
        "\ndraft.txt:1:26: amazon/emoji\n"
        "  Contains an emoji: 😊\n"
        "  Remove it:\n"
        "  - Order 114-3941689-8772232 😊.\n"
        "  + Order 114-3941689-8772232.\n"
        "  Make this change? [y,n,a,q,?] "
        "\nmade 1 change in 1 file\n"
    )


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ("y\nn\ny\n", "A B 😊 C https://www.amazon.de/x D"),
        ("n\nn\nn\n", "A 😊 B 😊 C http://www.amazon.de/x D"),
        ("a\nn\n", "A B C http://www.amazon.de/x D"),
        ("Yes\nq\n", "A B 😊 C http://www.amazon.de/x D"),
        ("?\nwhat\n\ny\nq\n", "A B 😊 C http://www.amazon.de/x D"),
        ("y\n", "A B 😊 C http://www.amazon.de/x D"),
    ],
)
def test_answers_decide(asked: Callable[..., str], answers: str, left: str) -> None:
    assert asked(answers) == f"Order 114-3941689-8772232. {left} ann@shop.com."


def test_unsafe_changes_are_marked(asked: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    assert asked("a\ny\ny\n", unsafe=True).endswith("D.")
    assert "amazon/email-address (changes what the message says)" in capsys.readouterr().out


def test_hidden_characters_are_shown(asked: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    asked("y\n", "Order 114-3941689-8772232: the l\u200bid is red, or blue?")
    out = capsys.readouterr().out
    assert ": hidden characters\n  Take out characters that nobody sees:\n" in out
    assert "l⟨U+200B⟩id" in out


def test_of_a_long_line_only_what_is_near_is_shown(
    asked: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked("q\n", "Order 114-3941689-8772232, " + "x " * 500 + "😊" + " x" * 500)
    shown = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  - ")]
    assert shown[0].startswith("  - …")
    assert len(shown[0]) < 140


def test_nothing_to_ask_is_told(asked: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    asked("", "Order 114-3941689-8772232: red or blue?")
    assert capsys.readouterr().out == "nothing was changed\n"


def test_colours_come_where_they_are_asked_for(asked: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    asked("q\n", color=True)
    assert "\x1b[31m  - " in capsys.readouterr().out
