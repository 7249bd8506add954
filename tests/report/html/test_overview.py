"""Numbers, rules and files of a whole run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from msglint.message import Message
from msglint.report import Result, Summary
from msglint.report.html import overview
from msglint.report.html.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.violation import Violation

TITLES = {"a/emoji": "Contains an emoji", "a/gif": "Contains a GIF", "a/link": "Links <out>"}


def tally_of(violation_of: Callable[..., Violation], *files: tuple[str, ...]) -> Tally:
    """Count one message a file, with violations of the named rules."""
    tally = Tally()
    for number, rules in enumerate(files, 1):
        found = tuple(violation_of("x", "x", rule=rule, why="It is so.") for rule in rules)
        message = replace(Message.from_text("x"), source=f"{number}.txt")
        tally.count(Result(message, found), f"m{number}" if rules else "", 100)
    return tally


def rows(root: Any, text_of: Callable[[object], str]) -> list[list[str]]:
    return [[text_of(cell) for cell in row.query("th, td")] for row in root.query("tbody tr")]


def test_numbers_are_filters_where_something_is_shown(
    tree: Callable[[str], Any], text_of: Callable[[object], str], violation_of: Callable[..., Violation]
) -> None:
    tally = tally_of(violation_of, ("a/emoji",))
    root = tree(overview.numbers(Summary(messages=1200, violating=1, error=1, ignored=2), tally)).root
    assert [text_of(pair) for pair in root.query("dl > div")] == [
        "Messages checked1,200",
        "Messages with violations1",
        "Errors1",
        "Warnings0",
        "Info0",
        "Ignored2",
        "In the baseline0",
    ]
    (link,) = root.query("a")
    assert link.attrs == {"href": "#m1v1", "data-filter": "severity", "data-value": "error"}


def test_failures_lead_to_their_list(tree: Callable[[str], Any]) -> None:
    root = tree(overview.numbers(Summary(failures=3), Tally())).root
    assert root.query_one("a").attrs == {"href": "#not-checked"}
    assert root.query_one("a").to_text() == "3"


def test_rules_say_why_and_what_to_write_instead(
    tree: Callable[[str], Any], text_of: Callable[[object], str], violation_of: Callable[..., Violation]
) -> None:
    tally = tally_of(violation_of, ("a/link", "a/emoji"), ("a/link",))
    root = tree(overview.rules(tally, TITLES) or "").root
    assert rows(root, text_of) == [
        ["Links <out>errora/linkIt is so.Instead: Remove it.", "2", "2"],
        ["Contains an emojierrora/emojiIt is so.Instead: Remove it.", "1", "1"],
    ]
    assert [link.attrs["data-value"] for link in root.query("a")] == ["a/link", "a/emoji"]
    assert text_of(root.query_one("details")) == "1 rule not brokenContains a GIF a/gif"


def test_rules_that_nothing_breaks_are_named_only(tree: Callable[[str], Any]) -> None:
    root = tree(overview.rules(Tally(), TITLES) or "").root
    assert not root.query("table")
    assert len(root.query("li")) == 3
    assert overview.rules(Tally(), {}) is None


def test_files_with_violations(
    tree: Callable[[str], Any], text_of: Callable[[object], str], violation_of: Callable[..., Violation]
) -> None:
    root = tree(overview.files(tally_of(violation_of, ("a/gif",), (), ("a/gif", "a/gif"))) or "").root
    assert rows(root, text_of) == [["3.txt", "1 of 1", "2"], ["1.txt", "1 of 1", "1"]]
    assert [link.attrs["data-value"] for link in root.query("a")] == ["3", "1"]
    assert [link.attrs["href"] for link in root.query("a")] == ["#m3", "#m1"]


def test_a_table_of_one_file_would_say_nothing_new(violation_of: Callable[..., Violation]) -> None:
    assert overview.files(tally_of(violation_of, ("a/gif",))) is None
    assert overview.files(tally_of(violation_of, (), ())) is None


def test_files_beyond_the_limit_are_counted(
    tree: Callable[[str], Any], text_of: Callable[[object], str], violation_of: Callable[..., Violation]
) -> None:
    root = tree(overview.files(tally_of(violation_of, *[("a/gif",)] * 203)) or "").root
    assert len(root.query("tbody tr")) == 200
    assert text_of(root.query_one(".left-out")) == "and 3 files with no more violations than these"


def test_the_filter_offers_what_there_is_and_waits_for_its_script(
    tree: Callable[[str], Any], text_of: Callable[[object], str], violation_of: Callable[..., Violation]
) -> None:
    tally = tally_of(violation_of, ("a/link",), (), ("a/emoji", "a/emoji"))
    root = tree(overview.form(Summary(messages=3, violating=2, error=3), tally, TITLES)).root
    assert "hidden" in root.query_one("form").attrs
    options = {
        select.attrs["name"]: [(option.attrs["value"], text_of(option)) for option in select.query("option")]
        for select in root.query("select")
    }
    assert options == {
        "severity": [("", "all"), ("error", "Errors")],
        "rule": [("", "all"), ("a/emoji", "Contains an emoji (2)"), ("a/link", "Links <out> (1)")],
        "file": [("", "all"), ("3", "3.txt"), ("1", "1.txt")],
    }
    assert len(root.query("label")) == 4
