"""The configuration that `msglint init` writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from msglint.config.find import load_config
from msglint.config.load import KEYS
from msglint.message import Context
from msglint.ruleset.loader import load_rules
from msglint.starter.settings import SETTINGS, starting_text

if TYPE_CHECKING:
    from pathlib import Path

    from msglint.config.settings import Config


def uncommented(text: str) -> str:
    """Take away the comment signs of the settings: those without a space, or with two, behind them."""
    return re.sub(r"^#(?! )|^#(?=  )", "", text, flags=re.MULTILINE)


def examples() -> Any:
    return yaml.safe_load(uncommented(starting_text()))


def loaded(text: str, folder: Path) -> Config:
    file = folder / "msglint.yaml"
    file.write_text(text, encoding="utf-8")
    return load_config(str(file))


def test_nothing_counts_that_was_not_chosen(tmp_path: Path) -> None:
    assert yaml.safe_load(starting_text()) is None
    assert loaded(starting_text(), tmp_path).origins == {}


def test_what_was_chosen_counts_and_nothing_else(tmp_path: Path) -> None:
    text = starting_text(preset="amazon-strict", language="zh", papers=["/docs/", "*.md"], leaves_papers_out=True)

    config = loaded(text, tmp_path)

    assert (config.presets, config.language, config.exclude) == (("amazon-strict",), "zh", ("/docs/", "*.md"))
    assert set(config.origins) == {"extends", "language", "exclude"}


def test_papers_that_were_not_chosen_are_the_example() -> None:
    text = starting_text(papers=["NOTES.md"])

    assert yaml.safe_load(text) is None
    assert yaml.safe_load(uncommented(text))["exclude"] == ["NOTES.md"]


def test_every_setting_is_there_once() -> None:
    assert sorted(setting.key for setting in SETTINGS) == sorted(KEYS)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_a_setting_is_valid_once_its_comment_sign_is_gone(setting: Any) -> None:
    assert examples()[setting.key] == yaml.safe_load(setting.example)[setting.key]


def test_all_settings_together_are_a_configuration(tmp_path: Path) -> None:
    config = loaded(uncommented(starting_text()), tmp_path)

    assert set(KEYS) <= set(config.origins)


def test_contexts_hold_what_is_known_of_messages() -> None:
    settings = examples()

    for context in (settings["context"], *(item["context"] for item in settings["paths"] if "context" in item)):
        assert Context().updated(context) != Context()


def test_the_rules_that_are_named_exist() -> None:
    settings = examples()

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
