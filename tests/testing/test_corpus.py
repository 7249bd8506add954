"""Labelled corpora."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from msglint.testing.corpus import Score, evaluate

if TYPE_CHECKING:
    from tests.conftest import Bench

RULE = "find:\n  - all: {act: change, thing: review}"
LINES = [
    {
        "id": "1",
        "lang": "en",
        "text": "Change the review.",
        "expect": ["own/rule"],
        "spans": [{"label": "own/rule", "text": "the review"}],
    },
    {
        "id": "2",
        "lang": "en",
        "text": "review. change the review",
        "expect": ["rule"],
        "spans": [{"label": "rule", "text": "review"}],
    },
    {
        "id": "3",
        "lang": "en",
        "text": "Alter it.",
        "expect": ["rule"],
        "spans": [{"label": "rule", "text": "Alter"}],
        "split": "test",
    },
    {"id": "4", "lang": "zh", "text": "修改评价", "expect": []},
    {"id": "5", "lang": "zh", "text": "谢谢", "expect": ["other"], "split": "test"},
]


@pytest.fixture
def corpus(bench: Bench) -> str:
    return str(bench.write("../corpus.jsonl", "\n".join(json.dumps(line) for line in LINES)))


def test_breaches_found_missed_and_false_are_counted_by_language(bench: Bench, corpus: str) -> None:
    result = evaluate([corpus], bench.load(RULE))
    assert result.scores == {("own/rule", "en"): Score(2, 1, 0, 2, 2), ("own/rule", "zh"): Score(0, 0, 1, 0, 0)}
    assert (result.messages, result.innocent, result.accused, result.unchecked, result.errors) == (
        5,
        2,
        1,
        {"other": 1},
        [],
    )
    total = result.total()
    assert (total.precision, total.recall) == (2 / 3, 2 / 3)
    assert result.total(language="en").precision == 1
    assert result.total(rules=["x"]).recall is None


def test_misses_point_at_their_lines(bench: Bench, corpus: str) -> None:
    misses = evaluate([corpus], bench.load(RULE)).misses
    assert [(m.source, m.line, m.id, m.rule, m.reported, m.text) for m in misses] == [
        (corpus, 3, "3", "own/rule", False, "Alter"),
        (corpus, 4, "4", "own/rule", True, "修改评价"),
    ]


def test_only_the_wanted_split_is_checked(bench: Bench, corpus: str) -> None:
    assert evaluate([corpus], bench.load(RULE), split="test").messages == 2


def test_unreadable_line_or_file_is_an_error_and_the_rest_is_checked(bench: Bench, corpus: str) -> None:
    bench.write("../corpus.jsonl", "{\n" + json.dumps(LINES[0]))
    result = evaluate([corpus, "/nowhere.jsonl"], bench.load(RULE))
    assert result.messages == 1
    assert [str(error).partition(": ")[0] for error in result.errors] == [f"{corpus}:1", "/nowhere.jsonl"]


def test_line_may_name_a_file_beside_the_corpus(bench: Bench) -> None:
    bench.write("../files/a.html", "<p>Hi</p>\n<p>change the <b>re</b>view</p>")
    lines = [
        {
            "file": "files/a.html",
            "lang": "en",
            "expect": ["rule"],
            "spans": [{"label": "rule", "text": "change", "line": 2}, {"label": "rule", "text": "review", "line": 1}],
        },
        {"file": "../a.html", "expect": []},
        {"file": "files/b.html", "expect": []},
    ]
    path = bench.write("../corpus.jsonl", "\n".join(json.dumps(line) for line in lines))
    result = evaluate([str(path)], bench.load(RULE))
    assert result.scores == {("own/rule", "en"): Score(1, 0, 0, 2, 2)}
    assert (result.messages, result.right, result.lines) == (1, 1, 2)
    assert [str(error).rpartition(": ")[2] for error in result.errors] == [
        "names a file outside the folder of the corpus",
        "there is no such file or folder",
    ]
