"""The JSON Schemas that editors use say the same as the loader, and every shipped file follows them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from msglint.config import load
from msglint.config.settings import Level
from msglint.lexicon import words
from msglint.message import CHOICES, CONTEXT_FIELDS, DATE_FIELDS
from msglint.ruleset import parse, remedies
from msglint.ruleset import rule as r
from msglint.ruleset.loader import builtin_folder, load_rules, read_documents, rule_files
from msglint.testing import examples
from msglint.text.entities import KINDS
from msglint.text.script import SCRIPTS
from msglint.violation import SEVERITIES, Confidence

FOLDER = Path(builtin_folder())
RULE_FILES = [Path(file) for _, file in rule_files(str(FOLDER))]
LEXICONS = sorted((FOLDER / "lexicons").glob("*.y*ml"))
SENSES = sorted((FOLDER / "senses").glob("*.yaml"))
PRESETS = sorted((FOLDER / "presets").glob("*.yaml"))
SHARED = [FOLDER / "exemptions.yaml", FOLDER / "fallbacks.yaml"]
SCHEMAS = ("rule", "lexicon", "senses", "fallbacks", "preset", "exemptions", "config")
#: How many examples of each verdict a rule must have in each of these languages; known misses don't count.
ENOUGH = 10
ENOUGH_OF_CONTEXT = 5
OF_CONTEXT = ("buyer-language", "message-length", "one-word-answer", "reply-deadline", "unknown-recipient")
LANGUAGES = ("en", "zh")


def schema(name: str) -> Any:
    return json.loads((FOLDER / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))


RULE = schema("rule")
DEFS = RULE["$defs"]


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    """Follow references within the schema of rules."""
    while "$ref" in part:
        target: Any = RULE
        for step in part["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        part = target
    return part


def choices(part: dict[str, Any]) -> set[str]:
    """Return the values that a schema of one value, or of one or a list of them, allows."""
    part = resolved(part)
    if "enum" in part:
        return set(part["enum"])
    one, many = part["oneOf"]
    assert (many["type"], many["minItems"]) == ("array", 1)
    assert resolved(many["items"]) == resolved(one)
    return set(one["enum"])


def alternatives(part: dict[str, Any], keys: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Return the schemas of mappings of which each must have one of some keys, by that key."""
    found = {}
    for one in part["oneOf"]:
        (kind,) = set(one["required"]) & set(keys)
        assert one["additionalProperties"] is False
        found[kind] = one
    assert found.keys() == set(keys)
    return found


def problems(name: str, file: Path) -> list[str]:
    """Return what a schema has against the documents of a file."""
    return [
        f"{file.name}: {error.json_path}: {error.message[:200]}"
        for node in read_documents(str(file), 100)
        for error in Draft202012Validator(schema(name)).iter_errors(node.plain())
    ]


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_valid(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_every_schema_is_tested() -> None:
    assert {file.name for file in (FOLDER / "schema").iterdir()} == {f"{name}.schema.json" for name in SCHEMAS}


@pytest.mark.parametrize("file", RULE_FILES, ids=lambda file: file.stem)
def test_rule_file_is_a_rule_and_its_examples_and_follows_the_schema(file: Path) -> None:
    documents = [node.plain() for node in read_documents(str(file), 100)]
    assert ["find" in documents[0], *(list(document) for document in documents[1:])] == [True, ["examples"]]
    assert problems("rule", file) == []


@pytest.mark.parametrize("file", LEXICONS, ids=lambda file: file.stem)
def test_lexicon_follows_the_schema(file: Path) -> None:
    assert problems("lexicon", file) == []


@pytest.mark.parametrize("file", SENSES, ids=lambda file: file.stem)
def test_senses_follow_the_schema(file: Path) -> None:
    assert problems("senses", file) == []


@pytest.mark.parametrize("file", PRESETS, ids=lambda file: file.stem)
def test_preset_follows_the_schema(file: Path) -> None:
    assert problems("preset", file) == []


def test_fallbacks_follow_the_schema() -> None:
    assert problems("fallbacks", FOLDER / "fallbacks.yaml") == []


def test_exemptions_follow_the_schema() -> None:
    assert problems("exemptions", FOLDER / "exemptions.yaml") == []


@pytest.mark.parametrize("file", [*RULE_FILES, *LEXICONS, *SENSES, *PRESETS, *SHARED], ids=lambda file: file.stem)
def test_file_names_its_schema_for_editors(file: Path) -> None:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    target = (file.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
    kinds = {"rule": RULE_FILES, "lexicon": LEXICONS, "senses": SENSES, "preset": PRESETS}
    kind = next((kind for kind, files in kinds.items() if file in files), file.stem)
    assert target == (FOLDER / "schema" / f"{kind}.schema.json").resolve()


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ({"scorer": "yes"}, "scorer"),
        ({"never-ignore": "yes"}, "never-ignore"),
        ({"severity": "fatal"}, "severity"),
        ({"find": []}, "find"),
        ({"find": {"entity": "lnk"}}, "find"),
        ({"find": {"entity": "link", "pattern": "x"}}, "find"),
        ({"unless": [{"negated": "act", "in": "clause"}]}, "unless"),
        ({"when": {"kind": {"at-least": 1}}}, "when"),
        ({"findd": 1}, "findd"),
        ({"fix": "removed"}, "fix"),
        ({"fix": {"safe": True}}, "fix"),
    ],
)
def test_schema_refuses_what_the_loader_refuses(document: dict[str, Any], field: str) -> None:
    good = {"title": "a", "severity": "error", "why": "b", "source": "c", "instead": "d", "find": {"entity": "link"}}
    validator = Draft202012Validator({**RULE, "oneOf": [DEFS["rule"]]})
    assert list(validator.iter_errors(good)) == []
    (error,) = validator.iter_errors({**good, **document})
    assert field in str([error.json_path, error.message, *(inner.json_path for inner in error.context or ())])


