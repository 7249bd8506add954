"""What holds of the renderings of any template."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.read.template import has_tags, render

if TYPE_CHECKING:
    from msglint.read.template import Rendering

PIECES = (
    *("{{", "}}", "{%", "%}", "{#", "#}", "#", "/", "^", "!", "~", "-", "|", '"', "'", "\n", "{{{", "}}}", "<%=", "%>"),
    *("if a", "else", "endif", "elif b", "for x in y", "endfor", "set x = ", "x", " ", "raw", "endraw", "a.b", "or"),
    *(
        "{% if a %}",
        "{% else %}",
        "{% endif %}",
        "{{ a }}",
        "{{a|b}}",
        "{{#a}}",
        "{{/a}}",
        "{{^a}}",
        "{{else}}",
        "order",
    ),
    *(
        "{% set x = 'é' %}",
        "{{ x }}",
        "{{ x|upper }}",
        "{{ 'lit' }}",
        "{{ y|default('z') }}",
        "{% include 'i' %}",
        "{{>i}}",
    ),
    *("{% macro m(a) %}", "{% endmacro %}", "{{ m('q') }}", "{% case k %}", "{% when 'v' %}", "{% endcase %}", "\r\n"),
)
INCLUDED = "{{ i }} and {% if a %}{{ x|e }}{% endif %}"


def assert_exact(rendering: Rendering, space: str) -> None:
    """Check that what seems to stand in the source letter by letter does."""
    pieces = rendering.origin._pieces  # noqa: SLF001 - because what a span can't tell apart is checked here
    ends = 0
    for piece in pieces:
        assert ends <= piece.start < piece.end <= len(rendering.text)
        assert 0 <= piece.source_start < piece.source_end <= len(space) + 1
        ends = piece.end
        if piece.end - piece.start == piece.source_end - piece.source_start:
            assert rendering.text[piece.start : piece.end] == space[piece.source_start : piece.source_end]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["a.j2", "a.liquid", "a.hbs", "a"]))
def test_whatever_stands_letter_by_letter_in_the_source_is_what_stands_there(template: str, file: str) -> None:
    result = render(template, file, lambda name: (name, INCLUDED) if name == "i" else None)
    space = template
    for include in result.includes:
        space = space.ljust(include.start) + include.text
    for one in (*result.renderings, *([result.told] if result.told else [])):
        assert_exact(one, space)
    assert 1 <= len(result.renderings) <= 48
    has_tags(template)


CONDITIONS: dict[str, Any] = {
    "a": lambda v: v["a"],
    "not a": lambda v: not v["a"],
    "b": lambda v: v["b"],
    "c": lambda v: v["c"],
    "a and b": lambda v: v["a"] and v["b"],
    "b or c": lambda v: v["b"] or v["c"],
    "not (a or c)": lambda v: not (v["a"] or v["c"]),
    "k == 'x'": lambda v: v["k"] == "x",
    "k == 'y'": lambda v: v["k"] == "y",
    "k != 'x'": lambda v: v["k"] != "x",
    "n > 2": lambda v: v["n"] > 2,
    "n <= 1": lambda v: v["n"] <= 1,
}
VALUES = [
    dict(zip("abckn", values, strict=True))
    for values in itertools.product([True, False], [True, False], [True, False], "xyz", [0, 1, 2, 3])
]
BRANCHES = st.recursive(
    st.just(()),
    lambda inner: st.lists(st.tuples(st.sampled_from(sorted(CONDITIONS)), inner, inner), min_size=1, max_size=2),
    max_leaves=6,
)


class _Written:
    """A template of nested branches in which each way has a mark of its own."""

    def __init__(self, branches: Any) -> None:
        self.marks = 0
        self.tree: list[Any] = []
        self.text = self._written(branches, self.tree)

    def _written(self, branches: Any, tree: list[Any]) -> str:
        text = ""
        for condition, then, other in branches:
            self.marks += 2
            marks = f"<{self.marks}>", f"<{self.marks + 1}>"
            inner: tuple[list[Any], list[Any]] = ([], [])
            tree.append((condition, marks, inner))
            ways = (self._written(then, inner[0]), self._written(other, inner[1]))
            text += f"{{% if {condition} %}}{marks[0]}{ways[0]}{{% else %}}{marks[1]}{ways[1]}{{% endif %}}"
        return text

    def said(self, values: dict[str, Any]) -> str:
        """Return what an engine would print."""

        def walk(tree: list[Any]) -> str:
            text = ""
            for condition, marks, inner in tree:
                way = 0 if CONDITIONS[condition](values) else 1
                text += marks[way] + walk(inner[way])
            return text

        return walk(self.tree)


@settings(max_examples=150, deadline=None)
@given(BRANCHES)
def test_each_pair_of_ways_that_an_engine_can_show_is_shown_and_nothing_else(branches: Any) -> None:
    written = _Written(branches)
    shown = {one.text for one in render(written.text, "a.j2").renderings}
    possible = {written.said(values) for values in VALUES}
    assert shown <= possible
    if len(shown) < 48:
        pairs = {pair for text in possible for pair in itertools.combinations(text.split("<"), 2)}
        assert pairs == {pair for text in shown for pair in itertools.combinations(text.split("<"), 2)}
