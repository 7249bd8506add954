"""What a template includes, and what it is based on."""

from __future__ import annotations

import pytest

from msglint.part import Part
from msglint.read.template import render
from msglint.span import Span
from tests.read.template.ways import from_files


def test_an_include_is_followed_and_keeps_its_place() -> None:
    template = "{% include 'head.j2' %}Bye {% include \"foot.j2\" %}{% include 'head.j2' %}"
    load = from_files(**{"head.j2": "Hi {{ name }}.\n", "foot.j2": "{% if x %}Ann{% else %}Bob{% endif %}\n"})
    result = render(template, "a.j2", load)
    assert [one.text for one in result.renderings] == [
        "Hi {{ name }}.\nBye Ann\nHi {{ name }}.\n",
        "Hi {{ name }}.\nBye Bob\nHi {{ name }}.\n",
    ]
    assert [include.file for include in result.includes] == ["head.j2", "foot.j2"]
    assert result.includes[0].start > len(template)
    one = result.renderings[1]
    part = Part("body", one.text, template, origin=one.origin, includes=result.includes)
    at = one.text.index("Bob")
    assert part.place(Span(at, at + 3)) == ("foot.j2", result.includes[1].text, Span(23, 26))
    assert part.place(Span(15, 18))[0] is None


@pytest.mark.parametrize(
    ("template", "file", "files", "expected"),
    [
        ("{% render 'p', who: 'Ann' %}", "a.liquid", {"p": "Hi {{ who }}"}, ["Hi Ann"]),
        ("{% include 'p' with buyer %}", "a.liquid", {"p": "Hi {{ p.order_id }}"}, ["Hi {{ p.order_id }}"]),
        ("{{> p who='Ann'}}", "a.hbs", {"p": "Hi {{who}}"}, ["Hi Ann"]),
        ("{{#> p}}x{{/p}}", "a.hbs", {}, ["x"]),
        ("{{#*inline 'p'}}x{{/inline}}{{> p}}", "a.hbs", {}, ["x"]),
        ("{{<p}}{{$b}}x{{/b}}{{/p}}", "a.mustache", {"p": "a{{$b}}y{{/b}}"}, ["ax"]),
        ("{% import 'p' as m %}{{ m.f('x') }}", "a.j2", {"p": "{% macro f(a) %}a{{ a }}{% endmacro %}"}, ["ax"]),
        ("{% from 'p' import f as g %}{{ g() }}", "a.j2", {"p": "{% macro f() %}a{% endmacro %}"}, ["a"]),
        ("{% include ['q', 'p'] %}", "a.j2", {"p": "a"}, ["a"]),
        ("{% include 'q' if x else 'p' %}", "a.j2", {"p": "a", "q": "b"}, ["a", "b"]),
        (
            "{% extends 'p' %}x{% set n = 'Ann' %}{% block b %}{{ super() }}!{% endblock %}",
            "a.j2",
            {"p": "{% block b %}Hi {{ n }}{% endblock %}, {% block c %}bye{% endblock %}"},
            ["Hi Ann!, bye"],
        ),
    ],
)
def test_parts_from_elsewhere_stand_where_they_are_named(
    template: str, file: str, files: dict[str, str], expected: list[str]
) -> None:
    result = render(template, file, from_files(**files))
    assert sorted(one.text for one in result.renderings) == expected


def test_an_include_that_is_not_found_or_includes_itself_is_a_note() -> None:
    load = from_files(a="x{% include 'a' %}")
    result = render("\n\n{% include 'footer.j2' %}{% include name %}{% include 'a' %}", "t.j2", load)
    assert [one.text for one in result.renderings] == ["\n\nx"]
    assert result.notes == (
        "line 3: the include 'footer.j2' was not found; what it says is not checked",
        "line 3: which file the include 'name' means is not known; what it says is not checked",
        "a, line 1: the include 'a' includes itself; it is read only once",
    )


def test_a_base_that_is_not_found_leaves_the_blocks_where_they_are() -> None:
    result = render("{% extends 'base' %}a {% block b %}b{% endblock %}", "t.j2")
    assert result.renderings[0].text == "a b"
    assert len(result.notes) == 1
