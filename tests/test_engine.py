"""A message and rules become violations."""
# ruff: noqa: E501 - a table reads best with one case a line

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from msglint import engine
from msglint.errors import InputError, RuleError
from msglint.message import Message
from msglint.origin import Origin, Piece
from msglint.part import Include, Part

if TYPE_CHECKING:
    from tests.conftest import Bench


def test_violation_says_what_the_rule_says(bench: Bench) -> None:
    (found,) = bench.check('message: "Asks: {act}"\nfind:\n  - all: {act: change}', "Hi,\nplease change it")
    assert (found.rule, found.severity, found.confidence) == ("own/rule", "error", "high")
    assert (found.message, found.instead) == ("Asks: change", "Leave it out.")
    assert (found.part, found.text, found.start, found.end) == ("body", "change", (2, 8, 11), (2, 14, 17))
    assert (found.related, found.fix) == ((), None)
    assert len(found.fingerprint) == 16


@pytest.mark.parametrize(
    ("rule", "text", "quotes"),
    [
        (
            "message: 'Asks: {act}'\nfind:\n  - all: {act: change, thing: review}",
            "please change the review",
            ("change",),
        ),
        ("message: 'Asks'\nfind:\n  - all: {act: change}", "please change it", ()),
        ("message: 'Gives {text}'\nfind:\n  - entity: email", "a (at)\nb.com", ("a (at) b.com", "a@b.com")),
        ("message: 'Gives {text}'\nfind:\n  - pattern: 'ch\\S+'", "it is cheap", ("cheap",)),
        ("message: 'Has {words} words'\nfind:\n  - length: {of: words, at-most: 2}", "change it", ()),
    ],
)
def test_quotes_are_what_the_message_takes_from_the_draft(
    rule: str, text: str, quotes: tuple[str, ...], bench: Bench
) -> None:
    (found,) = bench.check(rule, text)
    assert found.quotes == quotes
    assert all(quote in found.message for quote in quotes)


def test_finder_may_change_severity_confidence_and_message(bench: Bench) -> None:
    rule = "find:\n  - {all: {act: change}, severity: info, confidence: low, message: 'So: {act}'}"
    (found,) = bench.check(rule, "change")
    assert (found.severity, found.confidence, found.message) == ("info", "low", "So: change")


def test_violations_stand_in_the_order_of_the_message(bench: Bench) -> None:
    bench.write("own/a.yaml", bench.head + "find:\n  - absent: order-id")
    bench.write("own/b.yaml", bench.head + "find:\n  - {pattern: two}\n  - {pattern: zero}")
    bench.write("own/c.yaml", bench.head + "find:\n  - {pattern: one}\n  - {pattern: two}")
    found = engine.check_message(Message.from_text("one two", subject="zero"), bench.load())
    assert [(v.rule, v.part, v.text) for v in found] == [
        ("own/a", "body", None),
        ("own/b", "subject", "zero"),
        ("own/c", "body", "one"),
        ("own/b", "body", "two"),
        ("own/c", "body", "two"),
    ]


def test_overlapping_matches_of_one_rule_are_one_violation(bench: Bench) -> None:
    rule = "find:\n  - {pattern: b c}\n  - {pattern: a b c}\n  - {pattern: c d e f g, confidence: medium}\n  - {pattern: h}"
    assert bench.marked(rule, "a b c d e f g h") == "[a b c] d e f g [h]"


def test_graver_of_overlapping_matches_is_kept(bench: Bench) -> None:
    rule = "find:\n  - {pattern: a b c, severity: warning}\n  - {pattern: b, severity: info}\n  - {pattern: c}"
    (found,) = bench.check(rule, "a b c")
    assert (found.text, found.severity) == ("c", "error")


def test_whole_message_is_reported_once_by_one_rule(bench: Bench) -> None:
    rule = "find:\n  - absent: order-id\n  - absent: link"
    assert len(bench.check(rule, "Hi")) == 1


def test_part_inside_a_file_is_placed_by_the_file(bench: Bench) -> None:
    source = "Subject: change\n\nchange"
    parts = (Part("subject", "change", source, 9), Part("body", "change", source, 17))
    found = engine.check_message(Message(parts), bench.load("find:\n  - all: {act: change}"))
    assert [(v.part, v.start) for v in found] == [("subject", (1, 10, 9)), ("body", (3, 1, 17))]


