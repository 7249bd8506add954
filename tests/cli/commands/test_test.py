"""`msglint test` runs the examples of rules, and compares reports with the labels of messages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]
    Rule = Callable[..., str]
    Draft = Callable[..., str]

ORDER = "Order 114-3941689-8772232. "
MAIL = {"label": "email-address", "text": "ann@shop.com"}
MOON_RULE = """\
title: Speaks of the moon
severity: error
why: It is not allowed.
source: Our own policy
message: Speaks of the moon
instead: Leave it out.
find:
  - in: sentence
    all: {thing: moon}
---
examples:
  bad:
    xx: [The moon is up.]
  good:
    xx: [The sun is up.]
"""
ONLY_MAIL = ("--select", "email-address")


def _record(name: str, text: str, expect: Any, **more: Any) -> str:
    return json.dumps({"id": name, "lang": "en", "text": ORDER + text, "expect": expect, **more})


@pytest.fixture
def corpus(draft: Draft) -> str:
    """Write four labelled messages: found, missed, falsely reported, innocent."""
    lines = (
        _record("found", "Write to ann@shop.com.", ["email-address"], spans=[MAIL], split="tune"),
        _record("missed", "Write to me.", ["amazon/email-address", "moonlight"], split="tune"),
        _record("false", "Ask bob@shop.com.", [], split="held"),
        _record("innocent", "Ask us.", []),
    )
    return draft("\n".join(lines), "labelled/a.jsonl")


def test_examples_that_behave_end_with_0(run: Run, rule: Rule) -> None:
    result = run("test", rule())

    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 rule, 2 examples, 0 failures\n", "")


def test_an_example_that_fails_is_one_line_with_its_place(run: Run, rule: Rule) -> None:
    name = rule(bad='["Write to us."]', good='["Ask ann@shop.com."]')

    result = run("test", name)

    assert result.exit_code == 2
    lines = result.stdout.splitlines()
    assert lines[0].endswith("address.yaml:12:10: examples.bad.en: a bad example is not reported")
    assert lines[1].endswith("address.yaml:14:10: examples.good.en: a good example is reported: 'ann@shop.com'")
    assert lines[2] == "1 rule, 2 examples, 2 failures"


def test_a_folder_of_rules_is_tested_whole(run: Run, rule: Rule) -> None:
    rule("ours/pack/one.yaml")
    rule("ours/pack/two.yaml")

    assert run("test", "ours").stdout == "2 rules, 4 examples, 0 failures\n"
    assert run("test", "ours/pack/one.yaml").stdout == "1 rule, 2 examples, 0 failures\n"
    assert run("test", "ours/pack/one.yaml", "--rules", "ours").stdout == "1 rule, 2 examples, 0 failures\n"


def test_words_above_a_pack_are_loaded_with_it(run: Run, draft: Draft) -> None:
    name = draft(MOON_RULE, "ours/pack/moon.yaml")
    draft("language: xx\nname: Test\nscript: Latin\nconcepts:\n  moon: [moon]\n", "ours/lexicons/xx.yaml")

    result = run("test", name)

    assert (result.exit_code, result.stdout) == (0, "1 rule, 2 examples, 0 failures\n")


def test_a_broken_rule_file_is_an_error_with_its_place(run: Run, rule: Rule) -> None:
    result = run("test", rule(severity="grave"))

    assert result.exit_code == 2
    assert "address.yaml:2:11: severity: is 'grave'" in result.stderr


def test_labelled_messages_are_counted_by_rule_and_language(run: Run, corpus: str) -> None:
    result = run("test", corpus, *ONLY_MAIL)

    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert lines[0] == ["rule", "lang", "prec", "recall", "found", "missed", "false", "words"]
    assert lines[1] == ["amazon/email-address", "en", "0.500", "0.500", "1", "1", "1", "1.000"]
    assert lines[2] == ["all", "0.500", "0.500", "1", "1", "1", "1.000"]
    assert result.stdout.splitlines()[3:] == [
        "4 messages; innocent ones reported: 1 of 2 (50.0%)",
        "labelled/a.jsonl:2: missed missed amazon/email-address",
        "labelled/a.jsonl:3: false false alarm amazon/email-address: bob@shop.com",
    ]
    assert result.stderr == "msglint: note: labels that no rule has were not counted: moonlight (1)\n"


def test_the_list_of_wrong_answers_is_cut(run: Run, corpus: str) -> None:
    few = run("test", corpus, *ONLY_MAIL, "--misses", "1")
    every = run("test", corpus, *ONLY_MAIL, "--misses", "all")

    assert few.stdout.endswith("missed amazon/email-address\nand 1 more wrong answers: --misses all\n")
    assert every.stdout.endswith("bob@shop.com\n")


def test_one_split_is_counted_alone(run: Run, corpus: str) -> None:
    assert "2 messages; innocent ones reported: 0 of 0\n" in run("test", corpus, *ONLY_MAIL, "--split", "tune").stdout


def test_json_holds_every_count(run: Run, corpus: str) -> None:
    result = run("test", corpus.rpartition("/")[0], *ONLY_MAIL, "--format", "json")

    data = json.loads(result.stdout)
    assert data["corpus"]["total"] == {
        "precision": 0.5,
        "recall": 0.5,
        "found": 1,
        "missed": 1,
        "false": 1,
        "spans": 1,
        "touched": 1,
    }
    assert [miss["id"] for miss in data["corpus"]["misses"]] == ["missed", "false"]
    assert data["corpus"]["unknown_labels"] == {"moonlight": 1}
    assert data["errors"] == []


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--min-precision", "0.5", 0),
        ("--min-precision", "0.6", 1),
        ("--min-recall", "0.5", 0),
        ("--min-recall", "1", 1),
    ],
)
def test_a_missed_minimum_ends_with_1(run: Run, corpus: str, option: str, value: str, code: int) -> None:
    assert run("test", corpus, *ONLY_MAIL, option, value).exit_code == code


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": "x"}', 'expect must list the rules that the message breaks, as in ["emoji"]; [] for none'),
        ('{"text": "x", "expect": "emoji"}', "expect must list the rules"),
        ('{"text": "x", "expect": [], "spans": [{"label": 1}]}', "spans must be a list of objects"),
        ('{"text": "x", "expect": [], "spans": 3}', "spans must be a list of objects"),
        ('{"text": ', "is not valid JSON"),
    ],
)
def test_a_line_that_cannot_be_counted_is_an_error(run: Run, draft: Draft, line: str, problem: str) -> None:
    good = _record("a", "Ask us.", [])

    result = run("test", draft(f"{good}\n{line}\n", "a.jsonl"), *ONLY_MAIL)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"msglint: error: a.jsonl:2: {problem}")
    assert "1 message;" in result.stdout


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("nope.yaml", "there is no such file or folder"),
        ("notes.txt", "is neither a rule file (.yaml) nor a file of labelled messages (.jsonl, .ndjson)"),
        ("empty", "holds neither rules (.yaml) nor labelled messages (.jsonl, .ndjson)"),
    ],
)
def test_a_path_that_is_neither_is_an_error(run: Run, draft: Draft, name: str, problem: str) -> None:
    draft("", "notes.txt")
    draft("", "empty/notes.txt")

    result = run("test", name)

    assert result.exit_code == 2
    assert result.stderr == f"msglint: error: {name}: {problem}\n"


def test_an_empty_corpus_ends_with_3(run: Run, draft: Draft) -> None:
    assert run("test", draft("", "a.jsonl")).exit_code == 3
