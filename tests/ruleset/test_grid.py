"""The grid of languages and what the rules speak of has no holes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.ruleset.grid import grid
from msglint.ruleset.loader import builtin_folder, load_rules, rule_files
from msglint.testing.examples import read_examples

if TYPE_CHECKING:
    from tests.conftest import Bench


def test_every_language_has_words_for_every_concept_and_sense() -> None:
    rules = load_rules()
    everything = frozenset(rules.lexicons)
    assert {row.name: sorted(everything - row.languages) for row in grid(rules) if row.languages != everything} == {}


def test_every_rule_has_good_and_bad_examples_in_every_language() -> None:
    rules = load_rules()
    missing = set()
    for rule in rules.rules:
        examples = read_examples(rule)
        for bad in (True, False):
            spoken = {example.language for example in examples if example.bad is bad}
            missing |= {(rule.name, bad, language) for language in rules.lexicons if language not in spoken}
    assert len(rules.rules) == len(list(rule_files(builtin_folder())))
    assert sorted(missing) == []


def test_row_names_the_languages_that_have_words(bench: Bench) -> None:
    bench.write("senses/en.yaml", "language: en\nscript: Latin\nsenses:\n  star: star\n")
    rows = {(row.kind, row.name): row.languages for row in grid(bench.load("find:\n  - all: {act: change}"))}
    assert rows["concept", "change"] == {"en", "zh"}
    assert rows["sense", "star"] == {"en"}
    assert rows["concept", "platform"] == {"en"}
