"""Each kind of finder is put into a plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.authoring.pages.ways import means, summary, way
from msglint.ruleset import rule as r

if TYPE_CHECKING:
    from tests.conftest import Bench


@pytest.mark.parametrize(
    ("finder", "text"),
    [
        ("all: {act: change}", "words for `change`"),
        (
            "{all: {a: change, b: review}, in: neighbours, ordered: true, without: reason}",
            "words for `change` and `review` in one sentence or two in a row, in this order, but no word for `reason`",
        ),
        ("{all: {a: change, b: review}, in: message}", "words for `change` and `review` anywhere in one message"),
        ("entity: order-id", "an order ID (`order-id`)"),
        (
            "{entity: link, where: {scheme: [http, ftp]}, but-not: {host: amazon}}",
            "a link or web address (`link`) with scheme `http` or `ftp` but not with host `amazon`",
        ),
        (
            "{entity: phone, near: {says: review, in: sentence}, beside: email}",
            "a phone number (`phone`) near words for `review`, if the message also holds an e-mail address (`email`)",
        ),
        ("{entity: gif, read: [attachment]}", "a GIF (`gif`), only in the attachments"),
        ("pattern: 'a+'", "what fits a pattern in the rule's file"),
        (
            "{absent: [order-id, placeholder], where: {stands-for: order-id}, says: thanks}",
            (
                "a message without an order ID (`order-id`), a placeholder (`placeholder`) with stands-for `order-id`"
                " or `thanks`"
            ),
        ),
        (
            "{only: [thanks, happy], needs: thanks, without: review}",
            (
                "a message of which each sentence says `thanks` or `happy` and nothing else, at least one of them"
                " `thanks`, and no word for `review` stands in it"
            ),
        ),
        (
            "days: {since: [completed_date, delivered_date], more-than: 30, at-most: 60}",
            (
                "a message when more than 30 and at most 60 days lie between `completed_date` or else `delivered_date`"
                " and `sent_date`"
            ),
        ),
        ("length: {of: words, at-most: 2}", "a text of 2 words or fewer"),
        ("length: {of: characters, more-than: 2000}", "a text of more than 2,000 characters"),
        ("length: {of: characters, more-than: 0}", "any text"),
        (
            "language: other than the buyer's",
            "a text that is surely in another language than `buyer_language` says",
        ),
        ("{always: true, when: {recipient: none}}", "every message, where `recipient` is `none`"),
        (
            "{always: true, when: {review_requests: {at-least: 1}, topic: [review, reward]}}",
            (
                "every message, where `review_requests` is 1 or more and `review` or `reward` is spoken of anywhere in"
                " the message"
            ),
        ),
    ],
)
def test_a_way(bench: Bench, finder: str, text: str) -> None:
    (rule,) = bench.load(f"find:\n  - {finder}\n").rules

    assert way(rule.finders[0]) == text
    assert summary(rule) == f"It reports {text}."


def test_several_ways_are_told_by_what_they_look_at(bench: Bench) -> None:
    (rule,) = bench.load("find: [{entity: email}, {all: {a: review}}, {entity: link}]\nscorer: true\n").rules

    assert means(rule) == ["words", "signs", "weights"]
    assert summary(rule).startswith(
        "It knows 3 ways to break the rule, and tells them by what words mean together, in every language that msglint"
        " knows and what stands there whatever the language (addresses, links, numbers, pictures). Weights"
    )


def test_a_kind_of_finder_that_is_new_here_breaks_no_page(bench: Bench) -> None:
    class Unheard(r.Finder):
        """A finder of a later version."""

    (rule,) = bench.load("find: {entity: email}\n").rules
    later = r.Rule(**{**rule.fields(), "finders": (Unheard(), Unheard())})

    assert means(later) == []
    assert summary(later) == "It reports what the rule's file describes and what the rule's file describes."
