"""The notation of lexicons."""

from __future__ import annotations

import copy

import pytest

from msglint.lexicon.graph import Joiner
from msglint.lexicon.notation import TermError
from msglint.lexicon.terms import compile_term
from tests.lexicon.graphs import distinct_nodes, ways


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Review", ["review"]),
        ("review*", ["review*"]),
        ("*review", ["*review"]),
        ("five stars", ["five stars"]),
        ("(change|update) it", ["change it", "update it"]),
        ("(change it|update) now", ["update now", "change it now"]),
        ("a|b c", ["a", "b c"]),
        ("your? review", ["your review", "review"]),
        ("colo(u)?r", ["colour", "color"]),
        ("(您的)?评价", ["您 的 评 价", "评 价"]),
        ("评论?了", ["评 论 了", "评 了"]),
        ("take ... down", ["take ... down"]),
        ("take … down", ["take ... down"]),
        ("(a)? ... b", ["a ... b", "b"]),
        ("{number} stars", ["{number} stars"]),
        ("happy with {thing}", ["happy with {thing}"]),
        ("{thing}? is it", ["{thing} is it", "is it"]),
        ("don’t", ["don't"]),
        ("ＦＵＬＬ", ["full"]),
        ("a-b", ["a b"]),
        ("((a|b)|c) d", ["a d", "b d", "c d"]),
        ("chang(e|es|ing)", ["change", "changes", "changing"]),
        ("please chang(e|ing) it", ["please change it", "please changing it"]),
        ("un(happy|satisfied)", ["unhappy", "unsatisfied"]),
        ("(un)?happy (with it)?", ["unhappy with it", "unhappy", "happy with it", "happy"]),
        ("(re)?do(ing)?", ["redoing", "redo", "doing", "do"]),
        ("(up|down)s? x", ["ups x", "downs x", "x"]),
        ("(a|b)*", ["a*", "b*"]),
        ("(not )?done", ["not done", "done"]),
        ("{thing}(s)?", ["{thing} s", "{thing}"]),
        ("(五|5)星", ["五 星", "5 星"]),
        ("5 ★? x", ["5 ★ x", "5 x"]),
        ("take ... (it)?", ["take", "take ... it"]),
        ("take ... (it down)?", ["take", "take ... it down"]),
        ("take ... (it)? (down)?", ["take", "take ... it", "take ... down", "take ... it down"]),
        ("take ...", ["take"]),
        ("take ...? down", ["take ... down", "take down"]),
        ("a? a? b", ["b", "a b", "a a b"]),
        ("a|a", ["a"]),
    ],
)
@pytest.mark.parametrize("exception", [False, True])
def test_term_stands_for_its_ways(term: str, expected: list[str], *, exception: bool) -> None:
    found = list(ways(compile_term(term, exception=exception).head))
    assert sorted(" ".join(way) for way, _ in found) == sorted(expected)
    assert {end for _, end in found} == {exception}


@pytest.mark.parametrize(
    ("term", "problem"),
    [
        ("(a|b", "'(a|b' has a '(' that is never closed"),
        ("a) b", "'a) b' has a ')' too many"),
        ("?", "'?' has a '?' with nothing before it"),
        ("a ? b", "'a ? b' has a '?' with nothing before it"),
        ("(a) ? b", "'(a) ? b' has a '?' with nothing before it"),
        ("a|?", "'a|?' has a '?' with nothing before it"),
        ("don't?", "can stand for nothing at all"),
        ("a? ... b?", "can stand for nothing at all"),
        ("# stars", "'# stars' has a '#', which begins a comment in YAML; a number is written {number}"),
        ("(review|rat(e|ing))s", "has brackets in brackets, or a '?' in them, inside a word; write the words out"),
        ("happi(er? now|ly)", "has brackets in brackets, or a '?' in them, inside a word; write the words out"),
        ("re*w", "'re*w' has a '*' inside a word; it stands for the beginning or the end of one"),
        ("a?", "'a?' can stand for nothing at all; make at least one word compulsory"),
        ("...", "'...' can stand for nothing at all"),
        ("", "'' can stand for nothing at all"),
        ("!", "'!' can stand for nothing at all"),
        ("a {Thing}", "'a {Thing}' has a stray '{'; a concept is written {name}"),
        ("a }", "'a }' has a stray '}'"),
        ("*a*", "'*a*' has a '*' on both sides of a word"),
        ("(a|b|c|d|e|f|g|h|i|j|k)(l|m|n|o|p|q|r|s|t|u)s", "has too many endings; split it up"),
        ("()" * 2_500, "has too many brackets side by side; split it up"),
        ("(a|b)? " * 20 + "a " + "(a|b) " * 20 + "c", "branches too often; split it up"),
        ("(" * 5_000, "has brackets in brackets, more than 20 deep"),
        ("ab " * 51, "has more than 50 words in a row"),
        ("a" * 6_000, "has more than 5,000 characters"),
    ],
)
def test_broken_term_is_refused_with_what_would_be_right(term: str, problem: str) -> None:
    with pytest.raises(TermError) as caught:
        compile_term(term)
    assert problem in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_term_with_many_optional_words_stays_small() -> None:
    head = compile_term(" ".join(f"word{number}?" for number in range(20)) + " end").head
    assert distinct_nodes(head) < 1_000


def test_optional_lists_of_the_same_words_stay_small() -> None:
    assert distinct_nodes(compile_term("(a|b)? " * 40 + "c").head) < 1_000


def test_lists_side_by_side_share_their_nodes() -> None:
    head = compile_term("(a|b|c) (d|e|f) (g|h|i)").head
    assert head["a"] is head["b"] is head["c"]
    assert distinct_nodes(head) == 4


def test_joining_graphs_changes_neither() -> None:
    first, second = (
        compile_term("(change|update) your? {review}"),
        compile_term("change (your|the) {rating}", exception=True),
    )
    before = copy.deepcopy((first, second))
    joint = Joiner().join(first.head, second.head)
    assert (first, second) == before
    assert set(ways(joint)) == {*ways(first.head), *ways(second.head)}
    assert joint["update"] is first.head["update"]


def test_term_knows_the_concepts_that_it_needs() -> None:
    assert compile_term("x {b}? ({c}|{number}|y {d}) z").needs == {"b", "c", "d"}


def test_term_knows_the_words_that_it_may_consist_of_alone() -> None:
    assert compile_term("a|b c|d e?|f*").single_words() == {"a", "d", "f*"}
