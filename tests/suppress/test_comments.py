"""Ignores in the comments of templates: how they are written, and what they hold for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from msglint.engine import check_message
from msglint.message import Message
from msglint.read.templates import read_template, with_body
from msglint.suppress.comments import Directive, read_directives
from tests.suppress.conftest import rules_of

if TYPE_CHECKING:
    from tests.suppress.conftest import Desk


def directives(template: str, file: str = "a.j2") -> list[Directive]:
    found, problems = read_directives(read_template(template, file))
    assert problems == []
    return found


def problems(template: str, file: str = "a.j2") -> list[str]:
    found, wrong = read_directives(read_template(template, file))
    assert found == []
    return [str(error) for error in wrong]


@pytest.mark.parametrize(
    ("template", "file"),
    [
        ("A {# msglint: ignore emoji -- why #}", "a.j2"),
        ("A {#- msglint: ignore emoji -- why -#}", "a.j2"),
        ("A {#msglint:ignore emoji -- why#}", "a.txt"),
        ("A {# MSGLINT : ignore\n emoji\n -- why #}", "a.j2"),
        ("A {% comment %}msglint: ignore emoji -- why{% endcomment %}", "a.liquid"),
        ("A {%- comment -%}\nmsglint: ignore emoji -- why\n{%- endcomment -%}", "a.liquid"),
        ("A {% # msglint: ignore emoji -- why %}", "a.liquid"),
        ("{% liquid\n # msglint: ignore emoji -- why\n echo a %}", "a.liquid"),
        ("A {{! msglint: ignore emoji -- why }}", "a.hbs"),
        ("A {{!-- msglint: ignore emoji -- why --}}", "a.mustache"),
        ("A {{~!-- msglint: ignore emoji -- why --~}}", "a.handlebars"),
    ],
)
def test_each_engines_comments_can_hold_an_ignore(template: str, file: str) -> None:
    (found,) = directives(template, file)
    assert (found.names, found.reason, found.until) == (("emoji",), "why", None)
    assert found.lines is not None


@pytest.mark.parametrize(
    ("said", "names", "reason", "until"),
    [
        ("ignore emoji, amazon/gif,own -- agreed with Ann", ("emoji", "amazon/gif", "own"), "agreed with Ann", None),
        ("ignore * -- it's -- really -- fine", ("*",), "it's -- really -- fine", None),
        ("ignore emoji until 2027-01-31 -- the sale", ("emoji",), "the sale", date(2027, 1, 31)),
        ("ignore-file emoji until 2027-01-31 -- the\n  sale", ("emoji",), "the sale", date(2027, 1, 31)),
    ],
)
def test_it_names_rules_perhaps_an_end_and_a_reason(
    said: str, names: tuple[str, ...], reason: str, until: date | None
) -> None:
    (found,) = directives(f"{{# msglint: {said} #}}")
    assert (found.names, found.reason, found.until) == (names, reason, until)


@pytest.mark.parametrize(
    ("template", "lines"),
    [
        ("A {# msglint: ignore * -- why #}\nB", {1}),
        ("{# msglint: ignore * -- why #} A\nB", {1}),
        ("A\n  {# msglint: ignore * -- why #}\t\nB\nC", {3}),
        ("A\r\n{# msglint: ignore * -- why #}\r\nB\r\nC", {3}),
        ("{# msglint: ignore * -- why #}\n\n{# a note #}{# more #}\n \nB", {5}),
        ("A {# msglint: ignore *\n -- why #} B\nC", {1, 2}),
        ("A {# msglint: ignore *\n -- why #}\nC", {1}),
        ("{# msglint: ignore *\n -- why #} B\nC", {2}),
        ("{# msglint: ignore *\n -- why\n#}\nC", {4}),
        ("{% if a %}{# msglint: ignore * -- why #}\nB{% endif %}", {1}),
        ("A\n{# msglint: ignore * -- why #}", set()),
        ("A\n{# msglint: ignore * -- why #}\n\n", set()),
    ],
)
def test_it_holds_for_its_own_line_or_alone_for_the_next_one_that_says_anything(template: str, lines: set[int]) -> None:
    (found,) = directives(template)
    assert found.lines == frozenset(lines)


def test_one_above_the_other_hold_for_the_same_line() -> None:
    found = directives("{# msglint: ignore a -- why #}\n{# msglint: ignore b -- why #}\nC")
    assert [(one.line, one.names, one.lines) for one in found] == [
        (1, ("a",), frozenset([3])),
        (2, ("b",), frozenset([3])),
    ]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("msglint: ignore emoji", "the ignore gives no reason; write msglint: ignore RULE -- reason"),
        ("msglint: ignore emoji --", "the ignore gives no reason"),
        ("msglint: ignore emoji -- ", "the ignore gives no reason"),
        ("msglint: ignore emoji --why", "the ignore gives no reason"),
        ("msglint: ignore emoji — why", "the ignore gives no reason"),
        ("msglint: ignore -- why", "the ignore names no rule"),
        ("msglint: ignore emoji,, gif -- why", "the ignore names no rule"),
        ("msglint: ignore emoji gif -- why", "must be parted by commas, not 'emoji gif'"),
        ("msglint: ignore emoji until May -- why", "the end of the ignore must be a day"),
        ("msglint: ignore emoji until -- why", "the end of the ignore must be a day"),
        ("msglint: ignore emoji until 2027-01-31 or so -- why", "the end of the ignore must be a day"),
        ("msglint: disable emoji -- why", "the comment asks for 'disable'; msglint knows ignore and ignore-file"),
        ("msglint: ignore-line emoji -- why", "the comment asks for 'ignore-line'"),
        ("msglint:", "the comment says nothing; msglint knows ignore and ignore-file"),
        ("msglint ignore emoji -- why", "seems to be an ignore, but does not read so"),
        ("msglint-disable emoji", "seems to be an ignore"),
        ("@msglint ignore emoji -- why", "seems to be an ignore"),
        ("ok here. msglint: ignore emoji -- why", "seems to be an ignore"),
        (f"msglint: ignore emoji -- {'why ' * 200}", "the reason of the ignore is longer than 500 characters"),
        ("msglint: ignore a -- why\nmsglint: ignore b -- why", "holds several ignores; write a comment for each"),
    ],
)
def test_one_that_can_not_be_read_is_an_error_and_never_nothing(said: str, problem: str) -> None:
    (found,) = problems(f"Hi,\n{{# {said} #}}\nB")
    assert found.startswith("a.j2:2: ")
    assert problem in found


@pytest.mark.parametrize(
    "said",
    ["checked with msglint", "by msglint: all is well", "msglint is strict here", "ignore this", "", "to do: emoji"],
)
def test_other_comments_say_nothing(said: str) -> None:
    assert directives(f"{{# {said} #}} A") == []


def test_no_more_errors_are_told_than_a_person_reads() -> None:
    assert len(problems("{# msglint: ignore #}\n" * 500)) == 20


def test_a_template_of_nothing_but_ignores_is_refused_from_some_point_on() -> None:
    found, (problem,) = read_directives(read_template("{# msglint: ignore a -- why #}\nA\n" * 5000, "a.j2"))
    assert len(found) == 200
    assert str(problem) == "a.j2:401: the template has more than 200 ignores; this one and those behind it don't count"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Mail ann@shop.com # msglint: ignore mail -- why\n-- msglint: ignore-file mail -- why\n"),
        ("a.md", "<!-- msglint: ignore-file mail -- why -->\nMail ann@shop.com\n"),
        ("a.html", "<!-- msglint: ignore mail -- why --><p>Mail ann@shop.com</p>"),
        ("a.html.j2", "<!-- msglint: ignore mail -- why --><p>Mail {{ x }} ann@shop.com</p>"),
        ("a.eml", "Subject: Hi\n\nMail ann@shop.com {# msglint: ignore mail -- why #}\n"),
        ("a.liquid", "Mail ann@shop.com {# msglint: ignore mail -- why #}"),
        ("a.j2", "{% raw %}{# msglint: ignore mail -- why #}{% endraw %} Mail ann@shop.com"),
    ],
)
def test_what_a_buyer_would_get_to_read_is_no_ignore(desk: Desk, name: str, text: str) -> None:
    result = desk.result(text, name)
    assert read_directives(result.message) == ([], [])
    assert "mail" in rules_of([result])


def test_it_means_what_begins_or_ends_on_its_line(desk: Desk) -> None:
    desk.write("a.j2", "ann@shop.com {# x #}\nNOW\nann@shop.com")
    (result,) = desk.results("a.j2")
    comment = result.message.comments[0]
    located = [one for one in result.violations if one.start]

    def meant(*lines: int) -> list[tuple[str, int]]:
        directive = Directive(("*",), "why", None, comment, 1, frozenset(lines))
        return [(one.rule, one.start.line) for one in located if one.start and directive.fits(one, result.message)]

    assert meant(1) == [("own/mail", 1)]
    assert meant(2, 3) == [("own/shout", 2), ("own/mail", 3)]
    assert meant() == []


def test_lines_of_a_subject_of_its_own_are_not_those_of_the_text(desk: Desk) -> None:
    message = with_body(Message.from_text("", subject="NOW"), "NOW {# msglint: ignore shout -- why #}")
    subject, body = Message.from_text("", subject="NOW").parts[0], message.parts
    both = Message((subject, *body), comments=message.comments)
    (directive,) = read_directives(both)[0]
    found = [one for one in check_message(both, desk.rules) if one.rule == "own/shout"]
    assert [(one.part, directive.fits(one, both)) for one in found] == [("subject", False), ("body", True)]
