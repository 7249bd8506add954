"""Words that a concept can't do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.lexicon.lexicon import Lexicon, Term, compile_phrases
from msglint.lexicon.terms import compile_term
from msglint.lexicon.triggers import Opened, find_triggers
from msglint.match.phrases import Search
from msglint.match.wording import Wording
from msglint.text.segment import PAUSE
from tests.lexicon.gates import open_gate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from msglint.lexicon.gate import Gate

CONCEPTS = ("c0", "c1", "c2", "c3")
WORDS = ("aa", "ab", "ba", "bb", "cc", "12")
#: Pieces of terms that stand for something, and such that may stand for nothing.
SURE = ("aa", "ab", "a*", "*b", "cc", "{number}", "(aa|bb cc)", "(ab|{number}) cc", "(aa bb?|b*)")
UNSURE = ("...", "aa?", "(bb|cc)?", "(aa ... bb)?")


def terms(*written: tuple[str, str]) -> list[Term]:
    """Return terms of concepts; one that begins with `not ` is an exception."""
    made = []
    for concept, text in written:
        exception = text.startswith("not ")
        made.append(Term(concept, compile_term(text.removeprefix("not "), exception=exception), exception))
    return made


class Ungated(Lexicon):
    """A lexicon in which every concept is possible."""

    def gate(self, tokens: Iterable[str]) -> Gate:  # noqa: ARG002, D102 - they don't count, as the class says
        return open_gate(self.concepts)


def pairs(triggers: dict[str, Opened], element: str) -> dict[str, AbstractSet[str] | None]:
    """Return the concepts that an element opens, each with what it needs besides; None where it needs nothing."""
    opened = triggers.get(element, Opened((), (), ()))
    return {**dict.fromkeys(opened.sure), **dict(opened.unsure), **dict(opened.later)}


@st.composite
def _term(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a term; concepts refer only to those before them, so there is no circle."""
    number = draw(st.integers(0, len(CONCEPTS) - 1))
    references = [f"{{{name}}}" for name in CONCEPTS[:number]]
    before = draw(st.lists(st.sampled_from([*SURE, *UNSURE, *references]), max_size=3))
    after = draw(st.lists(st.sampled_from([*SURE, *UNSURE, *(f"{name}?" for name in references)]), max_size=3))
    sure = draw(st.sampled_from([*SURE, *references, *references, *references]))
    exception = "not " if draw(st.integers(0, 5)) == 0 else ""
    return CONCEPTS[number], exception + " ".join((*before, sure, *after))


@st.composite
def _lexicon(draw: st.DrawFn) -> Lexicon:
    made = terms(*draw(st.lists(_term(), min_size=1, max_size=8)))
    small = draw(st.frozensets(st.sampled_from(WORDS), max_size=2))
    phrases = compile_phrases(made, small_words=small)
    return Lexicon("x", "X", "Latin", phrases, {term.concept for term in made})


SENTENCES = st.lists(st.sampled_from([*WORDS, PAUSE]), max_size=10).map(lambda words: (*words, ""))


@given(st.lists(_lexicon(), min_size=1, max_size=2), SENTENCES)
def test_what_a_sentence_speaks_of_is_possible(lexicons: list[Lexicon], form: tuple[str, ...]) -> None:
    wording = Wording(form, tuple(lexicons), None)
    everything = [Ungated("x", "X", "Latin", lexicon.phrases, lexicon.concepts) for lexicon in lexicons]
    search = Search(wording.words, wording.clauses, everything)
    found = {concept: hits for concept in CONCEPTS if (hits := search.hits(concept))}
    assert found.keys() <= wording.possible
    assert wording.hits == found
    assert all(wording.speaks_of((concept,)) == (concept in found) for concept in CONCEPTS)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([("a", "please refund"), ("b", "please go"), ("c", "please wait")], {"refund": "a", "go": "b", "wait": "c"}),
        ([("a", "send you"), ("a", "send it"), ("b", "it")], {"you": "a", "send": "a", "it": "b"}),
        ([("a", "the gift")], {"gift": "a"}),
        ([("a", "the")], {"the": "a"}),
        ([("a", "{number} stars")], {"stars": "a"}),
        ([("a", "{number} the")], {"{number}": "a"}),
        ([("a", "{number}")], {"{number}": "a"}),
        ([("a", "(change|update) it"), ("b", "change"), ("c", "update")], {"change": "b", "update": "c", "it": "a"}),
        ([("a", "please? refund now?")], {"refund": "a"}),
        ([("a", "take ... down"), ("b", "take")], {"take": "b", "down": "a"}),
        ([("a", "(take it|give) back*"), ("b", "back*"), ("c", "back* up")], {"back*": "b", "up": "c"}),
        ([("a", "x|y z")], {"x": "a"}),
        ([("a", "gift"), ("a", "not the gift shop")], {"gift": "a", "shop": ""}),
    ],
)
def test_rare_words_are_chosen(written: list[tuple[str, str]], expected: dict[str, str]) -> None:
    triggers = find_triggers(terms(*written), small_words={"the"})
    found = {element: " ".join(pairs(triggers, element)) for element in expected}
    assert found == expected


