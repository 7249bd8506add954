"""Texts with marks: each code point in its line, each mark where it belongs."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.report.html.lines import Lines, Mark
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=5),
        st.sampled_from(["<b>", "</mark>", "&amp;", "\r\n", "\n", "\r", "\u2028", "\u202e", "\x00", "\ud800", "مر"]),
    ),
    max_size=30,
).map("".join)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=6)


def marked(root: Any, text_of: Callable[[object], str]) -> dict[int, str]:
    """Return the marked characters of each violation."""
    found: dict[int, str] = {}
    for mark in root.query("mark"):
        for number in map(int, mark.attrs["data-v"].split()):
            found[number] = found.get(number, "") + text_of(mark)
    return found


def lines_of(root: Any, text_of: Callable[[object], str]) -> list[str]:
    return [text_of(item) for item in root.query("li")]


@given(text=HOSTILE, spans=SPANS, is_made=st.booleans())
def test_a_text_comes_back_line_by_line_with_the_marks_that_it_got(
    tree: Callable[[str], Any],
    text_of: Callable[[object], str],
    text: str,
    spans: list[tuple[int, int]],
    is_made: bool,  # noqa: FBT001 - because hypothesis gives it
) -> None:
    severity = count()
    marks = [
        Mark(start, start + size, n, SEVERITIES[next(severity) % 3], "x") for n, (start, size) in enumerate(spans, 1)
    ]
    root = tree(Lines(text, marks, "m1", first=7, is_made=is_made).html()).root
    breaks = r"\r\n|[\r\n\u2028]" if is_made else r"\r\n|[\r\n]"
    expected = re.split(breaks, text)
    assert lines_of(root, text_of) == (expected[:-1] if expected[-1] == "" and len(expected) > 1 else expected)
    assert [item.attrs["value"] for item in root.query("li")] == [str(7 + n) for n in range(len(root.query("li")))]
    ends = "\r\n\u2028" if is_made else "\r\n"
    wanted = {mark.number: "".join(c for c in text[mark.start : mark.end] if c not in ends) for mark in marks}
    assert marked(root, text_of) == {number: words for number, words in wanted.items() if words}
    assert sorted(link.attrs["href"] for link in root.query("a")) == sorted(f"#m1v{mark.number}" for mark in marks)
    assert {node.name for node in root.query("*")} <= {"ol", "li", "bdi", "mark", "a"}


def test_overlapping_marks_are_cut_where_another_begins_or_ends() -> None:
    marks = [Mark(0, 5, 1, "warning", "one"), Mark(3, 8, 2, "error", "two"), Mark(4, 5, 3, "info", "three")]
    assert Lines("abcdefghij", marks, "m1").html() == (
        '<ul class="lines"><li><bdi>'
        '<mark class="warning" data-v="1">abc</mark>'
        '<mark class="error several" data-v="1 2">d</mark>'
        '<mark class="error several" data-v="1 2 3">e</mark>'
        '<a id="m1t1" href="#m1v1" class="ref warning" data-v="1" aria-label="one"></a>'
        '<a id="m1t3" href="#m1v3" class="ref info" data-v="3" aria-label="three"></a>'
        '<mark class="error" data-v="2">fgh</mark>'
        '<a id="m1t2" href="#m1v2" class="ref error" data-v="2" aria-label="two"></a>'
        "ij</bdi></li></ul>"
    )


def test_words_of_one_violation_that_stand_apart_have_one_name() -> None:
    html = Lines("ab cd", [Mark(0, 2, 1, "error"), Mark(3, 5, 1, "error")], "m4").html()
    assert html.count('href="#m4v1"') == 2
    assert html.count('id="m4t1"') == 1
    assert html.index('id="m4t1"') < html.index("cd")


def test_a_mark_over_several_lines_has_its_link_in_the_last() -> None:
    html = Lines("one\ntwo\n", [Mark(0, 8, 1, "error")], "m1").html()
    assert html.count("<mark") == 2
    assert html.index("two") < html.index('href="#m1v1"')


def test_a_mark_without_a_number_has_no_link() -> None:
    assert "<a" not in Lines("one", [Mark(0, 3, 0, "error")], "").html()


def test_a_text_without_line_numbers_is_a_plain_list() -> None:
    assert Lines("one", [], "m1").html() == '<ul class="lines"><li><bdi>one</bdi></li></ul>'


def long_text(lines: int = 100, width: int = 20) -> str:
    return "".join(f"{n:>{width}}\n" for n in range(1, lines + 1))


def shown(html: str) -> list[int]:
    """Return the numbers of the lines that stand outside of folds."""
    return [int(n) for n in re.findall(r'<li value="(\d+)">', re.sub(r"<details.*?</details>", "", html))]


def test_lines_far_from_marks_are_folded(tree: Callable[[str], Any], text_of: Callable[[object], str]) -> None:
    text = long_text()
    at = text.index("50")
    html = Lines(text, [Mark(at, at + 2, 1, "error")], "m1", first=1).html()
    assert shown(html) == [1, 2, 3, 48, 49, 50, 51, 52]
    root = tree(html).root
    assert [text_of(summary) for summary in root.query("summary")] == ["44 lines more", "48 lines more"]
    assert [line.strip() for line in lines_of(root, text_of)] == [str(n) for n in range(1, 101)]


def test_a_gap_of_a_few_lines_is_not_worth_a_fold() -> None:
    text = long_text()
    html = Lines(text, [Mark(text.index("9\n"), text.index("10\n"), 1, "error")], "m1", first=1).html()
    assert shown(html) == list(range(1, 13))


def test_the_middle_of_a_long_mark_is_folded() -> None:
    text = long_text()
    html = Lines(text, [Mark(0, len(text), 1, "error")], "m1", first=1).html()
    assert shown(html) == [1, 2, 3, 98, 99, 100]


def test_a_short_text_is_shown_whole() -> None:
    assert shown(Lines(long_text(30), [], "m1", first=1).html()) == list(range(1, 31))


def test_what_is_too_long_even_for_a_fold_is_left_out_and_counted(tree: Callable[[str], Any]) -> None:
    html = Lines(long_text(2000), [], "m1", first=1).html()
    (note,) = tree(html).root.query(".left-out")
    assert note.to_text() == "1,997 lines (41,937 characters) left out"
    assert len(html) < 1_000


def test_a_long_line_is_shown_around_its_marks(tree: Callable[[str], Any], text_of: Callable[[object], str]) -> None:
    text = "a" * 5_000 + "WORD" + "b" * 5_000
    root = tree(Lines(text, [Mark(5_000, 5_004, 1, "error")], "m1").html()).root
    assert marked(root, text_of) == {1: "WORD"}
    assert [text_of(note) for note in root.query(".left-out")] == ["… 4,400 characters left out …"] * 2
    assert len(text_of(root)) == 4 * 300 + 4 + 2 * len("… 4,400 characters left out …")


@pytest.mark.parametrize(("start", "end"), [(2, 99), (50, 60), (3, 1)])
def test_places_that_the_text_does_not_have_cost_only_the_mark(start: int, end: int) -> None:
    html = Lines("abc", [Mark(start, end, 1, "error")], "m1").html()
    assert re.sub("<[^>]*>", "", html) == "abc"
    assert 'href="#m1v1"' in html
