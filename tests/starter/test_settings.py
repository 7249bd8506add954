"""The configuration that `msglint init` writes."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

import pytest
import yaml

from msglint.config.settings import Config, Ignore, PathSettings
from msglint.message import Context
from msglint.ruleset.loader import load_rules
from msglint.starter.settings import SETTINGS, starting_text

#: Settings of a `Config` that no file says, or says under another name.
_NOT_WRITTEN = {"root", "file", "origins", "preset", "presets"}


def uncommented(text: str) -> Any:
    return yaml.safe_load(re.sub(r"^#(?! )|^#(?=  )", "", text, flags=re.MULTILINE))


def test_nothing_counts_that_was_not_chosen() -> None:
    assert yaml.safe_load(starting_text()) is None


def test_what_was_chosen_counts_and_nothing_else() -> None:
    text = starting_text(preset="amazon-strict", language="zh", papers=["/docs/", "*.md"], leaves_papers_out=True)

    assert yaml.safe_load(text) == {"extends": ["amazon-strict"], "language": "zh", "exclude": ["/docs/", "*.md"]}


def test_papers_that_were_not_chosen_are_the_example() -> None:
    text = starting_text(papers=["NOTES.md"])

    assert yaml.safe_load(text) is None
    assert uncommented(text)["exclude"] == ["NOTES.md"]


def test_every_setting_is_there_once() -> None:
    known = {field.name.replace("_", "-") for field in fields(Config) if field.name not in _NOT_WRITTEN} | {"extends"}

    assert {setting.key for setting in SETTINGS} == known
    assert len(SETTINGS) == len(known)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_a_setting_is_valid_once_its_comment_sign_is_gone(setting: Any) -> None:
    assert uncommented(starting_text())[setting.key] == yaml.safe_load(setting.example)[setting.key]


def test_lists_of_mappings_have_only_known_keys() -> None:
    settings = uncommented(starting_text())

    for item in settings["ignores"]:
        assert item.keys() <= {field.name for field in fields(Ignore)}
    for item in settings["paths"]:
        assert item.keys() <= {field.name for field in fields(PathSettings)} | {"path"}


def test_contexts_hold_what_is_known_of_messages() -> None:
    settings = uncommented(starting_text())

    for context in (settings["context"], *(item["context"] for item in settings["paths"] if "context" in item)):
        assert Context().updated(context) != Context()


def test_the_rules_that_are_named_exist() -> None:
    settings = uncommented(starting_text())

    known = {rule.name for rule in load_rules().rules}

    assert {*settings["severity"], *settings["ignore"], *settings["never-ignore"]} <= known
    assert {name for item in settings["paths"] for name in item.get("severity", {})} <= known
    assert {item["rule"] for item in settings["ignores"]} <= known


def test_every_setting_has_a_line_of_explanation() -> None:
    lines = starting_text().splitlines()

    for setting in SETTINGS:
        at = lines.index(f"#{setting.example.splitlines()[0]}")
        assert lines[at - 1] == f"# {setting.about}"
        assert lines[at - 2] == ""
        assert len(lines[at - 1]) <= 120
