"""Configuration files: what they say, what they extend, and what is said where one is wrong."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from msglint.config.load import load
from msglint.config.settings import Ignore, PathSettings
from msglint.errors import RuleErrors
from msglint.own import Own

if TYPE_CHECKING:
    from pathlib import Path

    from msglint.config.settings import Config

WHOLE = """\
extends: [amazon-strict]
rules: our-rules
select: [amazon, ours]
ignore: missing-greeting
severity:
  emoji: warning
  gif: off
never-ignore: [review-incentive]
own:
  hosts: [help.lumahome.com]
  phones: ["+49 30 1234567"]
  words: [Five Star Review]
exclude: [drafts/old/, "*.bak.txt"]
context: {kind: reply, marketplace: DE}
text-column: answer
language: zh
fail-on: warning
baseline: known.json
ignores:
  - {rule: emoji, path: templates/, reason: agreed with the brand team, until: 2027-01-31}
paths:
  - path: replies/
    ignore: [missing-order-id]
    severity: {canned-response: error}
    context: {kind: reply}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def loaded(tmp_path: Path, text: str, name: str = "msglint.yaml") -> Config:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    return load(name)


def problems(tmp_path: Path, text: str, name: str = "msglint.yaml") -> list[str]:
    with pytest.raises(RuleErrors) as caught:
        loaded(tmp_path, text, name)
    return [str(error) for error in caught.value.errors]


def test_every_setting_is_read(tmp_path: Path) -> None:
    config = loaded(tmp_path, WHOLE)
    assert (config.file, config.root, config.presets, config.rules) == (
        "msglint.yaml",
        ".",
        ("amazon-strict",),
        ("our-rules",),
    )
    assert (config.select, config.ignore, config.never_ignore) == (
        ("amazon", "ours"),
        ("missing-greeting",),
        ("review-incentive",),
    )
    assert config.severity == {"emoji": "warning", "gif": "off"}
    assert config.own == Own(("help.lumahome.com",), ("+49 30 1234567",), ("Five Star Review",))
    assert (config.exclude, config.context) == (("drafts/old/", "*.bak.txt"), {"kind": "reply", "marketplace": "DE"})
    assert (config.text_column, config.language, config.fail_on, config.baseline) == (
        "answer",
        "zh",
        "warning",
        "known.json",
    )
    assert config.ignores == (
        Ignore("emoji", "agreed with the brand team", "templates/", "", date(2027, 1, 31), "msglint.yaml", 20),
    )
    assert config.paths == (
        PathSettings(
            ("replies/",), (), ("missing-order-id",), {"canned-response": "error"}, {"kind": "reply"}, "msglint.yaml:22"
        ),
    )


def test_every_setting_knows_its_line(tmp_path: Path) -> None:
    origins = loaded(tmp_path, WHOLE).origins
    assert origins["extends"] == "msglint.yaml:1"
    assert origins["severity.gif"] == "msglint.yaml:7"
    assert origins["paths"] == "msglint.yaml:21"


def test_table_in_pyproject_says_the_same(tmp_path: Path) -> None:
    text = (
        '[project]\nname = "x"\n[tool.msglint]\nextends = "amazon"\nfail-on = "warning"\n'
        '[tool.msglint.severity]\nemoji = "warning"\n'
        '[[tool.msglint.ignores]]\nrule = "gif"\nreason = "ours"\nuntil = 2027-01-31\n'
    )
    config = loaded(tmp_path, text, "pyproject.toml")
    assert (config.presets, config.fail_on, config.severity) == (("amazon",), "warning", {"emoji": "warning"})
    assert config.ignores[0].until == date(2027, 1, 31)
    assert config.origins["fail-on"] == "pyproject.toml"


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_file_of_comments_says_nothing(tmp_path: Path, text: str) -> None:
    assert loaded(tmp_path, text).severity == {}


