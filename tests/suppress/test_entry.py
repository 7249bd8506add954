"""Ignores that have no effect any more: when that is sure, and when it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from msglint.config.settings import Ignore
from msglint.report.result import Result
from msglint.ruleset.select import select_rules
from msglint.suppress.ignores import Ignores

if TYPE_CHECKING:
    from tests.suppress.conftest import Desk

TODAY = date(2026, 6, 1)
CLEAN = "Order 114-3941689-8772232."
UNUSED = "this ignore lets nothing pass any more; remove it"


def stale(desk: Desk, *ignores: Ignore, checked: tuple[str, ...], excluded: tuple[str, ...] = ()) -> list[str]:
    """Return what is said after some files were checked; each ignore stands in the line of its place."""
    placed = [one.replaced(file="i", line=number) for number, one in enumerate(ignores, 1)]
    tracked = Ignores(placed, desk.names, root=".", today=TODAY)
    for result in desk.results(*checked):
        tracked.apply(result, desk.rules)
    return [str(one) for one in tracked.stale(lambda path: path in excluded)]


def test_one_that_lets_something_pass_is_not_told(desk: Desk) -> None:
    desk.write("a.txt", "NOW")
    assert stale(desk, Ignore("shout", "why", "/a.txt"), Ignore("*", "why"), checked=("a.txt",)) == []


def test_one_that_lets_nothing_pass_is_told_with_its_place(desk: Desk) -> None:
    desk.write("a.txt", "NOW")
    ignores = (Ignore("order", "why", "/a.txt"), Ignore("mail", "why", "/a.txt"), Ignore("star", "why", "*"))
    assert stale(desk, *ignores, checked=("a.txt",)) == [f"i:2: {UNUSED}", f"i:3: {UNUSED}"]


def test_one_for_files_that_were_not_checked_is_not_told(desk: Desk) -> None:
    desk.write("a.txt", CLEAN)
    assert stale(desk, Ignore("mail", "why", "/b.txt"), Ignore("mail", "why", "old/"), checked=("a.txt",)) == []


def test_one_for_several_files_is_told_only_when_all_of_them_were_checked(desk: Desk) -> None:
    names = [desk.write(name, CLEAN) for name in ("drafts/a.txt", "drafts/b.txt", "other/c.txt")]
    ignore = Ignore("mail", "why", "drafts/")
    assert stale(desk, ignore, checked=("drafts/a.txt",)) == []
    assert stale(desk, ignore, checked=("drafts/a.txt", "drafts/b.txt")) == [f"i:1: {UNUSED}"]
    assert stale(desk, Ignore("mail", "why"), checked=("drafts/a.txt", "drafts/b.txt")) == []
    assert stale(desk, Ignore("mail", "why"), checked=tuple(names)) == [f"i:1: {UNUSED}"]


def test_files_that_are_never_checked_leave_no_doubt(desk: Desk) -> None:
    for name in ("a.txt", "excluded.txt", "ignored.txt", ".hidden/b.txt", "data.json"):
        desk.write(name, CLEAN)
    desk.write(".gitignore", "ignored.txt\n")
    (desk.folder / ".git").mkdir()
    ignore = Ignore("mail", "why")
    assert stale(desk, ignore, checked=("a.txt",)) == []
    assert stale(desk, ignore, checked=("a.txt",), excluded=("excluded.txt",)) == [f"i:1: {UNUSED}"]


def test_one_for_tables_is_told_only_when_it_means_one_of_them(desk: Desk) -> None:
    desk.write("new.csv", f"text\n{CLEAN}\n")
    desk.write("old.csv", "text\nann@shop.com\n")
    assert stale(desk, Ignore("mail", "why", "*.csv"), checked=("new.csv",)) == []
    assert stale(desk, Ignore("mail", "why", "/new.csv"), checked=("new.csv",)) == [f"i:1: {UNUSED}"]


def test_what_comes_from_no_file_proves_nothing(desk: Desk) -> None:
    tracked = Ignores([Ignore("mail", "why")], desk.names, root=".", today=TODAY)
    message = replace(desk.result(CLEAN).message, source="<stdin>")
    (desk.folder / "draft.txt").unlink()
    tracked.apply(Result(message, ()), desk.rules)
    assert tracked.stale() == []


def test_one_for_a_rule_that_was_not_checked_is_not_told(desk: Desk) -> None:
    desk.write("a.txt", CLEAN)
    some = select_rules(desk.rules, ["shout"])
    for rule, expected in (("mail", []), ("own", []), ("shout", [UNUSED])):
        tracked = Ignores([Ignore(rule, "why", "/a.txt")], desk.names, root=".", today=TODAY)
        for result in desk.results("a.txt", rules=some):
            tracked.apply(result, some)
        assert [one.problem for one in tracked.stale()] == expected


def test_all_messages_of_a_file_count(desk: Desk) -> None:
    desk.write("a.jsonl", f'{{"id": "1", "text": "{CLEAN}"}}\n{{"id": "2", "text": "{CLEAN} NOW"}}\n')
    ignores = (Ignore("shout", "why", "/a.jsonl"), Ignore("mail", "why", "/a.jsonl"))
    assert stale(desk, *ignores, checked=("a.jsonl",)) == [f"i:2: {UNUSED}"]


def test_the_same_is_told_whatever_the_order_of_files(desk: Desk) -> None:
    names = [desk.write(f"{name}.txt", f"{CLEAN} {text}") for name, text in (("a", "NOW"), ("b", ""), ("c", "STAR"))]
    ignores = (Ignore("shout", "why"), Ignore("mail", "why"), Ignore("star", "why", "/a.txt"))
    told = [stale(desk, *ignores, checked=order) for order in (tuple(names), tuple(reversed(names)))]
    assert told == [[f"i:2: {UNUSED}", f"i:3: {UNUSED}"]] * 2


@pytest.mark.parametrize("text", [CLEAN, f"{CLEAN} NOW"])
def test_one_that_has_ended_is_told_with_its_day(desk: Desk, text: str) -> None:
    desk.write("a.txt", text)
    over = Ignore("shout", "why", "a.txt", until=date(2026, 5, 31))
    expected = "i:1: this ignore ended on 2026-05-31, and lets nothing pass any more; remove it, or give it a new end"
    assert stale(desk, over, Ignore("mail", "why", "b.txt", until=date(2026, 5, 31)), checked=("a.txt",)) == [expected]


def test_a_comment_that_lets_nothing_pass_is_told(desk: Desk) -> None:
    desk.write(
        "a.j2",
        f"{CLEAN}\nNOW {{# msglint: ignore shout -- used #}}\n{{# msglint: ignore mail -- unused #}}\nHi\n"
        "{# msglint: ignore-file star until 2026-05-31 -- ended #}\n",
    )
    assert stale(desk, checked=("a.j2",)) == [
        f"a.j2:3: {UNUSED}",
        "a.j2:5: this ignore ended on 2026-05-31, and lets nothing pass any more; remove it, or give it a new end",
    ]


def test_comments_of_records_are_told_apart(desk: Desk) -> None:
    lines = [
        f'{{"id": "{n}", "text": "{CLEAN} {word} {{# msglint: ignore shout -- x #}}"}}'
        for n, word in enumerate(["NOW", ""])
    ]
    desk.write("a.jsonl", "\n".join(lines))
    assert stale(desk, checked=("a.jsonl",)) == [f"a.jsonl:2: {UNUSED}"]


def test_a_comment_in_an_included_file_is_told_only_when_nothing_else_can_include_it(desk: Desk) -> None:
    desk.write("_foot.j2", "{{ x }} {# msglint: ignore shout -- why #}\n")
    desk.write("a.j2", f"{CLEAN} {{% include '_foot.j2' %}}")
    desk.write("b.j2", f"{CLEAN} {{% include '_foot.j2' %}}")
    assert stale(desk, checked=("_foot.j2",)) == []
    assert stale(desk, checked=("a.j2", "_foot.j2")) == []
    assert stale(desk, checked=("a.j2", "b.j2", "_foot.j2")) == [f"_foot.j2:1: {UNUSED}"]


def test_a_comment_that_is_used_where_its_file_is_included_is_used(desk: Desk) -> None:
    desk.write(
        "_foot.j2",
        "{% if x %}{{ y }}{% endif %} {# msglint: ignore-file order -- why #} NOW {# msglint: ignore shout -- b #}\n",
    )
    desk.write("a.j2", f"{CLEAN} {{% include '_foot.j2' %}}")
    assert stale(desk, checked=("a.j2", "_foot.j2")) == [f"_foot.j2:1: {UNUSED}"]
