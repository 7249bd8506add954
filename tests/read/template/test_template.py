"""Templates: which texts they become, where these stand, and that no template can do harm."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from msglint.read.template import has_tags, render
from msglint.span import Span
from tests.read.template.ways import from_files, source_of, texts

if TYPE_CHECKING:
    from msglint.read.template import Rendered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if a %}", True),
        ("{%- # note -%}", True),
        ("a {# b #} c", True),
        ("{{#if a}}", True),
        ("{{~^a}}", True),
        ("{{! a }}", True),
        ("{{> a}}", True),
        ("{{/a}}", True),
        ("{{else}}", True),
        ("{{{{raw}}}}", True),
        ("Hello {{ name }}, {{{ x }}} {{& y}} <%= z %>", False),
        ("{name} [[x]] %A_B% $c #d#", False),
        ("100 {% off", False),
        ("a {# b", False),
        ("", False),
    ],
)
def test_tags_are_told_from_placeholders(text: str, expected: object) -> None:
    assert has_tags(text) is expected


def test_a_text_without_tags_is_its_only_rendering() -> None:
    text = "Hello %NAME%,\r\nyour order $order_id and {{ x }}.\n"
    result = render(text, "a.tpl")
    assert [one.text for one in result.renderings] == [text]
    assert (result.told, result.includes, result.notes) == (None, (), ())
    assert result.renderings[0].origin.span(6, 12) == Span(6, 12)


def test_each_way_of_a_branch_is_rendered_with_its_place() -> None:
    template = "A {% if x %}one{% elif y %}two{% else %}three{% endif %} B"
    assert texts(template) == ["A one B", "A three B", "A two B"]
    for one in render(template, "a.j2").renderings:
        word = one.text[2:-2]
        assert source_of(one, word, template) == word


def test_a_branch_without_else_has_an_empty_way() -> None:
    assert texts("a{% if x %}b{% endif %}") == ["a", "ab"]
    assert texts("a{% unless x %}b{% endunless %}", "a.liquid") == ["a", "ab"]
    assert texts("a{% for x in y %}b{{ x }}{% endfor %}") == ["a", "ab{{ x }}"]
    assert texts("{% for x in y %}a{% else %}b{% endfor %}") == ["a", "b"]
    assert texts("{% case k %}{% when 1, 2 %}a{% when 3 %}b{% endcase %}", "a.liquid") == ["", "a", "b"]


def test_handlebars_and_mustache_branch_too() -> None:
    assert texts("{{#if a}}x{{else if b}}y{{else}}z{{/if}}", "a.hbs") == ["x", "y", "z"]
    assert texts("{{#unless a}}x{{/unless}}", "a.hbs") == ["", "x"]
    assert texts("{{#each a}}x{{this.b}}{{else}}y{{/each}}", "a.hbs") == ["x{{this.b}}", "y"]
    assert texts("{{#a}}x{{/a}}{{^a}}y{{/a}}", "a.mustache") == ["x", "y"]
    assert texts("{{#if (eq a 'b')}}x{{/if}}{{#if (eq a 'c')}}y{{/if}}", "a.hbs") == ["", "x", "y"]


def test_with_says_only_where_names_are_looked_for() -> None:
    assert texts("{{#with order}}no. {{id}}, {{date}}{{/with}}", "a.hbs") == ["no. {{ order.id }}, {{date}}"]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% if x %}a{% endif %}{% if x %}b{% endif %}", ["", "ab"]),
        ("{% if x %}a{% endif %}{% if not x %}b{% endif %}", ["a", "b"]),
        ("{% if x %}a{% if x %}b{% else %}c{% endif %}{% endif %}", ["", "ab"]),
        ("{% if k == 'p' %}a{% endif %}{% if k == 'q' %}b{% endif %}", ["", "a", "b"]),
        ("{% if k == 'p' %}a{% endif %}{% if k != 'p' %}b{% endif %}", ["a", "b"]),
        ("{% if n > 3 %}a{% endif %}{% if n <= 3 %}b{% endif %}", ["a", "b"]),
        ("{% if n > 3 %}a{% endif %}{% if n > 5 %}b{% endif %}", ["", "a", "ab"]),
        ("{% if k in ['p', 'q'] %}a{% endif %}{% if k == 'q' %}b{% endif %}", ["", "a", "ab"]),
        ("{% if x or y %}a{% endif %}{% if x %}b{% endif %}", ["", "a", "ab"]),
        ("{% if x|length > 0 %}a{% endif %}{% for i in x %}b{% endfor %}", ["", "ab"]),
        ("{% if x %}{{ x|default('none given') }}{% endif %}", ["", "{{ x }}"]),
    ],
)
def test_conditions_on_the_same_value_go_together(template: str, expected: list[str]) -> None:
    assert texts(template) == expected


def test_what_is_set_to_a_constant_decides_its_condition() -> None:
    assert texts("{% set x = false %}{% if x %}a{% else %}b{% endif %}") == ["b"]
    assert texts("{% set k = 'p' %}{% if k == 'q' %}a{% endif %}c") == ["c"]
    template = "{% if n >= 4 %}{% set happy = true %}{% else %}{% set happy = false %}{% endif %}"
    assert texts(template + "{% if n >= 4 %}a{% endif %}{% if happy %}b{% else %}c{% endif %}") == ["ab", "c"]


def test_another_name_for_a_value_goes_together_with_it() -> None:
    assert texts("{% assign y = x %}{% if y %}a{% endif %}{% unless x %}b{% endunless %}", "a.liquid") == ["a", "b"]


def test_outputs_that_are_simple_stay_as_they_are() -> None:
    template = "{# note #}a {{ order.id }} {{{x}}} <%= y %>"
    (one,) = render(template, "a.j2").renderings
    assert one.text == "a {{ order.id }} {{{x}}} <%= y %>"
    assert one.origin.span(2, 5) == Span(12, 15)


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ('{{ order["id"] }}', "order.id"),
        ('{{ delay.date | date: "%B" }}', "delay.date"),
        ("{{- name|upper -}}", "name"),
        ('{{ "%.2f"|format(sum) }}', "sum"),
        ("{{ lines[0] }}", "lines.0"),
        ("{{ number ~ suffix }}", "number"),
        ("{{ what is this }}", "what"),
        ("{{ url_for('order', id=order.id) }}", "url_for"),
        ("{{ hide(order.id) }}", "hide order.id"),
        ("{{a|b}}", "a"),
    ],
)
def test_other_outputs_are_named_by_what_they_print(output: str, expected: str) -> None:
    template = f"Your {output}!"
    (one,) = render(template, "a.j2").renderings
    at = one.text.index("{{")
    assert one.text[at:-1].strip("{ }") == expected
    assert one.origin.span(at, at + 5) == Span(5, 5 + len(output))


def test_a_literal_that_is_printed_stands_where_it_is_written() -> None:
    template = "{% set mail = 'ann@shop.com' %}Write to {{ mail }}, {{ 'or' }} {{ a|default('bob@shop.com') }}"
    found = {one.text: one for one in render(template, "a.j2").renderings}
    assert sorted(found) == ["Write to ann@shop.com, or bob@shop.com", "Write to ann@shop.com, or {{ a }}"]
    one = found["Write to ann@shop.com, or bob@shop.com"]
    assert one.origin.span(9, 21) == Span(15, 27)
    assert source_of(one, "bob@shop.com", template) == "bob@shop.com"


@pytest.mark.parametrize(
    ("template", "file"),
    [
        ("{% capture x %}gift{% endcapture %}a {{ x }}", "a.liquid"),
        ("{% assign x = 'gift' %}a {{ x }}", "a.liquid"),
        ("{% set x %}gift{% endset %}a {{ x }}", "a.j2"),
        ("{% set x = 'gi' ~ 'ft' %}a {{ x|safe }}", "a.j2"),
        ("{% macro m(y) %}a {{ y }}{% endmacro %}{{ m('gift') }}", "a.j2"),
        ("{% macro m(y='gift') %}a {{ y }}{% endmacro %}{{ m() }}", "a.j2"),
        ("{% macro m() %}a {{ caller() }}{% endmacro %}{% call m() %}gift{% endcall %}", "a.j2"),
        ("{% macro m() %}a gift{% endmacro %}", "a.j2"),
        ("{% with x = 'gift' %}a {{ x }}{% endwith %}", "a.j2"),
        ("{% liquid\nassign x = 'gift'\necho 'a '\necho x %}", "a.liquid"),
        ("{% block b %}a gift{% endblock %}", "a.j2"),
        ("a {% trans %}gift{% endtrans %}", "a.html"),
        ("{% set l = ['a ', 'gift'] %}{% for x in l %}{{ x }}{% endfor %}", "a.j2"),
    ],
)
def test_values_and_macros_are_printed_where_they_are_used(template: str, file: str) -> None:
    assert texts(template, file) == ["a gift"]


def test_a_value_that_is_set_in_branches_is_printed_as_the_branch_says() -> None:
    template = "{% if x %}{% set g = 'Hi' %}{% else %}{% set g = 'Yo' %}{% endif %}{{ g }}{% if x %}!{% endif %}"
    assert texts(template) == ["Hi!", "Yo"]


def test_a_formatted_text_is_read_with_its_values() -> None:
    template = "{{ 'Order %s, 100%% yours' | format(order.id) }}"
    (one,) = render(template, "a.j2").renderings
    assert one.text == "Order {{ order.id }}, 100 yours"
    assert source_of(one, "yours", template) == "yours"


def test_a_value_that_is_one_of_two_decides_its_condition() -> None:
    assert texts("{% set x = 'a' if c else 'b' %}{% if x == 'a' %}1{% else %}2{% endif %}{{ x }}") == ["1a", "2b"]


def test_a_choice_between_literals_is_a_branch() -> None:
    assert texts("{{ 'good' if x else 'bad' }}") == ["bad", "good"]
    assert texts("{{ x ? 'good' : y }}") == ["good", "{{ y }}"]
    assert texts("{{ x or 'bad' }}") == ["bad", "{{ x }}"]
    assert texts("{{ x | default: '' }}", "a.liquid") == ["{{ x }}"]


def test_an_item_of_an_order_is_no_order() -> None:
    assert texts("{% for o in orders %}{{ o.number|e }}{% endfor %}")[1] == "{{ orders.number }}"
    assert texts("{% for i in order.items %}{{ i.number }}{% endfor %}")[1] == "{{ i.number }}"
    assert texts("{% set o = order.amazon_id %}{{ o }}") == ["{{ order.amazon_id }}"]


@pytest.mark.parametrize(
    ("template", "file", "expected"),
    [
        ("a \n{%- if x -%}\n b{%- endif %} c", "a.j2", ["a c", "ab c"]),
        ("a {{~#if x~}} b {{~/if~}} c", "a.hbs", ["abc", "ac"]),
        ("a\n{{#x}}\nb\n{{/x}}\nc", "a.mustache", ["a\nb\nc", "a\nc"]),
        ("a\r\n  {{#x}}  \r\nb\r\n{{/x}}", "a.mustache", ["a\r\n", "a\r\nb\r\n"]),
        ("a {{! note }} b", "a.hbs", ["a  b"]),
        ("a {{!-- {{x}} --}}b", "a.hbs", ["a b"]),
        ("a {#- {% if x %} -#} b", "a.j2", ["ab"]),
        ("a {# b", "a.liquid", ["a {# b"]),
        ("a {% comment %}{% if x %}b{% endcomment %}c", "a.liquid", ["a c"]),
        ("a {%- raw -%} {{ x }}{% if y %} {%- endraw %} b", "a.j2", ["a{{ x }}{% if y %} b"]),
        ("{{{{raw}}}}{{#if x}}{{{{/raw}}}} b", "a.hbs", ["{{#if x}} b"]),
        (r"\{{#if x}} b", "a.hbs", ["{{#if x}} b"]),
        ("{{=<% %>=}}<%#x%>a<%/x%>{{b}}", "a.mustache", ["a{{b}}", "{{b}}"]),
        ("{% if x == '%}' %}a{% endif %}", "a.j2", ["", "a"]),
        ("{{ 'a }} b' }}", "a.j2", ["a }} b"]),
    ],
)
def test_white_space_comments_and_raw_text_are_as_the_engines_have_them(
    template: str, file: str, expected: list[str]
) -> None:
    assert texts(template, file) == expected


def test_a_path_without_an_order_id_is_found_across_three_conditions() -> None:
    names = ["a", "b", "c", "d"]
    template = "".join(f"{{% if {name} %}}order {{{{ order.id }}}}{{% else %}}x{{% endif %}}" for name in names)
    assert "xxxx" in texts(template)
    # Where one of the conditions always gives one, there's none to find.
    assert all(
        "{{" in text for text in texts("{% if a %}{{ order.id }}{% endif %}{% if not a %}{{ order.id }}{% endif %}")
    )


def test_the_shortest_path_is_among_the_renderings() -> None:
    template = "".join(f"{{% if {name} %}}{name}{{% else %}}longer{name}{{% endif %}}" for name in "pqrstu")
    assert "pqrstu" in texts(template)


def test_a_cut_is_told() -> None:
    result = render(
        "{% case k %}" + "".join(f"{{% when {n} %}}x{n}\n" for n in range(80)) + "{% endcase %}", "a.liquid"
    )
    assert len(result.renderings) == 48
    assert result.notes[0] == "line 48: the template has too many branches to check; this one is not checked"
    assert result.notes[-1] == "28 more branches are not checked"
    many = "".join(f"{{% case k{n} %}}" + "".join(f"{{% when {m} %}}x{m}" for m in range(9)) for n in range(3))
    result = render(many.replace("{% case", "{% endcase %}{% case")[13:] + "{% endcase %}", "a.liquid")
    assert result.notes == ("the template has too many branches for all their combinations; 48 were checked",)


def test_too_many_ways_are_shown_each_but_not_in_pairs() -> None:
    template = "".join(f"{{% if a{n} %}}({n}){{% endif %}}" for n in range(400))
    result = render(template, "a.j2")
    assert any("(399)" in one.text for one in result.renderings)
    assert result.notes[0].startswith("the template has too many branches for all their combinations; ")


def test_renderings_are_always_the_same() -> None:
    template = "".join(f"{{% if {name} or k == '{name}' %}}{name}{{% endif %}}" for name in "pqrstuvw")
    first, second = (render(template, "a.j2").renderings for _ in range(2))
    assert [one.text for one in first] == [one.text for one in second]
    assert len({one.text for one in first}) == len(first)
    assert first[0].text == "pqrstuvw"


@pytest.mark.parametrize(
    ("template", "file", "expected", "note"),
    [
        ("a{% if x %}b", "a.j2", ["a", "ab"], "line 1: 'if' is never closed"),
        ("a{% endif %}b", "a.j2", ["ab"], "line 1: 'endif' closes nothing"),
        ("a\n{% else %}b", "a.j2", ["a\nb"], "line 2: 'else' stands in no block that it belongs to"),
        ("a {{ b", "a.j2", ["a {{ b"], "line 1: '{{' is never closed, and is read as text"),
        ("a {{ b {{ c }}", "a.j2", ["a {{ b {{ c }}"], "line 1: '{{' is never closed, and is read as text"),
        ("a{% raw %}b", "a.j2", ["ab"], "line 1: the tag 'raw' is never closed"),
        ("a{{/x}}b", "a.hbs", ["ab"], "line 1: '/x' closes nothing"),
        ("a{{#x}}b{{#y}}c{{/x}}", "a.hbs", ["a", "ab", "abc"], "line 1: 'y' is never closed"),
        (
            "a{% odd x %}b",
            "a.j2",
            ["ab"],
            "line 1: the tag 'odd' isn't known; what it prints, if anything, is not checked",
        ),
    ],
)
def test_what_is_wrong_with_a_template_is_a_note(template: str, file: str, expected: list[str], note: str) -> None:
    result = render(template, file)
    assert sorted(one.text for one in result.renderings) == expected
    assert result.notes == (note,)


def test_a_tag_that_nobody_knows_shows_what_it_holds() -> None:
    assert render("a{% odd x %}b{% endodd %}", "a.j2").renderings[0].text == "ab"
    assert texts("a{{#odd x}}b{{/odd}}", "a.hbs") == ["a", "ab"]


HOSTILE = {
    "deep": "{% if a %}" * 10_000 + "x" + "{% endif %}" * 10_000,
    "deep sections": "{{#a}}" * 10_000 + "x",
    "braces": "{{" * 100_000,
    "blocks": "{%" * 100_000,
    "quotes": "{{'\"" * 50_000,
    "comments": "{#" * 100_000,
    "raws": "{% raw %}" * 10_000,
    "set again": "{% set x = x ~ x %}{{ x }}" * 500,
    "set in branches": "".join(f"{{% if c{n} %}}{{% set x = 'v{n}' %}}{{% endif %}}" for n in range(400)) + "{{ x }}",
    "bombs": "".join(f"{{% set a{n} %}}{{{{ a{n - 1} }}}}{{{{ a{n - 1} }}}}y{{% endset %}}" for n in range(99))
    + "{{ a98 }}",
    "macros": "{% macro a() %}{{ a() }}{{ a() }}{% endmacro %}{{ a() }}",
    "macros in macros": "".join(
        f"{{% macro f{n}() %}}{{% if x{n} %}}{{{{ f{n - 1}() }}}}{{{{ f{n - 1}() }}}}y{{% endif %}}{{% endmacro %}}"
        for n in range(300)
    )
    + "{{ f299() }}",
    "brackets": "{{ " + "(" * 1000 + "a" + ")" * 1000 + " }}",
    "negations": "{% if " + "not " * 300 + "a %}x{% endif %}",
    "many branches": "".join(f"{{% if a{n} or b{n % 7} %}}x{n}{{% endif %}}" for n in range(290)),
    "many ways": "{% case a %}" + "".join(f"{{% when {n} %}}x{n}" for n in range(2000)),
}


@pytest.mark.parametrize("file", ["a.j2", "a.liquid", "a.hbs"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_templates_cost_seconds_at_most_and_raise_nothing(name: str, file: str) -> None:
    begun = time.process_time()
    result: Rendered = render(HOSTILE[name], file, from_files())
    assert time.process_time() - begun < 10
    assert 1 <= len(result.renderings) <= 48
    assert sum(len(one.text) for one in result.renderings) <= 4_500_000


def test_the_function_stays_what_it_is_when_it_has_been_called() -> None:
    import msglint.read.template as package  # noqa: PLC0415 - as a later import would find it

    package.render("{{ name }}", "a.j2")
    assert callable(package.render)