def test_keys_of_a_rule() -> None:
    assert DEFS["rule"]["properties"].keys() == set(parse.RULE_KEYS)
    assert DEFS["rule"]["additionalProperties"] is False
    assert choices(DEFS["rule"]["properties"]["severity"]) == set(SEVERITIES)
    flags = ("scorer", "across-branches", "never-ignore")
    assert {DEFS["rule"]["properties"][key]["type"] for key in flags} == {"boolean"}


def test_keys_that_all_finders_share() -> None:
    assert DEFS["shared"].keys() == set(parse.FINDER_KEYS)
    assert choices(DEFS["shared"]["severity"]) == set(SEVERITIES)
    assert choices(DEFS["shared"]["confidence"]) == set(get_args(Confidence))
    assert choices(DEFS["shared"]["read"]) == {"subject", "body", "attachment", "comment"}


@pytest.mark.parametrize("kind", parse._KEYS_OF_KIND)  # noqa: SLF001 - what the loader accepts is written down nowhere else
def test_keys_of_each_kind_of_finder(kind: str) -> None:
    keys = parse._KEYS_OF_KIND  # noqa: SLF001 - what the loader accepts is written down nowhere else
    finder = alternatives(DEFS["finder"], tuple(keys))[kind]
    assert finder["properties"].keys() == {*keys[kind], *parse.FINDER_KEYS}
    assert all(resolved(finder["properties"][key]) == resolved(DEFS["shared"][key]) for key in parse.FINDER_KEYS)


def test_fixes() -> None:
    name, mapping = DEFS["fix"]["oneOf"]
    assert resolved(DEFS["rule"]["properties"]["fix"]) == resolved(DEFS["shared"]["fix"]) == DEFS["fix"]
    assert set(name["enum"]) == set(mapping["properties"]["do"]["enum"]) == set(get_args(r.Action))
    assert mapping["properties"].keys() == set(remedies.REMEDY_KEYS)
    assert mapping["additionalProperties"] is False


def test_units_days_and_time_limit() -> None:
    finders = alternatives(DEFS["finder"], tuple(parse._KEYS_OF_KIND))  # noqa: SLF001 - what the loader accepts is written down nowhere else
    assert choices(finders["all"]["properties"]["in"]) == set(get_args(r.Unit))
    days = finders["days"]["properties"]["days"]
    assert days["properties"].keys() == set(parse._ELAPSED_KEYS)  # noqa: SLF001 - what the loader accepts is written down nowhere else
    assert finders["hours"]["properties"]["hours"] == days
    length = finders["length"]["properties"]["length"]
    assert length["properties"].keys() == set(parse._LENGTH_KEYS)  # noqa: SLF001 - what the loader accepts is written down nowhere else
    assert days["additionalProperties"] is False
    assert choices(days["properties"]["since"]) == choices(days["properties"]["until"]) == set(DATE_FIELDS)
    assert finders["pattern"]["properties"]["time-limit"]["maximum"] == parse._MAX_TIME_LIMIT  # noqa: SLF001 - what the loader accepts is written down nowhere else


def test_kinds_of_entities() -> None:
    finders = alternatives(DEFS["finder"], tuple(parse._KEYS_OF_KIND))  # noqa: SLF001 - what the loader accepts is written down nowhere else
    assert choices(finders["entity"]["properties"]["entity"]) == set(KINDS)
    assert choices(finders["absent"]["properties"]["absent"]) == set(KINDS)


