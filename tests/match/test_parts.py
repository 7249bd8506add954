"""Which parts of a finder stand near enough to each other."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import pytest

from msglint.match.parts import clashes, distance, matching, tokens_between, words
from msglint.match.tokens import Hit, Range
from msglint.ruleset.rule import Together

if TYPE_CHECKING:
    from collections.abc import Iterable

TWO = (("act", ("change",)), ("thing", ("review", "rating")))


class Line:
    """What is searched, written as letters: each capital is a word, each small letter half a word."""

    def __init__(self, text: str, **concepts: str) -> None:
        self.text = text
        self.lengths = list(accumulate((1 if char.islower() else 2 for char in text), initial=0))
        self._concepts = concepts

    def hits_in(self, concepts: Iterable[str], where: Range) -> list[Hit]:
        """Return where one of the phrases of a concept stands: `A B` for the words A and B."""
        phrases = [phrase for concept in concepts for phrase in self._concepts.get(concept, "").split()]
        found = [
            Hit(at, at + len(phrase))
            for phrase in phrases
            for at in range(len(self.text))
            if self.text.startswith(phrase, at)
        ]
        return sorted(hit for hit in found if where.first <= hit.first and hit.last <= where.last)

    def matches(self, finder: Together, *units: tuple[int, int]) -> list[str]:
        """Return the text of the parts of each match."""
        found = matching(finder, self, [Range(*unit) for unit in units or ((0, len(self.text)),)])
        return [
            " ".join(self.text[hit.first : hit.last] + str(hit.first) for hit in parts.values()) for _, parts in found
        ]


def line(text: str) -> Line:
    return Line(text, change="C", review="R", rating="S", no="N")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XCXRX", ["C1 R3"]),
        ("XSXCX", ["C3 S1"]),
        ("CRC", ["C0 R1", "C2 R1"]),
        ("RXXCXR", ["C3 R5"]),
        ("RXCXR", ["C2 R0"]),
        ("CC", []),
        ("R", []),
        ("", []),
    ],
)
def test_each_anchor_has_the_nearest_other_part_the_first_of_two_equally_near(text: str, expected: list[str]) -> None:
    assert line(text).matches(Together(parts=TWO)) == expected


def test_parts_stand_in_one_unit() -> None:
    assert line("CXXR").matches(Together(parts=TWO), (0, 2), (2, 4)) == []
    assert line("CRXCR").matches(Together(parts=TWO), (0, 2), (2, 5)) == ["C0 R1", "C3 R4"]


def test_unit_comes_with_its_match() -> None:
    (found,) = matching(Together(parts=TWO), line("XXCR"), [Range(0, 2), Range(2, 4)])
    assert found == (Range(2, 4), {"act": Hit(2, 3), "thing": Hit(3, 4)})


def test_ordered_parts_come_one_after_the_other() -> None:
    three = (*TWO, ("end", ("no",)))
    finder = Together(parts=three, ordered=True)
    assert line("NRCXRXN").matches(finder) == ["C2 R4 N6"]
    assert line("CNR").matches(finder) == []
    assert line("CNR").matches(Together(parts=three)) == ["C0 R2 N1"]


@pytest.mark.parametrize(("text", "expected"), [("CXXR", 1), ("CXXXR", 0), ("CxxxxR", 1), ("CxxxxxR", 0), ("RXXC", 1)])
def test_within_counts_words_and_half_words(text: str, expected: int) -> None:
    assert len(line(text).matches(Together(parts=TWO, within=2))) == expected


def test_without_keeps_out_the_unit_in_which_it_stands() -> None:
    finder = Together(parts=TWO, without=("no",))
    assert line("CRNCR").matches(finder, (0, 3), (3, 5)) == ["C3 R4"]


def test_parts_do_not_share_words() -> None:
    finder = Together(parts=(("one", ("review",)), ("other", ("review",))))
    assert line("XR").matches(finder) == []
    assert line("RR").matches(finder) == ["R0 R1", "R1 R0"]


def test_far_part_is_found_among_many_anchors() -> None:
    text = "C" * 300 + "R"
    assert len(line(text).matches(Together(parts=TWO))) == 300


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ((0, 2), (2, 3), False),
        ((0, 2), (1, 3), True),
        ((0, 2), (0, 2), True),
        ((0, 4), (1, 3), False),
        ((0, 4), (0, 3), True),
        ((0, 4), (1, 4), True),
    ],
)
def test_hit_in_a_gap_of_another_is_no_clash(one: tuple[int, int], other: tuple[int, int], *, clash: bool) -> None:
    assert clashes(Hit(*one), Hit(*other)) is clashes(Hit(*other), Hit(*one)) is clash


def test_what_stands_between() -> None:
    text = line("CXxxR")
    assert distance(text, Hit(0, 1), Hit(4, 5)) == distance(text, Hit(4, 5), Hit(0, 1)) == 2.0
    assert tokens_between(Hit(0, 1), Hit(4, 5)) == tokens_between(Hit(4, 5), Hit(0, 1)) == 3
    assert distance(text, Hit(0, 3), Hit(1, 2)) == tokens_between(Hit(0, 3), Hit(1, 2)) == 0
    assert words(text, Range(1, 4)) == 2.0
    assert words(text, Range(3, 3)) == words(text, Range(3, 1)) == 0
