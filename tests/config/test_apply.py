"""A configuration decides which rules hold, and how grave they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.config.apply import configured, configured_for
from msglint.config.settings import Config, PathSettings
from msglint.errors import UsageError
from msglint.own import Own

if TYPE_CHECKING:
    from msglint.ruleset.rule import RuleSet
    from tests.conftest import Bench

EMAIL = "message: 'gives {text}'\nfind:\n  - {entity: email, severity: info}\n"
EMOJI = "message: m\nfind:\n  - {entity: emoji}\n"


@pytest.fixture
def rules(bench: Bench) -> RuleSet:
    bench.write("own/email.yaml", bench.head + EMAIL)
    bench.write("own/emoji.yaml", bench.head + EMOJI)
    bench.write("other/gif.yaml", bench.head + "message: m\nfind:\n  - {entity: gif}\n")
    return bench.load()


def levels(rules: RuleSet) -> dict[str, str]:
    return {rule.id: rule.severity for rule in rules.rules}


def test_selected_rules_hold_less_the_ignored_ones(rules: RuleSet) -> None:
    found = configured(rules, Config(select=("own",), ignore=("emoji",)))
    assert levels(found) == {"own/email": "error"}


def test_command_line_selects_instead_but_ignores_as_well(rules: RuleSet) -> None:
    config = Config(select=("own/email",), ignore=("emoji",))
    assert list(levels(configured(rules, config, select=["own", "gif"]))) == ["other/gif", "own/email"]
    assert list(levels(configured(rules, Config(ignore=("emoji",)), ignore=["gif"]))) == ["own/email"]


def test_severity_is_that_of_the_configuration_for_all_ways_to_break_a_rule(rules: RuleSet) -> None:
    found = configured(rules, Config(severity={"email": "warning", "gif": "off"}))
    assert levels(found) == {"own/email": "warning", "own/emoji": "error"}
    assert found.rules[0].finders[0].severity is None


def test_severity_of_a_rule_wins_over_that_of_its_pack(rules: RuleSet) -> None:
    found = configured(rules, Config(severity={"own/emoji": "error", "own": "info"}))
    assert levels(found) == {"other/gif": "error", "own/email": "info", "own/emoji": "error"}


def test_what_is_the_sellers_own_goes_with_the_rules(rules: RuleSet) -> None:
    assert configured(rules, Config(own=Own(("a.example",)))).own.hosts == ("a.example",)


@pytest.mark.parametrize(
    ("config", "where"),
    [
        (Config(severity={"emial": "info"}, origins={"severity.emial": "m.yaml:3"}), "m.yaml:3: severity: "),
        (Config(select=("emial",), origins={"select": "m.yaml:1"}), "m.yaml:1: select: "),
        (Config(ignore=("emial",), origins={"ignore": "m.yaml:2"}), "m.yaml:2: ignore: "),
        (Config(never_ignore=("emial",), origins={"never-ignore": "m.yaml:2"}), "m.yaml:2: never-ignore: "),
    ],
)
def test_rule_that_does_not_exist_is_named_with_its_place(rules: RuleSet, config: Config, where: str) -> None:
    with pytest.raises(UsageError) as caught:
        configured(rules, config)
    assert str(caught.value) == f"{where}there is no rule or pack 'emial'; did you mean 'email'?"


@pytest.mark.parametrize(
    "config",
    [
        Config(never_ignore=("email",), ignore=("own",), origins={"ignore": "m.yaml:2"}),
        Config(never_ignore=("email",), severity={"email": "off"}, origins={"severity.email": "m.yaml:2"}),
    ],
)
def test_rule_that_is_never_to_be_ignored_can_not_be_switched_off(rules: RuleSet, config: Config) -> None:
    with pytest.raises(UsageError, match=r"^m\.yaml:2: (ignore|severity): own/email is marked as never to be ignored"):
        configured(rules, config)


def test_command_line_can_not_ignore_it_either(rules: RuleSet) -> None:
    with pytest.raises(UsageError, match=r"^--ignore: own/email is marked as never to be ignored"):
        configured(rules, Config(never_ignore=("email",)), ignore=["email"])


def test_settings_for_a_path_narrow_what_holds_elsewhere(rules: RuleSet) -> None:
    everywhere = configured(rules, Config(ignore=("gif",)))
    settings = PathSettings(("a/",), ignore=("emoji",), severity={"email": "info", "gif": "info"})
    assert levels(configured_for(everywhere, settings, rules)) == {"own/email": "info"}


def test_settings_for_a_path_name_what_is_wrong_with_them(rules: RuleSet) -> None:
    with pytest.raises(UsageError, match=r"^m\.yaml:7: ignore: there is no rule or pack 'emial'"):
        configured_for(rules, PathSettings(("a/",), ignore=("emial",), origin="m.yaml:7"), rules)


def test_nothing_left_is_an_error_that_names_what_took_it_away(rules: RuleSet) -> None:
    with pytest.raises(UsageError, match="no rule is left to check; --ignore takes away all that --select chose"):
        configured(rules, Config(), ignore=["own", "other"])