def test_attributes_of_entities() -> None:
    attributes: dict[str, set[str]] = {}
    for of_kind in KINDS.values():
        for name, values in of_kind.items():
            attributes.setdefault(name, set()).update(values)
    assert {name: choices(part) for name, part in DEFS["filter"]["properties"].items()} == attributes
    assert DEFS["filter"]["additionalProperties"] is False


def test_excuses() -> None:
    one, many = DEFS["unless"]["oneOf"]
    assert resolved(many["items"]) == resolved(one)
    keys = parse._EXCUSE_KEYS  # noqa: SLF001 - what the loader accepts is written down nowhere else
    excuses = alternatives(resolved(one), tuple(keys))
    assert {kind: tuple(excuse["properties"]) for kind, excuse in excuses.items()} == keys
    assert choices(excuses["says"]["properties"]["in"]) == set(get_args(r.Reach))


def test_conditions() -> None:
    conditions = DEFS["when"]["properties"]
    assert conditions.keys() == set(parse._CONDITION_FIELDS)  # noqa: SLF001 - what the loader accepts is written down nowhere else
    assert DEFS["when"]["additionalProperties"] is False
    counted = {name for name, part in conditions.items() if "at-least" in json.dumps(part)}
    assert counted == set(parse._COUNTED_FIELDS)  # noqa: SLF001 - what the loader accepts is written down nowhere else
    assert {name: choices(conditions[name]) for name in CHOICES} == {name: set(of) for name, of in CHOICES.items()}


def test_examples() -> None:
    _, document = RULE["oneOf"]
    groups = document["properties"]["examples"]["properties"]
    assert groups.keys() == {*examples._VERDICTS, "todo"}  # noqa: SLF001 - what the loader accepts is written down nowhere else
    assert groups["todo"]["properties"].keys() == set(examples._VERDICTS)  # noqa: SLF001 - what the loader accepts is written down nowhere else
    text, mapping = DEFS["examples"]["additionalProperties"]["items"]["oneOf"]
    assert text == {"type": "string"}
    assert mapping["properties"].keys() == {*examples._KEYS, *CONTEXT_FIELDS}  # noqa: SLF001 - what the loader accepts is written down nowhere else
    assert mapping["additionalProperties"] is False


def test_keys_of_a_lexicon() -> None:
    lexicon = schema("lexicon")
    senses = schema("senses")
    assert lexicon["properties"].keys() | senses["properties"].keys() == set(words._KEYS)  # noqa: SLF001 - what the loader accepts is written down nowhere else
    assert lexicon["properties"].keys() - set(lexicon["required"]) == {"function-words", "romanised"}
    assert senses["properties"].keys() - set(senses["required"]) == {"prefixes"}
    assert senses["additionalProperties"] is False
    assert lexicon["additionalProperties"] is False
    assert set(lexicon["properties"]["script"]["enum"]) == set(SCRIPTS)


def test_keys_of_an_exemption() -> None:
    exemption = schema("exemptions")["additionalProperties"]
    assert exemption["properties"].keys() == {"why", "says", "in", "without"}
    assert exemption["additionalProperties"] is False
    assert set(exemption["properties"]["in"]["enum"]) == set(get_args(r.Reach))


@pytest.mark.parametrize("file", RULE_FILES, ids=lambda file: file.stem)
def test_rule_has_enough_examples(file: Path) -> None:
    rule = next(rule for rule in load_rules().rules if rule.file == str(file))
    counted = Counter(
        (example.language, "bad" if example.bad else "good")
        for example in examples.read_examples(rule)
        if not example.known_miss
    )
    wanted = [(language, verdict) for language in LANGUAGES for verdict in ("bad", "good")]
    # What dates, counts and the context decide needs fewer words.
    enough = ENOUGH_OF_CONTEXT if rule.name in OF_CONTEXT else ENOUGH
    assert {group: counted[group] for group in wanted if counted[group] < enough} == {}


def test_schema_of_the_configuration_has_the_keys_that_are_read() -> None:
    config = schema("config")["properties"]
    assert set(config) == set(load.KEYS)
    assert set(config["own"]["properties"]) == set(load.OWN_KEYS)
    assert set(config["ignores"]["items"]["properties"]) == set(load.IGNORE_KEYS)
    assert set(config["paths"]["items"]["properties"]) == set(load.PATH_KEYS)
    context = schema("config")["$defs"]["context"]["properties"]
    assert set(context) == set(CONTEXT_FIELDS)
    assert {name: tuple(one["enum"]) for name, one in context.items() if "enum" in one} == CHOICES
    levels = schema("config")["$defs"]["severity"]["additionalProperties"]["enum"]
    assert tuple(levels) == get_args(Level)
