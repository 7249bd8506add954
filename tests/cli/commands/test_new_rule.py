"""`msglint new-rule` writes a rule that works, from options or from answers, and says what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]


@pytest.fixture
def answer(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a function that runs the command on a terminal on which somebody gives answers."""
    monkeypatch.setattr("msglint.cli.commands.new_rule._is_terminal", lambda: True)

    def give(*answers: str) -> Result:
        return run("new-rule", "our-thing", input="".join(f"{text}\n" for text in answers))

    return give


def test_the_rule_is_written_and_the_next_steps_are_told(run: Run) -> None:
    result = run("new-rule", "no-mail", "--finds", "entity:email", "--folder", "my rules")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "wrote my rules/no-mail.yaml\n"
        "wrote my rules/schema/rule.schema.json\n"
        "The rule my rules/no-mail works: 4 examples, 0 failures.\n"
        "\n"
        "Next:\n"
        "  edit my rules/no-mail.yaml                     each line is explained there\n"
        "  msglint test 'my rules/no-mail.yaml' --watch   tests it whenever you save it\n"
        "  msglint check drafts/ --rules 'my rules'       tries it on your drafts\n"
        "  rules: [my rules]                              in msglint.yaml: from then on it is always used\n"
    )
    assert run("test", "my rules/no-mail.yaml").stdout == "1 rule, 4 examples, 0 failures\n"


def test_the_rule_reports_what_it_shall(run: Run, draft: Callable[..., str]) -> None:
    run("new-rule", "no-mail", "--finds", "entity:email", "--title", "Gives our address away", "--severity", "warning")

    name = draft("Order 114-3941689-8772232. Write to ann@shop.com.")
    result = run("check", name, "--rules", "our-rules", "--select", "no-mail", "--fail-on", "warning")

    assert result.exit_code == 1
    assert "Gives our address away: ann@shop.com" in result.stdout


@pytest.mark.parametrize("kind", ["attachment", "image", "salutation"])
def test_a_rule_about_what_is_no_text(run: Run, kind: str) -> None:
    result = run("new-rule", "no-such-thing", "--finds", f"entity:{kind}")

    assert (result.exit_code, result.stderr) == (0, "")
    assert run("test", "our-rules").exit_code == 0


def test_a_copy_of_a_built_in_rule(run: Run) -> None:
    result = run("new-rule", "emoji", "--like", "amazon/emoji", "--language", "en", "--language", "zh")

    assert result.exit_code == 0
    assert "works: 12 examples, 0 failures" in result.stdout
    assert result.stderr == "msglint: note: there is amazon/emoji, too; write our-rules/emoji where you mean yours\n"


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (("NoMail", "--finds", "entity:email"), "how about 'no-mail'?"),
        (("no-mail", "--finds", "entity:mail"), "did you mean 'email'?"),
        (("no-mail", "--like", "emojy"), "did you mean 'emoji'?"),
        (("no-mail", "--like", "emoji", "--finds", "entity:email"), "exclude each other"),
        (("no-mail",), "say what the rule finds"),
        (("no-mail", "--finds", "entity:email", "--language", "xx"), "there is no lexicon of the language 'xx'"),
        (("no-mail", "--finds", "entity:email", "--title", "{"), "--title: holds a brace"),
    ],
)
def test_what_does_not_fit_is_said_in_one_line_and_nothing_is_written(
    run: Run, args: tuple[str, ...], problem: str
) -> None:
    result = run("new-rule", *args)

    assert result.exit_code == 2
    assert problem in result.stderr.splitlines()[0]
    assert not Path("our-rules").exists()


def test_answers_about_an_address(answer: Callable[..., Result]) -> None:
    result = answer("Gives a number", "3", "2", "info", "Because.", "Say it here.", "Handbook 3", "Call 020 7946 0018.")

    assert result.exit_code == 0
    text = Path("our-rules/our-thing.yaml").read_text("utf-8")
    assert "title: Gives a number\n" in text
    assert "severity: info\n" in text
    assert "source: Handbook 3\n" in text
    assert "- entity: phone\n" in text
    assert '- "Call [020 7946 0018]."\n' in text


def test_answers_about_an_idea_that_is_searched_by_a_word(answer: Callable[..., Result]) -> None:
    result = answer("", "2", "xyzzy", "leave a review", "1", "", "", "", "", "", "")

    assert result.exit_code == 0
    assert "msglint knows none for 'xyzzy'" in result.stdout
    assert "   1  give-review: rate\n" in result.stdout
    assert "So far, together in one sentence: give-review\n" in result.stdout
    assert "all: {give-review: give-review}" in Path("our-rules/our-thing.yaml").read_text("utf-8")


def test_an_idea_that_is_not_meant_is_left(answer: Callable[..., Result]) -> None:
    result = answer("", "2", "emojis", "gift", "99", "10", "review", "1")

    assert "99 is not in the range" in result.stdout
    assert "none of these" in result.stdout
    assert not Path("our-rules").exists()


def test_who_ends_the_questions_leaves_nothing_behind(answer: Callable[..., Result]) -> None:
    result = answer("", "3")

    assert result.exit_code == 130
    assert not Path("our-rules").exists()