@pytest.mark.parametrize(
    ("phrases", "word", "expected"),
    [
        (["gift"], "gift", None),
        (["free gift", "free"], "free", None),
        (["gift card", "card x", "card y"], "gift", {"card"}),
        (["a gift", "the gift", "a x", "the x", "a y", "the y"], "gift", {"a", "the"}),
        (["take ... down", "take x"], "down", {"take"}),
        (["{b} gift"], "gift", {"{b}"}),
        (["gift {b}"], "gift", {"{b}"}),
        (["gift {number}"], "gift", {"{number}"}),
        (["gift x", "gift"], "gift", None),
    ],
)
def test_second_word_is_asked_for_where_every_phrase_has_one(
    phrases: list[str], word: str, expected: set[str] | None
) -> None:
    triggers = find_triggers(terms(*(("a", phrase) for phrase in phrases)), small_words=())
    assert pairs(triggers, word) == {"a": expected}


def test_word_is_chosen_rather_than_another_concept() -> None:
    triggers = find_triggers(terms(("a", "gift"), ("b", "very {a}")), small_words=())
    assert triggers.keys() == {"gift", "very"}
    assert pairs(triggers, "very") == {"b": {"{a}"}}


def test_small_word_costs_more_than_another_concept() -> None:
    triggers = find_triggers(terms(("a", "gift"), ("b", "the {a}")), small_words={"the"})
    assert triggers.keys() == {"gift", "{a}"}
    assert pairs(triggers, "{a}") == {"b": {"the"}}


def test_exceptions_have_no_triggers() -> None:
    assert find_triggers(terms(("a", "not gift")), small_words=()) == {}


@pytest.mark.parametrize(
    ("written", "words", "expected"),
    [
        ([("a", "gift"), ("b", "{a}"), ("c", "{b}"), ("d", "{z}")], "gift", "a b c"),
        ([("a", "gift"), ("b", "{a} card")], "gift", "a"),
        ([("a", "gift"), ("b", "{a} card")], "card gift", "a b"),
        ([("a", "gift"), ("b", "{a} card")], "card", ""),
        ([("a", "gift"), ("b", "{a} {c}"), ("c", "card")], "gift", "a"),
        ([("a", "gift"), ("b", "{a} {c}"), ("c", "card")], "card gift", "a b c"),
        ([("a", "gift"), ("b", "card {a}"), ("c", "{b} x"), ("c", "x {b}")], "card gift x", "a b c"),
        ([("a", "gift"), ("b", "(very|{a}) card")], "card very", "b"),
        ([("a", "gift card"), ("a", "card {b}"), ("b", "x")], "card", ""),
        ([("a", "gift card"), ("a", "card {b}"), ("b", "x")], "card x", "a b"),
        ([("a", "{b} x"), ("b", "{a} y")], "x y", ""),
    ],
)
def test_concept_is_possible_with_all_that_one_of_its_phrases_rests_on(
    written: list[tuple[str, str]], words: str, expected: str
) -> None:
    lexicon = Lexicon("x", "X", "Latin", compile_phrases(terms(*written), small_words={"very"}), ["a", "b", "c", "d"])
    assert " ".join(sorted(lexicon.gate(words.split()).admit(set()))) == expected


def test_gate_tells_a_concept_once() -> None:
    lexicon = Lexicon("x", "X", "Latin", compile_phrases(terms(("a", "gift"), ("b", "{a} {z}"), ("c", "{b}"))), "abc")
    gate = lexicon.gate(["gift"])
    assert gate.admit(set()) == {"a"}
    assert gate.admit({"a", "y"}) == set()
    assert gate.admit({"z"}) == {"b", "c"}
    assert gate.admit({"z"}) == set()


def test_phrase_of_one_language_may_hold_a_concept_that_only_another_puts() -> None:
    one = Lexicon("x", "X", "Latin", compile_phrases(terms(("a", "gift"))), ["a"])
    other = Lexicon("y", "Y", "Latin", compile_phrases(terms(("b", "{a}"), ("c", "{b}"))), ["b", "c"])
    wording = Wording(("gift", ""), (one, other), None)
    assert one.gate(["gift"]).admit(set()) == {"a"}
    assert other.gate(["gift"]).admit(set()) == set()
    assert wording.possible == {"a", "b", "c"}
