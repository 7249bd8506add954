"""Branches that are told one after the other, each with its condition in words."""

from __future__ import annotations

import pytest

from msglint.read.template import render
from tests.read.template.ways import source_of, told


def test_a_branch_is_told_with_its_condition() -> None:
    template = (
        "{% if customer.is_happy %}\nPlease leave us a review.\n{% else %}\nPlease write to us first.\n{% endif %}"
    )
    assert told(template) == (
        "\nIf the customer is happy: Please leave us a review.\n\nOtherwise, Please write to us first.\n"
    )
    found = render(template, "a.j2").told
    assert found
    assert source_of(found, "write to us", template) == "write to us"
    assert found.origin.span(1, 20).start == found.origin.span(1, 20).end


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("rating >= 4", "rating is 4 or more"),
        ("not satisfied", "not satisfied"),
        ("answer in ('great', 'good') and not order.isLate", "answer is great or good and the order is not late"),
        ("kind != 'wrong_item'", "kind is not wrong item"),
        ("note == 'call 555-010-7788'", "note is so"),
    ],
)
def test_conditions_are_told_in_plain_words(condition: str, expected: str) -> None:
    assert told(f"{{% if {condition} %}}This is what we say.{{% endif %}}") == f"If {expected}: This is what we say."


def test_sections_of_one_name_are_told_as_contraries() -> None:
    template = "{{#glad}}\nPlease leave us a review.\n{{/glad}}\n{{^glad}}\nPlease write to us first.\n{{/glad}}\n"
    assert told(template, "a.mustache") == "If glad: Please leave us a review.\nOtherwise, Please write to us first.\n"
    only = "{% unless glad %}Please write to us first.{% endunless %}"
    assert told(only, "a.liquid") == "If not glad: Please write to us first."


def test_nothing_is_told_of_a_few_words_or_inside_markup() -> None:
    assert told("Hello{% if name %}, {{ name }}{% endif %}!") is None
    assert told('<p class="{% if x %}one two three four five{% endif %}">a</p>') is None
    assert told("{% for x in y %}This is what we say.{% endfor %}") is None