def test_fingerprint_outlives_edits_elsewhere_and_tells_repeats_apart(bench: Bench) -> None:
    rule = "find:\n  - all: {act: change, thing: review}"
    first, second = (v.fingerprint for v in bench.check(rule, "change the review. change the review"))
    (moved,) = bench.check(rule, "Hello!\n\nOf course: change  the\treview now")
    assert moved.fingerprint == first != second


def test_message_that_is_too_long_is_refused(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MAX_CHARS", 10)
    with pytest.raises(InputError, match=r"^<text>: the message has 11 characters; the limit is 10$"):
        bench.check("find:\n  - entity: link", "x" * 11)
    assert bench.check("find:\n  - entity: link", "x" * 10) == []


#: What a scorer needs to know of each word, in hundredths: `change` and `review` accuse, `never` acquits.
WEIGHTS = {
    **dict.fromkeys("please the parcel is on its way your and 包 裹 在 路 上".split(), 0),  # noqa: SIM905 - reads best as words
    "change": 100,
    "review": 150,
    "never": -600,
    "改": 300,
}
INNOCENT = "The parcel is on its way. "
SCORED = "title: 'Asks {for} it'\nscorer: true\nfind:\n  - all: {act: change}"


def write_scorer(bench: Bench, language: str = "en", bias: float = -1.0, **found: float) -> None:
    """Write a scorer that knows `own/rule`."""
    scorer = {
        "rules": {"rule": {"bias": bias, "found": {"high": 1.0, "medium": 0.5, **found}}},
        "features": {word: [100, weight] for word, weight in WEIGHTS.items()},
    }
    bench.write(f"scorers/{language}.json", json.dumps(scorer))


@pytest.fixture
def scored(bench: Bench) -> Bench:
    """A bench with an English scorer, and a head that leaves the title to the rule."""
    bench.head = bench.head.replace("title: Asks for a change\n", 'message: "Asks"\n')
    write_scorer(bench)
    return bench


def test_find_that_the_scorer_confirms_is_reported_with_its_clause(scored: Bench) -> None:
    (found,) = scored.check(SCORED, "Hello, please change your review, thanks")
    assert (found.text, found.message, found.confidence) == ("please change your review", "Asks", "high")


def test_find_that_the_scorer_weighs_below_zero_is_not_reported(scored: Bench) -> None:
    assert scored.check(SCORED, "Never change your review") == []
    assert scored.check(SCORED.replace("scorer: true\n", ""), "Never change your review") != []


def test_confidence_of_a_find_decides_what_it_adds(scored: Bench) -> None:
    write_scorer(scored, bias=-2.0, high=2.0, medium=0.0)
    rule = "title: Asks\nscorer: true\nfind:\n  - {all: {act: change, thing: thing}}"
    assert scored.check(rule, "change the product") != []
    assert scored.check(rule, "change, the product") == []


def test_finder_with_a_confidence_of_its_own_stands_by_itself(scored: Bench) -> None:
    rule = SCORED + "\n  - {all: {thing: review}, confidence: low}"
    (found,) = scored.check(rule, "Never change your review")
    assert (found.text, found.confidence) == ("review", "low")


def test_score_above_zero_adds_nothing_to_a_find(scored: Bench) -> None:
    rule = "title: Asks\nscorer: true\nfind:\n  - {all: {act: change}, confidence: low}"
    (found,) = scored.check(rule, "Please change your review")
    assert (found.text, found.confidence) == ("change", "low")


def test_breach_by_words_alone_is_placed_and_says_which_words_told_it(scored: Bench) -> None:
    rule = "title: 'Asks {for} it'\nscorer: true\nseverity: warning\nfind:\n  - all: {gift: reward}"
    scored.head = scored.head.replace("severity: error\n", "")
    (found,) = scored.check(
        rule, "On its way.\r\nPlease, ch\u200bange your Revi\u00adew and the parcel", subject="change"
    )
    assert (found.rule, found.severity, found.part) == ("own/rule", "warning", "body")
    assert found.text == "ch\u200bange your Revi\u00adew"
    assert (found.start, found.end) == ((2, 9, 21), (2, 29, 41))
    told, reads = "\u201cRevi\u00adew\u201d, \u201cch\u200bange\u201d", "\u201cchange your review\u201d"
    assert found.message == f"Asks {{for}} it, judging by {told}, hidden behind invisible characters: reads {reads}"
    assert found.instead == "Leave it out."


@pytest.mark.parametrize(("bias", "confidence"), [(1.0, "high"), (-0.6, "medium"), (-1.4, "low"), (-2.0, None)])
def test_score_decides_the_confidence_of_a_breach_by_words_alone(
    scored: Bench, bias: float, confidence: str | None
) -> None:
    write_scorer(scored, bias=bias)
    found = scored.check("title: Asks\nscorer: true\nfind:\n  - all: {gift: reward}", "change the review")
    assert [v.confidence for v in found] == ([confidence] if confidence else [])


@pytest.mark.parametrize("text", ["parcel", "Please!", "the change is never"])
def test_bias_alone_is_no_breach(scored: Bench, text: str) -> None:
    write_scorer(scored, bias=9.0)
    assert scored.check("title: Asks\nscorer: true\nfind:\n  - all: {gift: reward}", text) == []


@pytest.mark.parametrize(
    ("when", "kind", "breaches"),
    [("{kind: reply}", "reply", 1), ("{kind: reply}", "proactive", 0), ("{topic: reward}", "reply", 1)],
)
def test_rule_that_the_context_rules_out_is_not_broken_by_words(
    scored: Bench, when: str, kind: str, breaches: int
) -> None:
    rule = f"title: Asks\nscorer: true\nwhen: {when}\nfind:\n  - all: {{gift: reward}}"
    assert len(scored.check(rule, "change the review", kind=kind)) == breaches


def test_rule_without_scorer_or_that_it_does_not_know_is_left_to_its_finders(scored: Bench) -> None:
    scored.write("own/other.yaml", scored.head + SCORED)
    found = engine.check_message(Message.from_text("never change, change the review"), scored.load(SCORED))
    assert [(v.rule, v.text) for v in found] == [("own/other", "change"), ("own/other", "change")]


@pytest.mark.parametrize(
    "text", ["请修改评价，包裹在路上，不要改", "please remove: bitte ändern sie ihre bewertung auf der seite"]
)
def test_language_without_scorer_is_left_to_its_finders(scored: Bench, text: str) -> None:
    write_scorer(scored, bias=-99.0)
    assert len(scored.check(SCORED, text)) >= 1


def test_scorer_of_the_script_that_most_of_the_body_is_written_in_is_asked(scored: Bench) -> None:
    write_scorer(scored, bias=-99.0)
    write_scorer(scored, "zh", bias=0.0)
    rule = "title: Asks\nscorer: true\nfind:\n  - all: {gift: reward}"
    assert [v.text for v in scored.check(rule, "your 包裹在路上，改", subject="change the review")] == ["改"]
    assert scored.check(rule, "change the review on its way 改") == []


def test_quoted_lines_are_neither_found_nor_scored(scored: Bench) -> None:
    text = f"{INNOCENT}\n\n> Please change your review.\n  > change the review\n\n{INNOCENT}"
    assert scored.check(SCORED, text) == []
    assert len(scored.check(SCORED, text.replace(">", ""))) == 2
    assert scored.check("title: Asks\nscorer: true\nfind:\n  - all: {gift: reward}", text) == []


def test_breach_among_sixty_innocent_sentences_is_found_in_its_place(scored: Bench) -> None:
    write_scorer(scored, bias=-0.5)
    before = INNOCENT * 30
    text = f"{before}Please, change the review. {before}"
    (found,) = scored.check("title: Asks\nscorer: true\nfind:\n  - all: {gift: reward}", text)
    assert (found.text, found.start and found.start.offset) == ("change the review", len(before) + len("Please, "))


def test_scored_message_gives_the_same_report_each_time(scored: Bench) -> None:
    text = (INNOCENT + "Change the review? ") * 30
    rules = scored.load("title: Asks\nscorer: true\nfind:\n  - all: {gift: reward}")
    again = scored.load()
    reports = [engine.check_message(Message.from_text(text), each) for each in (rules, rules, again)]
    assert reports[0] == reports[1] == reports[2] != []


def test_broken_scorer_is_an_error_and_not_a_clean_message(scored: Bench) -> None:
    scored.write("scorers/en.json", "{}")
    with pytest.raises(RuleError, match=r"scorers/en\.json: the file is no scorer"):
        scored.check(SCORED, "Please change your review")


def _parts(*texts: str, is_alternative: bool = False) -> tuple[Part, ...]:
    return tuple(Part("body", text, text, is_alternative=is_alternative) for text in texts)


def test_what_stands_in_the_same_place_in_two_readings_is_reported_once(bench: Bench) -> None:
    source = "change it. remove it"
    whole, half = Part("body", source, source), Part("body", source[:10], source)
    message = Message((half,), variants=((whole,), (half,)))
    found = engine.check_message(message, bench.load("find:\n  - all: {act: change}"))
    assert [(v.text, v.start) for v in found] == [("change", (1, 1, 0)), ("remove", (1, 12, 11))]


def test_what_any_way_through_a_template_lacks_is_reported_once(bench: Bench) -> None:
    message = Message(_parts("order 114-3941689-8772232"), variants=(_parts("order"), _parts("an order")))
    (found,) = engine.check_message(message, bench.load("find:\n  - absent: order-id"))
    assert found.text is None


def test_alternative_bodies_that_agree_are_reported_once(bench: Bench) -> None:
    source = "Please change it.<p>Please  change it. And remove it."
    plain = Part("body", source[:17], source, is_alternative=True)
    other = Part("body", source[20:], source, 20, is_alternative=True)
    message = Message((plain,), variants=((other,),))
    found = engine.check_message(message, bench.load("find:\n  - all: {act: change}"))
    assert [(v.text, v.start and v.start.offset) for v in found] == [("change", 7), ("remove", 43)]


def test_what_one_of_two_alternative_bodies_holds_is_not_absent(bench: Bench) -> None:
    plain, other = _parts("114-3941689-8772232", "Hi", is_alternative=True)
    rules = bench.load("find:\n  - absent: order-id")
    assert engine.check_message(Message((other,), variants=((plain,),)), rules) == []
    assert len(engine.check_message(Message((other,), variants=((other,),)), rules)) == 1


def test_piece_of_a_message_lacks_nothing(bench: Bench) -> None:
    rules = bench.load("find:\n  - absent: order-id\n  - pattern: Hi")
    found = engine.check_message(Message(_parts("Hi"), is_fragment=True), rules)
    assert [v.text for v in found] == ["Hi"]


def test_told_branches_are_for_rules_across_branches(bench: Bench) -> None:
    bench.write("own/a.yaml", bench.head + "find:\n  - pattern: if")
    bench.write("own/b.yaml", bench.head + "across-branches: true\nfind:\n  - pattern: if")
    found = engine.check_message(Message(_parts("Hi"), told=_parts("if so, Hi")), bench.load())
    assert [v.rule for v in found] == ["own/b"]


def test_place_in_an_included_file_is_told_with_the_file(bench: Bench) -> None:
    text = "Hi,\nJohn"
    include = Include("sub/_sign.j2", "\nfrom\nJohn", 3)
    origin = Origin([Piece(0, 4, 0, 3), Piece(4, 8, 9, 13)])
    part = Part("body", text, "Hi,", origin=origin, includes=(include,))
    (found,) = engine.check_message(Message((part,)), bench.load("find:\n  - pattern: John"))
    assert (found.file, found.start, found.end) == ("sub/_sign.j2", (3, 1, 6), (3, 5, 10))


def test_text_that_the_buyer_does_not_see_is_said_to_be_hidden(bench: Bench) -> None:
    hidden = Part("body", "change", "change", role="hidden", note="display: none")
    (found,) = engine.check_message(Message((hidden,)), bench.load("message: Asks\nfind:\n  - all: {act: change}"))
    assert found.message == "Asks, in a text that the buyer does not see (display: none)"


def test_hidden_text_is_not_what_the_message_holds(bench: Bench) -> None:
    hidden = Part("body", "114-3941689-8772232", "114-3941689-8772232", role="hidden")
    assert len(engine.check_message(Message((*_parts("Hi"), hidden)), bench.load("find:\n  - absent: order-id"))) == 1


def test_comments_are_read_only_where_a_rule_asks_for_them(bench: Bench) -> None:
    comment = Part("body", "change", "change", role="comment")
    assert engine.check_message(Message((comment,)), bench.load("find:\n  - all: {act: change}")) == []
    rules = bench.load("find:\n  - {all: {act: change}, read: [comment]}")
    assert len(engine.check_message(Message((comment,)), rules)) == 1
