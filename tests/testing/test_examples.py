"""Examples in rule files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import RuleError
from msglint.testing.examples import failures, read_examples

if TYPE_CHECKING:
    from tests.conftest import Bench

FIND = "find:\n  - all: {act: change, thing: review}\n---\n"
#: The rule's head, FIND and a line `examples:` take nine lines and one more.
EXAMPLES = FIND + "examples:\n"


def problems(bench: Bench, examples: str) -> list[str]:
    rules = bench.load(EXAMPLES + examples)
    return [str(error).partition("rule.yaml:")[2] for error in failures(rules.rules[0], rules)]


def test_examples_that_behave_give_no_error(bench: Bench) -> None:
    examples = """
  bad:
    en: ["Please [change your review].", {text: "Hi. change the review", span: change}, "change a review"]
    zh: ["请[修改]评价"]
  good:
    en: ["your order", {text: "change", subject: "the review", kind: reply}]
"""
    assert problems(bench, examples) == []


@pytest.mark.parametrize(
    ("examples", "error"),
    [
        ("  bad: {en: [a review]}", "11:14: bad.en: a bad example is not reported"),
        ("  good: {en: [change a review]}", "11:15: good.en: a good example is reported: 'change a review'"),
        (
            "  bad: {en: ['[Hi] change a review']}",
            "11:14: bad.en: a bad example is reported in another place than the marked one: 'change a review'",
        ),
        ("  bad: {en: [{text: change a review, span: x}]}", "11:38: examples.bad.en.span: does not occur in the text"),
        ("  bad: {en: [{txt: x}]}", "11:15: examples.bad.en.txt: unknown key; did you mean 'text'?"),
        ("  bad: {en: [[x]]}", "11:14: examples.bad.en: must be a text, or a mapping with the key 'text'"),
        (
            "  bad: {en: [{text: x, kind: y}]}",
            "11:14: examples.bad.en: kind is 'y'; it must be one of proactive, reply",
        ),
        ("  bd: {en: [x]}", "11:3: examples.bd: unknown key; did you mean 'bad'?"),
        (
            "  todo: {bad: {en: [change a review]}}",
            "11:21: examples.todo.bad.en: the known miss passes now; move it out of 'todo'",
        ),
    ],
)
def test_example_that_does_not_behave_is_named_with_its_place(bench: Bench, examples: str, error: str) -> None:
    (found,) = problems(bench, examples)
    assert found.replace("examples.", "") == error.replace("examples.", "")


def test_known_miss_is_no_failure(bench: Bench) -> None:
    assert problems(bench, "  todo: {bad: {en: [alter a review]}, good: {en: [change a review]}}") == []


def test_rule_without_examples_is_a_failure(bench: Bench) -> None:
    rules = bench.load(FIND.removesuffix("---\n"))
    (found,) = failures(rules.rules[0], rules)
    assert "the file has no examples; add them below a line '---'" in str(found)


def test_broken_examples_do_not_keep_the_rule_from_loading(bench: Bench) -> None:
    rules = bench.load(FIND + "examples: [")
    with pytest.raises(RuleError, match=r"rule.yaml:11:1: not valid YAML"):
        read_examples(rules.rules[0])


def test_marks_are_taken_out_of_the_text(bench: Bench) -> None:
    rules = bench.load(EXAMPLES + "  bad: {en: ['a [b] c [d] [[order-id]]']}")
    (example,) = read_examples(rules.rules[0])
    assert example.message.parts[0].text == "a b c d [[order-id]]"
    assert example.marks == ((2, 3), (6, 7))
    assert (example.language, example.bad, example.known_miss) == ("en", True, False)
