"""`msglint docs` writes pages about the rules, and those of this project are up to date."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from msglint.ruleset.loader import builtin_folder, rule_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]
    Rule = Callable[..., str]

ROOT = Path(__file__).parents[3]
OURS = ("--rules", "ours", "--select", "ours")


def test_the_pages_of_this_project_are_up_to_date(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    result = run("docs", "--check")

    assert (result.exit_code, result.stderr) == (0, ""), result.stdout


def test_every_rule_has_a_page_and_a_line_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    names = [rule_id.partition("/")[2] for rule_id, _ in rule_files(builtin_folder())]

    assert sorted(re.findall(r"^\| \[([a-z-]+)\]\(rules/amazon/\1\.md\) \|", index, re.MULTILINE)) == names


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.stem)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")

    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    targets = re.findall(r"^- \[[^\]]+\]\(([^)]+)\)|^\| \[[^\]]+\]\(([^)]+)\)", text, re.MULTILINE)
    assert [target for pair in targets for target in pair if target and not (page.parent / target).exists()] == []


def test_pages_of_own_rules(run: Run, rule: Rule) -> None:
    rule()

    result = run("docs", *OURS, "--out", "handbook")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "handbook: 3 pages, 3 written, 0 removed\n", "")
    assert sorted(path.as_posix() for path in Path("handbook").rglob("*.md")) == [
        "handbook/README.md",
        "handbook/commands.md",
        "handbook/rules/ours/address.md",
    ]
    page = Path("handbook/rules/ours/address.md").read_text("utf-8")
    assert "# Gives an address\n" in page
    assert "| [address](rules/ours/address.md) | error | Gives an address | signs |" in Path(
        "handbook/README.md"
    ).read_text("utf-8")


def test_the_command_for_more_examples_finds_the_rule(run: Run, rule: Rule) -> None:
    rule(good="[one, two, three, four]")
    run("docs", *OURS)

    page = Path("docs/rules/ours/address.md").read_text("utf-8")
    (command,) = re.findall("<code>msglint (.+)</code>", page)

    assert command == "explain ours/address --rules ours --language en --examples all"
    assert run(*command.split()).exit_code == 0


def test_pages_that_are_not_up_to_date_are_told_and_left_alone(run: Run, rule: Rule) -> None:
    rule()
    run("docs", *OURS)
    rule(severity="info")
    rule("ours/second.yaml")

    result = run("docs", *OURS, "--check")

    assert result.exit_code == 1
    assert result.stdout == (
        "docs/README.md: outdated\ndocs/rules/ours/address.md: outdated\ndocs/rules/ours/second.md: missing\n"
    )
    assert "3 of the pages in docs are not up to date; the same command without --check writes them" in result.stderr
    assert not Path("docs/rules/ours/second.md").exists()
    assert run("docs", *OURS).stdout == "docs: 4 pages, 3 written, 0 removed\n"
    assert run("docs", *OURS, "--check").stdout == "docs: 4 pages, all up to date\n"


def test_the_page_of_a_rule_that_is_gone_is_removed(run: Run, rule: Rule) -> None:
    rule()
    second = Path(rule("ours/second.yaml"))
    run("docs", *OURS)
    second.unlink()

    # The index and the page that names it as related are written anew.
    assert run("docs", *OURS).stdout == "docs: 3 pages, 2 written, 1 removed\n"


def test_a_file_of_somebody_else_is_not_overwritten(run: Run, rule: Rule, draft: Callable[..., str]) -> None:
    rule()
    name = draft("# Our handbook\n", "docs/README.md")

    result = run("docs", *OURS)

    assert result.exit_code == 2
    assert "docs/README.md was not written by msglint" in result.stderr
    assert Path(name).read_text() == "# Our handbook\n"
    assert not Path("docs/rules").exists()


def test_a_broken_rule_writes_nothing(run: Run, rule: Rule) -> None:
    rule(severity="grave")

    assert run("docs", *OURS).exit_code == 2
    assert not Path("docs").exists()


def test_the_help_of_every_command_stands_on_one_page(run: Run) -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    shown = re.findall(r"^## msglint (.+)\n\n```text\nUsage: msglint \1 ", page, re.MULTILINE)

    assert {"check", "rules", "explain", "test", "new-rule", "docs", "completion"} <= set(shown)
    assert run("new-rule", "--help").stdout.strip() in page
