"""`msglint explain` says why a rule is there and shows messages that break it and messages that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]
    Rule = Callable[..., str]

OURS = ("--rules", "ours")


def test_a_rule_is_explained_with_its_examples(run: Run, rule: Rule) -> None:
    rule(good='["Write to us here.", {text: Ask us., kind: reply, subject: Hello}]')

    result = run("explain", "address", *OURS)

    assert result.exit_code == 0
    assert result.stdout == (
        "Gives an address\n"
        "\n"
        "rule      ours/address\n"
        "severity  error\n"
        "why       It is not allowed.\n"
        "source    Our own policy\n"
        "instead   Leave it out.\n"
        "\n"
        "Not allowed (English)\n"
        "  -  Write to [ann@shop.com].\n"
        "\n"
        "Allowed (English)\n"
        "  -  Write to us here.\n"
        "  -  (kind: reply)\n"
        "     Subject: Hello\n"
        "     Ask us.\n"
    )


def test_examples_are_cut_to_the_wanted_number(run: Run, rule: Rule) -> None:
    rule(good="[one, two, three]")

    few = run("explain", "address", *OURS, "--examples", "1")
    every = run("explain", "address", *OURS, "--examples", "all")
    none = run("explain", "address", *OURS, "--examples", "0")

    assert "  -  one\n     and 2 more: --examples all\n" in few.stdout.replace("    and", "     and")
    assert "  -  three\n" in every.stdout
    assert "Allowed" not in none.stdout


def test_long_examples_are_wrapped_at_80_columns(run: Run, rule: Rule) -> None:
    rule(good=f'["{"words " * 40}", "{"很长的句子" * 40}"]')

    result = run("explain", "address", *OURS)

    assert max(len(line) for line in result.stdout.splitlines() if line.isascii()) <= 80
    assert max(len(line) for line in result.stdout.splitlines() if not line.isascii()) <= 42


def test_hidden_characters_of_an_example_are_shown(run: Run, rule: Rule) -> None:
    rule(good=r'["zero\u200bwidth \e[31m"]')

    assert "zero⟨U+200B⟩width ␛[31m" in run("explain", "address", *OURS).stdout


def test_one_language_is_shown_when_it_is_asked_for(run: Run, rule: Rule) -> None:
    rule()

    english = run("explain", "address", *OURS, "--language", "en")
    german = run("explain", "address", *OURS, "--language", "de")

    assert "Not allowed (English)" in english.stdout
    assert german.exit_code == 2
    assert "it has some in en" in german.stderr


def test_an_unknown_rule_gets_the_nearest_name(run: Run) -> None:
    result = run("explain", "emojy")

    assert result.exit_code == 2
    assert result.stderr == "msglint: error: there is no rule 'emojy'; did you mean 'emoji'?\n"


def test_a_rule_without_examples_is_explained_and_ends_with_2(run: Run, rule: Rule, draft: Callable[..., str]) -> None:
    from pathlib import Path  # noqa: PLC0415 - only this test needs it

    name = rule()
    draft(Path(name).read_text("utf-8").partition("---")[0], name)

    result = run("explain", "address", *OURS)

    assert result.exit_code == 2
    assert "It is not allowed." in result.stdout
    assert "the file has no examples" in result.stderr


def test_html_and_files_of_an_example_are_shown(run: Run, rule: Rule) -> None:
    rule(
        bad='[{html: "<p>Write to <b>ann</b>@shop.com.</p>", span: "<b>ann</b>@shop.com"}]',
        good="[{text: See the manual., attachments: [{name: manual.pdf}]}]",
    )

    result = run("explain", "address", *OURS)

    assert "  -  <p>Write to [<b>ann</b>@shop.com].</p>\n" in result.stdout
    assert "  -  Attachment: manual.pdf\n     See the manual.\n" in result.stdout
