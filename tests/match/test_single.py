"""Entities with attributes, and plain patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.engine import check_message
from msglint.errors import RuleErrors, RuleTimeoutError
from msglint.message import Message
from msglint.part import Feature, Part, Value
from msglint.span import Span

if TYPE_CHECKING:
    from tests.conftest import Bench


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("", "[http://a.com] [https://b.com] [https://amazon.com]"),
        (", where: {scheme: http}", "[http://a.com] https://b.com https://amazon.com"),
        (", but-not: {host: amazon}", "[http://a.com] [https://b.com] https://amazon.com"),
        (", where: {scheme: [https, ftp]}, but-not: {host: amazon}", "http://a.com [https://b.com] https://amazon.com"),
        (", but-not: {host: amazon, scheme: http}", "[http://a.com] [https://b.com] [https://amazon.com]"),
    ],
)
def test_entities_are_filtered_by_attributes(bench: Bench, filters: str, expected: str) -> None:
    rule = f"find:\n  - {{entity: link{filters}}}"
    assert bench.marked(rule, expected.replace("[", "").replace("]", "")) == expected


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        ("sentence", "Please see [https://a.com]. And https://b.com. Bye https://c.com."),
        ("neighbours", "Please see [https://a.com]. And [https://b.com]. Bye https://c.com."),
        ("message", "Please see [https://a.com]. And [https://b.com]. Bye [https://c.com]."),
    ],
)
def test_entity_is_found_where_a_concept_is_near(bench: Bench, reach: str, expected: str) -> None:
    rule = f"find:\n  - {{entity: link, near: {{says: please, in: {reach}}}}}"
    assert bench.marked(rule, expected.replace("[", "").replace("]", "")) == expected


def test_near_names_its_concepts(bench: Bench) -> None:
    with pytest.raises(RuleErrors, match="the key 'says' is missing"):
        bench.check("find:\n  - {entity: link, near: {in: sentence}}", "Hi")


def test_entity_without_a_word_is_found(bench: Bench) -> None:
    (found,) = bench.check('message: "<{text}>"\nfind:\n  - entity: emoji', "Hi\r\n❤️!")
    assert (found.text, found.start, found.end, found.message) == ("❤️", (2, 1, 4), (2, 3, 6), "<❤️>")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mail ann@shop.com", ""),
        ("Mail ann (at) shop (dot) com", ", which reads “ann@shop.com”"),
        ("Mail a\u200bnn@shop.com", ", hidden behind invisible characters: reads “ann@shop.com”"),
    ],
)
def test_report_says_what_a_hidden_entity_reads(bench: Bench, text: str, told: str) -> None:
    (found,) = bench.check("message: Mail address\nfind:\n  - entity: email", text)
    assert found.message == f"Mail address{told}"


def test_pattern_reads_the_raw_text(bench: Bench) -> None:
    rule = "find:\n  - pattern: '[A-Z]{3}\\d*'"
    assert bench.marked(rule, "abc ABC12 ＡＢＣ") == "abc [ABC12] ＡＢＣ"


def test_pattern_that_fits_nothing_reports_nothing(bench: Bench) -> None:
    assert bench.check("find:\n  - pattern: 'x*'", "abc") == []


def test_pattern_that_runs_too_long_is_an_error_that_names_the_rule(bench: Bench) -> None:
    rule = "find:\n  - {pattern: '(a|a|b|aa)*(a|b|ab)*(a|b)*$c', time-limit: 50}"
    with pytest.raises(RuleTimeoutError, match=r"rule own/rule: its pattern ran longer than 0\.05 s") as caught:
        bench.check(rule, "a" * 5000 + "c")
    assert caught.value.rule == "own/rule"


def _linked(text: str, target: str, words: str) -> Part:
    at = text.index(words)
    value = Value(Part("body", target, target), Span(at, at + len(words)), ("link", "email"), shown=words)
    return Part("body", text, text, values=(value,))


def test_target_of_a_link_is_found_with_the_words_around_it(bench: Bench) -> None:
    rule = 'message: "<{text}>"\nfind:\n  - {entity: link, near: {says: please, in: sentence}}'
    far, near = "Please write. See our page.", "Write. Please see our page."
    assert check_message(Message((_linked(far, "https://a.com/x", "our page"),)), bench.load(rule)) == []
    (found,) = check_message(Message((_linked(near, "https://a.com/x", "our page"),)), bench.load(rule))
    assert (found.text, found.start, found.message) == ("https://a.com/x", (1, 1, 0), "<https://a.com/x>")


def test_address_that_is_only_shown_for_the_target_of_a_link_is_none(bench: Bench) -> None:
    part = _linked("See www.a.com/x now.", "https://www.a.com/x", "www.a.com/x")
    (found,) = check_message(Message((part,)), bench.load("find:\n  - entity: link"))
    assert found.text == "https://www.a.com/x"


def test_link_whose_words_name_another_host_poses(bench: Bench) -> None:
    rules = bench.load('find:\n  - {entity: link, where: {poses: "yes"}}')
    part = _linked("See https://www.amazon.com now.", "https://b.example/x", "https://www.amazon.com")
    assert [v.text for v in check_message(Message((part,)), rules)] == ["https://b.example/x"]


def test_address_that_text_and_target_share_is_reported_once(bench: Bench) -> None:
    part = _linked("Write to ann@shop.com.", "mailto:ann@shop.com", "ann@shop.com")
    assert [v.text for v in check_message(Message((part,)), bench.load("find:\n  - entity: email"))] == ["ann@shop.com"]


def test_name_of_a_placeholder_is_no_host(bench: Bench) -> None:
    assert bench.marked("find:\n  - entity: link", "To {{ buyer.email }}.") == "To {{ buyer.email }}."


def test_features_of_a_part_are_filtered_by_attributes(bench: Bench) -> None:
    shown = Part("body", "color: red", "color: red")
    features = tuple(
        Feature("style", {"fault": fault}, shown, values=(("times", "2"),)) for fault in ("colour", "margin")
    )
    rules = bench.load('message: "{text}, {times} times"\nfind:\n  - {entity: style, where: {fault: colour}}')
    (found,) = check_message(Message((Part("body", "Hi", "Hi", features=features),)), rules)
    assert (found.text, found.message) == ("color: red", "color: red, 2 times")
