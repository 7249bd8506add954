"""`msglint config`, and what a configuration does to other commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.conftest import ORDER

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]
    Draft = Callable[..., str]

EMOJI = f"Hello Ann,\n{ORDER}It left today 😀\n"


def test_configuration_decides_what_check_reports_and_fails_on(run: Run, draft: Draft) -> None:
    draft(EMOJI)
    assert run("check", "draft.txt").exit_code == 1
    draft("severity: {emoji: warning}\n", "msglint.yaml")
    assert run("check", "draft.txt").exit_code == 0
    draft("severity: {emoji: warning}\nfail-on: warning\n", "msglint.yaml")
    result = run("check", "draft.txt")
    assert (result.exit_code, "warning: amazon/emoji" in result.output) == (1, True)
    assert run("check", "draft.txt", "--fail-on", "error").exit_code == 0


def test_configuration_above_the_drafts_holds_from_wherever_they_are_checked(run: Run, draft: Draft) -> None:
    draft("ignore: emoji\n", "shop/msglint.yaml")
    draft(EMOJI, "shop/drafts/a.txt")
    assert run("check", "shop/drafts/a.txt").exit_code == 0
    assert run("check", "shop/drafts/a.txt", "--no-config").exit_code == 1


def test_configuration_may_be_named(run: Run, draft: Draft) -> None:
    draft(EMOJI)
    draft("ignore: emoji\n", "ours.yaml")
    assert run("check", "draft.txt", "--config", "ours.yaml").exit_code == 0


def test_wrong_configuration_is_an_error_and_nothing_is_checked(run: Run, draft: Draft) -> None:
    draft(EMOJI)
    draft("fail_on: warning\n", "msglint.yaml")
    result = run("check", "draft.txt", "--format", "json")
    assert result.exit_code == 2
    assert "msglint: error: msglint.yaml:1:1: fail_on: unknown key; did you mean 'fail-on'?" in result.stderr
    assert json.loads(result.stdout)["errors"][0]["line"] == 1


def test_excluded_file_that_is_named_is_told(run: Run, draft: Draft) -> None:
    draft(EMOJI)
    draft("exclude: draft.txt\n", "msglint.yaml")
    result = run("check", "draft.txt")
    assert (result.exit_code, result.stdout) == (0, "no messages checked\n")
    assert "msglint: note: draft.txt: left out, as msglint.yaml says" in result.stderr


def test_own_rules_of_the_configuration_are_listed(run: Run, rule: Draft, draft: Draft) -> None:
    rule()
    draft("rules: [ours]\nselect: ours\n", "msglint.yaml")
    assert "ours/address" in run("rules").stdout
    assert "amazon/emoji" not in run("rules").stdout


def test_each_setting_is_shown_with_its_place(run: Run, draft: Draft) -> None:
    draft("language: zh\npaths: [{path: replies/, severity: {emoji: info}}]\n", "msglint.yaml")
    lines = [line.split() for line in run("config").stdout.splitlines()]
    assert ["configuration", "msglint.yaml"] in lines
    assert ["language", "zh", "msglint.yaml:1"] in lines
    assert ["fail-on", "error", "default"] in lines
    shown = json.loads(run("config", "replies/a.txt", "--format", "json").stdout)
    assert shown["settings"]["severity"] == {"value": {"emoji": "info"}, "from": "msglint.yaml:2"}
    assert {"id": "amazon/emoji", "severity": "info"} in shown["rules"]


def test_without_a_configuration_the_defaults_are_shown(run: Run) -> None:
    result = run("config")
    assert (result.exit_code, "none;" in result.stdout) == (0, True)
