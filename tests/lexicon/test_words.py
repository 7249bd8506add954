"""Lexicon files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import RuleErrors

if TYPE_CHECKING:
    from tests.conftest import Bench

HEAD = "language: en\nname: English\nscript: Latin\n"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (HEAD, "1:1: the key 'concepts' is missing"),
        (HEAD + "concepts: x", "4:11: concepts: must be a mapping"),
        (HEAD + "concept: {}", "4:1: concept: unknown key; did you mean 'concepts'?"),
        (
            "language: en\nname: English\nscript: Latn\nconcepts: {}",
            "3:9: script: is 'Latn'; it must be one of Latin, Han",
        ),
        (
            "language: en\nname: English\nscript: Han\nconcepts: {}",
            "3:1: script: is 'Han', but another file says 'Latin' for 'en'",
        ),
        (HEAD + "concepts:\n  Big: [a]", "5:3: concepts.Big: a concept's name has small letters, digits and hyphens"),
        (HEAD + "concepts:\n  big: []", "5:3: concepts.big: is an empty list"),
        (HEAD + "concepts:\n  big:", "5:7: concepts.big: must be a word or phrase; put it in quotation marks"),
        (HEAD + "concepts:\n  big: [a, true]", "5:12: concepts.big: must be a word or phrase"),
        (HEAD + "concepts:\n  big:\n    - a\n    - (b", "7:7: concepts.big: '(b' has a '(' that is never closed"),
        (HEAD + "concepts:\n  big: {not: [a]}", "5:8: concepts.big: the key 'words' is missing"),
        (
            HEAD + "concepts:\n  big: {words: [a], nott: [b]}",
            "5:21: concepts.big.nott: unknown key; did you mean 'not'?",
        ),
        (
            HEAD + "concepts:\n  big: ['{revew}']",
            "5:9: concepts.big: no lexicon has the concept 'revew'; did you mean 'review'?",
        ),
        (
            HEAD + "concepts:\n  big: ['a {big}']",
            "5:9: concepts.big: the concept 'big' refers to itself, directly or through others",
        ),
        (
            HEAD + "concepts:\n  big: ['a {tall}']\n  tall: ['b {big}']",
            "5:9: concepts.big: the concept 'big' refers to itself",
        ),
        (
            HEAD + "concepts:\n  big: ['a {tall}']\n  tall: [c, 'b {tall}']",
            "6:13: concepts.tall: the concept 'tall' refers to itself",
        ),
        (
            HEAD + "concepts:\n  big: [a]\n  number: [one]",
            "6:3: concepts.number: is no name for a concept, since {number} stands for a number in digits",
        ),
        (HEAD + "concepts:\n  big: ['# a']", "5:9: concepts.big: '# a' has a '#', which begins a comment in YAML"),
        (
            HEAD + "concepts:\n  big: {words: [a, b c], not: ['x? b', 'a x?']}",
            "5:26: concepts.big.not: takes the word 'a' back that 'words' has just given",
        ),
    ],
)
def test_wrong_lexicon_is_refused_at_its_place(bench: Bench, text: str, error: str) -> None:
    bench.write("lexicons/more.yaml", text)
    with pytest.raises(RuleErrors) as caught:
        bench.load("find: {entity: link}")
    assert str(caught.value).partition("more.yaml:")[2].startswith(error)


def test_second_file_of_a_language_adds_words(bench: Bench) -> None:
    bench.write("lexicons/more.yaml", HEAD + "concepts: {change: [alter]}")
    rule = "find:\n  - all: {act: change}"
    assert bench.marked(rule, "alter or change") == "[alter] or [change]"


def test_concept_of_one_language_may_be_used_by_a_phrase_of_another(bench: Bench) -> None:
    bench.write("lexicons/more.yaml", "language: zh\nname: Chinese\nscript: Han\nconcepts: {mixed: ['写{review}']}")
    assert bench.marked("find:\n  - all: {act: mixed}", "请写review和写评价") == "请[写review]和[写评价]"
