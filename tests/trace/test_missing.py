"""What is there and what is missing where a finder points at nothing."""
# ruff: noqa: E501 - a table reads best with one case a line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.trace.conftest import TraceOne

BOTH = "find:\n  - {all: {act: change, thing: review}}"


def test_parts_that_are_there_and_parts_that_are_not(trace_one: TraceOne) -> None:
    (attempt,) = trace_one(BOTH, "Hi.\nYour review is late.", line=2, named=True)
    act, thing = attempt.parts

    assert (attempt.outcome, attempt.place, attempt.nearness) == ("missing", None, 0.5)
    assert (act.name, act.words, act.elsewhere) == ("act", None, None)
    assert thing.words is not None
    assert (thing.words.text, thing.words.start, thing.said) == ("review", (2, 6, 9), ("review",))


def test_a_part_beyond_reach_is_told_with_its_place(trace_one: TraceOne) -> None:
    (attempt,) = trace_one(BOTH, "Your review is late.\nPlease change it.", line=2, named=True)
    act, thing = attempt.parts

    assert act.words is not None
    assert thing.words is None
    assert thing.elsewhere is not None
    assert (thing.elsewhere.text, thing.elsewhere.start.line, thing.said) == ("review", 1, ("review",))


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        ("within: 2", "change it now and then the review", ("apart", "5", ("2",))),
        ("ordered: true", "the review, change", ("order", "", ("act", "thing"))),
        ("without: reward", "change the review for a gift", ("without", "", ("reward",))),
    ],
)
def test_parts_that_are_all_there_but_do_not_count(
    trace_one: TraceOne, keys: str, text: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    (attempt,) = trace_one(f"find:\n  - {{all: {{act: change, thing: review}}, {keys}}}", text, named=True)
    (obstacle,) = attempt.obstacles

    assert (attempt.outcome, attempt.nearness) == ("missing", 1.0)
    assert (obstacle.kind, obstacle.value, obstacle.wanted) == expected


def test_the_same_words_are_not_two_parts(trace_one: TraceOne) -> None:
    (attempt,) = trace_one("find:\n  - {all: {act: change, other: change}}", "change it", named=True)

    assert [obstacle.kind for obstacle in attempt.obstacles] == ["shared"]


def test_a_message_without_text_lacks_all_parts(trace_one: TraceOne) -> None:
    (attempt,) = trace_one(BOTH, "", named=True)

    assert [(part.name, part.words) for part in attempt.parts] == [("act", None), ("thing", None)]


@pytest.mark.parametrize(
    ("finder", "text", "expected"),
    [
        ("{entity: link}", "Hi", ("none", None, "", "", ())),
        (
            "{entity: link, where: {scheme: [http, ftp]}}",
            "See https://a.com/x",
            ("attribute", "https://a.com/x", "scheme", "https", ("http", "ftp")),
        ),
        (
            "{entity: link, but-not: {host: other}}",
            "See https://a.com/x",
            ("unlike", "https://a.com/x", "host", "other", ("other",)),
        ),
        (
            "{entity: link, near: {says: reason}}",
            "See https://a.com/x",
            ("near", "https://a.com/x", "", "sentence", ("reason",)),
        ),
        ("{entity: link, beside: email}", "See https://a.com/x", ("beside", "https://a.com/x", "", "", ("email",))),
        ("{pattern: 'z+'}", "See", ("pattern", None, "", "", ())),
    ],
)
def test_an_entity_that_is_not_the_wanted_one(
    trace_one: TraceOne, finder: str, text: str, expected: tuple[object, ...]
) -> None:
    (attempt,) = trace_one(f"find:\n  - {finder}", text, named=True)
    (found,) = attempt.obstacles

    words = found.words.text if found.words else None
    assert (found.kind, words, found.name, found.value, found.wanted) == expected


def test_entities_of_other_lines_are_left_out(trace_one: TraceOne) -> None:
    (attempt,) = trace_one(
        "find:\n  - {entity: link, where: {scheme: http}}", "https://a.com/x\nhi", line=2, named=True
    )

    assert [obstacle.kind for obstacle in attempt.obstacles] == ["none"]


def test_the_nearest_finder_comes_first(trace_one: TraceOne) -> None:
    rule = "find:\n  - {all: {a: reward, b: thanks}}\n  - {all: {a: change, b: review, c: reward}}\n  - {all: {a: change, b: thanks}}"
    attempts = trace_one(rule, "Change your review", named=True)

    assert [(attempt.number, round(attempt.nearness, 2)) for attempt in attempts] == [(2, 0.67), (3, 0.5), (1, 0.0)]
