"""Words that a concept can't do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.lexicon.lexicon import Lexicon, Term, compile_phrases
from msglint.lexicon.terms import compile_term
from msglint.lexicon.triggers import find_triggers
from msglint.match.phrases import Search
from msglint.match.wording import Wording
from msglint.text.segment import PAUSE

if TYPE_CHECKING:
    from collections.abc import Iterable

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

    def possible(self, tokens: Iterable[str]) -> set[str]:  # noqa: ARG002, D102 - they don't count, as the class says
        return set(self.concepts)


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
    words = find_triggers(terms(*written), small_words={"the"}).words
    found = {element: " ".join(concept for concept, _ in words.get(element, ())) for element in expected}
    assert found == expected


@pytest.mark.parametrize(
    ("phrases", "word", "expected"),
    [
        (["gift"], "gift", None),
        (["free gift", "free"], "free", None),
        (["gift card", "card x", "card y"], "gift", {"card"}),
        (["a gift", "the gift", "a x", "the x", "a y", "the y"], "gift", {"a", "the"}),
        (["take ... down", "take x"], "down", {"take"}),
        (["{b} gift"], "gift", None),
        (["gift {b}"], "gift", None),
        (["gift {number}"], "gift", {"{number}"}),
        (["gift x", "gift"], "gift", None),
    ],
)
def test_second_word_is_asked_for_where_every_phrase_has_one(
    phrases: list[str], word: str, expected: set[str] | None
) -> None:
    triggers = find_triggers(terms(*(("a", phrase) for phrase in phrases)), small_words=())
    assert dict(triggers.words[word])["a"] == expected


def test_word_is_chosen_rather_than_another_concept() -> None:
    triggers = find_triggers(terms(("a", "gift"), ("b", "very {a}")), small_words=())
    assert triggers.words == {"gift": (("a", None),), "very": (("b", None),)}
    assert triggers.rests == {}


def test_small_word_costs_more_than_another_concept() -> None:
    triggers = find_triggers(terms(("a", "gift"), ("b", "the {a}")), small_words={"the"})
    assert triggers.words == {"gift": (("a", None),)}
    assert triggers.rests == {"a": ("b",)}


def test_concept_that_rests_on_another_is_as_possible_as_that_one() -> None:
    triggers = find_triggers(terms(("a", "gift"), ("b", "{a}"), ("c", "{b}"), ("c", "free"), ("d", "{z}")), ())
    assert triggers.words == {"gift": (("a", None),), "free": (("c", None),)}
    assert triggers.rests == {"a": ("b", "c"), "b": ("c",), "z": ("d",)}


def test_exceptions_have_no_triggers() -> None:
    assert find_triggers(terms(("a", "not gift")), small_words=()) == ({}, {})


def test_phrase_of_one_language_may_hold_a_concept_that_only_another_puts() -> None:
    one = Lexicon("x", "X", "Latin", compile_phrases(terms(("a", "gift"))), ["a"])
    other = Lexicon("y", "Y", "Latin", compile_phrases(terms(("b", "{a}"), ("c", "{b}"))), ["b", "c"])
    wording = Wording(("gift", ""), (one, other), None)
    assert one.possible(["gift"]) == {"a"}
    assert other.possible(["gift"]) == set()
    assert wording.possible == {"a", "b", "c"}
