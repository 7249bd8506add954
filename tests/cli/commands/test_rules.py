"""`msglint rules` lists what is checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]


def test_the_table_has_a_line_for_each_rule_and_fits_80_columns(run: Run) -> None:
    result = run("rules")

    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0].split() == ["rule", "severity", "title"]
    assert any(line.split()[:2] == ["amazon/emoji", "error"] for line in lines)
    assert max(map(len, lines)) <= 80
    assert not any(line.endswith(" ") for line in lines)


def test_json_says_all_about_a_rule(run: Run) -> None:
    result = run("rules", "--format", "json", "--select", "emoji")

    (rule,) = json.loads(result.stdout)
    assert list(rule) == ["id", "title", "severity", "why", "source", "instead", "file"]
    assert (rule["id"], rule["severity"]) == ("amazon/emoji", "error")


def test_rules_of_another_folder_stand_beside_the_others(run: Run, rule: Callable[..., str]) -> None:
    rule()

    result = run("rules", "--rules", "ours", "--ignore", "amazon")

    assert [line.split()[0] for line in result.stdout.splitlines()] == ["rule", "ours/address"]


def test_an_unknown_name_ends_with_2(run: Run) -> None:
    result = run("rules", "--ignore", "emojis")

    assert result.exit_code == 2
    assert result.stderr == "msglint: error: --ignore: there is no rule or pack 'emojis'; did you mean 'emoji'?\n"
