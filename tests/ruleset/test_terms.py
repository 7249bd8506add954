"""The notation of lexicons."""

from __future__ import annotations

import pytest

from msglint.ruleset.terms import MAX_EXPANSIONS, TermError, expand


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Review", ["review"]),
        ("review*", ["review*"]),
        ("*review", ["*review"]),
        ("five stars", ["five stars"]),
        ("(change|update) it", ["change|update it"]),
        ("(change it|update) now", ["update now", "change it now"]),
        ("a|b c", ["a", "b c"]),
        ("your? review", ["your review", "review"]),
        ("colo(u)?r", ["colour", "color"]),
        ("(您的)?评价", ["您 的 评 价", "评 价"]),
        ("评论?了", ["评 论 了", "评 了"]),
        ("take ... down", ["take ... down"]),
        ("take … down", ["take ... down"]),
        ("(a)? ... b", ["a ... b", "b"]),
        ("# stars", ["# stars"]),
        ("happy with {thing}", ["happy with {thing}"]),
        ("{thing}? is it", ["{thing} is it", "is it"]),
        ("don’t", ["don't"]),
        ("don't?", []),
        ("ＦＵＬＬ", ["full"]),
        ("a-b", ["a b"]),
        ("((a|b)|c) d", ["a|b|c d"]),
    ],
)
def test_term_stands_for_sequences(term: str, expected: list[str]) -> None:
    if not expected:
        with pytest.raises(TermError):
            expand(term)
        return
    assert sorted(" ".join(sequence) for sequence in expand(term)) == sorted(expected)


@pytest.mark.parametrize(
    ("term", "problem"),
    [
        ("(a|b", "'(a|b' has a '(' that is never closed"),
        ("a) b", "'a) b' has a ')' too many"),
        ("?", "'?' has a '?' with nothing before it"),
        ("a?", "'a?' can stand for nothing at all; make at least one word compulsory"),
        ("...", "'...' can stand for nothing at all"),
        ("", "'' can stand for nothing at all"),
        ("!", "'!' can stand for nothing at all"),
        ("a {Thing}", "'a {Thing}' has a stray '{'; a concept is written {name}"),
        ("a }", "'a }' has a stray '}'"),
        ("*a*", "'*a*' has a '*' on both sides of a word"),
        ("a? " * 20 + "b", f"'{'a? ' * 20}...' stands for more than {MAX_EXPANSIONS} phrases; split it up"),
        ("(" * 5_000, "has brackets in brackets, more than 20 deep"),
        ("a " * 51, "has more than 50 words in a row"),
        ("a" * 6_000, "has more than 5,000 characters"),
    ],
)
def test_broken_term_is_refused_with_what_would_be_right(term: str, problem: str) -> None:
    with pytest.raises(TermError) as caught:
        expand(term)
    assert problem in str(caught.value)
    assert len(str(caught.value)) < 200
