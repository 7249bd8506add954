"""What each fix of the rule language makes of a text, by a rule that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.engine import check_message
from msglint.message import Message
from msglint.read.templates import with_body
from msglint.remedy import _ACTIONS
from msglint.remedy.place import Change, applied
from msglint.ruleset.remedies import ACTIONS

if TYPE_CHECKING:
    from msglint.violation import Fix
    from tests.conftest import Bench


def fixes(bench: Bench, rule: str, text: str, *, is_html: bool = False) -> list[Fix | None]:
    message = Message.from_text(text)
    if is_html or "{" in text:
        message = with_body(message, text, is_html=is_html)
    return [violation.fix for violation in check_message(message, bench.load(rule))]


def fixed(bench: Bench, rule: str, text: str, *, is_html: bool = False) -> str | None:
    """Return a text after the fix of its first violation; None where there is none."""
    found = fixes(bench, rule, text, is_html=is_html)[0]
    return applied(text, [Change(found.start.offset, found.end.offset, found.replacement)]) if found else None


EMOJI = "find:\n  - {entity: emoji, fix: remove}\n"
EMAIL = "find:\n  - {entity: email, but-not: {owner: relay}, fix: remove}\n"
CHANGE = "find:\n  - all: {act: change, thing: review}\nfix: remove-sentence\n"
LINK = "find:\n  - {entity: link, fix: secure-link}\n"


def test_every_fix_of_the_rule_language_is_done() -> None:
    assert {*_ACTIONS, "none"} == set(ACTIONS)


def test_neighbours_that_only_blanks_part_go_together(bench: Bench) -> None:
    assert fixed(bench, EMOJI, "Hi 😊 🎉👍 Ann") == "Hi Ann"
    assert len({fix and (fix.start, fix.end) for fix in fixes(bench, EMOJI, "Hi 😊 🎉👍 Ann")}) == 1
    assert fixed(bench, EMOJI, "😊\n🎉") == "🎉"


def test_neighbours_that_may_be_innocent_stay(bench: Bench) -> None:
    assert fixed(bench, EMAIL, "a@shop.com b@marketplace.amazon.de") == "b@marketplace.amazon.de"


def test_nothing_is_offered_that_leaves_nothing(bench: Bench) -> None:
    assert fixed(bench, EMOJI, "😊") is None
    assert fixed(bench, CHANGE, "Please change your review.") is None


def test_a_rule_says_whether_its_fix_is_safe(bench: Bench) -> None:
    (usual,) = fixes(bench, EMOJI, "a 😊")
    (safe,) = fixes(bench, "find: {entity: emoji}\nfix: {do: remove, safe: true}\n", "a 😊")
    assert usual is not None
    assert safe is not None
    assert (usual.is_safe, safe.is_safe) == (False, True)


def test_a_finder_can_do_without_the_fix_of_its_rule(bench: Bench) -> None:
    rule = "find:\n  - {entity: emoji, fix: none}\n  - {entity: email}\nfix: remove\n"
    assert [fix is None for fix in fixes(bench, rule, "a 😊 b@c.de d")] == [True, False]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hi Ann. Please change your review! Bye.", "Hi Ann. Bye."),
        ('Hi. "Please change your review." Bye.', "Hi. Bye."),
        ("Hi.\n\nPlease change your review, see https://shop.com/x.\n\nBye.", "Hi.\n\nBye."),
        ("您好。请修改评价！再见。", "您好。再见。"),
        ("Hi.\n- Please change your review\n- bye", "Hi.\n- bye"),
        (
            "Hi. Now that all of this has been solved, could you please change\nyour review of the lamp? Bye.",
            "Hi. Bye.",
        ),
        ("Hi {{ name }}. Please change your review of {{ a.b }}. Bye.", "Hi {{ name }}. Bye."),
    ],
)
def test_a_sentence_goes_with_its_signs_and_its_place(bench: Bench, text: str, left: str) -> None:
    assert fixed(bench, CHANGE, text) == left


def test_a_sentence_is_never_cut_where_tags_of_a_template_stand_in_it(bench: Bench) -> None:
    assert fixed(bench, CHANGE, "Hi. Please {% if a %}change your{% else %}see the{% endif %} review. Bye.") is None


def test_a_sentence_within_one_branch_goes(bench: Bench) -> None:
    text = "Hi.\n{% if a %}\nPlease change your review.\n{% endif %}\nBye."
    assert fixed(bench, CHANGE, text) == "Hi.\n{% if a %}\n{% endif %}\nBye."


def test_a_placeholder_is_never_cut(bench: Bench) -> None:
    assert fixed(bench, EMOJI, 'Hi {{ "😊" }} Ann') is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hi 😊 {% if a %}Ann{% endif %}", "Hi {% if a %}Ann{% endif %}"),
        ("{% if a %}Hi{% endif %} 😊 Ann", "{% if a %}Hi{% endif %} Ann"),
        ("Hi 😊 {{ name }}", "Hi {{ name }}"),
        ("Hi {{ name }} 😊\nBye", "Hi {{ name }}\nBye"),
    ],
)
def test_words_of_branches_are_never_glued_together(bench: Bench, text: str, left: str) -> None:
    assert fixed(bench, EMOJI, text) == left


def test_what_hides_a_violation_goes_first_and_it_stays(bench: Bench) -> None:
    (fix,) = fixes(bench, EMAIL, "Write to an\u200bn@sh\u2060op.com now")
    assert fix is not None
    assert (fix.is_safe, fix.reveals, fix.replacement) == (True, True, "n@sh")
    assert fixed(bench, EMAIL, "Write to an\u200bn@sh\u2060op.com now") == "Write to ann@shop.com now"


def test_a_rule_without_a_fix_still_offers_to_take_out_what_hides(bench: Bench) -> None:
    assert fixed(bench, "find: {entity: email}\n", "Write to an\u200bn@shop.com") == "Write to ann@shop.com"


def test_a_link_is_secured_in_the_text_and_in_an_attribute(bench: Bench) -> None:
    assert fixed(bench, LINK, "See http://www.amazon.de/x.") == "See https://www.amazon.de/x."
    source = '<a href="http://www.amazon.de/x">here</a>'
    assert fixed(bench, LINK, source, is_html=True) == '<a href="https://www.amazon.de/x">here</a>'


def test_markup_around_an_address_that_goes_is_taken_along(bench: Bench) -> None:
    source = '<p>Hi.</p>\n<p><a href="mailto:ann@shop.com">ann@shop.com</a></p>\n<p>Bye.</p>'
    assert fixed(bench, EMAIL, source, is_html=True) == "<p>Hi.</p>\n<p>Bye.</p>"


def test_an_address_that_markup_splits_is_left_alone(bench: Bench) -> None:
    assert fixed(bench, EMAIL, "<p>Hi ann<b>@shop</b>.com bye</p>", is_html=True) is None


def test_the_subject_keeps_a_word(bench: Bench) -> None:
    rule = bench.load("find: {pattern: 'XX', read: [subject]}\nfix: remove\n")
    texts = ("XX Your order", "XX")
    found = [check_message(Message.from_text("Hi", subject=text), rule)[0].fix for text in texts]
    assert [fix and fix.end.offset for fix in found] == [3, None]


def test_what_a_fix_does_is_said_in_the_language_of_the_rules(bench: Bench) -> None:
    (fix,) = fixes(bench, CHANGE, "Hi. Please change your review.")
    assert fix is not None
    assert fix.description == "Remove the sentence"
