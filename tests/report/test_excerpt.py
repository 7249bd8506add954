"""The shown line and the marks under it."""

from __future__ import annotations

import time

import pytest

from msglint.report.display import Display
from msglint.report.excerpt import excerpt
from msglint.span import LineIndex


def lines(text: str, words: str, *, width: int = 40, encoding: str = "utf-8") -> list[str]:
    index, offset = LineIndex(text), text.index(words)
    end = index.position(offset + len(words))
    found = excerpt(text, index.position(offset), end, Display(encoding), width)
    return [found.before + found.marked + found.after, found.marks]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("one\ntwo three\nfour", "three", ["two three", "    ^^^^^"], id="a later line"),
        pytest.param("one\r\ntwo three\r\nfour", "two", ["two three", "^^^"], id="Windows line ends"),
        pytest.param("请修改评论。", "修改", ["请修改评论。", "  ^^^^"], id="wide characters"),
        pytest.param("e\u0301e\u0301 x", "x", ["e\u0301e\u0301 x", "   ^"], id="combining marks before"),
        pytest.param("ae\u0301", "\u0301", ["ae\u0301", " ^"], id="only a combining mark"),
        pytest.param("\tx", "x", ["    x", "    ^"], id="tab before"),
        pytest.param("a\u200bb", "\u200b", ["a⟨U+200B⟩b", " ^^^^^^^^"], id="invisible character"),
        pytest.param("see you", "", ["see you", "^"], id="empty span"),
        pytest.param("ask to\nchange\nit", "to\nchange", ["ask to", "    ^^…"], id="span over two lines"),
        pytest.param("ask\r\nit", "\r\nit", ["ask", "   ^…"], id="span that starts at the line's end"),
        pytest.param("a\n", "a", ["a", "^"], id="line break right after"),
    ],
)
def test_line_that_fits(text: str, words: str, expected: list[str]) -> None:
    assert lines(text, words) == expected


LONG = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two", ["one two three four five six seven eight…", "    ^^^"]),
        ("six", ["… three four five six seven eight nine …", "                  ^^^"]),
        ("eleven", ["… six seven eight nine ten eleven twelve", "                           ^^^^^^"]),
        (LONG[4:-7], ["…two three four five six seven eight ni…", " " + "^" * 38 + "…"]),
    ],
)
def test_long_line_is_cut_around_the_span(words: str, expected: list[str]) -> None:
    shown, marks = lines(LONG, words)
    assert len(shown) <= 40
    assert [shown, marks] == expected


def test_long_line_of_wide_characters_is_cut_between_them() -> None:
    shown, marks = lines("我们" * 20 + "评论" + "我们" * 20, "评论", width=20)
    assert (shown, marks) == ("…们我们评论我们我们…", " " * 7 + "^^^^")


def test_cut_on_an_ascii_stream_is_drawn_with_dots() -> None:
    assert lines(LONG, "six", encoding="ascii") == ["...hree four five six seven eight nin...", " " * 18 + "^^^"]


def test_line_of_a_million_characters_is_not_read_to_its_ends() -> None:
    text = "a" * 1_000_000 + "b" + "a" * 1_000_000
    index = LineIndex(text)
    start, end = index.position(1_000_000), index.position(1_000_001)
    began = time.perf_counter()
    for _ in range(100):
        excerpt(text, start, end, Display("utf-8"), 80)
    assert time.perf_counter() - began < 1