def test_lists_of_an_extended_file_come_first_and_single_values_of_the_extending_one_win(tmp_path: Path) -> None:
    loaded(
        tmp_path,
        "rules: rules\nignore: emoji\nfail-on: info\nlanguage: zh\nseverity: {gif: info, emoji: info}\n"
        "own: {hosts: a.example}\nselect: amazon\nextends: amazon\n",
        "shared/base.yaml",
    )
    config = loaded(
        tmp_path,
        "extends: [shared/base.yaml]\nrules: mine\nignore: gif\nfail-on: error\nseverity: {gif: error}\n"
        "own: {hosts: b.example}\nselect: mine\n",
    )
    assert config.rules == ("shared/rules", "mine")
    assert (config.ignore, config.select, config.presets) == (("emoji", "gif"), ("mine",), ("amazon",))
    assert (config.fail_on, config.language) == ("error", "zh")
    assert config.severity == {"gif": "error", "emoji": "info"}
    assert config.own.hosts == ("a.example", "b.example")
    assert (config.root, config.file) == (".", "msglint.yaml")
    assert config.origins["ignore"] == "shared/base.yaml:2, msglint.yaml:3"
    assert config.origins["fail-on"] == "msglint.yaml:4"
    assert config.origins["language"] == "shared/base.yaml:4"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("fail_on: error", "1:1: fail_on: unknown key; did you mean 'fail-on'?"),
        ("fail-on: errors", "1:10: fail-on: is 'errors'; it must be one of error, warning, info, never"),
        ("severity: {emoji: fatal}", "1:19: severity.emoji: is 'fatal'; it must be one of error, warning, info, off"),
        ("severity: emoji", "1:11: severity: must be a mapping (key: value lines), not 'emoji'"),
        ("own: {host: a}", "1:7: own.host: unknown key; did you mean 'hosts'?"),
        ("context: {kind: replly}", "1:11: context.kind: is 'replly'; it must be one of proactive, reply"),
        ("context: {kinds: reply}", "1:11: context.kinds: unknown key; did you mean 'kind'?"),
        ("ignores: [{rule: emoji}]", "1:11: ignores[0]: the key 'reason' is missing; say why this may stay"),
        (
            "ignores: [{rule: gif, reason: a, until: soon}]",
            "1:34: ignores[0].until: must be a day such as 2027-01-31",
        ),
        (
            "ignores: [{rule: gif, reason: a, fingerprint: 12}]",
            "1:47: ignores[0].fingerprint: must be a text, not 12",
        ),
        (
            "ignores: [{rule: gif, reason: a, fingerprint: '12'}]",
            "1:34: ignores[0].fingerprint: must be the 16 digits and letters a to f that a report shows",
        ),
        ("paths: [{ignore: gif}]", "1:9: paths[0]: the key 'path' is missing"),
        ("- emoji", "1:1: must be a mapping (key: value lines), not a list"),
        ("a: [", "2:1: not valid YAML"),
    ],
)
def test_wrong_setting_is_named_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    (found,) = problems(tmp_path, text)
    assert found.startswith(f"msglint.yaml:{problem}")


def test_wrong_setting_of_a_pyproject_is_named_with_its_key(tmp_path: Path) -> None:
    assert problems(tmp_path, '[tool.msglint]\nfail_on = "error"\n', "pyproject.toml") == [
        "pyproject.toml: tool.msglint.fail_on: unknown key; did you mean 'fail-on'?"
    ]


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = problems(tmp_path, "fail-on: x\nlanguages: en\nignores: [{rule: a}, {reason: b}]\n")
    assert [error.split(": ")[0] for error in found] == [
        "msglint.yaml:1:10",
        "msglint.yaml:2:1",
        "msglint.yaml:3:11",
        "msglint.yaml:3:22",
    ]


def test_file_that_extends_itself_is_refused(tmp_path: Path) -> None:
    loaded_text = "extends: [a.yaml]\n"
    (tmp_path / "a.yaml").write_text("extends: msglint.yaml\n", encoding="utf-8")
    assert problems(tmp_path, loaded_text) == ["msglint.yaml: extends itself, by way of the files that it extends"]


def test_missing_extended_file_is_an_error(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "extends: [./gone.yaml]\n")
    assert found.startswith("gone.yaml: the file can't be read")
