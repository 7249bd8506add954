"""What a scorer makes of the words of a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Bench
    from tests.trace.conftest import TraceOne

SCORED = "scorer: true\nfind:\n  - all: {act: change}"
NOTHING = "scorer: true\nfind:\n  - all: {gift: reward}"


@pytest.mark.usefixtures("scored")
def test_a_score_is_the_sum_of_what_is_told(trace_one: TraceOne) -> None:
    (attempt,) = trace_one(SCORED, "Please change your review")
    weighed = attempt.weighed

    assert attempt.outcome == "reported"
    assert weighed is not None
    assert (weighed.base, weighed.found, weighed.scorer) == (-1.0, 1.0, "en")
    assert weighed.score == pytest.approx(weighed.base + weighed.found + weighed.words)
    assert weighed.words == pytest.approx(sum(weight.weight for weight in weighed.telling))
    assert [weight.text for weight in weighed.telling] == ["review", "change"]


@pytest.mark.usefixtures("scored")
def test_words_against_come_last(trace_one: TraceOne) -> None:
    (attempt,) = trace_one(SCORED, "Never change your review")
    weighed = attempt.weighed

    assert attempt.outcome == "outweighed"
    assert weighed is not None
    assert weighed.score < 0
    assert [(weight.text, weight.weight > 0) for weight in weighed.telling] == [
        ("review", True),
        ("change", True),
        ("Never", False),
    ]


@pytest.mark.usefixtures("scored")
def test_words_alone_that_break_a_rule_have_no_finder(trace_one: TraceOne) -> None:
    (attempt,) = trace_one(NOTHING, "Please change your review")

    assert (attempt.outcome, attempt.finder, attempt.number) == ("reported", None, 0)
    assert attempt.weighed is not None
    assert attempt.weighed.found == 0


@pytest.mark.usefixtures("scored")
@pytest.mark.parametrize(("text", "outcomes"), [("Please, the parcel", []), ("Please, the change", ["outweighed"])])
def test_words_alone_are_told_where_they_nearly_break_a_rule(
    trace_one: TraceOne, text: str, outcomes: list[str]
) -> None:
    assert [attempt.outcome for attempt in trace_one(NOTHING, text)] == outcomes


@pytest.mark.usefixtures("scored")
@pytest.mark.parametrize(
    ("rule", "text", "kind"),
    [
        ("scorer: true\nwhen: {kind: reply}\nfind:\n  - all: {gift: reward}", "Please change your review", "context"),
        (
            "scorer: true\nfind:\n  - {all: {act: change}, unless: [{negated: act}]}",
            "You do not change your review, please",
            "denied",
        ),
        (NOTHING, "Bonjour madame, votre colis arrive", "unknown"),
    ],
)
def test_a_named_rule_tells_why_words_alone_were_not_asked(
    trace_one: TraceOne, rule: str, text: str, kind: str
) -> None:
    alone = [attempt for attempt in trace_one(rule, text, named=True) if attempt.finder is None]

    assert [(attempt.outcome, attempt.obstacles[0].kind) for attempt in alone] == [("missing", kind)]


def test_words_alone_are_asked_only_of_a_message_on_the_matter(scored: Bench, trace_one: TraceOne) -> None:
    scorer = scored.folder / "scorers/en.json"
    written = scorer.read_text("utf-8")
    scorer.write_text(written.replace('"bias"', '"topic": ["money"], "bias"'), encoding="utf-8")
    attempts = trace_one(NOTHING, "Please change your review", named=True)

    assert [(one.number, one.obstacles[0].kind, one.obstacles[0].wanted) for one in attempts if not one.number] == [
        (0, "senses", ("money",))
    ]


def test_how_often_a_rule_is_broken_is_no_evidence(scored: Bench, trace_one: TraceOne) -> None:
    scorer = scored.folder / "scorers/en.json"
    scorer.write_text(scorer.read_text("utf-8").replace('"bias": -1.0', '"bias": 9.0'), encoding="utf-8")
    (attempt,) = trace_one(NOTHING, "Please, the never")

    assert (attempt.outcome, attempt.obstacles[0].kind) == ("outweighed", "base")
