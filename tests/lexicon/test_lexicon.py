"""Compiled lexicons."""

from __future__ import annotations

import copy
import marshal
from typing import TYPE_CHECKING

import pytest

from msglint.lexicon.lexicon import Lexicon, Term, compile_phrases
from msglint.lexicon.senses import compile_senses
from msglint.lexicon.terms import compile_term
from tests.lexicon.graphs import distinct_nodes, ways

if TYPE_CHECKING:
    from msglint.lexicon.graph import Node
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
    return Term(concept, compile_term(text, exception=exception), exception)


def _graph(*terms: Term, concept: str = "a") -> Node:
    graph = Lexicon("en", "English", "Latin", compile_phrases(terms), ["a", "b"]).graph(concept)
    assert graph is not None
    return graph


TERMS = [_term(concept, text, exception=exception) for concept, text, exception in WRITTEN]


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon("en", "English", "Latin", compile_phrases(TERMS), ["a", "b"])


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
    assert set(lexicon.elements[token]) == elements
    assert set(lexicon.elements[token]) == elements


def test_each_concept_has_a_graph_with_its_exceptions_and_the_concepts_that_it_refers_to(lexicon: Lexicon) -> None:
    first = lexicon.graph("a")
    assert first is not None
    assert first.keys() == {"change", "chang*", "*ology", "{number}"}
    assert first["change"]["it"] == {"": [False, True]}
    assert lexicon.graph("b") == {"very": {"{": ["a"], "{a}": {"": [False]}}}
    assert lexicon.graph("c") is None


def test_graph_is_made_once(lexicon: Lexicon) -> None:
    assert lexicon.graph("a") is lexicon.graph("a")


@pytest.mark.parametrize(
    ("number", "is_named"),
    [("100", True), ("1000", False), ("2450", True), ("2", False), ("190", True), ("9100", False), ("77", True)],
)
def test_number_is_named_where_a_word_a_beginning_or_an_end_is_made_of_its_digits(
    number: str, *, is_named: bool
) -> None:
    terms = [Term("a", compile_term(text), exception=False) for text in ("100 days", "24*", "*90", "{number} stars")]
    senses = compile_senses([("seven", ("77",)), ("star", ("5star*",))], ())
    lexicon = Lexicon("en", "English", "Latin", compile_phrases(terms, senses), ["a"])
    assert lexicon.names(number) is is_named
    assert is_named is (lexicon.elements[number] != ("{number}",) or lexicon.senses.knows(number))


def test_phrases_can_be_stored_as_they_are(lexicon: Lexicon) -> None:
    assert marshal.loads(marshal.dumps(tuple(lexicon.phrases))) == lexicon.phrases  # noqa: S302 - what the test has made


def test_phrases_are_fetched_once_and_only_when_asked_for() -> None:
    fetched = []

    def fetch() -> Phrases:
        fetched.append(1)
        return compile_phrases(TERMS)

    lexicon = Lexicon("en", "English", "Latin", fetch, ["a", "b"])
    assert lexicon.script == "Latin"
    assert lexicon.concepts == {"a", "b"}
    assert not fetched
    assert lexicon.elements["very"] == ("very",)
    assert (lexicon.graph("b") or {}).keys() == {"very"}
    assert lexicon.gate(["very", "other"]).admit(set()) <= {"b"}
    assert fetched == [1]


def test_joining_terms_leaves_their_graphs_as_they_were() -> None:
    terms = [
        _term("a", "(change|update) (it|this)"),
        _term("a", "(change|alter) (it|that)"),
        _term("a", "(change|update) {a}"),
        _term("a", "change it", exception=True),
    ]
    before = copy.deepcopy(terms)
    joint = _graph(*terms)
    assert terms == before
    assert set(ways(joint)) == {way for term in before for way in ways(term.graph.head)}


def test_equal_ways_on_are_one_node() -> None:
    first = _graph(_term("a", "change it"), _term("a", "update it"), _term("a", "see x (it|this)"))
    assert first["change"] is first["update"]
    assert first["change"]["it"] is first["see"]["x"]["this"]


def test_lists_side_by_side_in_many_terms_cost_their_sum() -> None:
    lists = " ".join(f"({'|'.join(f'{name}{number}' for number in range(30))})" for name in ("v", "w", "x", "y"))
    assert distinct_nodes(_graph(*(_term("a", f"{lists} z{end}") for end in range(10)))) < 20
