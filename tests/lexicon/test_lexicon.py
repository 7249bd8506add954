"""Compiled lexicons."""

from __future__ import annotations

import copy
import marshal
from typing import TYPE_CHECKING

import pytest

from msglint.lexicon.lexicon import Lexicon, Term, compile_phrases
from msglint.lexicon.terms import compile_term
from tests.lexicon.graphs import distinct_nodes, ways

if TYPE_CHECKING:
    from msglint.lexicon.lexicon import Phrases

WRITTEN = [
    ("a", "change it", False),
    ("a", "chang*", False),
    ("a", "*ology", False),
    ("a", "{number} (up|down|chan*)", False),
    ("b", "very {a}", False),
    ("a", "change it", True),
]


def _term(concept: str, text: str, *, exception: bool = False) -> Term:
    return Term(concept, compile_term(text, (concept, exception)), exception)


def _phrases(*terms: Term) -> Phrases:
    return compile_phrases(terms, {"a": 0, "b": 1})


TERMS = [_term(concept, text, exception=exception) for concept, text, exception in WRITTEN]


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon("en", "English", "Latin", _phrases(*TERMS), ["a", "b"])


@pytest.mark.parametrize(
    ("token", "elements"),
    [
        ("change", {"change", "chang*", "chan*"}),
        ("chang", {"chang*", "chan*"}),
        ("biology", {"*ology"}),
        ("down", {"down"}),
        ("up", {"up"}),
        ("12", {"{number}"}),
        ("x", set()),
        ("very", {"very"}),
    ],
)
def test_token_stands_for_elements(lexicon: Lexicon, token: str, elements: set[str]) -> None:
    assert set(lexicon.elements(token)) == elements
    assert set(lexicon.elements(token)) == elements


def test_phrases_that_refer_to_a_concept_stand_on_the_next_level(lexicon: Lexicon) -> None:
    first, second = lexicon.levels
    assert first["change"]["it"] == {"": [("a", False), ("a", True)]}
    assert second == {"very": {"{": ["a"], "{a}": {"": [("b", False)]}}}


def test_levels_can_be_stored_as_they_are(lexicon: Lexicon) -> None:
    assert marshal.loads(marshal.dumps(tuple(lexicon.phrases))) == lexicon.phrases  # noqa: S302 - what the test has made


def test_phrases_are_fetched_once_and_only_when_asked_for() -> None:
    fetched = []

    def fetch() -> Phrases:
        fetched.append(1)
        return _phrases(*TERMS)

    lexicon = Lexicon("en", "English", "Latin", fetch, ["a", "b"])
    assert lexicon.script == "Latin"
    assert lexicon.concepts == {"a", "b"}
    assert not fetched
    assert lexicon.elements("very") == ("very",)
    assert lexicon.levels[1].keys() == {"very"}
    assert fetched == [1]


def test_joining_terms_leaves_their_graphs_as_they_were() -> None:
    terms = [
        _term("a", "(change|update) (it|this)"),
        _term("a", "(change|alter) (it|that)"),
        _term("a", "(change|update) {a}"),
        _term("a", "change it", exception=True),
    ]
    before = copy.deepcopy(terms)
    levels = _phrases(*terms).levels
    assert terms == before
    assert set(ways(levels[0])) == {way for term in before for way in ways(term.graph.head)}


def test_equal_ways_on_are_one_node() -> None:
    levels = _phrases(_term("a", "change it"), _term("a", "update it"), _term("a", "see x (it|this)")).levels
    first = levels[0]
    assert first["change"] is first["update"]
    assert first["change"]["it"] is first["see"]["x"]["this"]


def test_lists_side_by_side_in_many_terms_cost_their_sum() -> None:
    lists = " ".join(f"({'|'.join(f'{name}{number}' for number in range(30))})" for name in ("v", "w", "x", "y"))
    levels = _phrases(*(_term("a", f"{lists} z{end}") for end in range(10))).levels
    assert distinct_nodes(levels[0]) < 20
